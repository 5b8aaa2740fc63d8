import { expect, test } from 'vitest'
import type { Milliseconds } from '../../../src/model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../../../src/review/history/event.ts'
import { defaultReviewSettings } from '../../../src/review/schedule/settings.ts'
import { cardHistory } from '../../../src/review/statistics/card-history.ts'

const item = 'aaaaaaaaaaaa' as ItemId
const settings = { ...defaultReviewSettings, fuzz: false }
const day = 86_400_000

function at(days: number, name: string) {
  const id = name.padEnd(26, '0') as EventId
  return { id, item, time: (1_700_000_000_000 + days * day) as Milliseconds, offset: 0, device: 'desk' }
}

function review(days: number, name: string, grade: Grade): Event {
  return { ...at(days, name), type: 'review', grade, taken: 3000 as Milliseconds, seen: undefined }
}

test('each review has the interval that came of it', () => {
  const history = cardHistory(item, [review(0, 'A', 4), review(9, 'B', 1)], settings)
  expect(history.map(({ interval }) => interval)).toEqual([
    { type: 'day', days: 8 },
    { type: 'moment', delay: 600_000 },
  ])
})

test('a review that was undone is in the list, and nothing comes of it', () => {
  const undo: Event = { ...at(2, 'C'), type: 'undo', event: 'B'.padEnd(26, '0') as EventId }
  const history = cardHistory(item, [review(0, 'A', 4), review(1, 'B', 1), undo], settings)
  expect(history.map(({ event, state }) => [event.id[0], state?.reviews])).toEqual([
    ['A', 1],
    ['B', undefined],
  ])
})

test('after a reset, the card begins again; other events have no interval', () => {
  const reset: Event = { ...at(3, 'B'), type: 'reset' }
  const history = cardHistory(item, [review(0, 'A', 4), reset, review(4, 'C', 4)], settings)
  expect(history.map(({ state, interval }) => [state?.reviews, interval])).toEqual([
    [1, { type: 'day', days: 8 }],
    [0, undefined],
    [1, { type: 'day', days: 8 }],
  ])
})
