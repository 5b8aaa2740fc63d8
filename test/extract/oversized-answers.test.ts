import { expect, test } from 'vitest'
import { oversizedAnswers } from '../../src/extract/oversized-answers.ts'
import { extraction } from './found.ts'

const remarks = (markdown: string) =>
  oversizedAnswers(extraction(markdown).questions).map(({ line, reason, fatal }) => ({ line, reason, fatal }))

const below = (count: number) =>
  Array.from({ length: count }, (_, at) => `#### What is part ${at + 1}?\n\nA part.\n`).join('\n')

test('an answer with three headings that ask is reported with the line of its question', () => {
  const page = `Notes.\n\n### What is a ship? #card\n\nIt floats.\n\n${below(3)}`
  expect(remarks(page)).toEqual([
    {
      line: 3,
      fatal: undefined,
      reason: expect.stringContaining('holds 3 headings that ask, such as "What is part 1?"'),
    },
  ])
})

test('two such headings are parts of an answer', () => {
  expect(remarks(`### What is a ship? #card\n\nIt floats.\n\n${below(2)}`)).toEqual([])
})

test('an answer that is longer than anybody reviews is reported', () => {
  const long = 'It floats on the sea. '.repeat(1000)
  expect(remarks(`Q: What is a ship?\nA: ${long}\n`)).toMatchObject([{ line: 1 }])
  expect(remarks(`Q: What is a ship?\nA: ${long.slice(0, 9000)}\n`)).toEqual([])
})
