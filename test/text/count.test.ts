import { expect, test } from 'vitest'
import { countText, numberText } from '../../src/text/count.ts'

test('gives a number with its noun in the singular or plural', () => {
  expect([0, 1, 2].map((count) => countText(count, 'card'))).toEqual(['0 cards', '1 card', '2 cards'])
})

test('takes an irregular plural', () => {
  expect(countText(2, 'query', 'queries')).toBe('2 queries')
})

test('numbers have commas at the thousands', () => {
  expect([0, 999, 1000, 1_234_567, -1200, 12.6].map((number) => numberText(number))).toEqual([
    ...['0', '999', '1,000', '1,234,567', '-1,200', '13'],
  ])
  expect(numberText(1234.56, 1)).toBe('1,234.6')
  expect(numberText(2, 1)).toBe('2')
  expect(countText(1200, 'card')).toBe('1,200 cards')
})
