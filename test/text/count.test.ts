import { expect, test } from 'vitest'
import { countText } from '../../src/text/count.ts'

test('gives a number with its noun in the singular or plural', () => {
  expect([0, 1, 2].map((count) => countText(count, 'card'))).toEqual(['0 cards', '1 card', '2 cards'])
})

test('takes an irregular plural', () => {
  expect(countText(2, 'query', 'queries')).toBe('2 queries')
})
