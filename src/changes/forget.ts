import type { Ledger } from '../identity/ledger.ts'
import type { CardId, LedgerEntry } from '../model/card.ts'
import type { Seconds } from '../model/time.ts'

/** The ids that were cards before a build and are none after it. */
export function retiredBetween(before: Ledger, after: Ledger): readonly LedgerEntry[] {
  return [...before.entries.values()].filter(
    ({ id, state }) => state.type === 'card' && after.entries.get(id)?.state.type !== 'card',
  )
}

/** How long after its birth a card can count as a first trial: a week. */
const TRIAL = 7 * 86_400

/** The entries that are young enough to be first trials. */
export function youngEntries(entries: readonly LedgerEntry[], now: Seconds): readonly LedgerEntry[] {
  return entries.filter(({ born }) => born >= now - TRIAL)
}

/**
 * The ledger without cards that nobody has ever seen: an author who tries out which files to build leaves no retired cards
 * behind. An id that no question has is removed. An id that still has a question, but no card of its own, counts as one that
 * was never in a deck.
 */
export function forgetUnseen(ledger: Ledger, unseen: ReadonlySet<CardId>): Ledger {
  const isGone = (id: CardId): boolean => unseen.has(id) && ledger.entries.get(id)?.state.type === 'retired'
  const lastKept = (id: CardId | undefined): CardId | undefined => {
    let at = id
    for (let steps = 0; at !== undefined && isGone(at) && steps < unseen.size; steps++)
      at = ledger.entries.get(at)?.traits?.after
    return at !== undefined && isGone(at) ? undefined : at
  }
  const kept = [...ledger.entries.values()].filter(({ id }) => !isGone(id))
  const entries = kept.map((entry): LedgerEntry => {
    const after = entry.traits?.after
    const next = lastKept(after)
    const traits = entry.traits === undefined || next === after ? entry.traits : { ...entry.traits, after: next }
    const fingerprint = unseen.has(entry.id) && entry.state.type !== 'card' ? undefined : entry.fingerprint
    return { ...entry, traits, fingerprint }
  })
  return { ...ledger, entries: new Map(entries.map((entry) => [entry.id, entry])) }
}
