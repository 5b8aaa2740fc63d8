import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { emptyLedger, type Ledger, parseLedger } from '../identity/ledger.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import type { CardId, Deck, Problem } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { remarkAt } from '../model/problem.ts'
import type { Seconds } from '../model/time.ts'
import { countText } from '../text/count.ts'
import { deckFiles } from './deck-files.ts'
import { findGitRoot } from './git.ts'
import { History } from './history.ts'
import { isFolder, standing } from './ledger-place.ts'
import type { Project } from './project.ts'

/** A ledger without gaps, and what had to be done for it. */
interface Complete {
  readonly ledger: Ledger
  readonly problems: readonly Problem[]
}

/**
 * Puts the lines back that the ledger on the disk has lost although git or the decks know them. Usually that only takes a
 * look at the ids in the decks: git is read, and decks are parsed, only if something is missing.
 * @param ledger undefined if there is no ledger on the disk
 */
export async function restoreLost(
  project: Project,
  ledger: Ledger | undefined,
  latest: Seconds,
  io: Io,
): Promise<Complete> {
  const known = ledger?.entries ?? new Map<CardId, unknown>()
  const files = deckIds(project)
  const missing = new Set([
    ...files.filter(({ ids }) => hasAny(ids, known)).flatMap(({ ids }) => ids.filter((id) => !known.has(id))),
    ...(ledger === undefined ? [] : idsNamedBy(ledger).filter((id) => !known.has(id))),
  ])
  // Of a ledger without lines, nothing tells which decks are its own; it may have lost everything.
  if (ledger !== undefined && known.size > 0 && missing.size === 0) return { ledger, problems: [] }

  const committed = committedLedgers(project, missing, latest, io)
  const all = new Map([...known, ...committed.flatMap(({ entries }) => [...entries])])
  const decks = await ownDecks(project, files, all)
  if (committed.length === 0 && decks.length === 0) return { ledger: ledger ?? emptyLedger, problems: [] }

  const { restoreLedger } = await import('../changes/restore-ledger.ts')
  const restored = restoreLedger(ledger ?? emptyLedger, { committed, decks })
  const sources = [
    ...(restored.fromCommits === 0 ? [] : [`${restored.fromCommits} from git`]),
    ...(restored.fromDecks === 0 ? [] : [`${restored.fromDecks} from ${showPath(project.decks, io)}`]),
  ]
  if (sources.length === 0) return { ledger: restored.ledger, problems: [] }
  const count = countText(restored.fromCommits + restored.fromDecks, 'line')
  const what =
    ledger === undefined ? `The ledger is missing; ${count} were restored` : `The ledger has lost ${count}; restored`
  const remark = remarkAt({ file: showPath(project.ledger, io) }, 'ledger', `${what}: ${sources.join(', ')}`)
  return { ledger: restored.ledger, problems: [remark] }
}

/** A JSON deck on the disk, with the ids in it. */
interface DeckIds {
  readonly text: string
  readonly ids: readonly CardId[]
}

/** The ids in the JSON decks of a project. The decks aren't parsed, which would take ten times as long. */
function deckIds({ decks }: Project): readonly DeckIds[] {
  if (!isFolder(decks)) return []
  return deckFiles(decks).flatMap((name) => {
    try {
      const text = readFileSync(join(decks, name), 'utf8')
      return [{ text, ids: idsIn(text) }]
    } catch {
      // A build reports decks that can't be read.
      return []
    }
  })
}

const MARK = '"id": "'

function idsIn(text: string): CardId[] {
  const ids: CardId[] = []
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length)) {
    const id = text.slice(at + MARK.length, at + MARK.length + 12)
    if (/^[0-9A-Za-z]{12}$/.test(id)) ids.push(id as CardId)
  }
  return ids
}

function hasAny(ids: readonly CardId[], known: ReadonlyMap<CardId, unknown>): boolean {
  return ids.some((id) => known.has(id))
}

/** The ids that the lines of a ledger refer to. */
function idsNamedBy({ entries }: Ledger): CardId[] {
  return [...entries.values()].flatMap(({ state, traits }) => [
    ...(state.type === 'joined' ? [state.card] : []),
    ...(traits?.after === undefined ? [] : [traits.after]),
  ])
}

/** The decks that belong to a ledger; if nothing is known of it any more, those whose questions stand in the topics. */
async function ownDecks(
  { topics }: Project,
  files: readonly DeckIds[],
  known: ReadonlyMap<CardId, unknown>,
): Promise<Deck[]> {
  const candidates = files.filter(({ ids }) => ids.length > 0 && (known.size === 0 || hasAny(ids, known)))
  if (candidates.length === 0) return []
  const { parseDeckJson } = await import('../emit/json.ts')
  return candidates.flatMap(({ text }) => {
    try {
      const deck = parseDeckJson(text)
      const asked = deck.cards.flatMap(({ sources, text }) =>
        sources.slice(0, 1).map(({ file }) => ({ file, question: text })),
      )
      return known.size > 0 || standing(topics, asked) * 2 >= asked.length ? [deck] : []
    } catch {
      return []
    }
  })
}

/** How many earlier commits of the ledger are searched for ids that the last one lacks. */
const COMMITS = 20

/** The committed versions of the ledger, the latest first, as far back as it takes to find all missing ids. */
function committedLedgers(project: Project, missing: ReadonlySet<CardId>, latest: Seconds, io: Io): readonly Ledger[] {
  if (findGitRoot(project.folder) === undefined) return []
  const ledgers: Ledger[] = []
  const wanted = new Set(missing)
  try {
    for (const { commit, text } of new History(project.folder, io.env).textsOf(project.ledger)) {
      const { ledger } = parseLedger(text, `${commit.hash.slice(0, 10)}:${basename(project.ledger)}`, latest)
      ledgers.push(ledger)
      for (const id of ledger.entries.keys()) wanted.delete(id)
      if (wanted.size === 0 || ledgers.length === COMMITS) break
    }
  } catch (error) {
    // Without git, or with a repository that can't be read, the decks have to do.
    if (!(error instanceof Failure)) throw error
  }
  return ledgers
}
