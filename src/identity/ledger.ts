import { hash } from 'node:crypto'
import type { CardId, LedgerEntry, Problem } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { byCodePoint, problemAt } from '../model/problem.ts'
import type { Seconds } from '../model/time.ts'
import {
  entryText,
  isWholeLine,
  type LineName,
  ledgerLine,
  REPOSITORY,
  readFirstFormat,
  readLedgerLine,
  repositoryLine,
  timeText,
} from './ledger-line.ts'
import { mendLines, type RawLine } from './mend-lines.ts'

/** The content of `topdeck.lock`: all present and former ids, how each is recognised, and when it last changed. */
export interface Ledger {
  /** Web address of the repository, kept from the first build on so that every clone makes the same links. */
  readonly repository?: string
  readonly entries: ReadonlyMap<CardId, LedgerEntry>
  /**
   * Set while lines are missing. No edited question is recognised then, because it may be one whose line is missing. If new
   * ids could belong to such a question, `basis` is a text that no id was made from before, from which they are made.
   */
  readonly incomplete?: { readonly basis: string | undefined }
}

/** The ledger of a project that has never been built. */
export const emptyLedger: Ledger = { entries: new Map() }

const FORMAT = 4
const header = `topdeck ledger ${FORMAT}`

/** The line of a ledger without any ids: it tells it from one that has lost all its lines. */
const EMPTY = 'empty'

/** How far, in seconds, a change may be in the future: the clocks of two machines differ. */
const TOLERANCE = 3600

/** A line that is missing in a ledger. */
interface MissingLine {
  /** Its name; undefined if that can't be told. */
  readonly name: LineName | undefined
  /** The line that shows that it is missing. */
  readonly line: number
}

/** A ledger as it was read. */
export interface ParsedLedger {
  readonly ledger: Ledger
  readonly problems: Problem[]
  readonly missing: readonly MissingLine[]
  /** The texts of damaged lines of which only the readable fields could be kept. */
  readonly doubtful: ReadonlyMap<CardId, string>
  /** `lost all`: the text has no lines, and nothing says that there were none. */
  readonly extent: 'has lines' | 'empty' | 'lost all'
}

/**
 * Reads a ledger of format 4, 3, 2 or 1. A damaged line is reported with its number and repaired as far as its checksum
 * and the other lines allow. If a merge of branches has left two lines with one id, the one with the later change wins.
 *
 * Every line of format 4 names the line above it. The lines of two branches that were merged name all lines of both, so a
 * name without a line shows that the line was lost.
 * @param file The name of the file in messages.
 * @param latest A change more than an hour later than this is reported and reduced to it.
 * @throws Failure when the file is not a ledger or has a newer format.
 */
export function parseLedger(text: string, file: string, latest: Seconds): ParsedLedger {
  const reader = new LedgerReader(file, latest)
  return reader.read(text)
}

class LedgerReader {
  readonly #file: string
  readonly #latest: Seconds
  readonly #problems: Problem[] = []
  readonly #entries = new Map<CardId, LedgerEntry>()
  /** Damaged lines with an id. */
  readonly #damaged: Damaged[] = []
  /** The lines without a readable id. */
  readonly #unread: RawLine[] = []
  /** What the lines name as the line above them. */
  readonly #named = new Map<LineName, number>()
  readonly #formats = new Set<number>()
  #repository: string | undefined
  /** The damaged line of the repository. */
  #repositoryDamage: number | undefined
  #saysEmpty = false

  constructor(file: string, latest: Seconds) {
    this.#file = file
    this.#latest = latest
  }

