import { createInterface, emitKeypressEvents } from 'node:readline'
import { Readable } from 'node:stream'
import { type Key, type ReadlineKey, readKey } from './key.ts'
import type { Terminal } from './terminal.ts'

/** A stream that keys come from: `process.stdin` of a terminal. */
export interface KeyStream extends NodeJS.ReadableStream {
  setRawMode(mode: boolean): unknown
}

/** A stream that shows what is written to it: `process.stdout` of a terminal. */
export interface ShowingStream extends NodeJS.WritableStream {
  readonly columns?: number
  readonly rows?: number
}

/** How long an escape character waits for the rest of a key's sequence, in milliseconds. */
const escapePatience = 100

/** The terminal that the program was started in; only the rim knows when the program is about to end (`onExit`). */
export function nodeTerminal(input: KeyStream, output: ShowingStream, onExit: Terminal['onExit']): Terminal {
  // readline takes its patience from an interface only; this one reads nothing.
  const settings = createInterface({ input: Readable.from([]), escapeCodeTimeout: escapePatience })
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
