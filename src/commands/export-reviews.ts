import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaults } from '../configuration.ts'
import { Failure, reasonOf } from '../failure.ts'
import { exportEvents } from '../review/event-lines.ts'
import type { ExitCode, Io } from './io.ts'
import { openLearnerStore, type StoreChoice } from './learner-store.ts'
import { showPath } from './project.ts'

/** How many lines are written at a time. */
const LINES_AT_ONCE = 1000

/** `topdeck reviews export`: the whole history as JSON lines, to a file or to the output. */
export async function exportReviews(file: string | undefined, options: StoreChoice, io: Io): Promise<ExitCode> {
  const { store } = openLearnerStore({ configured: defaults.review, origin: undefined }, options, io)
  try {
    if (file === undefined || file === '-') {
      for (const text of portions(exportEvents(store))) io.out.write(text)
    } else {
      const path = resolve(io.cwd, file)
      writeFile(path, showPath(path, io), portions(exportEvents(store)), io)
    }
    return 0
  } finally {
    store.close()
  }
}

/** Writes a file that is there as a whole or not at all; a pipe or device is written to as it is. */
function writeFile(path: string, shown: string, texts: Iterable<string>, io: Io): void {
  const isPlain = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true
  const place = isPlain ? `${path}.${io.builder.pid}` : path
  try {
    const file = openSync(place, 'w')
    try {
      for (const text of texts) writeSync(file, text)
    } finally {
      closeSync(file)
    }
    if (isPlain) renameSync(place, path)
  } catch (error) {
    if (isPlain) rmSync(place, { force: true })
    if (error instanceof Failure) throw error
    throw new Failure(`${shown}: cannot be written: ${reasonOf(error)}`, { cause: error })
  }
}

function* portions(lines: Iterable<string>): Generator<string> {
  let portion: string[] = []
  for (const line of lines) {
    portion.push(line)
    if (portion.length < LINES_AT_ONCE) continue
    yield portion.join('')
    portion = []
  }
  yield portion.join('')
}