  read(text: string): ParsedLedger {
    const lines = text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .map((text, index): RawLine => ({ line: index + 1, text }))
    for (const { line, text } of lines) this.#readHeader(line, text)
    for (const raw of mendLines(lines, (text) => this.#isBroken(text))) this.#readLine(raw)
    this.#nameUnread()
    const doubtful = this.#takeDamaged()
    const missing = this.#missingLines()
    for (const { line } of this.#unread)
      this.#say(line, 'Damaged line with an unreadable id; if its question is known elsewhere, it is restored')
    this.#checkHeader(text)
    const isBare = this.#entries.size === 0 && this.#repository === undefined && missing.length === 0
    const isOld = this.#formats.size > 0 && !this.#formats.has(FORMAT)
    const entries = this.#entries
    const incomplete = missing.some(({ name }) => name !== REPOSITORY)
      ? { basis: basisOf(entries, missing) }
      : undefined
    return {
      ledger: {
        ...(this.#repository !== undefined && { repository: this.#repository }),
        entries,
        ...(incomplete !== undefined && { incomplete }),
      },
      problems: this.#problems,
      missing,
      doubtful,
      extent: !isBare ? 'has lines' : this.#saysEmpty || isOld ? 'empty' : 'lost all',
    }
  }

  #say(line: number, reason: string): void {
    this.#problems.push(problemAt({ file: this.#file, line }, 'ledger', reason))
  }

  #readHeader(line: number, text: string): void {
    const format = Number(HEADER.exec(text)?.[1] ?? 0)
    if (format > FORMAT) {
      throw new Failure(
        `${this.#file}:${line}: unexpected ledger format ${format}, expected ${FORMAT}; update topdeck to read it`,
      )
    }
    if (format > 0) this.#formats.add(format)
  }

  /** Whether a line should have a checksum, and has none that fits. */
  #isBroken(text: string): boolean {
    const isOther = text === '' || text === EMPTY || isHeader(text) || CONFLICT.test(text)
    return (
      !isOther && !isWholeLine(text) && readFirstFormat(text) === undefined && this.#plainAddress(text) === undefined
    )
  }

  /** The address in a line of the repository as earlier formats had it, without a checksum. */
  #plainAddress(text: string): string | undefined {
    const [name, address, ...more] = text.split('\t')
    const isOld = this.#formats.has(1) || this.#formats.has(2) || this.#formats.has(3) || !this.#formats.has(FORMAT)
    return isOld && name === REPOSITORY && more.length === 0 ? address : undefined
  }

