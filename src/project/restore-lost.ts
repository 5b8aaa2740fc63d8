import { basename } from 'node:path'
import type { RestoredLedger } from '../changes/restore-ledger.ts'
import { isCardId } from '../identity/card-id.ts'
import { emptyLedger, idsNamedBy, keptFields, type Ledger, type ParsedLedger, parseLedger } from '../identity/ledger.ts'
import { REPOSITORY } from '../identity/ledger-line.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import type { CardId, Deck, LedgerEntry, Problem } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { problemAt, remarkAt } from '../model/problem.ts'
import type { Seconds } from '../model/time.ts'
import { countText } from '../text/count.ts'
import { deckPaths, deckText } from './deck-files.ts'
import { findGitRoot } from './git.ts'
import { History } from './history.ts'
import { isFolder, standing } from './ledger-place.ts'
import type { Project } from './project.ts'
import { findTopics } from './topics/read.ts'

/** A ledger without gaps, and what had to be done for it. */
interface Complete {
  readonly ledger: Ledger
  readonly problems: readonly Problem[]
}

/** What to do where lines of the ledger are lost and nothing knows them: to fail, or to go on without them. */
export type LossPolicy = 'refuse' | 'accept'

/**
 * Puts the lines back that the ledger on the disk has lost although git or the decks know them. Usually that only takes a
 * look at the ids in the decks, or in the last commit if there are no decks: the history is searched, and decks are
 * parsed, only if something is missing.
 * @param text the text of the ledger on the disk, and `parsed` what was read from it; undefined if there is none
 * @throws Failure if lines are lost that nothing knows, unless that is accepted
 */
export async function restoreLost(
  project: Project,
  text: string | undefined,
  parsed: ParsedLedger | undefined,
  latest: Seconds,
  policy: LossPolicy,
  io: Io,
): Promise<Complete> {
  const ledger = parsed?.ledger
  const known: ReadonlyMap<CardId, unknown> = ledger?.entries ?? new Map()
  const isMissing = (id: CardId): boolean => !known.has(id)
  const files = deckIds(project)
  const merged = known.size === 0 ? [] : mergedTexts(project, io)
  const committedIds = [
    ...(files.length > 0 || known.size === 0 ? [] : lastCommittedIds(project, text, io)),
    ...merged.flatMap(idsOfLines),
  ]
  const gaps = parsed?.missing ?? []
  const named = [
    ...(ledger === undefined ? [] : [...idsNamedBy(ledger.entries.values()), ...committedIds]),
    ...gaps.flatMap(({ name }) => (name === undefined || name === REPOSITORY ? [] : name)),
  ].filter(isMissing)
  const ofLedger = files.filter(({ ids }) => ids.some((id) => known.has(id)))
  const gappy = ofLedger.filter(({ ids }) => ids.some(isMissing))
  // Of a ledger without lines, nothing tells which decks are its own; it may have lost everything.
  const isEmpty = ledger === undefined || known.size === 0
  const isDamaged = gaps.length > 0 || (parsed?.doubtful.size ?? 0) > 0 || parsed?.extent === 'lost all'
  let decks = await currentDecks(project, gappy)
  if (!isEmpty && !isDamaged && decks.length === 0 && named.length === 0)
    return { ledger, problems: parsed?.problems ?? [] }

  const missing = new Set([...named, ...decks.flatMap(idsOf).filter(isMissing)])
  const extent = isEmpty || isDamaged ? 'at least the last version' : 'missing lines'
  const doubtful = new Map(parsed?.doubtful ?? [])
  const { committed: own, last } = readCommitted(project, { missing, doubtful, extent }, latest, io)
  const committed = [...own, ...merged.flatMap((text) => mergedLedger(text, latest))]
  if (isEmpty) decks = await decksOfLost(project, files, committed)
  // Of the cards of a whole deck, no line may be left.
  else if (gaps.length > 0) decks = [...decks, ...(await decksOfLost(project, without(files, ofLedger), committed))]
  // The ledger is what a commit has made it: what only the decks know was built on another branch, or was discarded.
  else if (text !== undefined && text === last && !isDamaged) decks = []

  const before = ledger ?? emptyLedger
  const mended = mendedEntries(before, doubtful, committed)
  const restored = await restoredFrom({ ...before, entries: new Map([...before.entries, ...mended]) }, committed, decks)
  const shown = showPath(project.ledger, io)
  const kept = new Set([...mended.keys()].map(keptFields))
  const problems = [
    ...(parsed?.problems ?? []).filter(({ reason }) => !kept.has(reason)),
    ...mendedRemarks(mended, shown),
    ...restoredRemarks(restored, ledger, { shown, decks: showPath(project.decks, io) }),
  ]
  const { incomplete, ...whole } = restored.ledger
  const left = parsed === undefined ? [] : unresolved(parsed, restored)
  if (left.length === 0) return { ledger: whole, problems }
  const hasDecks = ofLedger.length > 0 || decks.length > 0
  if (policy === 'refuse' && !hasDecks) throw new Failure(lossText(left, parsed, shown))
  const youngest = hasDecks ? afterAll(whole) : undefined
  const reserved = new Map(
    left.flatMap(({ name }) => (name === undefined ? [] : [[name, reservedEntry(name, youngest)] as const])),
  )
  return {
    ledger: {
      ...whole,
      entries: new Map([...whole.entries, ...reserved]),
      // With decks, all ids that learners have are known, so that the other questions may have their first ids again.
      incomplete: { basis: hasDecks ? undefined : (incomplete?.basis ?? text) },
    },
    problems: [...problems, ...left.map(({ name, line }) => lossProblem(name, { file: shown, line }))],
  }
}

