import type { Milliseconds, Seconds } from '../model/time.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { WebAddress } from '../text/web-address.ts'

/** Everything of the world that a command may use, besides the disk. */
export interface Io {
  /** The absolute path of the working folder. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: Sink
  readonly err: Sink
  now(): Seconds
  readonly builder: Builder
  /** Undefined if nothing can be kept from one run to the next. */
  readonly cache: Cache | undefined
  /** The absolute path of the schema of configurations that the program ships; undefined if it isn't on the disk. */
  readonly configurationSchema?: string
  readonly system: System
}

/** The process that builds, and what it knows of other processes. */
export interface Builder {
  readonly pid: number
  /** A name of the machine, by which processes on it recognise each other. */
  machine(): string
  /**
   * Whether a process with this id runs on this machine.
   * @param since a moment at which it ran; an id that was in use before the machine was started says nothing
   */
  isRunning(pid: number, since?: Milliseconds): boolean
  /** Calls the listener when the user asks to stop; gives a function that removes the listener. */
  onInterrupt(listener: () => void): () => void
  /** How long to wait for another build, in milliseconds. */
  readonly patience: number
}

/** The user's computer: its data folder, clock, terminal, editor and browser. */
export interface System {
  /**
   * The absolute path of the folder for the user's data, which may not exist yet; undefined if there is no such place.
   */
  readonly folder: string | undefined
  /** The name of the machine. */
  readonly host: string
  milliseconds(): Milliseconds
  /** The minutes by which the local time is ahead of UTC at a point in time. */
  offsetAt(time: Milliseconds): number
  randomBytes(count: number): Uint8Array
  /** The user's terminal; undefined if the input or the output isn't one. */
  terminal(): Terminal | undefined
  /** The lines of the standard input. */
  lines(): AsyncIterable<string>
  /** Opens an editor at a line of a file and waits until it is closed; resolves to its exit code. */
  edit(file: string, line: number): Promise<number>
  /** Opens an address in the browser; resolves to whether anything could open it. */
  browse(address: WebAddress): Promise<'opened' | 'failed'>
  /** Opens a picture in the program that the user has for it; the path is absolute. */
  open(path: string): Promise<'opened' | 'failed'>
}

/** Where a run keeps what later runs can use but do not need. */
export interface Cache {
  /** Absolute path; it may not exist yet. */
  readonly folder: string
  /** Identifies this version of the program and of everything it depends on. */
  program(): string
}

/**
 * An output stream. None of its methods lets through what a terminal would interpret, nor what makes a text look like
 * another one: such characters are shown. Only the styles of `painter` pass, and in `draw` the links of `linked`.
 */
export interface Sink {
  /** Writes a text for people. */
  write(text: string): void
  /** Writes a text for people that was drawn for a terminal, and may hold links. */
  draw(text: string): void
  /** Writes JSON for programs as it is; a terminal gets an equal one without such characters. */
  data(json: string): void
  /** Writes a text in place of the line that the cursor of a terminal is in. */
  status(text: string): void
  readonly isTerminal: boolean
  /** The width in characters. */
  readonly columns: number
}

/** 0 success, 1 problems in the content, 2 wrong usage or failure, 130 interrupted by the user. */
export type ExitCode = 0 | 1 | 2 | 130
