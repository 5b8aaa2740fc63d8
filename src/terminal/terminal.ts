/** A terminal with a person before it, as what draws on it knows it. The real one is made at the rim of the program. */

import type { Key } from './key.ts'

/** In characters. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** Each `on…` gives the function that ends the listening. */
export interface Terminal {
  write(text: string): void
  size(): Size
  onKey(listener: (key: Key) => void): () => void
  onResize(listener: () => void): () => void
  /** Nobody is there any more: the window was closed, the connection broke. */
  onEnd(listener: () => void): () => void
  /** The program is about to end, in whatever way; the listener may only do what is done at once. */
  onExit(listener: () => void): () => void
  /** `keys`: each key comes by itself and is not echoed. `lines`: as it was found, for other programs. */
  setInput(mode: 'keys' | 'lines'): void
}
