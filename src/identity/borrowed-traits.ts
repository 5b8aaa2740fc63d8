import type { CardId, Traits } from '../model/card.ts'
import type { Ledger } from './ledger.ts'
import type { PlacedQuestion } from './match.ts'

/**
 * The cards whose own question is gone, so that the ledger remembers of them what it does of one that they took in. This
 * one has a line of its own and is found by that: its id is what the author's rulings name, and leads to the card as well.
 */
export function cardsWithBorrowedTraits(placed: readonly PlacedQuestion[], { entries }: Ledger): ReadonlySet<CardId> {
  const lines = new Map<CardId, number>()
  const keys = new Map<CardId, string>()
  for (const { state, traits } of entries.values()) {
    if (state.type !== 'joined' || traits === undefined) continue
    const card = entries.get(state.card)?.traits
    const key = placeKey(traits, traits.answer?.hash)
    if (card === undefined || placeKey(card, card.answer?.hash) !== key) continue
    keys.set(state.card, key)
    lines.set(state.card, (lines.get(state.card) ?? 0) + 1)
  }
  if (keys.size === 0) return new Set()
  const counts = new Map([...keys.values()].map((key) => [key, 0]))
  for (const { features } of placed) {
    const key = placeKey(features, features.answerHash)
    const count = counts.get(key)
    if (count !== undefined) counts.set(key, count + 1)
  }
  // A question that stands there twice is no loan: there is one for each line.
  const isBorrowed = ([card, key]: readonly [CardId, string]): boolean =>
    (counts.get(key) ?? 0) <= (lines.get(card) ?? 0)
  return new Set([...keys].filter(isBorrowed).map(([card]) => card))
}

/** What two lines have in common that remember one question. */
function placeKey(traits: Pick<Traits, 'file' | 'section' | 'questionHash'>, answerHash: string | undefined): string {
  return JSON.stringify([traits.file, traits.section, traits.questionHash, answerHash])
}
