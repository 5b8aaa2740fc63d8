import { expect, test } from 'vitest'
import type { ItemId } from '../../../src/review/history/event.ts'
import { remaining } from '../../../src/review/session/daily-limits.ts'
import { item, review, setAside, undo } from '../store-fixture.ts'

const limits = { new: 20, reviews: 200 }
const [first, second, third] = [item(1), item(2), item(3)]

/** How many reviews the items have in all. */
function having(counts: ReadonlyMap<ItemId, number>): (item: ItemId) => number {
  return (item) => counts.get(item) ?? 0
}

test('are unused before anything was done', () => {
  expect(remaining(limits, [], having(new Map()))).toEqual({ new: 20, review: 200 })
})

test('count each item once, as new or as a review', () => {
  const events = [review(first, 1), review(first, 3), review(second, 3), review(third, 1), review(third, 3)]
  const counts = new Map([
    [first, 2],
    [second, 5],
    [third, 3],
  ])
  expect(remaining(limits, events, having(counts))).toEqual({ new: 19, review: 198 })
})

test("don't count undone reviews", () => {
  const taken = review(first, 3)
  expect(remaining(limits, [taken, undo(taken)], having(new Map()))).toEqual({ new: 20, review: 200 })
})

test('count an item as new again after a reset', () => {
  const events = [review(first, 3), setAside(first, 'reset')]
  expect(remaining(limits, events, having(new Map([[first, 0]])))).toEqual({ new: 20, review: 200 })
  const after = [...events, review(first, 3)]
  expect(remaining(limits, after, having(new Map([[first, 1]])))).toEqual({ new: 19, review: 200 })
})

test('never fall below zero', () => {
  const events = [review(first, 3), review(second, 3)]
  expect(remaining({ new: 1, reviews: 0 }, events, having(new Map()))).toEqual({ new: 0, review: 0 })
})
