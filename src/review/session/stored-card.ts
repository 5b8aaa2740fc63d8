import { fingerprint } from '../../identity/fingerprint.ts'
import type { CardId, RenderedCard } from '../../model/card.ts'
import type { ItemId } from '../history/event.ts'
import type { StoredCard } from '../store/card-rows.ts'

/** A card of a deck as a session shows it. */
export function storedCard(card: RenderedCard): StoredCard {
  const { id, kind, deck, tags, text, fields, changed } = card
  const { question, answer, context, notes } = fields
  const [lead] = card.sources
  return {
    id,
    items: itemsOf(card),
    kind,
    deck,
    tags,
    text,
    fields: { question, answer, context, notes },
    file: lead?.file ?? '',
    line: lead?.line ?? 1,
    address: addressIn(fields.source),
    changed,
    fingerprint: fingerprint(card),
  }
}

/**
 * The items of a card that another has taken in, each with the one that asks the same now: itself with itself, the part
 * of a cloze with the part of the same number.
 */
export function joinedItems(id: CardId, { items, id: successor }: StoredCard): readonly (readonly [ItemId, ItemId])[] {
  return items.map((item) => [`${id}${item.slice(successor.length)}` as ItemId, item])
}

/** What is scheduled of a card: each number of a cloze, which is hidden and asked by itself, or the card. */
function itemsOf({ id, kind, fields }: RenderedCard): StoredCard['items'] {
  const numbers = kind === 'cloze' ? fields.question.matchAll(/\{\{c(\d+)::/g) : []
  const parts = [...new Set(Array.from(numbers, ([, number]) => Number(number)))].sort((a, b) => a - b)
  const [first, ...others] = parts.map((number) => `${id}.${number}` as ItemId)
  return first === undefined ? [id as string as ItemId] : [first, ...others]
}

/** The address of the first source in the field that links to them. */
function addressIn(source: string): string | undefined {
  const [, address] = /^<a href="([^"]*)"/.exec(source) ?? []
  return address?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
