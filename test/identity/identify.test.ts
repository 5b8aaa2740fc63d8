import { expect, test } from 'vitest'
import type { Question } from '../../src/card.ts'
import { cardId } from '../../src/identity/card-id.ts'
import { identify, type Unnamed } from '../../src/identity/identify.ts'

function unnamed(changes: Partial<Omit<Unnamed, 'sources'>>, ...sources: Partial<Question>[]): Unnamed {
  const question: Question = {
    file: 'docker/basics.md',
    line: 1,
    endLine: 3,
    dialect: 'heading',
    kind: 'open',
    text: 'What is an image?',
    prompt: [],
    answer: [],
    answered: true,
    section: [],
    topic: 'docker',
    variant: 'docker',
    tags: [],
    deck: 'docker',
  }
  const [first = {}, ...rest] = sources
  return {
    kind: 'open',
    topic: 'docker',
    deck: 'docker',
    tags: [],
    answered: true,
    foldedQuestion: 'what is an image',
    foldedAnswer: 'layers',
    ...changes,
    sources: [{ ...question, ...first }, ...rest.map((source) => ({ ...question, ...source }))],
  }
}

function idsOf(cards: readonly Unnamed[]): string[] {
  return identify(cards).cards.map(({ id }) => id)
}

test('names a card by its topic and question', () => {
  expect(idsOf([unnamed({}), unnamed({ topic: 'podman' }), unnamed({ foldedQuestion: 'what is a layer' })])).toEqual([
    cardId('docker', 'what is an image'),
    cardId('podman', 'what is an image'),
    cardId('docker', 'what is a layer'),
  ])
})

test('tells cards with one question apart by their answers, whatever order they come in', () => {
  const layers = unnamed({ foldedAnswer: 'layers' })
  const picture = unnamed({ foldedAnswer: 'a picture' })
  const [a, b] = idsOf([layers, picture])
  expect(idsOf([picture, layers])).toEqual([b, a])
  expect(new Set([a, b])).toEqual(
    new Set([cardId('docker', 'what is an image'), cardId('docker', 'what is an image', 1)]),
  )
})

test('leaves the first id to the answered one of two cards with one question', () => {
  const open = unnamed({ answered: false, foldedAnswer: '' })
  expect(idsOf([open, unnamed({})])[1]).toBe(cardId('docker', 'what is an image'))
})

test('takes the id that an author pinned', () => {
  const { cards, problems } = identify([unnamed({}, { pinned: 'Abcdefgh0123' })])
  expect(cards.map(({ id }) => id)).toEqual(['Abcdefgh0123'])
  expect(problems).toEqual([])
})

test('gives nobody an id that is pinned to another card', () => {
  const taken = cardId('docker', 'what is an image')
  const pinning = unnamed({ foldedQuestion: 'something else' }, { pinned: taken })
  expect(idsOf([unnamed({}), pinning])).toEqual([cardId('docker', 'what is an image', 1), taken])
})

test.each([
  [
    'an id that is none',
    [unnamed({}, { line: 7, pinned: 'my id' })],
    7,
    'Unexpected id "my id", expected 12 letters (a-z, A-Z) and digits',
  ],
  [
    'one id for two cards',
    [
      unnamed({}, { line: 7, pinned: 'Abcdefgh0123' }),
      unnamed({ foldedQuestion: 'x' }, { line: 9, pinned: 'Abcdefgh0123' }),
    ],
    9,
    'The id Abcdefgh0123 is pinned to another card as well; this one gets its own',
  ],
  [
    'two ids for one card',
    [unnamed({}, { line: 7, pinned: 'Abcdefgh0123' }, { line: 9, pinned: 'Zbcdefgh0123' })],
    9,
    'Unexpected id Zbcdefgh0123: this question is one card with docker/basics.md:7, whose id is Abcdefgh0123',
  ],
])('says so about %s', (_, cards, line, reason) => {
  const { cards: named, problems } = identify(cards)
  expect(problems.map((problem) => [problem.file, problem.line, problem.reason])).toEqual([
    ['docker/basics.md', line, reason],
  ])
  expect(new Set(named.map(({ id }) => id)).size).toBe(cards.length)
})
