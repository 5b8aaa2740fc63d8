import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Milliseconds } from '../../../src/model/time.ts'
import { eventIds } from '../../../src/review/history/event-id.ts'
import { replay } from '../../../src/review/schedule/scheduler.ts'
import type { ReviewSettings } from '../../../src/review/schedule/settings.ts'
import { dueSession } from '../../../src/review/session/due-session.ts'
import { ReviewHarness } from '../../commands/review-harness.ts'
import { card, item, origin, today } from '../store-fixture.ts'

const nextId = eventIds(randomBytes)
const weekend = { saturday: 'minimum', sunday: 'minimum' } as const

/** Learns a hundred cards on one day, and reviews them as they come for some days. */
function learnedWith(changes: Partial<ReviewSettings>): ReviewHarness {
  const settings = { fuzz: true, limits: { new: 100, reviews: 1000 }, ...changes }
  const harness = new ReviewHarness(
    Array.from({ length: 100 }, (_, index) => card(index + 1)),
    settings,
  )
  for (let day = 0; day < 12; day += 1) {
    const { store, settings: own, now } = harness.learning
    const scope = { origin, decks: [], tags: [] }
    const sitting = dueSession(
      { store, scope, settings: own, now, nextId },
      { ahead: 0, limit: undefined, new: undefined },
    )
    for (let turn = sitting.current(); turn !== undefined; turn = sitting.current()) {
      const shown = sitting.intervals(turn)?.[4]
      const graded = sitting.grade(turn, 4, 4000 as Milliseconds)
      const due = graded.type === 'recorded' ? graded.state.due : undefined
      const days = due?.type === 'day' ? due.day - (today + day) : undefined
      expect(shown).toEqual({ type: 'day', days })
    }
    harness.pass(86_400_000)
  }
  return harness
}

/** How many cards are due on each day of the week, Thursday first. */
function byWeekday(harness: ReviewHarness): readonly number[] {
  const counts = [0, 0, 0, 0, 0, 0, 0]
  for (const [day, count] of harness.store.reviewsByDay({ origin, decks: [], tags: [] })) {
    counts[day % 7] = (counts[day % 7] ?? 0) + count
  }
  return counts
}

test('easy days get few cards, and the grades give what their buttons have shown', () => {
  const [, , plainSaturday = 0, plainSunday = 0] = byWeekday(learnedWith({}))
  const [, , saturday = 0, sunday = 0] = byWeekday(learnedWith({ easyDays: weekend }))
  expect(plainSaturday + plainSunday).toBeGreaterThan(15)
  expect(saturday + sunday).toBeLessThan((plainSaturday + plainSunday) / 2)
})

test('the load is spread more evenly than by the fuzz alone', () => {
  const widest = (harness: ReviewHarness) =>
    Math.max(...harness.store.reviewsByDay({ origin, decks: [], tags: [] }).values())
  expect(widest(learnedWith({ balance: true }))).toBeLessThan(widest(learnedWith({})))
})

test('a chosen day is part of the history, so that the states can be derived again', () => {
  const harness = learnedWith({ balance: true })
  const before = harness.store.states()
  expect([...harness.store.events()].some((event) => event.type === 'review' && event.days !== undefined)).toBe(true)
  harness.store.rebuild()
  expect(harness.store.states()).toEqual(before)
})

test('a chosen day no longer holds if the settings do not allow it any more', () => {
  const harness = learnedWith({ balance: true })
  const events = harness.store.eventsOf(item(1))
  const shorter = { ...harness.settings, maximumInterval: 3 }
  expect(replay(item(1), events, shorter).interval).toBeLessThanOrEqual(3)
  const exact = { ...harness.settings, fuzz: false }
  const plain = events.map((event) => (event.type === 'review' ? { ...event, days: undefined as never } : event))
  expect(replay(item(1), events, exact)).toEqual(replay(item(1), plain, exact))
})

test('nothing is chosen unless the settings say so', () => {
  const harness = learnedWith({})
  expect([...harness.store.events()].some((event) => event.type === 'review' && event.days !== undefined)).toBe(false)
})
