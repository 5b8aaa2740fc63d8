import { basename, join } from 'node:path'
import { ambiguitiesOf, ambiguityProblem } from '../../changes/ambiguity.ts'
import { retiredIds } from '../../changes/retire.ts'
import type { Compilation } from '../../compile.ts'
import { serialiseLedger } from '../../identity/ledger.ts'
import type { Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import type { Progress } from '../../io/progress.ts'
import type { Problem } from '../../model/card.ts'
import type { Seconds } from '../../model/time.ts'
import { remoteImagesRemark } from '../../render/remote-images.ts'
import { countText } from '../../text/count.ts'
import { pool } from '../../text/pool.ts'
import { configurationProblems } from '../configuration-problems.ts'
import { type Digest, digestOf } from '../freshness.ts'
import { type Project, showProblems } from '../project.ts'
import type { CompiledTopics } from './compile-topics.ts'
import { type DeckContent, deckContents, latestOf } from './deck-contents.ts'
import { compareWithDisk, type Difference } from './difference.ts'
import { readPastDecks } from './past-decks.ts'
import type { BuildRequest } from './request.ts'
import type { Staging } from './staging.ts'

/**
 * What a build would do, as plain data: the files that it would write and how they differ from the disk, and what it has to
 * report. `--dry-run` prints it, {@link applyPlan} carries it out.
 *
 * A plan holds digests and sizes, not contents. Holding the bytes of all files would take several times the memory, and
 * making them a second time in order to write them would double the time of a build. Instead, the content of each file is
 * staged on the disk as soon as it is made, and no more than two files are in memory at a time.
 */
export interface Plan {
  /** How many source files were read. */
  readonly sources: number
  readonly counts: BuildCounts
  readonly ledger: PlannedLedger
  readonly files: readonly PlannedFile[]
  /** The text of the ledger that the plan was made from; undefined if there was none. */
  readonly basedOn: string | undefined
  /** Problems of the ledger, which writing it solves. Their paths are as the user would write them. */
  readonly passingProblems: readonly Problem[]
  /** Problems of earlier decks and of the configuration, which last until the user solves them. Paths likewise. */
  readonly lastingProblems: readonly Problem[]
  /** Problems of reading and compiling. Their files are below the topics folder. */
  readonly problems: readonly Problem[]
}

/** How many questions there were, and what became of them. */
export interface BuildCounts {
  readonly questions: number
  readonly cards: number
  readonly merged: number
  readonly unanswered: number
  /** Cards that learners have had and that are in no deck now. */
  readonly retired: number
}

/** A file that a build makes. */
export interface PlannedFile {
  readonly path: string
  /** The deck in it; undefined for the schema and the ledger. */
  readonly deck?: { readonly name: string; readonly cards: number }
  readonly bytes: number
  readonly digest: Digest
  readonly difference: Difference
  /** Where the content is, ready to be moved to its place; undefined if there is nothing to write. */
  readonly staged: string | undefined
}

/** The ledger that a build makes, with the latest time in it. */
export type PlannedLedger = PlannedFile & { readonly latest: Seconds }

/** How many files are made at the same time: while one is compressed or written, the next is put together. */
const AT_ONCE = 2

/** Plans the decks and the ledger of compiled topics. Only `staging` writes anything. */
export async function planDecks(
  request: BuildRequest,
  topics: CompiledTopics,
  staging: Staging,
  progress: Progress,
  io: Io,
): Promise<Plan> {
  const { project } = request
  const { compilation, ledgerFile, sources } = topics
  const past = readPastDecks(project, retiredIds(compilation.ledger), io)
  const ledger = await planFile(project.ledger, new TextEncoder().encode(serialiseLedger(compilation.ledger)), staging)
  const files = await pool(deckContents(request, topics, past), AT_ONCE, async ({ path, deck, bytes }) => {
    progress.show(progressText(path, deck))
    return { ...(await planFile(path, await bytes(staging.scratch), staging)), ...(deck !== undefined && { deck }) }
  })
  return {
    sources: sources.files.length,
    counts: countsOf(compilation),
    ledger: { ...ledger, latest: latestOf(compilation.ledger) },
    files,
    basedOn: ledgerFile.text,
    passingProblems: [...ledgerFile.problems, ...ambiguityProblems(compilation, project, io)],
    lastingProblems: [...past.problems, ...configurationProblems(compilation, ledgerFile.ledger, project, io)],
    problems: [...sources.problems, ...compilation.problems, ...remoteImageRemarks(compilation, project)],
  }
}

function remoteImageRemarks({ remoteImages }: Compilation, { configuration }: Project): Problem[] {
  const remark = configuration.images === 'warn' ? remoteImagesRemark(remoteImages) : undefined
  return remark === undefined ? [] : [remark]
}

/** Compares a file with the disk, and stages it if it is to be written. */
export async function planFile(path: string, bytes: Uint8Array, staging: Staging): Promise<PlannedFile> {
  const difference = compareWithDisk(path, bytes)
  const staged = difference === 'same' ? undefined : await staging.keep(path, bytes)
  return { path, bytes: bytes.byteLength, digest: digestOf(bytes), difference, staged }
}

function progressText(path: string, deck: DeckContent['deck']): string {
  const size = deck === undefined ? '' : ` (${countText(deck.cards, 'card')})`
  return `writing ${basename(path)}${size}`
}

/** Choices that weren't clear. The ledger holds what was chosen, so that the next build has no doubts. */
function ambiguityProblems(compilation: Compilation, project: Project, io: Io): Problem[] {
  const show = (file: string): string => showPath(join(project.topics, file), io)
  const problems = ambiguitiesOf(compilation).map((ambiguity) => ambiguityProblem(ambiguity, show))
  return showProblems(problems, project, io)
}

function countsOf({ found, ledger }: Compilation): BuildCounts {
  const answered = found.filter((card) => card.answered).length
  const questions = found.reduce((sum, { sources }) => sum + sources.length, 0)
  return {
    questions,
    cards: answered,
    merged: questions - found.length,
    unanswered: found.length - answered,
    retired: retiredIds(ledger).size,
  }
}