/** The code that restores lines is loaded only if there is something to restore them from. */
async function restoredFrom(
  ledger: Ledger,
  committed: readonly CommittedLedger[],
  decks: readonly Deck[],
): Promise<RestoredLedger> {
  if (committed.length === 0 && decks.length === 0) return { ledger, fromCommits: 0, fromDecks: 0, questions: [] }
  const { restoreLedger } = await import('../changes/restore-ledger.ts')
  return restoreLedger(ledger, { committed: committed.map((version) => version.ledger), decks })
}

/** A line of an id that is missing although it is needed. */
interface Loss {
  readonly name: CardId | undefined
  readonly line: number
}

/** The missing lines that weren't restored. */
function unresolved({ missing, extent }: ParsedLedger, restored: RestoredLedger): readonly Loss[] {
  const count = restored.fromCommits + restored.fromDecks
  const { entries } = restored.ledger
  if (extent === 'lost all') return count === 0 ? [{ name: undefined, line: 1 }] : []
  return missing.flatMap(({ name, line }): Loss[] => {
    if (name === REPOSITORY) return []
    const isResolved = name === undefined ? count > 0 : entries.has(name)
    return isResolved ? [] : [{ name, line }]
  })
}

/**
 * A line that keeps an id from being given to another question; nothing else is known of it. If the decks know the other
 * cards, it was in none of them, and no learner has it: then the question from which it was made may have it again.
 * @param youngest in this case a time after all others, so that it gives its name to no card that has another
 */
function reservedEntry(id: CardId, youngest: Seconds | undefined): LedgerEntry {
  const unknown = { id, fingerprint: undefined, traits: undefined }
  const never = 0 as Seconds
  if (youngest === undefined) return { ...unknown, state: { type: 'retired' }, born: never, changed: never }
  return { ...unknown, state: { type: 'open' }, born: youngest, changed: youngest }
}

/** A time after the birth of all ids in a ledger. */
function afterAll({ entries }: Ledger): Seconds {
  return ([...entries.values()].reduce((latest, { born }) => Math.max(latest, born), 0) + 1) as Seconds
}

function lossProblem(name: CardId | undefined, place: { readonly file: string; readonly line: number }): Problem {
  const reason =
    name === undefined
      ? 'A line is missing, and nothing tells which'
      : `The line of ${name} is missing: this line names it as the one above, and neither git nor the decks know it; the id stays reserved`
  const advice = 'If a card begins anew because of that, put back an undamaged copy of the ledger and build again'
  return problemAt(place, 'ledger', `${reason}. ${advice}`)
}

