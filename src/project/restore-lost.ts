import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isCardId } from '../identity/card-id.ts'
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
import { findTopics } from './read.ts'

/** A ledger without gaps, and what had to be done for it. */
interface Complete {
  readonly ledger: Ledger
  readonly problems: readonly Problem[]
}

/**
 * Puts the lines back that the ledger on the disk has lost although git or the decks know them. Usually that only takes a
 * look at the ids in the decks, or in the last commit if there are no decks: the history is searched, and decks are
 * parsed, only if something is missing.
 * @param text the text of the ledger on the disk, and `ledger` what was read from it; undefined if there is none
 */
export async function restoreLost(
  project: Project,
  text: string | undefined,
  ledger: Ledger | undefined,
  latest: Seconds,
  io: Io,
): Promise<Complete> {
  const known: ReadonlyMap<CardId, unknown> = ledger?.entries ?? new Map()
  const isMissing = (id: CardId): boolean => !known.has(id)
  const files = deckIds(project)
  const committedIds = files.length > 0 || known.size === 0 ? [] : lastCommittedIds(project, text, io)
  const named = ledger === undefined ? [] : [...idsNamedBy(ledger), ...committedIds].filter(isMissing)
  const own = known.size === 0 ? [] : files.filter(({ ids }) => ids.some((id) => known.has(id)) && ids.some(isMissing))
  // Of a ledger without lines, nothing tells which decks are its own; it may have lost everything.
  const isEmpty = ledger === undefined || known.size === 0
  let decks = await currentDecks(project, own)
  if (!isEmpty && decks.length === 0 && named.length === 0) return { ledger, problems: [] }

  const missing = new Set([...named, ...decks.flatMap(idsOf).filter(isMissing)])
  const { committed, last } = readCommitted(project, isEmpty ? 'all' : missing, latest, io)
  if (isEmpty) decks = await decksOfLost(project, files, committed)
  // The ledger is what a commit has made it: what only the decks know was built on another branch, or was discarded.
  else if (text !== undefined && text === last) decks = []
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

/** The ids that the lines of a ledger refer to. */
function idsNamedBy({ entries }: Ledger): CardId[] {
  return [...entries.values()].flatMap(({ state, traits }) => [
    ...(state.type === 'joined' ? [state.card] : []),
    ...(traits?.after === undefined ? [] : [traits.after]),
  ])
}

/** The decks of topics that still exist, and the retired cards. Decks of former topics lie about until they are deleted. */
async function currentDecks({ topics, leftOut }: Project, files: readonly DeckIds[]): Promise<readonly Deck[]> {
  if (files.length === 0) return []
  const paths = new Set(findTopics(topics, leftOut).paths)
  const decks = await parseDecks(files)
  return decks.filter(
    ({ cards }) => cards.length === 0 || cards.some(({ sources }) => sources.some(({ file }) => paths.has(file))),
  )
}

/** The decks of a ledger that has lost everything: those that git knows, or those whose questions stand in the topics. */
async function decksOfLost(
  { topics }: Project,
  files: readonly DeckIds[],
  committed: readonly Ledger[],
): Promise<readonly Deck[]> {
  if (committed.length > 0) {
    return await parseDecks(
      files.filter(({ ids }) => ids.some((id) => committed.some(({ entries }) => entries.has(id)))),
    )
  }
  const decks = await parseDecks(files)
  const live = decks.filter(({ cards }) => {
    const asked = cards.flatMap(({ sources, text }) =>
      sources.slice(0, 1).map(({ file }) => ({ file, question: text })),
    )
    return asked.length > 0 && standing(topics, asked) * 2 >= asked.length
  })
  return live.length === 0 ? [] : [...live, ...decks.filter(({ cards }) => cards.length === 0)]
}

/** Damaged decks are left out; a build reports them. */
async function parseDecks(files: readonly DeckIds[]): Promise<readonly Deck[]> {
  if (files.length === 0) return []
  const { parseDeckJson } = await import('../emit/json.ts')
  return files.flatMap(({ text }) => {
    try {
      return [parseDeckJson(text)]
    } catch {
      return []
    }
  })
}

function idsOf({ cards, retired }: Deck): CardId[] {
  return [...cards, ...retired].map(({ id }) => id)
}

/** The ids in the ledger of the last commit, unless the ledger on the disk is the same. */
function lastCommittedIds(project: Project, text: string | undefined, io: Io): CardId[] {
  if (findGitRoot(project.folder) === undefined) return []
  try {
    const history = new History(project.folder, io.env)
    const last = history.has('HEAD') ? history.textAt(history.commit('HEAD'), project.ledger) : undefined
    return last === undefined || last === text ? [] : last.split('\n').map(idOfLine).filter(isCardId)
  } catch (error) {
    if (error instanceof Failure) return []
    throw error
  }
}

function idOfLine(line: string): string {
  return line.slice(0, Math.max(0, line.indexOf('\t')))
}

/** How many commits of the ledger are searched. */
const COMMITS = 50

/** What git knows of a ledger. */
interface Committed {
  /** The versions that have some of the missing lines, the latest first. */
  readonly committed: readonly Ledger[]
  /** The text of the last version. */
  readonly last: string | undefined
}

/** Reads committed versions of the ledger, as far back as it takes to find all missing ids; `all`: only the last one. */
function readCommitted(project: Project, missing: ReadonlySet<CardId> | 'all', latest: Seconds, io: Io): Committed {
  if (findGitRoot(project.folder) === undefined) return { committed: [], last: undefined }
  const committed: Ledger[] = []
  const wanted = new Set<string>(missing === 'all' ? [] : missing)
  let last: string | undefined
  let count = 0
  try {
    for (const { commit, text } of new History(project.folder, io.env).textsOf(project.ledger)) {
      last ??= text
      count += 1
      // Parsing takes much longer than looking for ids.
      const found = text.split('\n').filter((line) => wanted.delete(idOfLine(line)))
      if (missing === 'all' || found.length > 0) {
        const name = `${commit.hash.slice(0, 10)}:${basename(project.ledger)}`
        committed.push(parseLedger(text, name, latest).ledger)
      }
      if (wanted.size === 0 || count === COMMITS) break
    }
  } catch (error) {
    // Without git, or with a repository that can't be read, the decks have to do.
    if (!(error instanceof Failure)) throw error
  }
  return { committed, last }
}
