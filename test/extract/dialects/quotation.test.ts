import { expect, test } from 'vitest'
import { found } from '../found.ts'

const quoted = (text: string) => `> ${text}\n\nSomething about it.\n\n`

test('what follows a quotation that asks is its answer', () => {
  const page = ['What is a pod?', 'Explain probes.', 'Why are there nodes?'].map(quoted).join('')
  expect(found(page).map(({ text, answer }) => [text, answer])).toEqual([
    ['What is a pod?', 'Something about it.'],
    ['Explain probes.', 'Something about it.'],
    ['Why are there nodes?', 'Something about it.'],
  ])
})

test('two questions among the quotations of a text are merely quotations', () => {
  expect(found(['What is a pod?', 'I said so.', 'Why are there nodes?'].map(quoted).join(''))).toEqual([])
})
