import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstAtLeast } from '../../src/text/search-sorted.ts'

test('the first of several equal things is found, and their count where all are below', () => {
  const lines = [{ line: 2 }, { line: 5 }, { line: 5 }, { line: 9 }]
  const found = [1, 2, 3, 5, 6, 9, 10].map((least) => firstAtLeast(lines, least, ({ line }) => line))
  expect(found).toEqual([0, 0, 1, 1, 3, 3, 4])
  expect(firstAtLeast([], 1, () => 0)).toBe(0)
})

test('it is the one that a search from the beginning finds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), (numbers, least) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const index = sorted.findIndex((number) => number >= least)
      expect(firstAtLeast(sorted, least, (number) => number)).toBe(index === -1 ? sorted.length : index)
    }),
  )
})
