import { expect, test } from 'vitest'
import type { EventId, ItemId } from '../../../src/review/history/event.ts'
import { type TrainingItem, trainingItems } from '../../../src/review/schedule/training-items.ts'
import { event, review, undo } from '../events.ts'

/** The reviews of items as `3 3+1 1+8`: grades, and the days since the review before. */
function told(items: readonly TrainingItem[]): string[] {
  return items.map((reviews) =>
    reviews.map(({ grade, elapsedDays }, index) => (index === 0 ? `${grade}` : `${grade}+${elapsedDays}`)).join(' '),
  )
}

const learned = [review('2026-01-05 09:00', 1), review('2026-01-05 09:10', 3)]
const later = [review('2026-01-07 09:00', 3), review('2026-01-15 02:00', 1), review('2026-01-15 05:00', 3)]

test('are the reviews on later days, each with the reviews before it', () => {
  expect(told(trainingItems([...later, ...learned], 4))).toEqual(['1 3+0 3+2', '1 3+0 3+2 1+7', '1 3+0 3+2 1+7 3+1'])
})

test('consider only events that count', () => {
  const events = [...learned, ...later, ...later, undo('2026-01-15 06:00', '2026-01-15 02:00')]
  expect(told(trainingItems(events, 4))).toEqual(['1 3+0 3+2', '1 3+0 3+2 3+8'])
})

test('start again after a reset', () => {
  const events = [...learned, event('2026-01-06 09:00', 'reset'), ...later]
  expect(told(trainingItems(events, 4))).toEqual(['3 1+7', '3 1+7 3+1'])
})

test('are ordered by time across items', () => {
  const other = [review('2026-01-06 09:00', 4), review('2026-01-10 09:00', 2)]
  const events = other.map((each) => ({ ...each, item: 'other' as ItemId, id: `${each.id}b` as EventId }))
  expect(told(trainingItems([...events, ...learned, ...later.slice(0, 2)], 4))).toEqual([
    '1 3+0 3+2',
    '4 2+4',
    '1 3+0 3+2 1+7',
  ])
})
