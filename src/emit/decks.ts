import type { Card, Deck, Media, Question, RenderedCard } from '../model/card.ts'
import { deckBelow } from '../model/deck-name.ts'
import { byCodePoint } from '../model/problem.ts'
import type { SourceFile } from '../model/source-file.ts'
import { groupBy } from '../text/group-by.ts'
import { deckFileName } from './file-name.ts'

/** What decks are put together from. */
interface Parts {
  /** The cards that decks are to hold, in study order. */
  readonly cards: readonly RenderedCard[]
  /** All cards, with where their questions stand. */
  readonly found: readonly Card[]
  /** The sources in their order. */
  readonly files: readonly SourceFile[]
  readonly rootDeck: string
  /** By name. */
  readonly media: ReadonlyMap<string, Media>
}

/**
 * One deck per topic, then the deck of all, without retired cards. A merged card is in the deck of every topic that asks
 * it, so that somebody who takes one topic's package gets all of the topic. There it stands where the topic asks it, in
 * the deck of that place.
 */
export function toDecks({ cards, found, files, rootDeck, media }: Parts): Deck[] {
  const sources = new Map(found.map((card) => [card.id, card.sources]))
  const order = new Map(files.map(({ path }, index) => [path, index]))
  const orderOf = ({ file }: Question): number => order.get(file) ?? 0
  const placed = cards.flatMap((card) =>
    [...firstByTopic(sources.get(card.id) ?? [])].map(([topic, source]) => {
      const deck = deckBelow(rootDeck, source.deck)
      return { name: deckFileName(topic), card: deck === card.deck ? card : { ...card, deck }, source }
    }),
  )
  const decks = [...groupBy(placed, ({ name }) => name)]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([name, own]) => {
      own.sort((a, b) => orderOf(a.source) - orderOf(b.source) || a.source.line - b.source.line)
      return [name, own.map(({ card }) => card)] as const
    })
  return [...decks, ['all', cards] as const].map(([name, own]) => {
    const used = new Set(own.flatMap((card) => card.media))
    return { name, cards: own, retired: [], media: [...used].sort().flatMap((file) => media.get(file) ?? []) }
  })
}

function firstByTopic(sources: readonly Question[]): ReadonlyMap<string, Question> {
  return new Map(sources.toReversed().map((source) => [source.topic, source]))
}
