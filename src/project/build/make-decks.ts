import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ambiguitiesOf, ambiguityProblem } from '../../changes/ambiguity.ts'
import { announced, retiredCards, retiredIds, withRetired } from '../../changes/retire.ts'
import { type Compilation, compile } from '../../compile.ts'
import { csv } from '../../emit/csv.ts'
import { deckSchema, SCHEMA_FILE } from '../../emit/deck-schema.ts'
import { deckFileName, RETIRED_FILE } from '../../emit/file-name.ts'
import { emitters } from '../../emit/index.ts'
import { json } from '../../emit/json.ts'
import { type Ledger, serialiseLedger } from '../../identity/ledger.ts'
import type { Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import { Progress } from '../../io/progress.ts'
import {
  commit,
  compareWithDisc,
  type Difference,
  discardStaged,
  type Staged,
  stage,
  withWorkplace,
} from '../../io/write.ts'
import type { Deck, Problem, RetiredCard } from '../../model/card.ts'
import { matchesTags } from '../../model/tags.ts'
import type { Seconds } from '../../model/time.ts'
import { loadParsers } from '../../parse/parsers.ts'
import type { ImageFile } from '../../render/media.ts'
import { pool } from '../../text/pool.ts'
import { buildTime, readLedger, sourceLinks } from '../ledger-file.ts'
import { mergeRules } from '../merge-rules.ts'
import { configurationProblems, isWithin, type Project, showProblems } from '../project.ts'
import { type PastDecks, readPastDecks } from './past-decks.ts'
import type { BuildCounts, DeckFile, Report } from './report.ts'
import { digestOf, type Hashed, type Inputs } from './stamp.ts'

/** What decks to make, and whether to write them. */
export interface Order extends Inputs {
  readonly effect: Report['effect']
  /** Gives the image at a path below the topics folder. */
  readImage(path: string): ImageFile
}

/** What became of the sources, and how the files differed from what was there. */
export interface Made {
  readonly counts: BuildCounts
  readonly files: readonly Placed<DeckFile>[]
  readonly ledger: Placed<{ readonly path: string; readonly bytes: number; readonly latest: Seconds }>
  /** Of the ledger, gone once it is written, with paths as the user would write them. */
  readonly passingProblems: readonly Problem[]
  /** Of the decks of earlier builds and the configuration, there until they are mended, with paths likewise. */
  readonly lastingProblems: readonly Problem[]
  /** Of compiling, with files below the topics folder. */
  readonly problems: readonly Problem[]
}

type Placed<T> = Hashed<T> & { readonly difference: Difference }

/** Compiles the sources, and writes the decks and the ledger, all or nothing. */
export async function makeDecks(order: Order, io: Io): Promise<Made> {
  const { project, files: sources } = order
  const progress = new Progress(io)
  const parsers = await loadParsers(sources.map(({ text }) => text))
  const compileWith = ({ ledger, link }: typeof before): Compilation => {
    progress.show(`compiling ${sources.length} files`)
    return compile(sources, {
      parsers,
      rootDeck: order.rootDeck,
      ledger,
      rules: mergeRules(project.configuration),
      now: buildTime(io),
      tags: order.tags,
      sourceUrl: sourceLinks(project, link),
      readImage: order.readImage,
    })
  }

  let before = readLedger(project, io)
  let compilation = compileWith(before)
  type Emitted = Pick<Made, 'ledger' | 'files' | 'lastingProblems'>
  const emit = async (scratch: string, place: PlaceFile, progress?: Progress): Promise<Emitted> => {
    const past = readPastDecks(project, retiredIds(compilation.ledger), io)
    // The ledger comes first: a crash behind it leaves old decks, and the next build makes the same new ones.
    const ledger = await place(project.ledger, new TextEncoder().encode(serialiseLedger(compilation.ledger)))
    const latest = latestOf(compilation.ledger)
    const files = await emitDecks(order, compilation, past, scratch, place, progress)
    return {
      ledger: { ...ledger, latest },
      files,
      lastingProblems: [...past.problems, ...configurationProblems(compilation, before.ledger, project, io)],
    }
  }
  try {
    const placed =
      order.effect === 'plan'
        ? await inScratch((scratch) => emit(scratch, async (path, bytes) => described(path, bytes)))
        : await withWorkplace(project.decks, io.builder, async (workplace) => {
            // Another build may have written the ledger between the reading of it and the lock.
            const now = readLedger(project, io)
            if (now.text !== before.text) {
              before = now
              compilation = compileWith(before)
            }
            const staged = new Map<string, Staged>()
            const place: PlaceFile = async (path, bytes) => {
              workplace.checkInterrupt()
              const file = described(path, bytes)
              if (file.difference !== 'same') staged.set(path, await stage(path, bytes, workplace))
              return file
            }
            try {
              const placed = await emit(workplace.folder, place, progress)
              const inOrder = [placed.ledger, ...placed.files].flatMap(({ path }) => staged.get(path) ?? [])
              await commit(inOrder, workplace)
              return placed
            } catch (error) {
              discardStaged([...staged.values()])
              throw error
            }
          })
    return {
      ...placed,
      counts: countsOf(compilation),
      passingProblems: [...before.problems, ...doubts(compilation, project, io)],
      problems: compilation.problems,
    }
  } finally {
    progress.clear()
  }
}

/** What was no clear choice; the ledger holds what was chosen, so that the next build has no doubts. */
function doubts(compilation: Compilation, project: Project, io: Io): Problem[] {
  const show = (file: string): string => showPath(join(project.topics, file), io)
  const problems = ambiguitiesOf(compilation).map((ambiguity) => ambiguityProblem(ambiguity, show))
  return showProblems(problems, project, io)
}

/** Brings the bytes of a file to where they become the file, if they are to be written. */
type PlaceFile = (path: string, bytes: Uint8Array) => Promise<Placed<DeckFile>>

function described(path: string, bytes: Uint8Array): Placed<DeckFile> {
  return { path, bytes: bytes.byteLength, digest: digestOf(bytes), difference: compareWithDisc(path, bytes) }
}

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'topdeck-'))
  try {
    return await work(scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Files that are made at the same time: while one is compressed or written, the next is put together. */
const AT_ONCE = 2

/**
 * Makes the files of the decks, no more than {@link AT_ONCE} of them in memory. A folder or file within the topics means
 * the whole decks of the topics in it, and leaves the deck of all alone.
 */
async function emitDecks(
  order: Order,
  compilation: Compilation,
  past: PastDecks,
  scratch: string,
  place: PlaceFile,
  progress: Progress | undefined,
): Promise<Placed<DeckFile>[]> {
  const { project, formats } = order
  const meant = new Set(
    compilation.found
      .flatMap(({ sources }) => sources)
      .filter(({ file }) => isWithin(file, project.within))
      .map(({ topic }) => deckFileName(topic)),
  )
  const retired = retiredCards(compilation.ledger, past.cards)
  const told = order.retired === 'drop' ? [] : announced(retired, latestOf(compilation.ledger))
  const carried = told.filter(({ tags }) => matchesTags(order.tags, tags))
  const decks = withRetired(compilation.decks, carried).filter(
    ({ name }) => meant.has(name) || (name === 'all' && project.within === ''),
  )
  const wanted = decks.flatMap((deck) =>
    formats.filter((format) => deck.name !== 'all' || format === 'apkg').map((format) => ({ deck, format })),
  )
  const files = await pool(wanted, AT_ONCE, async ({ deck, format }) => {
    progress?.show(`writing ${deck.name}.${format} (${deck.cards.length} cards)`)
    const bytes = await emitters[format](deck, scratch)
    const file = await place(join(project.decks, `${deck.name}.${format}`), bytes)
    return { ...file, deck: { name: deck.name, cards: deck.cards.length } }
  })
  const more: Placed<DeckFile>[] = []
  for (const { path, deck, bytes } of retiredFiles(order, retired, carried, past)) {
    more.push({ ...(await place(path, bytes)), deck })
  }
  if ([...files, ...more].some(({ path }) => path.endsWith('.json'))) {
    more.push(await place(join(project.decks, SCHEMA_FILE), new TextEncoder().encode(deckSchema())))
  }
  return [...files, ...more]
}

/**
 * The files of the retired cards, where there are any or were: all of them as JSON whatever the formats, from which later
 * builds take their content, and those that the packages carry as text, for people who have the cards from such files.
 */
function retiredFiles(
  { project, formats }: Order,
  retired: readonly RetiredCard[],
  carried: readonly RetiredCard[],
  { memory }: PastDecks,
) {
  const fileOf = (format: 'json' | 'csv', cards: readonly RetiredCard[], bytesOf: () => Uint8Array) => {
    const path = join(project.decks, `${RETIRED_FILE}.${format}`)
    if (cards.length === 0 && !existsSync(path)) return []
    return [{ path, deck: { name: RETIRED_FILE, cards: cards.length }, bytes: bytesOf() }]
  }
  const deck: Deck = { name: RETIRED_FILE, cards: [], retired, media: [] }
  return [
    ...(memory === 'damaged' ? [] : fileOf('json', retired, () => json(deck))),
    ...(formats.includes('csv') ? fileOf('csv', carried, () => csv({ ...deck, cards: carried })) : []),
  ]
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

function latestOf({ entries }: Ledger): Seconds {
  let latest = 0
  for (const { changed } of entries.values()) latest = Math.max(latest, changed)
  return latest as Seconds
}
