import { expect, test } from 'vitest'
import { extraction, found, foundAmong } from '../found.ts'

const others = { 'cards/b.md': 'Two\n\n---\n\nBack of two', 'cards/c.md': 'Three\n\n---\n\nBack of three' }
const card = (text: string) => foundAmong({ 'cards/a.md': text, ...others }, 'cards/a.md')

test('in a folder of cards, a file is a card with a thematic break between its sides', () => {
  expect(card('The bow\n\n![](bow.png)\n\n---\n\nThe front\n\n- of a ship')).toMatchObject([
    { text: 'The bow', answer: 'The front\nof a ship', dialect: 'one-file', line: 1 },
  ])
})

test('a line of dashes directly below the front separates the sides too', () => {
  expect(card('The bow\n---\nThe front')).toMatchObject([{ text: 'The bow', answer: 'The front' }])
})

test('two thematic breaks make a card in both directions', () => {
  expect(card('Bow\n\n---\n\n---\n\nFront').map(({ text, answer, kind }) => [text, answer, kind])).toEqual([
    ['Bow', 'Front', 'open'],
    ['Front', 'Bow', 'reversed'],
  ])
})

test('struck text is a cloze with a number and a hint', () => {
  const page = 'A ~~2 sloop _a ship_~~ has ~~one~~ mast.'
  const [question] = extraction(`---\nnoteId: 17\n---\n\n${page}`).questions
  expect(question).toMatchObject({ text: 'A sloop has one mast.', kind: 'cloze', answered: true, line: 5 })
  expect(question?.prompt.filter((node) => node.type === 'element')).toMatchObject([
    { properties: { dataCloze: 2, dataHint: 'a ship' } },
    { properties: { dataCloze: 1 } },
  ])
})

test('an emphasised last line is the answer to type', () => {
  expect(card('The front of a ship\n\n_bow_')).toMatchObject([{ text: 'The front of a ship', answer: 'bow' }])
})

test('a question, a thematic break and its answer are a card in any folder', () => {
  expect(found('What is a bow?\n\n---\n\nThe front.')).toMatchObject([{ text: 'What is a bow?', answer: 'The front.' }])
})

test('a short text with a thematic break is not a card', () => {
  expect(found('About the harbour.\n\n---\n\nIt is old.')).toEqual([])
  expect(found('# Harbour\n\nWelcome.\n\n---\n\nIt is ~~new~~ old.')).toEqual([])
})

test('a README is not a card, even among cards', () => {
  expect(foundAmong({ 'cards/README.md': 'My cards\n\n---\n\nLicence', ...others }, 'cards/README.md')).toEqual([])
})

test('a line with only % below a heading ends the front', () => {
  expect(found('# Deck\n\n## Bow\n\nDescribe it.\n\n%\n\nThe front.\n\n## Share\n\n50 % of it.')).toMatchObject([
    { text: 'Bow', more: 'Describe it.', answer: 'The front.', dialect: 'one-file' },
  ])
})

test('a section with Deck: and Tags: holds numbered questions with quoted answers', () => {
  const { questions } = extraction(
    '---\n\nDeck: Ships\n\nTags: sails ropes\n\n1. What is a bow?\n\n> The front\n> of it.\n\n2. A {sloop} has {{c1::one}} mast.\n\n---\n\nProse.\n',
  )
  expect(questions).toMatchObject([
    { text: 'What is a bow?', deck: 'Ships', tags: ['sails', 'ropes'], kind: 'open' },
    { text: 'A {sloop} has one mast.', kind: 'cloze' },
  ])
})
