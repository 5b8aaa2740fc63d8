/** The terminal as the screen uses it; `node-terminal.ts` has the real one. */

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
  onResize(listener: () => void): () => void
  /** The user has gone: the window was closed, or the connection was lost. */
  onEnd(listener: () => void): () => void
  /** The program is about to end, in whatever way; the listener must be synchronous. */
  onExit(listener: () => void): () => void
  /** `keys`: each key is reported at once and not echoed. `lines`: the original mode, for other programs. */
  setInput(mode: 'keys' | 'lines'): void
}
