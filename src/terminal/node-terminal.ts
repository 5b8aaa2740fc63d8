import { createInterface, emitKeypressEvents } from 'node:readline'
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Milliseconds } from '../model/time.ts'
import { type InputPart, InputReader } from './input-reader.ts'
import { type Key, keysOfText, type ReadlineKey, readKey } from './key.ts'
import type { Terminal } from './terminal.ts'

/** A stream of keys: `process.stdin` of a terminal. */
export interface KeyStream extends NodeJS.ReadableStream {
  setRawMode(mode: boolean): unknown
}

/** A stream that is displayed: `process.stdout` of a terminal. */
export interface ShowingStream extends NodeJS.WritableStream {
  readonly columns?: number
  readonly rows?: number
}

/** What the operating system tells the program, and what it does with it. */
export interface TerminalProcess {
  /** Calls the listener when the program ends, in whatever way; returns the function that removes it. */
  readonly onExit: Terminal['onExit']
  /** Calls the listener at a signal, instead of what the signal usually does. */
  onSignal(signal: 'SIGINT' | 'SIGTSTP' | 'SIGCONT' | 'SIGWINCH', listener: () => void): () => void
  /** Finds out the size of the terminal, whose changes nobody tells a program that is stopped. */
  updateSize(): void
  /** Stops the program and resolves when it goes on, to the time in between; undefined where that can't be done. */
  readonly suspend: (() => Promise<Milliseconds>) | undefined
}

/** How long to wait for the rest of a key's escape sequence, in milliseconds. */
const KEY_TIMEOUT = 100
/** How long to wait for the rest of a paste, or of a reply. */
const REST_TIMEOUT = 1000

/** The terminal that the program was started in. */
export function nodeTerminal(input: KeyStream, output: ShowingStream, program: TerminalProcess): Terminal {
  const listeners = { key: new Set<(key: Key) => void>(), reply: new Set<(reply: string) => void>() }
  const decoder = new StringDecoder('utf8')
  const reader = new InputReader()
  const keyOf = sequenceReader()
  let timer: NodeJS.Timeout | undefined
  let stopSignals: (() => void)[] = []

  const report = (parts: readonly InputPart[]) => {
    for (const { type, text } of parts) {
      if (type === 'reply') for (const listener of listeners.reply) listener(text)
      else for (const key of keysOf(type, text, keyOf)) for (const listener of listeners.key) listener(key)
    }
  }
  const onData = (chunk: Buffer | string) => {
    clearTimeout(timer)
    report(reader.read(typeof chunk === 'string' ? chunk : decoder.write(chunk), performance.now()))
    if (reader.waitsFor === 'nothing') return
    timer = setTimeout(() => report(reader.finish()), reader.waitsFor === 'key' ? KEY_TIMEOUT : REST_TIMEOUT)
  }
  const listen = <Listener>(all: Set<Listener>, listener: Listener) => {
    if (listeners.key.size + listeners.reply.size === 0) input.on('data', onData)
    all.add(listener)
    return () => {
      all.delete(listener)
      if (listeners.key.size + listeners.reply.size > 0) return
      clearTimeout(timer)
      input.off('data', onData)
    }
  }
  const press = (name: Key['name']) => {
    for (const listener of listeners.key) listener({ name, text: '' })
  }
  const continued = new Set<() => void>()

  return {
    write: (text) => void output.write(text),
    size: () => ({ columns: output.columns || 80, rows: output.rows || 24 }),
    onKey: (listener) => listen(listeners.key, listener),
    onReply: (listener) => listen(listeners.reply, listener),
    onResize(listener) {
      // Node reports a size that differs from the last one it knew. After two changes in a moment, the size may be the
      // same as before, and yet the terminal has cut off a part of what it showed.
      let isReported = false
      const onChange = () => {
        isReported = true
        setImmediate(() => {
          isReported = false
        })
        listener()
      }
      output.on('resize', onChange)
      const stop = program.onSignal('SIGWINCH', () => {
        if (!isReported) listener()
      })
      return () => {
        output.off('resize', onChange)
        stop()
      }
    },
    onEnd(listener) {
      for (const event of ends) input.on(event, listener)
      return () => {
        for (const event of ends) input.off(event, listener)
      }
    },
    onExit: program.onExit,
    onContinue(listener) {
      continued.add(listener)
      return () => void continued.delete(listener)
    },
    setInput(mode) {
      for (const stop of stopSignals) stop()
      stopSignals = []
      input.setRawMode(mode === 'keys')
      if (mode === 'keys') {
        // What a terminal makes of Ctrl-C and Ctrl-Z, another program may send as well.
        stopSignals = [
          program.onSignal('SIGINT', () => press('ctrl-c')),
          program.onSignal('SIGCONT', () => {
            for (const listener of continued) listener()
          }),
          ...(program.suspend === undefined ? [] : [program.onSignal('SIGTSTP', () => press('ctrl-z'))]),
        ]
        program.updateSize()
        input.resume()
      } else input.pause()
    },
    suspend: program.suspend,
  }
}

const ends = ['end', 'close', 'error'] as const

function keysOf(type: Exclude<InputPart['type'], 'reply'>, text: string, keyOf: (sequence: string) => Key): Key[] {
  if (type === 'sequence') return [keyOf(text)]
  if (type === 'typed') return keysOfText(text)
  return [{ name: type === 'pasted' ? 'paste' : 'burst', text }]
}

/** Reads whole escape sequences by the tables of `node:readline`. */
function sequenceReader(): (sequence: string) => Key {
  const source = new Readable({ read: () => undefined })
  // readline takes the timeout from an interface only; this one reads nothing.
  const settings = createInterface({ input: Readable.from([]), escapeCodeTimeout: 1 })
  settings.close()
  emitKeypressEvents(source, settings)
  let found: Key | undefined
  source.on('keypress', (text: string | undefined, key: ReadlineKey) => {
    found ??= readKey(text, key)
  })
  return (sequence) => {
    if (sequence === '\u001B') return { name: 'escape', text: '' }
    found = undefined
    source.emit('data', sequence)
    const key = found
    // A sequence that readline takes for a part of a longer one must not swallow the next key.
    if (key === undefined) source.emit('data', 'x')
    return key ?? { name: 'other', text: '' }
  }
}