  #readLine({ line, text, mended }: RawLine): void {
    const first = readFirstFormat(text)
    const plain = this.#plainAddress(text)
    if (text === '' || isHeader(text)) return
    if (text === EMPTY) this.#saysEmpty = true
    else if (plain !== undefined) this.#repository ??= plain
    else if (first !== undefined) this.#enter(first, line)
    else if (CONFLICT.test(text)) this.#say(line, 'Unexpected merge conflict marker; the lines of both sides are kept')
    else {
      const reading = readLedgerLine(text)
      const name =
        reading.type === 'repository' ? 'the repository' : reading.type === 'lost' ? '' : `card ${reading.entry.id}`
      if (mended !== undefined) this.#say(line, `Damaged line of ${name}: ${mended}`)
      if (reading.type === 'lost') {
        if (text.startsWith(REPOSITORY)) {
          this.#repositoryDamage ??= line
          this.#say(line, 'Damaged line of the repository; the links to the sources are made from what git knows')
        } else this.#unread.push({ line, text })
      } else if (reading.type === 'damaged') this.#damaged.push({ ...reading, line, text })
      else {
        if (reading.type === 'entry') this.#enter(reading.entry, line)
        else this.#repository ??= reading.address
        this.#noteName(reading.above, line)
      }
    }
  }

  #enter(entry: LedgerEntry, line: number): void {
    const known = this.#entries.get(entry.id)
    const timely = entry.changed > this.#latest + TOLERANCE ? { ...entry, changed: this.#latest } : entry
    if (timely !== entry) {
      const reason = `Card ${entry.id} has a change in the future (${timeText(entry.changed)}); ${timeText(this.#latest)} is used instead`
      this.#say(line, reason)
    }
    if (known === undefined || compareVersions(known, timely) < 0) this.#entries.set(entry.id, timely)
  }

  /** Reads the lines that are intact except for their ids: the checksum fits with an id that another line names. */
  #nameUnread(): void {
    for (let found = true; found && this.#unread.length > 0; ) {
      found = false
      const names = [...idsNamedBy(this.#entries.values()), ...this.#named.keys()]
      const free = [...new Set(names)].filter((name) => name !== REPOSITORY && !this.#entries.has(name))
      // Of many lines, each with many ids that it could have, this would take too long.
      if (free.length * this.#unread.length > TRIES) return
      for (const raw of this.#unread.splice(0)) {
        const rest = raw.text.slice(raw.text.indexOf('\t'))
        const id = raw.text.includes('\t') ? free.find((name) => isWholeLine(`${name}${rest}`)) : undefined
        const reading = id === undefined ? undefined : readLedgerLine(`${id}${rest}`)
        if (reading?.type !== 'entry') {
          this.#unread.push(raw)
          continue
        }
        found = true
        this.#enter(reading.entry, raw.line)
        this.#noteName(reading.above, raw.line)
        const reason = `Damaged line with an unreadable id; another line and the checksum show that it is ${reading.entry.id}`
        this.#say(raw.line, reason)
      }
    }
  }

  #noteName(above: LineName | undefined, line: number): void {
    if (above !== undefined && !this.#named.has(above)) this.#named.set(above, line)
  }

  /**
   * Takes the readable fields of damaged lines. The damage may be in the id: in a ledger whose lines name one another,
   * an id that none of them names isn't believed.
   */
  #takeDamaged(): ReadonlyMap<CardId, string> {
    const claimed = new Set([...this.#named.keys(), ...this.#damaged.flatMap(({ above }) => above ?? [])])
    const doubtful = new Map<CardId, string>()
    for (const one of this.#damaged.splice(0)) {
      const { entry, line, text } = one
      const { id } = entry
      if (this.#entries.has(id) && !doubtful.has(id)) {
        this.#say(line, `Damaged line of card ${id}, which has another line`)
        continue
      }
      if (claimed.size > 0 && !claimed.has(id)) {
        this.#unread.push({ line, text })
        continue
      }
      this.#damaged.push(one)
      doubtful.set(id, text)
      this.#enter(entry, line)
      this.#say(line, keptFields(id))
    }
    return doubtful
  }

  #missingLines(): readonly MissingLine[] {
    const names = new Set<LineName>(namesOf({ repository: this.#repository, entries: this.#entries }))
    const named = new Map(this.#named)
    if (this.#repositoryDamage !== undefined) named.set(REPOSITORY, this.#repositoryDamage)
    const missing: MissingLine[] = [...named]
      .filter(([name]) => !names.has(name))
      .map(([name, line]) => ({ name, line }))
    // The name in a damaged line may be damaged too. It is no loss if nobody else names the line that belongs there.
    const sorted = [...names]
    const places = new Map(sorted.map((name, index) => [name, index]))
    for (const { entry, above, line } of this.#named.size === 0 ? [] : this.#damaged) {
      const before = sorted.at((places.get(entry.id) ?? 0) - 1)
      const isKnown = above !== undefined && names.has(above)
      if (!isKnown && (before === undefined || this.#named.has(before))) missing.push({ name: above, line })
    }
    // The lines of earlier formats don't name one another.
    const hasNames = this.#named.size > 0
    const unread = hasNames ? [] : this.#unread.filter(({ text }) => text.includes('\t'))
    return [...missing, ...unread.map(({ line }) => ({ name: undefined, line }))]
  }

  #checkHeader(text: string): void {
    if (this.#formats.size > 0 || text.trim() === '') return
    if (this.#entries.size === 0)
      throw new Failure(`${this.#file}: this file is not a ledger, which starts with the line "${header}"`)
    this.#say(1, `Missing first line "${header}"; it will be restored`)
  }
}

const HEADER = /^topdeck ledger (\d+)$/
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})/

function isHeader(text: string): boolean {
  return Number(HEADER.exec(text)?.[1] ?? 0) > 0
}

/** How many combinations of lines and ids are tried. */
const TRIES = 20_000

/** A damaged line with a readable id. */
type Damaged = RawLine & { readonly entry: LedgerEntry; readonly above: LineName | undefined }

/** What is said of a damaged line whose id can be read. */
export function keptFields(id: CardId): string {
  return `Damaged line of card ${id}: the readable fields are kept`
}

/** The ids that entries refer to. */
export function idsNamedBy(entries: Iterable<LedgerEntry>): CardId[] {
  return [...entries].flatMap(({ state, traits }) => [
    ...(state.type === 'joined' ? [state.card] : []),
    ...(traits?.after === undefined ? [] : [traits.after]),
  ])
}

/** A text that differs for each set of known and missing ids. */
function basisOf(entries: ReadonlyMap<CardId, unknown>, missing: readonly MissingLine[]): string {
  const known = [...entries.keys()].sort(byCodePoint)
  return hash('sha256', JSON.stringify([known, missing.map(({ name }) => name ?? '')]))
}

/** Compares two lines with one id; negative when `b` wins: by the later change, then traits, then state, then text. */
function compareVersions(a: LedgerEntry, b: LedgerEntry): number {
  const rank = { card: 3, open: 2, joined: 1, retired: 0 }
  return (
    a.changed - b.changed ||
    Number(a.traits !== undefined) - Number(b.traits !== undefined) ||
    rank[a.state.type] - rank[b.state.type] ||
    byCodePoint(entryText(a), entryText(b))
  )
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
  const { repository, entries } = ledger
  const names = namesOf(ledger)
  const lines = names.flatMap((name, index) => {
    const above = names.at(index - 1) ?? name
    if (name === REPOSITORY) return repositoryLine(repository ?? '', above)
    const entry = entries.get(name)
    return entry === undefined ? [] : ledgerLine(entry, above)
  })
  return `${[header, ...(lines.length === 0 ? [EMPTY] : lines)].join('\n')}\n`
}

/** What the lines of a ledger are called, in their order. */
function namesOf({
  repository,
  entries,
}: { readonly repository?: string | undefined } & Pick<Ledger, 'entries'>): LineName[] {
  return [...(repository === undefined ? [] : ([REPOSITORY] as const)), ...[...entries.keys()].sort(byCodePoint)]
}
