import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { run } from '../../src/commands/program.ts'
import type { Builder, Io, Sink, System } from '../../src/io/io.ts'
import { sinkOf } from '../../src/io/sink.ts'
import type { Milliseconds, Seconds } from '../../src/model/time.ts'

/** 2026-01-02T03:04:05Z */
export const noon = 1767323045 as Seconds

/** A new folder with these files in it; it is gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'topdeck-test-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Keeps what arrives at a stream that is no terminal. */
class Recorder implements Sink {
  text = ''
  readonly columns = 80
  readonly isTerminal: boolean
  readonly #sink: Sink

  constructor(isTerminal = false) {
    this.isTerminal = isTerminal
    const write = (text: string) => {
      this.text += text
    }
    this.#sink = sinkOf({ write, isTerminal, columns: this.columns })
  }

  write(text: string): void {
    this.#sink.write(text)
  }

  draw(text: string): void {
    this.#sink.draw(text)
  }

  data(json: string): void {
    this.#sink.data(json)
  }

  status(text: string): void {
    this.#sink.status(text)
  }
}

/** Keeps what arrives at a terminal. */
export class TerminalRecorder extends Recorder {
  constructor() {
    super(true)
  }
}

/** What a run of `topdeck` printed, and its exit code. */
export interface Printed {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Somebody in Greenwich at {@link noon}, away from any terminal, whose reviews are kept in a folder; `changes` say what is different. */
export function learnerIn(folder: string | undefined, changes: Partial<System> = {}): System {
  let chance = 0
  return {
    folder,
    host: 'harness',
    milliseconds: () => (noon * 1000) as Milliseconds,
    offsetAt: () => 0,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => chance++),
    terminal: () => undefined,
    async *lines() {},
    edit: async () => 0,
    browse: async () => 'opened',
    open: async () => 'opened',
    ...changes,
  }
}

/** The process of somebody whom nothing interrupts, and beside whom nobody builds. */
export const undisturbed: Builder = {
  pid: 4_000_001,
  machine: hostname,
  isRunning: () => false,
  onInterrupt: () => () => undefined,
  patience: 0,
}

/** The world of somebody in a folder whom nothing interrupts, at {@link noon}; `changes` say what is different. */
export function ioIn(cwd: string, changes: Partial<Io> = {}): Io & { readonly out: Recorder; readonly err: Recorder } {
  return {
    cwd,
    env: {},
    now: () => noon,
    builder: undisturbed,
    cache: undefined,
    system: learnerIn(undefined),
    ...changes,
    out: new Recorder(),
    err: new Recorder(),
  }
}

/** Runs `topdeck` in a folder, as in {@link ioIn}. */
export async function topdeck(cwd: string, argv: readonly string[], changes: Partial<Io> = {}): Promise<Printed> {
  const io = ioIn(cwd, changes)
  const code = await run(argv, { ...io, ...changes }, '1.2.3')
  return { code, out: io.out.text, err: io.err.text }
}

/** A page with one answered question per line of headings. */
export function pageOf(questions: Readonly<Record<string, string>>): string {
  return Object.entries(questions)
    .map(([question, answer]) => `## ${question}\n\n${answer}\n`)
    .join('\n')
}
