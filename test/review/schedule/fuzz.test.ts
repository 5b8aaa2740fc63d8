import { expect, test } from 'vitest'
import type { ItemId } from '../../../src/review/history/event.ts'
import { fuzzed, fuzzFactor, fuzzRange } from '../../../src/review/schedule/fuzz.ts'
import { item } from '../events.ts'

test.each([
  [1, 1, 1],
  [2.4, 2, 2],
  [2.5, 2, 4],
  [7, 5, 9],
  [17, 14, 20],
  [37, 33, 41],
  [365, 345, 385],
])('%d days may become %i to %i', (days, shortest, longest) => {
  expect(fuzzRange(days, 1, 36_500)).toEqual({ shortest, longest })
})

test('the range respects the limits, and spans two days if they allow it', () => {
  expect(fuzzRange(100, 101, 1000)).toEqual({ shortest: 101, longest: 108 })
  expect(fuzzRange(100, 1, 99)).toEqual({ shortest: 92, longest: 99 })
  expect(fuzzRange(2, 3, 1000)).toEqual({ shortest: 3, longest: 4 })
  expect(fuzzRange(2, 3, 3)).toEqual({ shortest: 3, longest: 3 })
})

test('the factor picks from the range; without one the interval is rounded', () => {
  expect([0, 0.5, 0.99].map((factor) => fuzzed(17, factor, 1, 36_500))).toEqual([14, 17, 20])
  expect(fuzzed(17.5, undefined, 1, 36_500)).toBe(18)
  expect(fuzzed(0.2, undefined, 1, 36_500)).toBe(1)
  expect(fuzzed(400, undefined, 1, 365)).toBe(365)
  expect(fuzzed(400, 0.99, 500, 365)).toBe(365)
})

test('the factor depends on the item and its number of reviews, and is spread from 0 to 1', () => {
  expect(fuzzFactor(item, 3)).toBe(fuzzFactor(item, 3))
  expect(fuzzFactor(item, 4)).not.toBe(fuzzFactor(item, 3))
  const tenths = new Array<number>(10).fill(0)
  for (let number = 0; number < 10_000; number++) {
    const tenth = Math.floor(fuzzFactor(`card${number}` as ItemId, number % 7) * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  expect(Math.min(...tenths)).toBeGreaterThan(900)
  expect(Math.max(...tenths)).toBeLessThan(1100)
})
