import type { CardId, Deck, Fields, RenderedCard, RetiredCard, Source } from '../model/card.ts'
import type { Seconds } from '../model/time.ts'
import { DIALECTS, FORMAT_VERSION, KINDS, SCHEMA_FILE } from './deck-schema.ts'

/**
 * Writes a deck as JSON (UTF-8) that conforms to {@link deckSchema}: everything except the bytes of the media, with the
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
 * @throws SyntaxError if the text is no JSON, or no deck: the message says where and what was expected.
 */
export function parseDeckJson(text: string): Deck {
  const file = new Place('the deck', JSON.parse(text))
  const format = file.at('format').number()
  if (format !== FORMAT_VERSION) throw new SyntaxError(`Unexpected format ${format}, expected ${FORMAT_VERSION}`)
  const retired = file.at('retired')
  return {
    name: file.at('name').string(),
    cards: file.at('cards').list(parseCard),
    retired: retired.isThere() ? retired.list(parseRetired) : [],
    media: [],
  }
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

function parseRetired(card: Place): RetiredCard {
  const successor = card.at('successor')
  return { ...parseCard(card), ...(successor.isThere() && { successor: successor.string() as CardId }) }
}

function parseCard(card: Place): RenderedCard {
  return {
    id: card.at('id').string() as CardId,
    kind: card.at('kind').oneOf(KINDS),
    topic: card.at('topic').string(),
    deck: card.at('deck').string(),
    tags: card.at('tags').list((tag) => tag.string()),
    text: card.at('text').string(),
    fields: parseFields(card.at('fields')),
    media: card.at('media').list((name) => name.string()),
    sources: card.at('sources').list((source) => parseSource(source, card)),
    changed: card.at('changed').number() as Seconds,
  }
}

function parseFields(fields: Place): Fields {
  return {
    question: fields.at('question').string(),
    answer: fields.at('answer').string(),
    context: fields.at('context').string(),
    source: fields.at('source').string(),
    notes: fields.at('notes').string(),
    key: fields.at('key').string(),
  }
}

function parseSource(source: Place, card: Place): Source {
  const topic = source.at('topic')
  return {
    // The first decks told the topic of the card alone.
    topic: (topic.isThere() ? topic : card.at('topic')).string(),
    file: source.at('file').string(),
    line: source.at('line').number(),
    question: source.at('question').string(),
    answered: source.at('answered').boolean(),
    dialect: source.at('dialect').oneOf(DIALECTS),
    variant: source.at('variant').string(),
  }
}

/** A value in parsed JSON with the path that leads to it, read as what it has to be. */
class Place {
  readonly #path: string
  readonly #value: unknown

  constructor(path: string, value: unknown) {
    this.#path = path
    this.#value = value
  }

  at(key: string): Place {
    const value = this.#value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.#unexpected('an object')
    return new Place(`${this.#path}.${key}`, Object.hasOwn(value, key) ? value[key as keyof typeof value] : undefined)
  }

  isThere(): boolean {
    return this.#value !== undefined
  }

  list<T>(read: (item: Place) => T): T[] {
    if (!Array.isArray(this.#value)) throw this.#unexpected('a list')
    return this.#value.map((item: unknown, index) => read(new Place(`${this.#path}[${index}]`, item)))
  }

  string(): string {
    if (typeof this.#value !== 'string') throw this.#unexpected('a string')
    return this.#value
  }

  number(): number {
    if (typeof this.#value !== 'number') throw this.#unexpected('a number')
    return this.#value
  }

  boolean(): boolean {
    if (typeof this.#value !== 'boolean') throw this.#unexpected('true or false')
    return this.#value
  }

  oneOf<K extends string>(names: Readonly<Record<K, unknown>>): K {
    const name = Object.keys(names).find((key) => key === this.#value)
    if (name === undefined) throw this.#unexpected(`one of ${Object.keys(names).join(', ')}`)
    return name as K
  }

  #unexpected(expected: string): SyntaxError {
    return new SyntaxError(`Unexpected ${JSON.stringify(this.#value)} at ${this.#path}, expected ${expected}`)
  }
}
