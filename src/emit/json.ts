import type * as v from 'valibot'
import type { Deck, RenderedCard, RetiredCard, Source } from '../model/card.ts'
import { type DataPath, readOutside } from '../model/outside-data.ts'
import { deckFileSchema, FORMAT_VERSION } from './deck-schema.ts'
import { SCHEMA_FILE } from './file-name.ts'

/**
 * Writes a deck as JSON (UTF-8) that conforms to {@link deckFileSchema}: everything except the bytes of the media, with the
 * cards in study order and the keys in a fixed order.
 */
export function json(deck: Deck): Uint8Array {
  const file = {
    $schema: `./${SCHEMA_FILE}`,
    format: FORMAT_VERSION,
    name: deck.name,
    cards: deck.cards.map(cardJson),
    ...(deck.retired.length > 0 && { retired: deck.retired.map(retiredJson) }),
  }
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`)
}

/**
 * The deck that {@link json} wrote, without the bytes of its media.
 * @throws SyntaxError if the text is not JSON or not a deck: the message says what is wrong, and where.
 */
export function parseDeckJson(text: string): Deck {
  const { value, faults } = readOutside(deckFileSchema, JSON.parse(text), pathInDeck)
  if (faults !== undefined) throw new SyntaxError(faults[0].reason)
  const { name, cards, retired = [] } = value
  return { name, cards: cards.map(withTopics), retired: retired.map(withTopics), media: [] }
}

/** The path to a value in a deck file, as one would write it in a program. */
function pathInDeck(path: DataPath): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
  return steps.length === 0 ? 'the deck' : `"${steps.join('').replace(/^[.]/, '')}"`
}

type DeckFile = v.InferOutput<typeof deckFileSchema>

/** The first decks told the topic of the card alone. */
function withTopics<Card extends DeckFile['cards'][number]>(card: Card): Card & Pick<RenderedCard, 'sources'> {
  return { ...card, sources: card.sources.map((source) => ({ ...source, topic: source.topic ?? card.topic })) }
}

function cardJson(card: RenderedCard): object {
  const { question, answer, context, source, notes, key } = card.fields
  return {
    id: card.id,
    kind: card.kind,
    topic: card.topic,
    deck: card.deck,
    tags: card.tags,
    text: card.text,
    fields: { question, answer, context, source, notes, key },
    media: card.media,
    sources: card.sources.map(sourceJson),
    changed: card.changed,
  }
}

function retiredJson({ successor, ...card }: RetiredCard): object {
  return { ...cardJson(card), ...(successor !== undefined && { successor }) }
}

function sourceJson({ topic, file, line, question, answered, dialect, variant }: Source): object {
  return { topic, file, line, question, answered, dialect, variant }
}
