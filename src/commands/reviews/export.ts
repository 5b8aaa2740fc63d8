import { resolve } from 'node:path'
import { writeOutput } from '../../io/files.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { configurationDefaults } from '../../project/default-configuration.ts'
import { exportEvents } from '../../review/history/event-lines.ts'
import { openLearnerStore, type StoreChoice } from '../../review/store/learner-store.ts'

/** How many lines are written at a time. */
const LINES_AT_ONCE = 1000

/** `topdeck reviews export`: writes the whole history as JSON lines, to a file or to standard output. */
export async function exportReviews(file: string | undefined, options: StoreChoice, io: Io): Promise<ExitCode> {
  const { store } = openLearnerStore({ configured: configurationDefaults.review, origin: undefined }, options, io)
  try {
    if (file === undefined || file === '-') {
      for (const text of portions(exportEvents(store))) io.out.data(text)
    } else {
      const path = resolve(io.cwd, file)
      await writeOutput(path, portions(exportEvents(store)), io)
    }
    return 0
  } finally {
    store.close()
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
