import { describe, expect, test } from 'vitest'
import { isoDate } from '../../../src/model/calendar.ts'
import type { Day, Milliseconds } from '../../../src/model/time.ts'
import { dayOf } from '../../../src/review/history/day.ts'
import type { Event, Grade, ItemId } from '../../../src/review/history/event.ts'
import type { ItemState } from '../../../src/review/history/item-state.ts'
import { newItem, replay } from '../../../src/review/schedule/scheduler.ts'
import { defaultReviewSettings, type Settings } from '../../../src/review/schedule/settings.ts'
import type { Period } from '../../../src/review/statistics/figures.ts'
import { type History, statistics } from '../../../src/review/statistics/statistics.ts'
import { clock, event, item, review, undo } from '../events.ts'

const settings: Settings = { ...defaultReviewSettings, fuzz: false }

/** A Thursday. */
const today = dayOf(clock('2026-01-15 12:00'), settings.rollover)
const period: Period = { today, past: 14, ahead: 7 }

function history(events: readonly Event[]): History {
  return { item, settings, state: events.length === 0 ? undefined : replay(item, events, settings), events }
}

/** An item that only its state is of interest of. */
function inState(changes: Partial<ItemState>): History {
  return { item, settings, state: { ...newItem(item), ...changes }, events: [] }
}

function figures(histories: readonly History[], changes: Partial<Period> = {}) {
  return statistics(histories, { ...period, ...changes })
}

function days(count: number): Day {
  return (today + count) as Day
}

describe('items', () => {
  test('are counted by their present state', () => {
    const { cards } = figures([
      history([]),
      inState({ phase: 'new' }),
      inState({ phase: 'learning' }),
      inState({ phase: 'relearning' }),
      inState({ phase: 'review', interval: 20 }),
      inState({ phase: 'review', interval: 21 }),
      inState({ phase: 'review', interval: 90, availability: 'suspended' }),
      inState({ phase: 'relearning', availability: 'leech' }),
    ])
    expect(cards).toEqual({ new: 2, learning: 2, young: 1, mature: 1, suspended: 1, leech: 1 })
  })

  test('are expected to be recalled with 90% probability after their stability', () => {
    const last = { time: 0 as Milliseconds, day: days(-10) }
    const known = inState({ phase: 'review', memory: { stability: 10, difficulty: 5 }, last })
    const { knowledge } = figures([known, known, history([])])
    expect(knowledge.seen).toBe(2)
    expect(knowledge.expected).toBeCloseTo(1.8, 3)
  })

  test('are sorted by stability and difficulty', () => {
    const last = { time: 0 as Milliseconds, day: today }
    const memories = [
      { stability: 0.5, difficulty: 1 },
      { stability: 3, difficulty: 5.5 },
      { stability: 400, difficulty: 10 },
    ]
    const { stability, difficulty } = figures(memories.map((memory) => inState({ phase: 'review', memory, last })))
    expect([stability.median, difficulty.median]).toEqual([3, 5.5])
    expect(stability.buckets.filter(({ count }) => count > 0)).toEqual([
      { from: 0, to: 1, count: 1 },
      { from: 3, to: 7, count: 1 },
      { from: 365, to: Infinity, count: 1 },
    ])
    expect(difficulty.buckets.map(({ count }) => count)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1])
  })
})

describe('the forecast', () => {
  const dueOn = (count: number, changes: Partial<ItemState> = {}): History =>
    inState({ phase: 'review', due: { type: 'day', day: days(count) }, ...changes })

  test('counts overdue items today, and leaves out later days', () => {
    const { forecast, overdue } = figures([dueOn(-3), dueOn(0), dueOn(2), dueOn(2), dueOn(6), dueOn(7)])
    expect(forecast).toEqual([2, 0, 2, 0, 0, 0, 1])
    expect(overdue).toBe(1)
  })

  test('counts learning steps today, and those of earlier days as overdue', () => {
    const { forecast, overdue } = figures([
      history([review('2026-01-15 11:55', 1)]),
      history([review('2026-01-14 11:55', 1)]),
    ])
    expect(forecast[0]).toBe(2)
    expect(overdue).toBe(1)
  })

  test('counts buried items tomorrow, and no suspended ones', () => {
    const { forecast, overdue } = figures([dueOn(-1, { buried: today }), dueOn(0, { availability: 'suspended' })])
    expect(forecast.slice(0, 2)).toEqual([0, 1])
    expect(overdue).toBe(0)
  })
})

