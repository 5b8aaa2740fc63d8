import type { Seconds } from '../model/time.ts'
import type { Io } from './io.ts'

/** One line on a terminal that shows what a long command is doing. */
export class Progress {
  readonly #io: Io
  readonly #started: Seconds
  #shown = false

  constructor(io: Io) {
    this.#io = io
    this.#started = io.now()
  }

  show(what: string): void {
    const { err } = this.#io
    if (!err.isTerminal || this.#io.now() - this.#started < 1) return
    this.#shown = true
    err.status(what.slice(0, err.columns - 1))
  }

  clear(): void {
    if (this.#shown) this.#io.err.status('')
    this.#shown = false
  }
}
