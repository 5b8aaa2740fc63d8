import { hash } from 'node:crypto'
import type { CardId } from '../model/card.ts'
import { base62 } from './base62.ts'

/**
 * The id that a card gets at its first build. The same question in the same topic gets the same id on every machine: 12
 * characters of base62 from the SHA-256 of topic and folded question, written as a JSON array so that different parts
 * never produce the same text.
 * @param ordinal Distinguishes cards of one topic whose folded questions are equal, counted from 0.
 * @param basis A text that no id was made from before, where the id could otherwise be one that a damaged ledger has lost.
 */
export function cardId(topic: string, foldedQuestion: string, ordinal = 0, basis?: string): CardId {
  const parts = ordinal === 0 && basis === undefined ? [topic, foldedQuestion] : [topic, foldedQuestion, ordinal]
  if (basis !== undefined) parts.push(basis)
  return base62(hash('sha256', JSON.stringify(parts), 'hex'), 12) as CardId
}

/** Whether a text has the form of a card id: 12 characters of base62. */
export function isCardId(text: string): text is CardId {
  return /^[0-9A-Za-z]{12}$/.test(text)
}
