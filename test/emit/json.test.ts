import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { deckSchema } from '../../src/emit/deck-json-schema.ts'
import { json, parseDeckJson } from '../../src/emit/json.ts'
import type { Deck, RenderedCard } from '../../src/model/card.ts'
import { card, cardId, deckOf, deckWith } from './deck.ts'

const textOf = (deck: Deck) => new TextDecoder().decode(json(deck))
const full = deckOf(
  card('b', {
    kind: 'cloze',
    question: '{{c1::Bow}} & "stern" 今',
    media: ['sea-1.png'],
    tags: ['harbour', 'gear::deck'],
  }),
  card('a'),
)

const withRetired = deckWith([card('a')], [{ ...card('old'), successor: cardId('a') }, card('gone')])

test('a deck file contains every part of its cards in a fixed order', () => {
  expect(textOf(deckOf(card('a', { media: ['sea-1.png'] })))).toBe(`{
  "$schema": "./topdeck.schema.json",
  "format": 1,
  "name": "harbour",
  "cards": [
    {
      "id": "00000000000a",
      "kind": "open",
      "topic": "harbour",
      "deck": "Topdeck::harbour",
      "tags": [
        "harbour"
      ],
      "text": "What is a?",
      "fields": {
        "question": "What is a?",
        "answer": "<p>a</p>",
        "context": "Ships",
        "source": "<a href=\\"https://example.org/a.md#L1\\">a.md</a>",
        "notes": "",
        "key": "00000000000a"
      },
      "media": [
        "sea-1.png"
      ],
      "sources": [
        {
          "topic": "harbour",
          "file": "harbour/a.md",
          "line": 1,
          "question": "What is a?",
          "answered": true,
          "dialect": "details",
          "variant": "harbour"
        }
      ],
      "changed": 1700000000
    }
  ]
}
`)
})

test('the file does not depend on the order of a card’s properties', () => {
  const a = card('a')
  const turned = Object.fromEntries(Object.entries(a).reverse()) as unknown as RenderedCard
  expect(textOf(deckOf(turned))).toBe(textOf(deckOf(a)))
})

test('a deck can be read from its file, except for the bytes of media, and gives the same file again', () => {
  const deck = { ...full, media: [{ name: 'sea-1.png', bytes: Uint8Array.of(1) }] }
  const back = parseDeckJson(textOf(deck))
  expect(back).toEqual(full)
  expect(textOf(back)).toBe(textOf(deck))
})

test('the file conforms to the schema, with and without retired cards', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(deckSchema()))
  for (const deck of [full, withRetired]) {
    validate(JSON.parse(textOf(deck)))
    expect(validate.errors).toBeNull()
  }
})

test('retired cards follow the cards, with the card that they were merged into if there is one', () => {
  const { cards, retired } = JSON.parse(textOf(withRetired))
  expect(cards.map(({ id }: { id: string }) => id)).toEqual(['00000000000a'])
  expect(retired.map(({ id, successor }: Record<string, string>) => [id, successor])).toEqual([
    ['000000000old', '00000000000a'],
    ['00000000gone', undefined],
  ])
  expect(parseDeckJson(textOf(withRetired))).toEqual(withRetired)
})

test('in an older deck file, a source has the topic of its card', () => {
  const deck = JSON.parse(textOf(deckOf(card('a', { topic: 'sea' }))))
  delete deck.cards[0].sources[0].topic
  expect(parseDeckJson(JSON.stringify(deck)).cards[0]?.sources[0]?.topic).toBe('sea')
})

test('a question that is a picture alone, and has no text, can be read again', () => {
  const deck = deckOf(card('a', { question: '<img src="sea-1.png">', text: '' }))
  expect(parseDeckJson(textOf(deck))).toEqual(deck)
})

test.each([
  ['an unknown kind', { kind: 'riddle' }],
  ['an id of another length', { id: 'short' }],
  ['a tag with a space', { tags: ['two words'] }],
  ['a time with a fraction', { changed: 1.5 }],
  ['no sources', { sources: [] }],
  ['something that the form does not know', { colour: 'blue' }],
])('the schema rejects %s', (_, part) => {
  const validate = new Ajv2020({ strict: true }).compile(JSON.parse(deckSchema()))
  const deck = JSON.parse(textOf(deckOf(card('a'))))
  Object.assign(deck.cards[0], part)
  expect(validate(deck)).toBe(false)
})

test.each([
  ['[]', 'Unexpected list for the deck, expected an object'],
  ['{"format":2}', 'Unexpected number 2 for "format", expected 1'],
  ['{"format":1,"name":"a","cards":{}}', 'Unexpected object for "cards", expected a list'],
  ['{"format":1,"name":"a","cards":[{"id":7}]}', 'Unexpected number 7 for "cards[0].id", expected a string'],
  [
    '{"format":1,"name":"a","cards":[{"id":"abcdefghijkl","kind":"cloz"}]}',
    'Unexpected string "cloz" for "cards[0].kind", expected ' +
      'open, true-false, choice, fill-blank, cloze, reversed, exercise, command or term; did you mean "cloze"?',
  ],
  ['{"format":1,"name":"a"}', 'Expected a list for "cards"; the value is missing'],
])('reading %s reports what is wrong and where', (text, message) => {
  expect(() => parseDeckJson(text)).toThrow(message)
  expect(() => parseDeckJson(text)).toThrow(SyntaxError)
})
