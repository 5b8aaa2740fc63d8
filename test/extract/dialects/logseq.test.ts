import { expect, test } from 'vitest'
import { found } from '../found.ts'

test('the items below a tagged item are its answer, without the properties', () => {
  const markdown =
    '- Boats\n\t- What is a keel? #card #hull\n\t  card-ease-factor:: 2.5\n\t  id:: 64b0\n\t\t- The spine\n\t\t  id:: 64b1\n\t\t- of a hull.\n\t- plain\n'
  expect(found(markdown)).toMatchObject([
    { text: 'What is a keel?', more: '', answer: 'The spine\nof a hull.', dialect: 'obsidian', line: 2 },
  ])
})

test.each(['#card', '#[[card]]', '#Card'])('the tag %s is read', (tag) => {
  expect(found(`- Why? ${tag}\n  - Because.\n`)).toMatchObject([{ text: 'Why?', answer: 'Because.' }])
})

test('an item without items below it is unanswered', () => {
  expect(found('- Why? #card\n- other\n')).toMatchObject([{ text: 'Why?', answered: false }])
})

test('hidden parts make a cloze, with a hint behind backslashes', () => {
  expect(found('- The {{cloze keel}} is part of a {{cloze hull\\\\\\\\of a boat}}. #card\n')).toMatchObject([
    { kind: 'cloze', answered: true },
  ])
})

test('other tags and properties make no card', () => {
  expect(found('- TODO write #cards\n  id:: 64b0\n- #cardio\n  - run\n')).toEqual([])
})
