import { join } from 'node:path'
import { type Ambiguity, ambiguitiesOf, ambiguityProblem, type ShowFile } from '../../changes/ambiguity.ts'
import { type Change, compareSnapshots, countChanges, placeOf } from '../../changes/changes.ts'
import { type Loss, lossesOf } from '../../changes/losses.ts'
import { rulingsOf } from '../../changes/rulings.ts'
import { snapshotOf } from '../../changes/snapshot.ts'
import { standingQuestions } from '../../changes/standing-questions.ts'
import { serialiseLedger } from '../../identity/ledger.ts'
import { type Colours, coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import { exitCodeOf, problemRecord, problemsText, sortProblems, type Verbosity } from '../../io/problems.ts'
import { writeJson } from '../../io/sink.ts'
import type { Problem } from '../../model/card.ts'
import { problemAt } from '../../model/problem.ts'
import { compileState } from '../../project/compiled.ts'
import { configurationProblems } from '../../project/configuration-problems.ts'
import { readEarlier } from '../../project/earlier.ts'
import { buildTime, readLedger } from '../../project/ledger-file.ts'
import { isWithin, openProject, readSources, showProblems } from '../../project/project.ts'
import { imageReader } from '../../project/topics/read.ts'
import type { CommonOptions } from '../options.ts'
import {
  adviceOf,
  ambiguityRecord,
  ambiguityText,
  changeRecord,
  changeText,
  countsRecord,
  countsText,
} from './changes-text.ts'
import { adviceOnLoss, lossRecord, lossText, placeOfLoss, reasonOfLoss } from './losses-text.ts'

/** The options of `diff`. */
export interface DiffOptions extends Omit<CommonOptions, 'tag'> {
  /** A commit, or decks that an earlier build wrote as JSON; the ledger if undefined. */
  readonly against: string | undefined
  /** `gate`: whatever costs learners their history, or may cost it, is a problem. */
  readonly purpose: 'show' | 'gate'
}

/** `topdeck diff`: shows what the current topics do to learners. Writes nothing. */
export async function diff(target: string | undefined, options: DiffOptions, io: Io): Promise<ExitCode> {
  const project = await openProject(target, undefined, io)
  const sources = readSources(project, io)
  const ledgerFile = await readLedger(project, io)
  const { ledger, link } = ledgerFile
  const earlier = await readEarlier(options.against, project, ledgerFile, io)
  const readImage = imageReader(project.topics)
  const compilation = await compileState(project, { files: sources.files, ledger, readImage, link, now: buildTime(io) })

  const now = snapshotOf(compilation.ledger, compilation)
  const rulings = rulingsOf(compilation, project.configuration.different)
  const all = compareSnapshots(earlier.snapshot, now, rulings)
  const changes = all.filter((change) => isWithin(placeOf(change).file ?? '', project.within))
  const ambiguous = ambiguitiesOf(compilation).filter(({ file }) => isWithin(file, project.within))
  // Git for Windows checks the ledger out with other line ends, which "topdeck build" leaves as they are.
  const isUpToDate = serialiseLedger(compilation.ledger) === ledgerFile.text?.replaceAll('\r\n', '\n')
  const show: ShowFile = (file) => showPath(join(project.topics, file), io)
  const standing = standingQuestions(all, sources.files, compilation)
  const losses = lossesOf({ before: earlier.snapshot, after: now, changes: all, standing, rulings }).filter((loss) =>
    isWithin(placeOfLoss(loss).file ?? '', project.within),
  )

  const dangers = options.purpose === 'gate' ? dangersOf(changes, losses, ambiguous, show) : []
  const problems = sortProblems([
    ...ledgerFile.problems,
    ...configurationProblems(compilation, ledger, project, io),
    ...showProblems([...sources.problems, ...compilation.problems, ...dangers], project, io),
    ...(options.purpose === 'gate' && !isUpToDate ? [outOfDate(showPath(project.ledger, io))] : []),
  ])
  if (options.output === 'json') {
    const record = {
      topics: showPath(project.topics, io),
      against: earlier.name,
      ...countsRecord(countChanges(changes)),
      ledger: isUpToDate ? 'up to date' : 'out of date',
      changes: changes.filter(({ type }) => type !== 'kept').map((change) => changeRecord(change, show)),
      ambiguous: ambiguous.map((ambiguity) => ambiguityRecord(ambiguity, show)),
      losses: losses.map((loss) => lossRecord(loss, show)),
      problems: problems.map(problemRecord),
    }
    writeJson(io.out, record)
  } else {
    const colours = coloursFor(io.out, options.colour, io.env)
    // The gate prints the dangers as problems; everything else is only background.
    if (options.purpose === 'show' || options.verbosity === 'all') {
      io.out.write(changesText(changes, options.verbosity, show, colours))
      io.out.write(ambiguous.map((ambiguity) => ambiguityText(ambiguity, show, colours)).join(''))
      io.out.write(losses.map((loss) => lossText(loss, show, colours)).join(''))
    }
    const doubts = ambiguous.length === 0 ? '' : `, ambiguous ${ambiguous.length}`
    io.out.write(`${countsText(countChanges(changes), 'all')}${doubts}\n`)
    io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
  }
  return exitCodeOf(problems)
}

/** The kinds of change in the order of the list. The gravest come last, because the end is what stays visible. */
const listed: readonly Change['type'][] = [
  'added',
  'returned',
  'answer',
  'reworded',
  'merged',
  'retired',
  'replaced',
  'reset',
]

const some = 20

/** The changes by kind. Unless all are wanted, only some of those that cost nobody anything. */
function changesText(changes: readonly Change[], verbosity: Verbosity, show: ShowFile, colours: Colours): string {
  return listed
    .map((type) => {
      const own = changes.filter((change) => change.type === type)
      const shown = verbosity === 'all' || type === 'reset' || type === 'replaced' ? own : own.slice(0, some)
      const rest = own.length - shown.length
      const lines = shown.map((change) => changeText(change, show, colours)).join('')
      return rest === 0 ? lines : `${lines}… and ${rest} more (--verbose shows them)\n`
    })
    .join('')
}

function dangersOf(
  changes: readonly Change[],
  losses: readonly Loss[],
  ambiguous: readonly Ambiguity[],
  show: ShowFile,
): Problem[] {
  const resets = changes.flatMap((change) => {
    if (change.type !== 'reset' && change.type !== 'replaced') return []
    const { file = '', line } = placeOf(change)
    const { before, after } = change
    const what =
      change.type === 'replaced'
        ? `Card ${before.id} would be given to another question`
        : before.id === after.id
          ? `Card ${before.id} would lose its history`
          : `Card ${before.id} would be replaced by ${after.id} and lose its history`
    return [problemAt({ file, line }, change.type, `${what}. ${adviceOf(change) ?? ''}`)]
  })
  const likely = losses.map((loss) => {
    const { file = '', line } = placeOfLoss(loss)
    return problemAt({ file, line }, loss.type, `${reasonOfLoss(loss)}. ${adviceOnLoss(loss, show)}`)
  })
  return [...resets, ...likely, ...ambiguous.map((ambiguity) => ambiguityProblem(ambiguity, show))]
}

function outOfDate(file: string): Problem {
  return problemAt(
    { file },
    'ledger',
    'The ledger does not match the topics; run "topdeck build" and commit the ledger',
  )
}
