import { fingerprint } from '../../identity/fingerprint.ts'
import type { CardId, Fields, Fingerprint, Kind, RenderedCard } from '../../model/card.ts'
import type { TagExpression } from '../../model/tags.ts'
import type { Seconds } from '../../model/time.ts'
import type { ItemId } from '../history/event.ts'

/** Absolute path of the folder that cards come from: topics, or decks. */
export type Origin = string & { readonly brand: 'Origin' }

/** A card as a session shows it, kept so that nothing has to be compiled for that. */
export interface StoredCard {
  readonly id: CardId
  /** What is scheduled of it: itself, or each part of a cloze. */
  readonly items: readonly [ItemId, ...ItemId[]]
  readonly kind: Kind
  /** Full name of the deck, `::` between levels. */
  readonly deck: string
  readonly tags: readonly string[]
  /** The question as plain text. */
  readonly text: string
  /** In HTML. */
  readonly fields: Pick<Fields, 'question' | 'answer' | 'context' | 'notes'>
  /** Path below the topics folder, with `/`, and the line of the question there, from 1. */
  readonly file: string
  readonly line: number
  /** Where the source can be read on the web. */
  readonly address: string | undefined
  /** When what the learner sees changed last. */
  readonly changed: Seconds
  readonly fingerprint: Fingerprint | undefined
}

/** Where a card belongs at an origin. */
export interface CardLocation extends Pick<StoredCard, 'deck' | 'tags'> {
  readonly origin: Origin
}

/** What a learner saw of a card that has changed since, in HTML. */
export type CardVersion = Pick<Fields, 'question' | 'answer'>

/** Which cards are meant. */
export interface ReviewScope {
  readonly origin: Origin
  /** Full names of decks, each with those below it; empty for all. */
  readonly decks: readonly string[]
  readonly tags: TagExpression
}

/** Items of cards that another card has taken in, with the item that asks the same now. */
export type JoinedItems = ReadonlyMap<ItemId, ItemId>

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