function lossText(left: readonly Loss[], parsed: ParsedLedger | undefined, shown: string): string {
  if (parsed?.extent === 'lost all') {
    return (
      `${shown}: the ledger has no lines, and neither git nor the decks know which it had; nothing was written. ` +
      'Put back a copy of the file. If there never was one, delete the file: the questions then get the ids of a first build'
    )
  }
  const [{ name, line } = { name: undefined, line: 1 }, ...more] = left
  const others = more.length === 0 ? '' : ` (and ${countText(more.length, 'more line', 'more lines')})`
  const what = name === undefined ? 'a line' : `the line of ${name}`
  return (
    `${shown}:${line}: ${what} above this one is missing${others}, and neither git nor decks know it, so that a question ` +
    'could get the id of another; nothing was written. Put back an undamaged copy of the file; if there is none, ' +
    '"topdeck build --accept-loss" goes on without the lost lines'
  )
}

/** The damaged lines that a commit has undamaged. */
function mendedEntries(
  { entries }: Ledger,
  doubtful: ReadonlyMap<CardId, string>,
  committed: readonly CommittedLedger[],
): ReadonlyMap<CardId, LedgerEntry> {
  const mended = new Map<CardId, LedgerEntry>()
  if (doubtful.size === 0) return mended
  for (const { text, ledger } of committed) {
    for (const line of text.split(/\r?\n/)) {
      const id = idOfLine(line)
      const damaged = isCardId(id) && !mended.has(id) && entries.has(id) ? doubtful.get(id) : undefined
      const entry = isCardId(id) ? ledger.entries.get(id) : undefined
      if (damaged !== undefined && damaged !== line && entry !== undefined && isNearly(line, damaged))
        mended.set(entry.id, entry)
    }
  }
  return mended
}

/** How long a damaged part of a line can be so that the line is still known to be the same. */
const DAMAGE = 8

/** Whether two lines differ in one short place only. A line that a build has changed differs in its checksum too. */
function isNearly(line: string, damaged: string): boolean {
  const length = Math.max(line.length, damaged.length)
  if (Math.abs(line.length - damaged.length) > DAMAGE) return false
  let start = 0
  while (start < length && line[start] === damaged[start]) start++
  let end = 0
  while (end < length - start && line.at(-1 - end) === damaged.at(-1 - end)) end++
  return length - start - end <= DAMAGE
}

function mendedRemarks(mended: ReadonlyMap<CardId, LedgerEntry>, shown: string): Problem[] {
  return [...mended.keys()].map((id) =>
    problemAt({ file: shown }, 'ledger', `Damaged line of card ${id}: restored from git`),
  )
}

function restoredRemarks(
  { fromCommits, fromDecks, questions }: RestoredLedger,
  ledger: Ledger | undefined,
  { shown, decks }: { readonly shown: string; readonly decks: string },
): Problem[] {
  const sources = [
    ...(fromCommits === 0 ? [] : [`${fromCommits} from git`]),
    ...(fromDecks === 0 ? [] : [`${fromDecks} from ${decks}`]),
  ]
  if (sources.length === 0) return []
  const count = countText(fromCommits + fromDecks, 'line')
  const what =
    ledger === undefined ? `The ledger is missing; ${count} were restored` : `The ledger has lost ${count}; restored`
  if (ledger === undefined) return [remarkAt({ file: shown }, 'ledger', `${what}: ${sources.join(', ')}`)]
  const some = questions.slice(0, SOME).map((question) => `"${question}"`)
  const rest = questions.length > SOME ? [`${questions.length - SOME} more`] : []
  const list = some.length === 0 ? '' : ` (${[...some, ...rest].join(', ')})`
  return [remarkAt({ file: shown }, 'ledger', `${what}: ${sources.join(', ')}${list}`)]
}

/** How many of the restored questions are named. */
const SOME = 3

function without(files: readonly DeckIds[], others: readonly DeckIds[]): readonly DeckIds[] {
  const left = new Set(others)
  return files.filter((file) => !left.has(file))
}

/** A JSON deck on the disk, with the ids in it. */
interface DeckIds {
  readonly text: string
  readonly ids: readonly CardId[]
}

