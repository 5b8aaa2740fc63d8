import type { CardId, LedgerEntry, Problem, Traits } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { byCodePoint, problemAt } from '../model/problem.ts'
import type { Seconds } from '../model/time.ts'
import { ledgerLine, readFirstFormat, readLedgerLine, timeText } from './ledger-line.ts'

/** The content of `topdeck.lock`: all present and former ids, how each is recognised, and when it last changed. */
export interface Ledger {
  /** Web address of the repository, kept from the first build on so that every clone makes the same links. */
  readonly repository?: string
  readonly entries: ReadonlyMap<CardId, LedgerEntry>
}

/** The ledger of a project that has never been built. */
export const emptyLedger: Ledger = { entries: new Map() }

const FORMAT = 3
const header = `topdeck ledger ${FORMAT}`

/** How far, in seconds, a change may be in the future: the clocks of two machines differ. */
const TOLERANCE = 3600

/**
 * Reads a ledger of format 3, 2 or 1. A damaged line is reported with its number and repaired as far as the other lines
 * allow. If a merge of branches has left two lines with one id, the one with the later change wins.
 * @param file The name of the file in messages.
 * @param latest A change more than an hour later than this is reported and reduced to it.
 * @throws Failure when the file is not a ledger or has a newer format.
 */
export function parseLedger(text: string, file: string, latest: Seconds): { ledger: Ledger; problems: Problem[] } {
  const problems: Problem[] = []
  const entries = new Map<CardId, LedgerEntry>()
  const lost: Lost[] = []
  let repository: string | undefined
  let headed = false

  const enter = (entry: LedgerEntry, line: number): void => {
    const known = entries.get(entry.id)
    const timely = entry.changed > latest + TOLERANCE ? { ...entry, changed: latest } : entry
    if (timely !== entry) {
      const reason = `Card ${entry.id} has a change in the future (${timeText(entry.changed)}); ${timeText(latest)} is used instead`
      problems.push(problemAt({ file, line }, 'ledger', reason))
    }
    if (known === undefined || compareVersions(known, timely) < 0) entries.set(entry.id, timely)
  }

  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const place = { file, line: index + 1 }
    const version = /^topdeck ledger (\d+)$/.exec(line)?.[1]
    if (line === '') continue
    if (version !== undefined) {
      if (Number(version) > FORMAT) {
        throw new Failure(
          `${file}:${index + 1}: unexpected ledger format ${version}, expected ${FORMAT}; update topdeck to read it`,
        )
      }
      headed = true
    } else if (line.startsWith('repository\t')) {
      repository ??= line.slice('repository\t'.length)
    } else if (/^(<{7}|={7}|>{7}|\|{7})/.test(line)) {
      problems.push(problemAt(place, 'ledger', 'Unexpected merge conflict marker; the lines of both sides are kept'))
    } else {
      const first = readFirstFormat(line)
      const reading = first === undefined ? readLedgerLine(line) : ({ type: 'entry', entry: first } as const)
      if (reading.type === 'lost') lost.push({ line: index + 1, text: line, traits: reading.traits })
      else enter(reading.entry, index + 1)
      if (reading.type === 'damaged') {
        problems.push(problemAt(place, 'ledger', `Damaged line of card ${reading.entry.id}: ${reading.damage}`))
      }
    }
  }
  const unread = lost.filter(({ line, text: damaged }) => {
    const entry = namedEntry(damaged, entries)
    if (entry === undefined) return true
    enter(entry, line)
    const reason = `Damaged line with an unreadable id; another line and the checksum show that it is ${entry.id}`
    problems.push(problemAt({ file, line }, 'ledger', reason))
    return false
  })
  for (const { line, traits } of unread) {
    const isOnly = unread.filter((other) => other.traits?.file === traits?.file).length === 1
    const id = isOnly ? missingId(traits, entries) : undefined
    const reason =
      id === undefined
        ? 'Damaged line with an unreadable id; its question gets the id of a first build'
        : `Damaged line with an unreadable id; the line of the next question shows that it is ${id}`
    problems.push(problemAt({ file, line }, 'ledger', reason))
    if (id === undefined) continue
    const times = { born: 0 as Seconds, changed: 0 as Seconds }
    entries.set(id, { id, state: { type: 'card' }, ...times, fingerprint: undefined, traits })
  }
  if (!headed && text.trim() !== '') {
    if (entries.size === 0)
      throw new Failure(`${file}: this file is not a ledger, which starts with the line "${header}"`)
    problems.push(problemAt({ file, line: 1 }, 'ledger', `Missing first line "${header}"; it will be restored`))
  }
  return { ledger: repository === undefined ? { entries } : { repository, entries }, problems }
}

/** Compares two lines with one id; negative when `b` wins: by the later change, then traits, then state, then text. */
function compareVersions(a: LedgerEntry, b: LedgerEntry): number {
  const rank = { card: 3, open: 2, joined: 1, retired: 0 }
  return (
    a.changed - b.changed ||
    Number(a.traits !== undefined) - Number(b.traits !== undefined) ||
    rank[a.state.type] - rank[b.state.type] ||
    byCodePoint(ledgerLine(a), ledgerLine(b))
  )
}

/** A line with an unreadable id. */
interface Lost {
  /** 1-based. */
  readonly line: number
  readonly text: string
  readonly traits: Traits | undefined
}

/** Reads a line that is intact except for its id, if the checksum matches with an id that another line names. */
function namedEntry(text: string, entries: ReadonlyMap<CardId, LedgerEntry>): LedgerEntry | undefined {
  const named = [...entries.values()].flatMap(({ state, traits }) => [
    ...(state.type === 'joined' ? [state.card] : []),
    ...(traits?.after === undefined ? [] : [traits.after]),
  ])
  for (const id of new Set(named)) {
    const reading = entries.has(id) ? undefined : readLedgerLine(`${id}${text.slice(text.indexOf('\t'))}`)
    if (reading?.type === 'entry') return reading.entry
  }
  return undefined
}

/** The id of a line that has lost it: the only id without a line that other lines of its file name as their predecessor. */
function missingId(traits: Traits | undefined, entries: ReadonlyMap<CardId, LedgerEntry>): CardId | undefined {
  const named = [...entries.values()].flatMap((entry) => {
    const after = entry.traits?.after
    return after !== undefined && entry.traits?.file === traits?.file && !entries.has(after) ? [after] : []
  })
  const [only, ...more] = new Set(named)
  return more.length === 0 ? only : undefined
}

/** The chain of ids that an id was joined to, starting with its card; empty when it was joined to none. */
export function joinedTo(id: CardId, entries: ReadonlyMap<CardId, Pick<LedgerEntry, 'state'>>): readonly CardId[] {
  const passed = new Set([id])
  for (let state = entries.get(id)?.state; state?.type === 'joined'; state = entries.get(state.card)?.state) {
    if (passed.has(state.card)) break
    passed.add(state.card)
  }
  return [...passed].slice(1)
}

/** Writes the text of `topdeck.lock`: a header, then one line per id, sorted by id. */
export function serialiseLedger(ledger: Ledger): string {
  const lines = [header]
  if (ledger.repository !== undefined) lines.push(`repository\t${ledger.repository}`)
  const entries = [...ledger.entries.values()].sort((a, b) => byCodePoint(a.id, b.id))
  for (const entry of entries) lines.push(ledgerLine(entry))
  return `${lines.join('\n')}\n`
}
