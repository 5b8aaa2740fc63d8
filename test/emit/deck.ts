import type { CardId, Deck, RenderedCard, RetiredCard } from '../../src/model/card.ts'
import type { Seconds } from '../../src/model/time.ts'

/** An id of 12 characters with the given ending. */
export function cardId(end: string): CardId {
  return end.padStart(12, '0') as CardId
}

/** A card with one source, and with the given changes. */
export function card(
  end: string,
  given: Partial<RenderedCard> & { question?: string; answer?: string } = {},
): RenderedCard {
  const { question = `What is ${end}?`, answer = `<p>${end}</p>`, ...rest } = given
  const id = cardId(end)
  return {
    id,
    kind: 'open',
    topic: 'harbour',
    deck: 'Topdeck::harbour',
    tags: ['harbour'],
    text: question,
    fields: {
      question,
      answer,
      context: 'Ships',
      source: '<a href="https://example.org/a.md#L1">a.md</a>',
      notes: '',
      key: id,
    },
    media: [],
    sources: [
      {
        ...{ topic: 'harbour', file: 'harbour/a.md', line: 1, question, answered: true },
        ...{ dialect: 'details', variant: 'harbour' },
      },
    ],
    changed: 1_700_000_000 as Seconds,
    ...rest,
  }
}

/** A deck called `harbour` with the cards. */
export function deckOf(...cards: RenderedCard[]): Deck {
  return { name: 'harbour', cards, retired: [], media: [] }
}

/** A deck called `harbour` with cards and retired cards. */
export function deckWith(cards: readonly RenderedCard[], retired: readonly RetiredCard[]): Deck {
  return { name: 'harbour', cards, retired, media: [] }
}
