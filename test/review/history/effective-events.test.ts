import { expect, test } from 'vitest'
import { effectiveEvents } from '../../../src/review/history/effective-events.ts'
import type { Event } from '../../../src/review/history/event.ts'
import { review, undo } from '../events.ts'

const first = review('2026-01-05 09:00', 3)
const second = review('2026-01-06 09:00', 1)

function idsOf(...events: readonly Event[]): string[] {
  return effectiveEvents(events).map(({ id }) => id)
}

test('events count in the order of their times, whatever order they come in', () => {
  expect(idsOf(second, first)).toEqual([first.id, second.id])
})

test('events at the same time are ordered by id', () => {
  const [a, b] = [review('2026-01-05 09:00', 1, 'a'), review('2026-01-05 09:00', 2, 'b')]
  expect(idsOf(b, a)).toEqual(['a', 'b'])
})

test('an event counts once, however often it is there', () => {
  expect(idsOf(first, second, first, { ...second })).toEqual([first.id, second.id])
})

test('an undo removes the event that it names, not the last one', () => {
  expect(idsOf(first, second, undo('2026-01-07 09:00', first.id))).toEqual([second.id])
})

test('an event can be undone twice', () => {
  const undos = [undo('2026-01-07 09:00', second.id), undo('2026-01-07 09:01', second.id)]
  expect(idsOf(first, second, ...undos)).toEqual([first.id])
  expect(idsOf(first, second, ...undos, undo('2026-01-07 09:02', '2026-01-07 09:00'))).toEqual([first.id])
})

test('an undo can be undone, and so can that undo', () => {
  const redo = undo('2026-01-07 09:01', '2026-01-07 09:00')
  const again = undo('2026-01-07 09:02', redo.id)
  const events = [first, second, undo('2026-01-07 09:00', second.id)]
  expect(idsOf(...events, redo)).toEqual([first.id, second.id])
  expect(idsOf(...events, redo, again)).toEqual([first.id])
  expect(idsOf(again, redo, ...events)).toEqual([first.id])
})

test('an undo from another machine counts even if its clock is behind', () => {
  expect(idsOf(first, second, undo('2026-01-04 09:00', second.id))).toEqual([first.id])
})

test('an undo of an unknown event has no effect', () => {
  expect(idsOf(first, undo('2026-01-07 09:00', 'elsewhere'))).toEqual([first.id])
})

test('undos that name themselves or each other have no effect', () => {
  const circle = [undo('2026-01-07 09:00', 'b', 'a'), undo('2026-01-07 09:01', 'a', 'b')]
  expect(idsOf(first, ...circle, undo('2026-01-07 09:02', 'c', 'c'))).toEqual([first.id])
})
