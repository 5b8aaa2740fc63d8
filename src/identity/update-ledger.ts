import type { Card, CardId, CardState, Fingerprint, LedgerEntry, NamedQuestion, Traits } from '../model/card.ts'
import type { Seconds } from '../model/time.ts'
import type { Identified } from './identify.ts'
import type { Ledger } from './ledger.ts'

/** The results of a build that the ledger records. */
export interface Outcome {
  readonly identified: Pick<Identified, 'traits' | 'absorbed'>
  readonly cards: readonly Card[]
  /** The fingerprints of the answered cards, which can be in decks. */
  readonly fingerprints: ReadonlyMap<CardId, Fingerprint>
  /** The fingerprint that an earlier version would have given such a card; its ledger is then taken up as it is. */
  readonly formerFingerprint?: (id: CardId) => Fingerprint | undefined
  /** Files with a merge conflict: what the ledger remembers of their questions stays until the author has settled it. */
  readonly inConflict: ReadonlySet<string>
}

/**
 * The ledger after a build. A card that looks as before keeps the time of its last change; any other changed at `now`, or
 * a second after its last change if the clock is behind, since Anki updates a note only if it is newer. No line is ever
 * removed: an id without a question is retired, and is available when the question comes back.
 */
export function updateLedger(before: Ledger, outcome: Outcome, now: Seconds): Ledger {
  const { identified, cards, fingerprints, inConflict } = outcome
  const entries = new Map<CardId, LedgerEntry>()
  const enter = (
    id: CardId,
    state: CardState,
    fingerprint: Fingerprint | undefined,
    traits: Traits | undefined,
  ): void => {
    const known = before.entries.get(id)
    const isSame = known !== undefined && sameState(known.state, state) && looksAs(known, fingerprint)
    // A card that was never in a deck has no change that a learner could notice.
    const isSilent = known !== undefined && known.fingerprint === undefined && fingerprint === undefined
    const changed =
      known === undefined ? now : isSame || isSilent ? known.changed : (Math.max(now, known.changed + 1) as Seconds)
    entries.set(id, {
      id,
      state,
      born: known === undefined || known.born === 0 ? now : known.born,
      changed,
      fingerprint,
      traits,
    })
  }

  const cardOf = new Map(cards.flatMap((card) => card.sources.map((source) => [source.id, card.id])))
  for (const card of cards) {
    const fingerprint = fingerprints.get(card.id)
    const state: CardState = { type: fingerprint === undefined ? 'open' : 'card' }
    const [lead] = card.sources
    const own = card.sources.find(({ id }) => id === card.id) ?? lead
    const traits = traitsFor(own, card.id)
    const known = before.entries.get(card.id)
    enter(card.id, state, fingerprint ?? known?.fingerprint, traits)
    for (const source of card.sources) {
      if (source.id === card.id) continue
      const print = before.entries.get(source.id)?.fingerprint
      enter(source.id, { type: 'joined', card: card.id }, print, traitsFor(source, source.id))
    }
  }
  for (const { id, state, fingerprint, traits } of before.entries.values()) {
    if (entries.has(id)) continue
    if (traits !== undefined && inConflict.has(traits.file)) {
      enter(id, state, fingerprint, traits)
      continue
    }
    const absorbing = identified.absorbed.get(id)
    const into = absorbing === undefined ? undefined : cardOf.get(absorbing)
    const next: CardState =
      into !== undefined ? { type: 'joined', card: into } : state.type === 'joined' ? state : { type: 'retired' }
    enter(id, next, fingerprint, traits)
  }
  // What is missing is reserved in the entries by now, so that the new ledger has no gap.
  const { incomplete: _, ...kept } = before
  return { ...kept, entries }

  function looksAs({ id, fingerprint: known }: LedgerEntry, fingerprint: Fingerprint | undefined): boolean {
    if (known === fingerprint) return true
    return known !== undefined && fingerprint !== undefined && known === outcome.formerFingerprint?.(id)
  }

  /** While a question is unchanged, so are its traits: no ledger line changes because of its neighbours. */
  function traitsFor(question: NamedQuestion, id: CardId): Traits | undefined {
    const found = identified.traits.get(question.id)
    const known = before.entries.get(id)?.traits
    if (found === undefined || known === undefined) return found
    // The former answer of a card without one is remembered: it may come back together with other words of the question.
    const traits = found.answer === undefined && question.id === id ? { ...found, answer: known.answer } : found
    return inConflict.has(question.file) || sameTraits(traits, known) ? known : traits
  }
}

function sameState(a: CardState, b: CardState): boolean {
  return a.type === 'joined' && b.type === 'joined' ? a.card === b.card : a.type === b.type
}

function sameTraits(a: Traits, b: Traits): boolean {
  return (
    a.file === b.file &&
    a.questionHash === b.questionHash &&
    a.answer?.hash === b.answer?.hash &&
    a.answer?.text === b.answer?.text &&
    JSON.stringify([a.section, a.clozes]) === JSON.stringify([b.section, b.clozes])
  )
}
