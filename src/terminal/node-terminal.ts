import { createInterface, emitKeypressEvents } from 'node:readline'
import { Readable } from 'node:stream'
import { type Key, type ReadlineKey, readKey } from './key.ts'
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

/** How long to wait for the rest of a key's escape sequence, in milliseconds. */
const ESCAPE_TIMEOUT = 100

/** The terminal that the program was started in; the caller knows when the program is about to end (`onExit`). */
export function nodeTerminal(input: KeyStream, output: ShowingStream, onExit: Terminal['onExit']): Terminal {
  // readline takes the timeout from an interface only; this one reads nothing.
  const settings = createInterface({ input: Readable.from([]), escapeCodeTimeout: ESCAPE_TIMEOUT })
  settings.close()
  emitKeypressEvents(input, settings)
  return {
    write: (text) => void output.write(text),
    size: () => ({ columns: output.columns || 80, rows: output.rows || 24 }),
    onKey(listener: (key: Key) => void) {
      const onKeypress = (text: string | undefined, key: ReadlineKey) => listener(readKey(text, key))
      input.on('keypress', onKeypress)
      return () => void input.off('keypress', onKeypress)
    },
    onResize(listener) {
      output.on('resize', listener)
      return () => void output.off('resize', listener)
    },
    onEnd(listener) {
      for (const event of ends) input.on(event, listener)
      return () => {
        for (const event of ends) input.off(event, listener)
      }
    },
    onExit,
    setInput(mode) {
      input.setRawMode(mode === 'keys')
      if (mode === 'keys') input.resume()
      else input.pause()
    },
  }
}

const ends = ['end', 'close', 'error'] as const
