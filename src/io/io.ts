import type { Milliseconds, Seconds } from '../model/time.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Builder } from './write.ts'

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
  readonly learner: Learner
}

/** The person who reviews: where their history is kept, their time, and what is before them. */
export interface Learner {
  /** Absolute path of the folder for what they would miss; need not be there. Undefined when they have no such place. */
  readonly folder: string | undefined
  /** Name of the machine. */
  readonly host: string
  milliseconds(): Milliseconds
  /** Minutes that their clock is ahead of UTC at a moment. */
  offsetAt(time: Milliseconds): number
  randomBytes(count: number): Uint8Array
  /** The terminal that they sit at; undefined when input or output is no terminal. */
  terminal(): Terminal | undefined
  /** Lines of the input when it is no terminal. */
  lines(): AsyncIterable<string>
  /** Opens an editor at a line of a file and waits until it is closed; gives its exit code. */
  edit(file: string, line: number): Promise<number>
  /** Opens an address in the browser. */
  browse(address: string): void
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
