import type { CardId, Traits } from '../model/card.ts'
import type { Ledger } from './ledger.ts'
import type { PlacedQuestion } from './traits.ts'

/**
 * The cards whose own question is gone, and which the ledger therefore remembers by the traits of a question that was
 * merged into them. That question has a ledger line of its own and is matched by that line: the author's rulings name its
 * id, and the line leads to the card too.
 */
export function cardsWithBorrowedTraits(placed: readonly PlacedQuestion[], { entries }: Ledger): ReadonlySet<CardId> {
  const lineCounts = new Map<CardId, number>()
  const keys = new Map<CardId, string>()
  for (const { state, traits } of entries.values()) {
    if (state.type !== 'joined' || traits === undefined) continue
    const card = entries.get(state.card)?.traits
    const key = placeKey(traits, traits.answer?.hash)
    if (card === undefined || placeKey(card, card.answer?.hash) !== key) continue
    keys.set(state.card, key)
    lineCounts.set(state.card, (lineCounts.get(state.card) ?? 0) + 1)
  }
  if (keys.size === 0) return new Set()
  const counts = new Map([...keys.values()].map((key) => [key, 0]))
  for (const { features } of placed) {
    const key = placeKey(features, features.answerHash)
    const count = counts.get(key)
    if (count !== undefined) counts.set(key, count + 1)
  }
  // If the sources have the question more often than the joined lines do, one of these questions is the card's own.
  const isBorrowed = ([card, key]: readonly [CardId, string]): boolean =>
    (counts.get(key) ?? 0) <= (lineCounts.get(card) ?? 0)
  return new Set([...keys].filter(isBorrowed).map(([card]) => card))
}

/** A key that is equal for two lines that remember the same question in the same place. */
function placeKey(traits: Pick<Traits, 'file' | 'section' | 'questionHash'>, answerHash: string | undefined): string {
  return JSON.stringify([traits.file, traits.section, traits.questionHash, answerHash])
}
