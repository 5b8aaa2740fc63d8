import { hash } from 'node:crypto'
import type { CardId } from '../model/card.ts'
import { base62 } from './base62.ts'

/**
 * The id that a card gets at its first build: everybody who builds the same question in the same topic gets the same
 * one. `ordinal` tells apart cards of one topic whose folded questions are equal; the first is 0.
 * The parts are hashed as a JSON array, so that no two different lists of parts read the same.
 */
export function cardId(topic: string, foldedQuestion: string, ordinal = 0): CardId {
  const parts = ordinal === 0 ? [topic, foldedQuestion] : [topic, foldedQuestion, ordinal]
  return base62(hash('sha256', JSON.stringify(parts), 'hex'), 12) as CardId
}

/** Whether a text, an author's pinned id or one from the ledger, can be a card's id: 12 characters of base62. */
export function isCardId(text: string): text is CardId {
  return /^[0-9A-Za-z]{12}$/.test(text)
}
