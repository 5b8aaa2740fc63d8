import { expect, test } from 'vitest'
import { found } from '../found.ts'

const told = (markdown: string) => found(markdown).map(({ text, answer, kind, line }) => ({ text, answer, kind, line }))

test.each([
  ['items', '1. ', '2. '],
  ['paragraphs', 'Q1. ', 'Q2. '],
])('question, options and answer may be lines of one paragraph: %s', (_, one, two) => {
  const page = `# Test\n\n${one}Which port does DNS use?\nA. 21\nB. 53\nAnswer: B\n\n${two}Which layer has frames?\nA. 2\nB. 3\nAnswer: A\n`
  expect(told(page)).toEqual([
    { text: 'Which port does DNS use?', answer: 'B', kind: 'choice', line: 3 },
    { text: 'Which layer has frames?', answer: 'A', kind: 'choice', line: 8 },
  ])
})

test('below a heading, options and answer may share a paragraph', () => {
  expect(told('## Which port does DNS use?\n\na) 21\nb) 53\nAnswer: b\n')).toEqual([
    { text: 'Which port does DNS use?', answer: 'b', kind: 'choice', line: 1 },
  ])
})
