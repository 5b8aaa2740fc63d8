import type { CardId, Fingerprint, LedgerEntry, Problem, Seconds } from '../card.ts'
import { Failure } from '../failure.ts'
import { byCodePoint, problemAt } from '../problem.ts'
import { isCardId } from './card-id.ts'
import { isFingerprint } from './fingerprint.ts'

/** What `topdeck.lock` holds: which cards there are or were, and when each changed last. */
export interface Ledger {
  /** Where the sources can be read on the web, kept from the first build on so that every clone makes the same links. */
  readonly repository?: string
  readonly entries: ReadonlyMap<CardId, LedgerEntry>
}

/** The ledger of a project that was never built. */
export const emptyLedger: Ledger = { entries: new Map() }

const header = 'topdeck ledger 1'

/**
 * Reads a ledger. A damaged line costs that line and is said with its number; of two lines with one id, which a merge
 * of branches can leave, the later change counts; a change later than `latest` is taken as `latest` and said.
 * Fails when the file isn't a ledger, or is one of a newer format.
 */
export function parseLedger(text: string, file: string, latest: Seconds): { ledger: Ledger; problems: Problem[] } {
  const problems: Problem[] = []
  const entries = new Map<CardId, LedgerEntry>()
  let repository: string | undefined
  let headed = false

  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const place = { file, line: index + 1 }
    const version = /^topdeck ledger (\d+)$/.exec(line)?.[1]
    if (line === '' || line === header) {
      headed ||= line === header
    } else if (version !== undefined) {
      throw new Failure(
        `${file}:${index + 1}: a ledger of format ${version}; this topdeck knows format 1, a newer one is needed`,
      )
    } else if (line.startsWith('repository\t')) {
      repository ??= line.slice('repository\t'.length)
    } else if (/^(<{7}|={7}|>{7}|\|{7})/.test(line)) {
      problems.push(problemAt(place, 'ledger', 'Unexpected mark of a merge conflict; the lines of both sides are kept'))
    } else {
      const entry = parseEntry(line)
      if (entry === undefined) {
        problems.push(
          problemAt(place, 'ledger', 'Damaged line, expected an id, a time and a fingerprint; it is left out'),
        )
        continue
      }
      if (entry.changed > latest) {
        const reason = `The change of card ${entry.id} lies in the future (${timeText(entry.changed)}); taken as ${timeText(latest)}`
        problems.push(problemAt(place, 'ledger', reason))
      }
      const known = entries.get(entry.id)
      if (known === undefined || known.changed < entry.changed) {
        entries.set(entry.id, { ...entry, changed: Math.min(entry.changed, latest) as Seconds })
      }
    }
  }
  if (!headed && text.trim() !== '') {
    if (entries.size === 0) throw new Failure(`${file}: not a ledger; it begins with the line "${header}"`)
    problems.push(problemAt({ file, line: 1 }, 'ledger', `The line "${header}" is missing; it is put back`))
  }
  return { ledger: repository === undefined ? { entries } : { repository, entries }, problems }
}

function parseEntry(line: string): LedgerEntry | undefined {
  const [id, time, fingerprint, ...more] = line.split('\t')
  if (id === undefined || time === undefined || fingerprint === undefined || more.length > 0) return undefined
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) return undefined
  const changed = Date.parse(time) / 1000
  if (!isCardId(id) || Number.isNaN(changed) || !isFingerprint(fingerprint)) return undefined
  return { id, changed: changed as Seconds, fingerprint }
}

/** The text of `topdeck.lock`: a header, then one line per card in the order of the ids. */
export function serialiseLedger(ledger: Ledger): string {
  const lines = [header]
  if (ledger.repository !== undefined) lines.push(`repository\t${ledger.repository}`)
  const entries = [...ledger.entries.values()].sort((a, b) => byCodePoint(a.id, b.id))
  for (const { id, changed, fingerprint } of entries) lines.push(`${id}\t${timeText(changed)}\t${fingerprint}`)
  return `${lines.join('\n')}\n`
}

/**
 * Enters what a build made. A card whose fingerprint is the one in the ledger keeps the time of its last change, any
 * other changed now, or a second after its last change where the clock is behind, since Anki takes a note only if it is
 * newer. Cards that this build doesn't have keep their line: their ids stay reserved.
 */
export function stamp(
  cards: Iterable<{ readonly id: CardId; readonly fingerprint: Fingerprint }>,
  ledger: Ledger,
  now: Seconds,
): Ledger {
  const entries = new Map(ledger.entries)
  for (const { id, fingerprint } of cards) {
    const known = entries.get(id)
    if (known?.fingerprint === fingerprint) continue
    const changed = known === undefined ? now : (Math.max(now, known.changed + 1) as Seconds)
    entries.set(id, { id, fingerprint, changed })
  }
  return { ...ledger, entries }
}

function timeText(seconds: Seconds): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}
