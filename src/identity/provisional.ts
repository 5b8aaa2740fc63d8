import type { Card, CardId, LedgerEntry } from '../model/card.ts'
import { identify } from './identify.ts'
import type { Ledger } from './ledger.ts'

/**
 * The project's ledger combined with provisional entries. Learners can study cards before a build enters them in the
 * ledger; so that these cards keep their ids through edits, the learner's store keeps provisional entries for them.
 */
export interface CombinedLedger {
  /** The project's ledger with the provisional entries added. */
  readonly ledger: Ledger
  /** Provisional entries whose question has since got another id from a build; they are joined to that id. */
  readonly replaced: readonly LedgerEntry[]
  /** The provisional entries as they were given. */
  readonly provisional: Ledger
}

/** Adds provisional entries to a ledger. Where both have the same question, the ledger wins. */
export function withProvisional(ledger: Ledger, provisional: Ledger): CombinedLedger {
  const built = new Map<string, LedgerEntry>()
  for (const entry of ledger.entries.values()) {
    const hash = entry.traits?.questionHash
    if (hash !== undefined && entry.state.type !== 'retired') built.set(hash, entry)
  }
  const entries = new Map(ledger.entries)
  const replaced: LedgerEntry[] = []
  for (const entry of provisional.entries.values()) {
    if (ledger.entries.has(entry.id)) continue
    const same = built.get(entry.traits?.questionHash ?? '')
    if (same !== undefined) replaced.push({ ...entry, state: { type: 'joined', card: same.id } })
    else entries.set(entry.id, entry)
  }
  return { ledger: { ...ledger, entries }, replaced, provisional }
}

/**
 * Finds provisional cards that were reworded before a build gave the new wording an id: that build had never seen the
 * first wording. Gives the entries of these cards, each joined to the card with the new wording.
 * @param compiled The ledger that compiling produced from the combined one.
 */
export function joinReworded(
  { ledger, provisional }: CombinedLedger,
  compiled: Ledger,
  cards: readonly Card[],
): LedgerEntry[] {
  const lost = new Map<CardId, LedgerEntry>()
  for (const entry of provisional.entries.values()) {
    const isGone = compiled.entries.get(entry.id)?.state.type === 'retired'
    if (isGone && entry.state.type !== 'retired') lost.set(entry.id, entry)
  }
  if (lost.size === 0) return []
  const earliest = Math.min(...Array.from(lost.values(), ({ born }) => born))
  const isNew = ({ id, born }: LedgerEntry): boolean => born >= earliest && !provisional.entries.has(id)
  const known = [...ledger.entries].filter(([, entry]) => !isNew(entry))
  const questions = cards.flatMap(({ sources }) => sources)
  const found = identify(questions, { entries: new Map(known) })
  return found.questions.flatMap(({ id }, index): LedgerEntry[] => {
    const entry = lost.get(id)
    const now = questions[index]
    return entry === undefined || now === undefined ? [] : [{ ...entry, state: { type: 'joined', card: now.id } }]
  })
}

/**
 * The provisional entries to keep: those of the compiled ledger, and the replaced ones, that the ledger on the disk does
 * not have.
 */
export function provisionalEntries(compiled: Ledger, ledger: Ledger, replaced: readonly LedgerEntry[]): Ledger {
  const entries = new Map<CardId, LedgerEntry>()
  for (const entry of [...compiled.entries.values(), ...replaced]) {
    if (!ledger.entries.has(entry.id)) entries.set(entry.id, entry)
  }
  return { entries }
}
