/** The terminal as the screen uses it; `node-terminal.ts` has the real one. */

import type { Milliseconds } from '../model/time.ts'
import type { Key } from './key.ts'

/** The size of a terminal in characters. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** A terminal. Each `on…` returns the function that removes the listener. */
export interface Terminal {
  write(text: string): void
  size(): Size
  onKey(listener: (key: Key) => void): () => void
  /** The terminal answers a question that was written to it; replies are never reported as keys. */
  onReply(listener: (reply: string) => void): () => void
  /** The size has changed, or may have. */
  onResize(listener: () => void): () => void
  /** The user has gone: the window was closed, or the connection was lost. */
  onEnd(listener: () => void): () => void
  /** The program is about to end, in whatever way; the listener must be synchronous. */
  onExit(listener: () => void): () => void
  /** The program goes on after it was stopped from outside: the terminal may be in another mode and show other things. */
  onContinue(listener: () => void): () => void
  /** `keys`: each key is reported at once and not echoed. `lines`: the original mode, for other programs. */
  setInput(mode: 'keys' | 'lines'): void
  /** Stops the program as Ctrl-Z does, and resolves to how long; undefined where no program can be stopped like that. */
  readonly suspend: (() => Promise<Milliseconds>) | undefined
}
