import { join } from 'node:path'
import { type Ambiguity, ambiguitiesOf, type ShowFile } from '../../changes/ambiguity.ts'
import { type Change, type ChangeCounts, compareSnapshots, countChanges, placeOf } from '../../changes/changes.ts'
import { rulingsOf } from '../../changes/rulings.ts'
import { type Snapshot, snapshotOf } from '../../changes/snapshot.ts'
import { emptyLedger, type Ledger } from '../../identity/ledger.ts'
import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import type { Verbosity } from '../../io/problems.ts'
import { Progress } from '../../io/progress.ts'
import { writeJson } from '../../io/sink.ts'
import { Failure } from '../../model/failure.ts'
import { areBlank } from '../../model/source-file.ts'
import { compileState } from '../../project/compiled.ts'
import { ledgerAt, topicsAt } from '../../project/earlier.ts'
import { type Commit, type FolderHistory, History } from '../../project/history.ts'
import { readLedger } from '../../project/ledger-file.ts'
import { isWithin, openProject, type Project } from '../../project/project.ts'
import { countText } from '../../text/count.ts'
import {
  ambiguityRecord,
  ambiguityText,
  changeRecord,
  changeText,
  countsRecord,
  countsText,
} from '../diff/changes-text.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `replay`. */
export interface ReplayOptions extends Omit<CommonOptions, 'tag'> {
  /** The commit to start from; the first one if undefined. */
  readonly since: string | undefined
}

type TopicsAtCommit = ReturnType<typeof topicsAt>

/** What one commit did to learners. */
interface Step {
  readonly commit: Commit
  readonly changes: readonly Change[]
  readonly counts: ChangeCounts
  readonly ambiguous: readonly Ambiguity[]
}

/** `topdeck replay`: shows what each commit of the topics would have done to learners. Writes nothing. */
export async function replay(target: string | undefined, options: ReplayOptions, io: Io): Promise<ExitCode> {
  const project = await openProject(target, undefined, io)
  const history = new History(project.folder, io.env)
  const since = options.since === undefined ? undefined : history.commit(options.since)
  const past = history.commitsOf(project.topics, since)
  if (past.steps.length === 0 && since === undefined)
    throw new Failure(`${showPath(project.topics, io)}: no commit contains this folder`)

  const show: ShowFile = (file) => showPath(join(project.topics, file), io)
  const colours = coloursFor(io.out, options.colour, io.env)
  const progress = new Progress(io)
  const steps: Step[] = []
  try {
    for await (const step of stepsOf(history, past, since, project, io)) {
      progress.clear()
      steps.push(step)
      if (options.output === 'text') io.out.write(stepText(step, options.verbosity, show, colours))
      progress.show(`commit ${steps.length} of ${past.steps.length}`)
    }
  } finally {
    progress.clear()
  }

  const total = totalOf(steps)
  const ambiguous = steps.reduce((sum, step) => sum + step.ambiguous.length, 0)
  const start = history.isShallow() ? 'This clone is shallow, so earlier commits are missing.' : undefined
  if (options.output === 'json') {
    const record = {
      topics: showPath(project.topics, io),
      ...(options.since !== undefined && { since: options.since }),
      commits: steps.length,
      shallow: start !== undefined,
      ...countsRecord(total),
      ambiguous,
      steps: steps.map((step) => stepRecord(step, show)),
    }
    writeJson(io.out, record)
  } else {
    const doubts = ambiguous === 0 ? '' : `, ambiguous ${ambiguous}`
    const strayed = total.replaced === 0 ? ', went to another question 0' : ''
    const what = `over ${countText(steps.length, 'commit')}`
    io.out.write(`${what}: ${countsText(total, 'all')}${strayed}${doubts}\n`)
    if (start !== undefined) io.err.write(`${start}\n`)
  }
  return total.reset === 0 ? 0 : 1
}

/** Compiles one commit after the other, each with the ledger that the previous one left. */
async function* stepsOf(
  history: History,
  past: FolderHistory,
  since: Commit | undefined,
  project: Project,
  io: Io,
): AsyncGenerator<Step> {
  const { link } = await readLedger(project, io, 'accept')
  const compileAt = (commit: Commit, { files, readImage }: TopicsAtCommit, ledger: Ledger) =>
    compileState(project, { files, ledger, readImage, link, now: commit.time })

  let ledger = emptyLedger
  let before: Snapshot = new Map()
  if (since !== undefined) {
    const start = await compileAt(
      since,
      topicsAt(history, since, past.start, project),
      ledgerAt(history, since, project, io) ?? emptyLedger,
    )
    ledger = start.ledger
    before = snapshotOf(ledger, start)
  }
  for (const { commit, folder } of past.steps) {
    const topics = topicsAt(history, commit, folder, project)
    // A build refuses to run on blank files, and leaves the ledger as it is.
    if (topics.files.length > 0 && areBlank(topics.files)) {
      yield { commit, changes: [], counts: countChanges([]), ambiguous: [] }
      continue
    }
    const compilation = await compileAt(commit, topics, ledger)
    ledger = compilation.ledger
    const after = snapshotOf(ledger, compilation)
    const changes = compareSnapshots(before, after, rulingsOf(compilation, project.configuration.different)).filter(
      (change) => isWithin(placeOf(change).file ?? '', project.within),
    )
    const ambiguous = ambiguitiesOf(compilation).filter(({ file }) => isWithin(file, project.within))
    yield { commit, changes, counts: countChanges(changes), ambiguous }
    before = after
  }
}

function totalOf(steps: readonly Step[]): ChangeCounts {
  return countChanges(steps.flatMap(({ changes }) => changes))
}

/** A step as a line, followed by its losses and ambiguities and, with `all`, its other changes. */
function stepText(
  { commit, changes, counts, ambiguous }: Step,
  verbosity: Verbosity,
  show: ShowFile,
  colours: Colours,
): string {
  const date = new Date(commit.time * 1000).toISOString().slice(0, 10)
  const head = `${colours.faint(`${commit.hash.slice(0, 10)}  ${date}`)}  ${countsText(counts, 'some')}  ${colours.faint(commit.subject)}\n`
  const types: ReadonlySet<Change['type']> =
    verbosity === 'all'
      ? new Set(['reworded', 'merged', 'retired', 'replaced', 'reset'])
      : new Set(['replaced', 'reset'])
  const details = [
    ...changes.filter(({ type }) => types.has(type)).map((change) => changeText(change, show, colours)),
    ...ambiguous.map((ambiguity) => ambiguityText(ambiguity, show, colours)),
  ]
  return head + details.join('').replace(/^(?=.)/gm, '  ')
}

function stepRecord({ commit, changes, counts, ambiguous }: Step, show: ShowFile) {
  return {
    commit: commit.hash,
    time: commit.time,
    subject: commit.subject,
    ...countsRecord(counts),
    changes: changes.filter(({ type }) => type !== 'kept').map((change) => changeRecord(change, show)),
    ambiguous: ambiguous.map((ambiguity) => ambiguityRecord(ambiguity, show)),
  }
}
