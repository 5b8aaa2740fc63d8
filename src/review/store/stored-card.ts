import { fingerprint } from '../../identity/fingerprint.ts'
import type { CardId, Fields, Fingerprint, Kind, RenderedCard } from '../../model/card.ts'
import type { TagExpression } from '../../model/tags.ts'
import type { Seconds } from '../../model/time.ts'
import type { ItemId } from '../history/event.ts'

/** The absolute path of the folder that cards come from: topics or decks. */
export type Origin = string & { readonly brand: 'Origin' }

/** A card as a session shows it, stored so that nothing has to be compiled for a review. */
export interface StoredCard {
  readonly id: CardId
  /** Its items: the card itself, or each part of a cloze. */
  readonly items: readonly [ItemId, ...ItemId[]]
  readonly kind: Kind
  /** The full name of the deck, with `::` between levels. */
  readonly deck: string
  readonly tags: readonly string[]
  /** The question as plain text. */
  readonly text: string
  /** As HTML. */
  readonly fields: Pick<Fields, 'question' | 'answer' | 'context' | 'notes'>
  /** The path below the topics folder, with `/`, and the line of the question, from 1. */
  readonly file: string
  readonly line: number
  /** The address of the source on the web. */
  readonly address: string | undefined
  /** When the visible content last changed. */
  readonly changed: Seconds
  readonly fingerprint: Fingerprint | undefined
}

/** The deck and the tags of a card at an origin. */
export interface CardLocation extends Pick<StoredCard, 'deck' | 'tags'> {
  readonly origin: Origin
}

/** What a learner saw of a card that has changed since, as HTML. */
export type CardVersion = Pick<Fields, 'question' | 'answer'>

/** Which cards to work with. */
export interface ReviewScope {
  readonly origin: Origin
  /** The full names of decks, which include the decks below them; empty for all. */
  readonly decks: readonly string[]
  readonly tags: TagExpression
  /** Only these items; undefined for all. */
  readonly items?: readonly ItemId[] | undefined
}

/** Items of cards that were merged into another card, with the items that ask the same now. */
export type JoinedItems = ReadonlyMap<ItemId, ItemId>

/** Converts a card of a deck into what a session shows. */
export function storedCard(card: RenderedCard): StoredCard {
  const { id, kind, deck, tags, text, fields, changed } = card
  const { question, answer, context, notes } = fields
  const [first] = card.sources
  return {
    id,
    items: itemsOf(card),
    kind,
    deck,
    tags,
    text,
    fields: { question, answer, context, notes },
    file: first?.file ?? '',
    line: first?.line ?? 1,
    address: addressIn(fields.source),
    changed,
    fingerprint: fingerprint(card),
  }
}

/**
 * The items of a card that was merged into another, each with the one that asks the same now: the card itself, or the
 * part of the cloze with the same number.
 */
export function joinedItems(id: CardId, { items, id: successor }: StoredCard): readonly (readonly [ItemId, ItemId])[] {
  return items.map((item) => [`${id}${item.slice(successor.length)}` as ItemId, item])
}

/** The items of a card: one for each number of a cloze, which is hidden and asked by itself, or the card. */
function itemsOf({ id, kind, fields }: RenderedCard): StoredCard['items'] {
  const numbers = kind === 'cloze' ? fields.question.matchAll(/\{\{c(\d+)::/g) : []
  const parts = [...new Set(Array.from(numbers, ([, number]) => Number(number)))].sort((a, b) => a - b)
  const [first, ...others] = parts.map((number) => `${id}.${number}` as ItemId)
  return first === undefined ? [id as string as ItemId] : [first, ...others]
}

/** The address of the first source, taken from the field that links to the sources. */
function addressIn(source: string): string | undefined {
  const [, address] = /^<a href="([^"]*)"/.exec(source) ?? []
  return address?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
