import type { CardId, LedgerEntry, Problem, Traits } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { byCodePoint, problemAt } from '../model/problem.ts'
import type { Seconds } from '../model/time.ts'
import { ledgerLine, readFirstFormat, readLedgerLine, timeText } from './ledger-line.ts'

/** What `topdeck.lock` holds: which cards there are or were, what each is known by, and when each changed last. */
export interface Ledger {
  /** Where the sources can be read on the web, kept from the first build on so that every clone makes the same links. */
  readonly repository?: string
  readonly entries: ReadonlyMap<CardId, LedgerEntry>
}

/** The ledger of a project that was never built. */
export const emptyLedger: Ledger = { entries: new Map() }

const FORMAT = 2
const header = `topdeck ledger ${FORMAT}`

/** Clocks of two machines, and builds within one second, may be apart by this much. */
const TOLERANCE = 3600

/**
 * Reads a ledger of format 2 or 1. A damaged line is said with its number and mended as far as the rest tells; of two
 * lines with one id, which a merge of branches can leave, the later change counts; a change more than an hour later than
 * `latest` is taken as `latest` and said. Fails when the file isn't a ledger, or is one of a newer format.
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
      const reason = `The change of card ${entry.id} lies in the future (${timeText(entry.changed)}); taken as ${timeText(latest)}`
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
          `${file}:${index + 1}: a ledger of format ${version}; this topdeck knows format ${FORMAT}, a newer one is needed`,
        )
      }
      headed = true
    } else if (line.startsWith('repository\t')) {
      repository ??= line.slice('repository\t'.length)
    } else if (/^(<{7}|={7}|>{7}|\|{7})/.test(line)) {
      problems.push(problemAt(place, 'ledger', 'Unexpected mark of a merge conflict; the lines of both sides are kept'))
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
    const reason = `Damaged line whose id cannot be read; by another line and the check sum it is ${entry.id}`
    problems.push(problemAt({ file, line }, 'ledger', reason))
    return false
  })
  for (const { line, traits } of unread) {
    const isOnly = unread.filter((other) => other.traits?.file === traits?.file).length === 1
    const id = isOnly ? missingId(traits, entries) : undefined
    const reason =
      id === undefined
        ? 'Damaged line whose id cannot be read; its question gets the id that it had at its first build'
        : `Damaged line whose id cannot be read; by the line of the next question it is ${id}`
    problems.push(problemAt({ file, line }, 'ledger', reason))
    if (id === undefined) continue
    const times = { born: 0 as Seconds, changed: 0 as Seconds }
    entries.set(id, { id, state: { type: 'card' }, ...times, fingerprint: undefined, traits })
  }
  if (!headed && text.trim() !== '') {
    if (entries.size === 0) throw new Failure(`${file}: not a ledger; it begins with the line "${header}"`)
    problems.push(problemAt({ file, line: 1 }, 'ledger', `The line "${header}" is missing; it is put back`))
  }
  return { ledger: repository === undefined ? { entries } : { repository, entries }, problems }
}

/** Below 0 when `b` is to count of two lines with one id: the later change, then the one that is more of a card. */
function compareVersions(a: LedgerEntry, b: LedgerEntry): number {
  const rank = { card: 3, open: 2, joined: 1, retired: 0 }
  return (
    a.changed - b.changed ||
    Number(a.traits !== undefined) - Number(b.traits !== undefined) ||
    rank[a.state.type] - rank[b.state.type] ||
    byCodePoint(ledgerLine(a), ledgerLine(b))
  )
}

/** A line whose id can't be read. */
interface Lost {
  /** 1-based. */
  readonly line: number
  readonly text: string
  readonly traits: Traits | undefined
}

/** What a line that is whole but for its id says: that with the id, of those that other lines name, that its check sum fits. */
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

/** The id of a line that has lost it: the one that the next question of its file names, if there is just one such. */
function missingId(traits: Traits | undefined, entries: ReadonlyMap<CardId, LedgerEntry>): CardId | undefined {
  const named = [...entries.values()].flatMap((entry) => {
    const after = entry.traits?.after
    return after !== undefined && entry.traits?.file === traits?.file && !entries.has(after) ? [after] : []
  })
  const [only, ...more] = new Set(named)
  return more.length === 0 ? only : undefined
}

/** The ids that an id was joined to: first its card, then what that was joined to in turn, to the last. */
export function joinedTo(id: CardId, entries: ReadonlyMap<CardId, Pick<LedgerEntry, 'state'>>): readonly CardId[] {
  const passed = new Set([id])
  for (let state = entries.get(id)?.state; state?.type === 'joined'; state = entries.get(state.card)?.state) {
    if (passed.has(state.card)) break
    passed.add(state.card)
  }
  return [...passed].slice(1)
}

/** The text of `topdeck.lock`: a header, then one line per id in the order of the ids. */
export function serialiseLedger(ledger: Ledger): string {
  const lines = [header]
  if (ledger.repository !== undefined) lines.push(`repository\t${ledger.repository}`)
  const entries = [...ledger.entries.values()].sort((a, b) => byCodePoint(a.id, b.id))
  for (const entry of entries) lines.push(ledgerLine(entry))
  return `${lines.join('\n')}\n`
}
