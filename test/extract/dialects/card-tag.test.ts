import { expect, test } from 'vitest'
import { found } from '../found.ts'

test('a first line tagged #card is a question, and what follows is the answer without the number of the note', () => {
  const questions = found(`# Volumes #card
They outlive containers.
^1646403412

What is a bind mount? #card-reverse #storage
A folder of the host.
^1646403413

## Notes

Nothing to learn here.
`)
  expect(questions.map(({ text, answer, line }) => ({ text, answer, line }))).toEqual([
    { text: 'Volumes', answer: 'They outlive containers.', line: 1 },
    { text: 'What is a bind mount?', answer: 'A folder of the host.', line: 5 },
  ])
})

test('without a number, the next block answers a paragraph', () => {
  const questions = found('What is tmpfs? #card\n\nMemory.\n\nSome prose.\n')
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([['What is tmpfs?', 'Memory.']])
})

test('#card within a text does not mark a card', () => {
  expect(found('The link goes to #card here.\n\n```css\n#card { color: red }\n```\n')).toEqual([])
})

test.each(['#flashcard', '#spaced', '#card'])('the lines below one that ends with %s are its answer', (tag) => {
  expect(found(`# N\n\nProse.\n\nWhat is salt? ${tag}\n- NaCl\n- halite\n`)).toMatchObject([
    { text: 'What is salt?', answer: 'NaCl\nhalite' },
  ])
  expect(found(`The rows are ${tag} evenly\nin a grid.\n`)).toEqual([])
})

test('a sign is an answer below a tagged line', () => {
  expect(found('Which sign? #card\n.\n')).toMatchObject([{ answer: '.', answered: true }])
})
