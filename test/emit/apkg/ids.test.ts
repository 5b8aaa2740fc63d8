import { expect, test } from 'vitest'
import { assignIds } from '../../../src/emit/apkg/ids.ts'

const itself = (name: string) => name
/** A stride so large that there are only ten ids. */
const TEN_SLOTS = 40_000_000_000

test('ids are past times in milliseconds, at least a stride apart, in ascending order', () => {
  const ids = assignIds(
    Array.from({ length: 2000 }, (_, index) => `n${index}`),
    itself,
    500,
  ).map(({ id }) => id)
  expect(Math.min(...ids)).toBeGreaterThanOrEqual(1_260_000_000_000)
  expect(Math.max(...ids)).toBeLessThan(1_660_000_000_000)
  const gaps = ids.slice(1).map((id, index) => id - (ids[index] ?? 0))
  expect(gaps.every((gap) => gap > 0 && gap % 500 === 0)).toBe(true)
})

test('names with the same hash get different ids, independent of their order', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  const forwards = assignIds(names, itself, TEN_SLOTS)
  expect(new Set(forwards.map(({ id }) => id)).size).toBe(10)
  expect(assignIds(names.toReversed(), itself, TEN_SLOTS)).toEqual(forwards)
})

test('names that already have ids keep them, and new names take free ids', () => {
  const before = assignIds(['a', 'b', 'c', 'd', 'e'], itself, TEN_SLOTS)
  const then = assignIds(['f', 'g', 'h', 'i', 'j'], itself, TEN_SLOTS, before)
  expect(new Set([...before, ...then].map(({ id }) => id)).size).toBe(10)
  expect(assignIds(['f', 'g', 'h', 'i', 'j'].reverse(), itself, TEN_SLOTS, before)).toEqual(then)
})

test('a name that occurs twice is rejected', () => {
  expect(() => assignIds(['a', 'b', 'a'], itself, 1)).toThrow('Unexpected second a')
})