describe('what was done', () => {
  test('is counted by day, from the rollover hour on, with grades and time', () => {
    const { activity, grades, total, medianAnswer } = figures([
      history([
        { ...review('2026-01-14 23:00', 3, 'a'), taken: 3000 as Milliseconds },
        { ...review('2026-01-15 03:59', 3, 'b'), taken: 5000 as Milliseconds },
        { ...review('2026-01-15 04:00', 1, 'c'), taken: 60_000 as Milliseconds },
      ]),
    ])
    expect(activity).toHaveLength(14)
    expect(activity.slice(-2)).toEqual([
      { day: days(-1), reviews: 2, taken: 8000 },
      { day: today, reviews: 1, taken: 60_000 },
    ])
    expect(grades).toEqual({ 1: 1, 2: 0, 3: 2, 4: 0 })
    expect(total).toEqual({ reviews: 3, taken: 68_000, days: 2 })
    expect(medianAnswer).toBe(5000)
  })

  test('counts earlier days in the total, but not days in the future', () => {
    const { activity, total, grades } = figures([
      history([
        review('2025-06-01 09:00', 3, 'a'),
        review('2026-01-15 09:00', 3, 'b'),
        review('2026-03-01 09:00', 3, 'c'),
      ]),
    ])
    expect(activity.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(1)
    expect(grades[3]).toBe(1)
    expect(total.reviews).toBe(3)
  })

  test('counts an answer for ten minutes at most', () => {
    const away = { ...review('2026-01-15 09:00', 3), taken: (8 * 3_600_000) as Milliseconds }
    expect(figures([history([away])]).total.taken).toBe(600_000)
  })

  test('leaves out undone reviews, unless the undo was undone', () => {
    const events = [review('2026-01-15 09:00', 1, 'a'), undo('2026-01-15 09:01', 'a', 'b')]
    expect(figures([history(events)]).total).toEqual({ reviews: 0, taken: 0, days: 0 })
    const back = [...events, undo('2026-01-15 09:02', 'b', 'c')]
    expect(figures([history(back)]).total.reviews).toBe(1)
  })

  test('is empty without a history', () => {
    const empty = figures([])
    expect(empty).toMatchObject({ medianAnswer: undefined, total: { reviews: 0 }, streak: { current: 0, longest: 0 } })
    expect(empty.stability.median).toBeUndefined()
  })
})

describe('retention', () => {
  /** Learned by two grades on the first of January, then due on the 4th. */
  const learned = [review('2026-01-01 09:00', 3, '1'), review('2026-01-01 09:10', 3, '2')]

  test('counts the first review of a day of items past their learning steps', () => {
    const { recall } = figures(
      [
        history([
          ...learned,
          review('2026-01-04 09:00', 1, '3'),
          // A relearning step, and once more on the same day.
          review('2026-01-04 09:10', 3, '4'),
          review('2026-01-04 09:20', 3, '5'),
          review('2026-01-06 09:00', 2, '6'),
        ]),
      ],
      { past: 30 },
    )
    expect(recall.all).toEqual({ recalled: 1, of: 2 })
    expect(recall.young).toEqual({ recalled: 1, of: 2 })
    expect(recall.mature).toEqual({ recalled: 0, of: 0 })
  })

  test('counts an item as mature if its previous interval was at least 21 days', () => {
    const grades: readonly (readonly [string, Grade])[] = [
      ['2025-06-01', 4],
      ['2025-06-10', 4],
      ['2025-08-20', 3],
    ]
    const events = grades.map(([date, grade]) => review(`${date} 09:00`, grade))
    const before = replay(item, events.slice(0, 2), settings)
    expect(before.interval).toBeGreaterThanOrEqual(21)
    const { recall } = figures([history(events)], { past: 365 })
    expect(recall.young).toEqual({ recalled: 1, of: 1 })
    expect(recall.mature).toEqual({ recalled: 1, of: 1 })
  })

  test('is counted by week from Monday on, for days within the period', () => {
    const { recallByWeek } = figures([
      history([...learned, review('2026-01-04 09:00', 3, '3'), review('2026-01-12 09:00', 1, '4')]),
    ])
    expect(recallByWeek.map(({ week, all }) => [isoDate(week), all.recalled, all.of])).toEqual([
      ['2025-12-29', 1, 1],
      ['2026-01-05', 0, 0],
      ['2026-01-12', 0, 1],
    ])
  })

  test('starts again after a reset', () => {
    const { recall } = figures([
      history([...learned, event('2026-01-03 09:00', 'reset'), review('2026-01-08 09:00', 1, '3')]),
    ])
    expect(recall.all.of).toBe(0)
  })
})

describe('the streak', () => {
  const on = (...dates: readonly string[]): History => history(dates.map((date) => review(`${date} 09:00`, 3)))

  test('continues as long as today can still be part of it', () => {
    const { streak } = figures([on('2026-01-13', '2026-01-14')])
    expect(streak).toEqual({ current: 2, longest: 2 })
    expect(figures([on('2026-01-13', '2026-01-14', '2026-01-15')]).streak.current).toBe(3)
  })

  test('ends after a day without a review', () => {
    const { streak } = figures([on('2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13')])
    expect(streak).toEqual({ current: 0, longest: 4 })
  })

  test('counts all items together', () => {
    const other = { ...on('2026-01-14'), item: 'abcdefghijkl' as ItemId }
    expect(figures([on('2026-01-13', '2026-01-15'), other]).streak).toEqual({ current: 3, longest: 3 })
  })
})
