import type { Card, CardId, LedgerEntry } from '../model/card.ts'
import { identify } from './identify.ts'
import type { Ledger } from './ledger.ts'

/**
 * Cards can be learned before a build enters them in the ledger. So that they keep their ids through edits, their entries
 * are kept beside it, by whoever learns them.
 */
export interface CombinedLedger {
  /** The ledger with the entries that no build knows of. */
  readonly ledger: Ledger
  /** Entries of ids in whose place a build has given others since: joined to those. */
  readonly replaced: readonly LedgerEntry[]
  readonly provisional: Ledger
}

/** Puts the entries that no build knows of beside those of the ledger, which goes first where both know a question. */
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
 * The entries of provisional cards whose question is gone, joined to the questions that were made of theirs: the build that
 * gave these their ids had never seen the first wording.
 * @param compiled the ledger that compiling has made of all entries together
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

/** The entries that a ledger on the disc lacks, of the ledger that compiling has made, and those that were replaced. */
export function provisionalEntries(compiled: Ledger, ledger: Ledger, replaced: readonly LedgerEntry[]): Ledger {
  const entries = new Map<CardId, LedgerEntry>()
  for (const entry of [...compiled.entries.values(), ...replaced]) {
    if (!ledger.entries.has(entry.id)) entries.set(entry.id, entry)
  }
  return { entries }
}
