import { expect, test } from 'vitest'
import { found } from '../found.ts'

const exam = `# Mock exam

1. Which file describes an image?
   - a. Dockerfile
   - b. Makefile
2. Which command builds it?
   - a. docker make
   - b. docker build
`

test.each([
  ['a list', '1. a\n2. b\n'],
  ['lines', '1: A\n2: B\n'],
  ['a table', '| No | Answer |\n|---|---|\n| 1 | A |\n| 2 | B |\n'],
])('the key at the end of a test may be %s', (_, key) => {
  const questions = found(`${exam}\n## Answer key\n\n${key}`)
  expect(questions.map(({ text, answer, answered }) => ({ text, answer, answered }))).toEqual([
    { text: 'Which file describes an image?', answer: 'a. Dockerfile', answered: true },
    { text: 'Which command builds it?', answer: 'b. docker build', answered: true },
  ])
})

test('the explanation in an answer key follows the option', () => {
  const questions = found(`${exam}\n## Answers\n\n1. A, by its name\n2. B\n`)
  expect(questions.map(({ answer }) => answer)).toEqual(['a. Dockerfile\nA, by its name', 'b. docker build'])
})

test('without a key the questions stay unanswered', () => {
  expect(found(`${exam}\n## Further reading\n\n1. a\n2. b\n`).map(({ answered }) => answered)).toEqual([false, false])
})