/** The ids in the JSON decks of a project. The decks aren't parsed, which would take ten times as long. */
function deckIds({ decks }: Project): readonly DeckIds[] {
  if (!isFolder(decks)) return []
  return [...deckPaths(decks)].flatMap(([name, path]) => {
    try {
      const text = deckText(decks, name, path)
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
  committed: readonly CommittedLedger[],
): Promise<readonly Deck[]> {
  if (committed.length > 0) {
    return await parseDecks(
      files.filter(({ ids }) => ids.some((id) => committed.some(({ ledger }) => ledger.entries.has(id)))),
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
  return fromHistory(project, io, (history) => {
    const last = history.has('HEAD') ? history.textAt(history.commit('HEAD'), project.ledger) : undefined
    return last === undefined || last === text ? [] : idsOfLines(last)
  })
}

/**
 * The ledgers of what was merged last. Whoever merged may have taken the lines of one side only, and then no line names
 * those of the other.
 */
function mergedTexts(project: Project, io: Io): string[] {
  return fromHistory(project, io, (history) =>
    history.merged().flatMap((commit) => history.textAt(commit, project.ledger) ?? []),
  )
}

/** The ledger in such a text; none if it is no ledger, or one of a newer version. */
function mergedLedger(text: string, latest: Seconds): CommittedLedger[] {
  try {
    return [{ text, ledger: parseLedger(text, 'merged', latest).ledger }]
  } catch (error) {
    if (error instanceof Failure) return []
    throw error
  }
}

function fromHistory<T>(project: Project, io: Io, read: (history: History) => T[]): T[] {
  if (findGitRoot(project.folder) === undefined) return []
  try {
    return read(new History(project.folder, io.env))
  } catch (error) {
    if (error instanceof Failure) return []
    throw error
  }
}

function idsOfLines(text: string): CardId[] {
  return text.split('\n').map(idOfLine).filter(isCardId)
}

function idOfLine(line: string): string {
  return line.slice(0, Math.max(0, line.indexOf('\t')))
}

/** How many commits of the ledger are searched. */
const COMMITS = 50

/** A version of the ledger in git. */
interface CommittedLedger {
  readonly text: string
  readonly ledger: Ledger
}

/** What git knows of a ledger. */
interface Committed {
  /** The versions that have some of the missing lines, the latest first. */
  readonly committed: readonly CommittedLedger[]
  /** The text of the last version. */
  readonly last: string | undefined
}

/** What is looked for in the committed versions of a ledger. */
interface Wanted {
  readonly missing: ReadonlySet<CardId>
  /** Damaged lines. */
  readonly doubtful: ReadonlyMap<CardId, string>
  readonly extent: 'missing lines' | 'at least the last version'
}

/** Reads committed versions of the ledger, as far back as it takes to find all missing ids. */
function readCommitted(project: Project, { missing, doubtful, extent }: Wanted, latest: Seconds, io: Io): Committed {
  if (findGitRoot(project.folder) === undefined) return { committed: [], last: undefined }
  const committed: CommittedLedger[] = []
  const wanted = new Set<string>(missing)
  const damaged = new Map<string, string>(doubtful)
  let last: string | undefined
  let count = 0
  try {
    for (const { commit, text } of new History(project.folder, io.env).textsOf(project.ledger)) {
      const isLast = last === undefined
      last ??= text
      count += 1
      // Parsing takes much longer than looking for ids.
      const found = text.split(/\r?\n/).filter((line) => {
        const id = idOfLine(line)
        const isUndamaged = damaged.has(id) && isNearly(line, damaged.get(id) ?? '') && line !== damaged.get(id)
        if (isUndamaged) damaged.delete(id)
        return wanted.delete(id) || isUndamaged
      })
      if ((isLast && extent === 'at least the last version') || found.length > 0) {
        const name = `${commit.hash.slice(0, 10)}:${basename(project.ledger)}`
        committed.push({ text, ledger: parseLedger(text, name, latest).ledger })
      }
      if ((wanted.size === 0 && damaged.size === 0) || count === COMMITS) break
    }
  } catch (error) {
    // Without git, or with a repository that can't be read, the decks have to do.
    if (!(error instanceof Failure)) throw error
  }
  return { committed, last }
}
