import type { Seconds } from '../card.ts'
import type { Builder } from '../write.ts'

/** What a command may know of the world besides the disc, and where it talks to. */
export interface Io {
  /** Absolute path of the working folder. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: Sink
  readonly err: Sink
  now(): Seconds
  readonly builder: Builder
  /** Undefined where nothing can be kept from one run to the next. */
  readonly cache: Cache | undefined
}

/** Where a run keeps what a later one may use, and may as well be without. */
export interface Cache {
  /** Absolute path; need not be there. */
  readonly folder: string
  /** Names this very program and all it stands on: another one, of which results may differ, has another name. */
  program(): string
}

/** Something to write to. */
export interface Sink {
  write(text: string): void
  readonly isTerminal: boolean
  /** Width in characters. */
  readonly columns: number
}

/** 0 fine, 1 problems in the content, 2 wrong use or failure, 130 stopped by the user. */
export type ExitCode = 0 | 1 | 2 | 130
