import { resolve } from 'node:path'
import { coloursFor } from '../../io/colour.ts'
import { readBytes } from '../../io/files.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import { exitCodeOf, problemRecord, problemsText, sortProblems } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import type { Problem } from '../../model/card.ts'
import { Failure } from '../../model/failure.ts'
import { problemAt } from '../../model/problem.ts'
import { configurationDefaults } from '../../project/default-configuration.ts'
import { type ParsedEvents, parseEvents } from '../../review/history/event-lines.ts'
import { noteImport, openLearnerStore, type StoreChoice } from '../../review/store/learner-store.ts'
import type { MergeResult } from '../../review/store/store.ts'
import { decodeText } from '../../text/decode.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `reviews import`. */
export type ImportOptions = Omit<CommonOptions, 'tag'> & StoreChoice

/** `topdeck reviews import`: adds the histories in files (`-` is standard input). Importing a file twice is safe. */
export async function importReviews(files: readonly string[], options: ImportOptions, io: Io): Promise<ExitCode> {
  // All files are read before anything is added, so that a missing file stops the whole import.
  const parsed: ParsedEvents[] = []
  for (const file of files) parsed.push(await readEvents(file, io))
  const merged = merge(parsed, options, io)
  const problems = sortProblems([...parsed.flatMap((each) => each.problems), ...conflicts(merged)])
  if (options.output === 'json') {
    const { added, known } = merged
    writeJson(io.out, { added, known, problems: problems.map(problemRecord) })
  } else {
    io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
    io.out.write(`${merged.added} added, ${merged.known} already present\n`)
  }
  return exitCodeOf(problems)
}

async function readEvents(file: string, io: Io): Promise<ParsedEvents> {
  if (file === '-') {
    const lines: string[] = []
    for await (const line of io.system.lines()) lines.push(line)
    if (lines[0]?.includes('\0') === true) {
      throw new Failure(
        'standard input: this is UTF-16, expected UTF-8; import the file by its name, which accepts both',
      )
    }
    return parseEvents(lines, 'standard input')
  }
  const path = resolve(io.cwd, file)
  const shown = showPath(path, io)
  return parseEvents(decodeText(readBytes(path, shown)).split('\n'), shown)
}

function merge(parsed: readonly ParsedEvents[], options: ImportOptions, io: Io): MergeResult {
  const { store } = openLearnerStore({ configured: configurationDefaults.review, origin: undefined }, options, io)
  try {
    const merged = store.merge(parsed.flatMap(({ events }) => events))
    if (merged.added > 0) noteImport(store)
    return merged
  } finally {
    store.close()
  }
}

function conflicts({ conflicting }: MergeResult): Problem[] {
  return conflicting.map((id) => {
    const reason = `Event ${id} already exists with different content; the existing one was kept`
    return problemAt({ file: 'reviews' }, 'reviews-conflict', reason)
  })
}
