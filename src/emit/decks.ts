import type { Card, Deck, Media, Question, RenderedCard } from '../model/card.ts'
import { deckBelow } from '../model/deck-name.ts'
import { byCodePoint } from '../model/problem.ts'
import type { SourceFile } from '../model/source-file.ts'
import { groupBy } from '../text/group-by.ts'
import { deckFileName, foldFileName } from './file-name.ts'

/** What decks are made from. */
interface Parts {
  /** The cards to put into decks, in study order. */
  readonly cards: readonly RenderedCard[]
  /** All cards, with their sources. */
  readonly found: readonly Card[]
  /** The source files in their order. */
  readonly files: readonly SourceFile[]
  readonly rootDeck: string
  /** The media of the cards, by name. */
  readonly media: ReadonlyMap<string, Media>
}

/**
 * Creates one deck per topic, sorted by name, then the deck `all`; none has retired cards yet. A merged card is in the
 * deck of every topic that asks it, so that the package of one topic is complete. There it is at the place of the topic's
 * own question and has the full deck name of that place.
 */
export function toDecks({ cards, found, files, rootDeck, media }: Parts): Deck[] {
  const sources = new Map(found.map((card) => [card.id, card.sources]))
  const order = new Map(files.map(({ path }, index) => [path, index]))
  const orderOf = ({ file }: Question): number => order.get(file) ?? 0
  const placed = cards.flatMap((card) =>
    [...firstByDeck(sources.get(card.id) ?? [])].map(([folded, source]) => {
      const deck = deckBelow(rootDeck, source.deck)
      const name = deckFileName(source.topic)
      return { folded, name, card: deck === card.deck ? card : { ...card, deck }, source }
    }),
  )
  const decks = [...groupBy(placed, ({ folded }) => folded).values()]
    .map((own) => {
      own.sort((a, b) => orderOf(a.source) - orderOf(b.source) || a.source.line - b.source.line)
      const [name = ''] = own.map((each) => each.name).sort(byCodePoint)
      return [name, own.map(({ card }) => card)] as const
    })
    .sort(([a], [b]) => byCodePoint(a, b))
  return [...decks, ['all', cards] as const].map(([name, own]) => {
    const used = new Set(own.flatMap((card) => card.media))
    return { name, cards: own, retired: [], media: [...used].sort().flatMap((file) => media.get(file) ?? []) }
  })
}

/** The first of the sources in each deck file, by the folded name of the file. */
function firstByDeck(sources: readonly Question[]): ReadonlyMap<string, Question> {
  return new Map(sources.toReversed().map((source) => [foldFileName(deckFileName(source.topic)), source]))
}
