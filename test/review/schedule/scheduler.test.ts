import { describe, expect, test } from 'vitest'
import type { Day, Milliseconds } from '../../../src/model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../../../src/review/history/event.ts'
import type { ItemState } from '../../../src/review/history/item-state.ts'
import { applyEvent, type Interval, intervals, newItem, replay } from '../../../src/review/schedule/scheduler.ts'
import { defaultReviewSettings, type Settings } from '../../../src/review/schedule/settings.ts'
import { intervalText } from '../../../src/review/session/interval-text.ts'
import { clock, event, item, review, undo } from '../events.ts'
import { random } from '../random.ts'

const exact: Settings = { ...defaultReviewSettings, fuzz: false }
const MINUTE = 60_000

function minutes(...numbers: readonly number[]): readonly Milliseconds[] {
  return numbers.map((number) => (number * MINUTE) as Milliseconds)
}

/** What the screen shows for again, hard, good and easy. */
function buttons(state: ItemState, shown: string, settings: Settings = exact): string {
  return Object.values<Interval>(intervals(state, clock(shown), settings))
    .map(intervalText)
    .join(' ')
}

/** The state after grades that are each given when the item is due, days at nine o'clock. */
function onTime(grades: readonly Grade[], settings: Settings = exact): { states: ItemState[]; last: ItemState } {
  let last = newItem(item)
  let now = clock('2026-01-05 09:00').time
  const states = grades.map((grade, index) => {
    const graded = { ...review('2026-01-05 09:00', grade, String(index)), time: now }
    last = applyEvent(last, graded, settings)
    now = last.due?.type === 'moment' ? last.due.at : ((((last.due?.day ?? 0) * 24 + 9) * 60 * MINUTE) as Milliseconds)
    return last
  })
  return { states, last }
}

describe('a new item', () => {
  test("isn't due", () => {
    expect(newItem(item)).toEqual({
      item,
      phase: 'new',
      step: 0,
      memory: undefined,
      due: undefined,
      last: undefined,
      interval: 0,
      reviews: 0,
      lapses: 0,
      availability: 'active',
      flag: 0,
      buried: undefined,
      seen: undefined,
    })
  })

  test('offers the learning steps and, for easy, days', () => {
    expect(buttons(newItem(item), '2026-01-05 09:00')).toBe('1m 6m 10m 8d')
  })

  test('moves to the second step with good, and to the first with again', () => {
    const good = replay(item, [review('2026-01-05 09:00', 3)], exact)
    expect(good).toMatchObject({ phase: 'learning', step: 1, interval: 0, reviews: 1, lapses: 0 })
    expect(good.due).toEqual({ type: 'moment', at: clock('2026-01-05 09:10').time })
    expect(good.last).toEqual({ time: clock('2026-01-05 09:00').time, day: 20_458 })
    const again = replay(item, [review('2026-01-05 09:00', 1)], exact)
    expect(again).toMatchObject({ phase: 'learning', step: 0, reviews: 1, lapses: 0 })
    expect(again.due).toEqual({ type: 'moment', at: clock('2026-01-05 09:01').time })
  })

  test.each([
    [1, 0.212, 6.4133],
    [2, 1.2931, 5.1121707],
    [3, 2.3065, 2.118104],
    [4, 8.2956, 1],
  ] as const)('is remembered after grade %i by the first parameters', (grade, stability, difficulty) => {
    const { memory } = replay(item, [review('2026-01-05 09:00', grade)], exact)
    expect(memory?.stability).toBe(stability)
    expect(memory?.difficulty).toBeCloseTo(difficulty, 6)
  })

  test('graduates with easy at once', () => {
    const state = replay(item, [review('2026-01-05 09:00', 4)], exact)
    expect(state).toMatchObject({ phase: 'review', step: 0, interval: 8, due: { type: 'day', day: 20_458 + 8 } })
  })
})

describe('learning steps', () => {
  const once = [review('2026-01-05 09:00', 3)]

  test('good on the last step graduates, hard repeats it, again goes back to the first', () => {
    expect(buttons(replay(item, once, exact), '2026-01-05 09:10')).toBe('1m 10m 2d 4d')
    const back = replay(item, [...once, review('2026-01-05 09:10', 1)], exact)
    expect(back).toMatchObject({ phase: 'learning', step: 0, lapses: 0 })
    const graduated = replay(item, [...once, review('2026-01-05 09:10', 3)], exact)
    expect(graduated).toMatchObject({ phase: 'review', step: 0, interval: 2, due: { type: 'day', day: 20_460 } })
  })

  test('hard on the first step lies half-way to the second', () => {
    const steps = minutes(1, 10, 100)
    expect(buttons(newItem(item), '2026-01-05 09:00', { ...exact, steps })).toBe('1m 6m 10m 8d')
    const hard = replay(item, [review('2026-01-05 09:00', 2)], { ...exact, steps })
    expect(hard).toMatchObject({ step: 0, due: { at: clock('2026-01-05 09:05').time + 30_000 } })
  })

  test('hard on the only step is half as long again, but at most a day more, in whole days', () => {
    expect(buttons(newItem(item), '2026-01-05 09:00', { ...exact, steps: minutes(10) })).toBe('10m 15m 2d 8d')
    expect(buttons(newItem(item), '2026-01-05 09:00', { ...exact, steps: minutes(3 * 1440) })).toBe('3d 4d 2d 8d')
    expect(buttons(newItem(item), '2026-01-05 09:00', { ...exact, steps: minutes(1440) })).toBe('1d 2d 2d 8d')
  })

  test('a step that ends after the rollover hour is due on that day', () => {
    const state = replay(item, [review('2026-01-06 03:55', 3)], exact)
    expect(state.due).toEqual({ type: 'day', day: 20_459 })
    expect(replay(item, [review('2026-01-06 03:45', 3)], exact).due?.type).toBe('moment')
    const daily = { ...exact, steps: minutes(1, 2 * 1440) }
    expect(replay(item, [review('2026-01-05 09:00', 3)], daily).due).toEqual({ type: 'day', day: 20_460 })
  })

  test('without steps an item graduates, unless it will be forgotten within half a day', () => {
    const none = { ...exact, steps: [], relearningSteps: [] }
    expect(buttons(newItem(item), '2026-01-05 09:00', none)).toBe('5.1h 1d 2d 8d')
    const again = replay(item, [review('2026-01-05 09:00', 1)], none)
    expect(again).toMatchObject({ phase: 'learning', step: 0, due: { type: 'moment' } })
    const longTerm = exact.parameters.map((parameter, index) => (index === 17 ? 0 : parameter))
    expect(buttons(newItem(item), '2026-01-05 09:00', { ...none, parameters: longTerm })).toBe('1d 1d 2d 8d')
  })

  test('an item on a step that no longer exists is on the last one', () => {
    const state = { ...replay(item, once, exact), step: 5 }
    expect(buttons(state, '2026-01-05 09:10')).toBe('1m 10m 2d 4d')
  })
})

describe('reviews', () => {
  test('good, always on time, spaces them out; forgetting brings the item back', () => {
    const { states } = onTime([3, 3, 3, 3, 3, 3, 1, 3, 3, 3])
    expect(states.map(({ interval }) => interval)).toEqual([0, 2, 11, 46, 163, 498, 0, 7, 17, 38])
    expect(states.map(({ phase }) => phase)).toEqual([
      'learning',
      ...Array(5).fill('review'),
      'relearning',
      ...Array(3).fill('review'),
    ])
  })

  test('the memory is that which the tests of fsrs-rs expect (src/inference.rs, test_memory_state)', () => {
    const later = ['01-05 09:10', '01-06 09:00', '01-09 09:00', '01-17 09:00', '02-07 09:00']
    const reviews = [review('2026-01-05 09:00', 1), ...later.map((shown) => review(`2026-${shown}`, 3))]
    const { memory } = replay(item, reviews, exact)
    expect(memory?.stability).toBeCloseTo(53.62691, 4)
    expect(memory?.difficulty).toBeCloseTo(6.3574867, 5)
  })

  test('days are the learner’s: a night between two reviews is a day, the hours are not', () => {
    const evening = [review('2026-01-05 22:00', 4)]
    const late = replay(item, [...evening, review('2026-01-06 03:59', 3)], exact)
    const early = replay(item, [...evening, review('2026-01-06 04:00', 3)], exact)
    const noon = replay(item, [...evening, review('2026-01-06 12:00', 3)], exact)
    expect(late.memory?.stability).toBeCloseTo(8.2956, 4)
    expect(early.memory?.stability).toBeGreaterThan(9)
    expect(noon.memory).toEqual(early.memory)
  })

  test.each([
    ['forward', '2026-03-28 23:30', 60, '2026-03-30 03:30', 120],
    ['back', '2026-10-24 23:30', 120, '2026-10-26 03:30', 60],
  ])('clocks that go %s make no day longer or shorter', (_, evening, before, night, after) => {
    const first = { ...review(evening, 4), ...clock(evening, before) }
    const inTheNight = { ...review(night, 3), ...clock(night, after) }
    const plain = replay(item, [review('2026-01-05 22:00', 4), review('2026-01-06 22:00', 3)], exact)
    expect(replay(item, [first, inTheNight], exact).memory).toEqual(plain.memory)
  })

  test('a learner who flies west and reviews on an earlier date reviews on the same day', () => {
    const auckland = { ...review('2026-01-06 20:00', 4), ...clock('2026-01-06 20:00', 780) }
    const honolulu = { ...review('x', 3), ...clock('2026-01-05 22:00', -600) }
    const state = replay(item, [honolulu, auckland], exact)
    expect(state.last).toEqual({ time: honolulu.time, day: 20_459 })
    expect(state.memory?.stability).toBeCloseTo(8.2956, 4)
    expect(state.due).toEqual({ type: 'day', day: 20_459 + state.interval })
  })

  test('each passing grade results in more days than the one below it', () => {
    const { last } = onTime([3, 3])
    const shortest = { ...exact, retention: 0.99 }
    expect(buttons(last, '2026-01-07 09:00', shortest)).toBe('10m 1d 2d 3d')
  })

  test('no interval is longer than the maximum, or shorter than a day', () => {
    const { last } = onTime([3, 3, 3, 3])
    expect(buttons(last, '2026-04-05 09:00', { ...exact, maximumInterval: 30 })).toBe('10m 30d 30d 30d')
    const { last: hard } = onTime([1, 1, 1, 1, 3, 3])
    expect(hard).toMatchObject({ phase: 'review', interval: 1 })
  })

  test('the desired retention decides how long they are', () => {
    const { last } = onTime([3, 3, 3])
    expect(buttons(last, '2026-01-18 09:00', { ...exact, retention: 0.8 })).toBe('10m 3.5mo 5.1mo 8.4mo')
    expect(buttons(last, '2026-01-18 09:00')).toBe('10m 1.1mo 1.5mo 2.5mo')
    expect(buttons(last, '2026-01-18 09:00', { ...exact, retention: 0.95 })).toBe('10m 13d 19d 1mo')
  })
})

describe('lapses', () => {
  test('lead through the relearning steps back to days', () => {
    const { last } = onTime([4, 1])
    expect(last).toMatchObject({ phase: 'relearning', step: 0, interval: 0, lapses: 1, availability: 'active' })
    expect(last.due).toEqual({ type: 'moment', at: clock('2026-01-13 09:10').time })
    expect(buttons(last, '2026-01-13 09:10')).toBe('10m 15m 1d 2d')
    const back = applyEvent(last, review('2026-01-13 09:10', 3), exact)
    expect(back).toMatchObject({ phase: 'review', lapses: 1, interval: 1 })
  })

  test('count once, however often the item is forgotten while it is relearned', () => {
    expect(onTime([4, 1, 1, 1]).last.lapses).toBe(1)
    expect(onTime([1, 1, 1]).last.lapses).toBe(0)
  })

  test('make a leech at the threshold, and after every further half of it', () => {
    let state = newItem(item)
    const leeches: number[] = []
    for (let day = 0; state.lapses < 17; day++) {
      const time = (clock('2026-01-05 09:00').time + day * 2 * 1440 * MINUTE) as Milliseconds
      state = applyEvent(state, { ...review('a', state.phase === 'review' ? 1 : 4, String(day)), time }, exact)
      if (state.availability === 'leech') leeches.push(state.lapses)
      state = applyEvent(state, { ...event('b', 'unsuspend'), time }, exact)
    }
    expect(leeches).toEqual([8, 12, 16])
  })

  test('make no leech where the threshold is 0, and leave a suspended item suspended', () => {
    const { last } = onTime([4, 1, 3])
    const forgotten = { ...last, lapses: 7 }
    const lapse = review('2026-02-05 09:00', 1)
    expect(applyEvent(forgotten, lapse, exact).availability).toBe('leech')
    expect(applyEvent(forgotten, lapse, { ...exact, leechThreshold: 0 }).availability).toBe('active')
    expect(applyEvent({ ...forgotten, availability: 'suspended' }, lapse, exact).availability).toBe('suspended')
  })
})

describe('what a learner does with an item besides', () => {
  const learned = [review('2026-01-05 09:00', 4)]

  test('suspending and unsuspending leave the memory alone', () => {
    const suspended = replay(item, [...learned, event('2026-01-05 10:00', 'suspend')], exact)
    expect(suspended).toEqual({ ...replay(item, learned, exact), availability: 'suspended' })
    const events = [...learned, event('2026-01-05 10:00', 'suspend'), event('2026-01-05 11:00', 'unsuspend')]
    expect(replay(item, events, exact)).toEqual(replay(item, learned, exact))
  })

  test('burying hides it for the learner’s day', () => {
    const buried = replay(item, [...learned, event('2026-01-14 03:00', 'bury')], exact)
    expect(buried).toEqual({ ...replay(item, learned, exact), buried: 20_466 })
  })

  test('a reset makes it new, and earlier events no longer count', () => {
    const reset = [...learned, event('2026-01-05 10:00', 'suspend'), event('2026-01-05 11:00', 'reset')]
    expect(replay(item, reset, exact)).toEqual(newItem(item))
    const later = review('2026-01-06 09:00', 3)
    expect(replay(item, [...reset, later], exact)).toEqual(replay(item, [later], exact))
  })

  test('an undone reset brings everything back', () => {
    const events = [...learned, event('2026-01-05 11:00', 'reset'), undo('2026-01-05 12:00', '2026-01-05 11:00')]
    expect(replay(item, events, exact)).toEqual(replay(item, learned, exact))
  })
})

describe('a replay', () => {
  const events: readonly Event[] = [
    review('2026-01-05 09:00', 3),
    review('2026-01-05 09:10', 3),
    review('2026-01-07 09:00', 1),
    undo('2026-01-07 09:01', '2026-01-07 09:00'),
    review('2026-01-07 09:02', 3),
    event('2026-01-07 09:03', 'bury'),
    review('2026-01-20 21:00', 2),
  ]

  test('results in the same state for any order of events, however often they come', () => {
    const state = replay(item, events, exact)
    expect(replay(item, events.toReversed(), exact)).toEqual(state)
    expect(replay(item, [...events.slice(3), ...events, ...events.slice(0, 5)], exact)).toEqual(state)
    expect(state).toMatchObject({ reviews: 4, lapses: 0, buried: 20_460 })
  })

  test('results in the same state for the histories of three machines, merged in any order', () => {
    const source = random(11)
    const pick = <const T>(choices: readonly [T, ...T[]]): T =>
      choices[Math.floor(source() * choices.length)] ?? choices[0]
    for (let round = 0; round < 200; round++) {
      const made: Event[] = []
      const machines = [0, 1, 2].map((machine) =>
        Array.from({ length: 1 + Math.floor(source() * 8) }, (_, number): Event => {
          // Whole hours, so that some fall together.
          const shown = new Date(Date.UTC(2026, 0, 5, Math.floor(source() * 400))).toISOString().slice(0, 16)
          const id = `${machine}-${number}`
          const named = made.length > 0 && source() < 0.3 ? pick([id, ...made.map((other) => other.id)]) : undefined
          const type = pick(['suspend', 'unsuspend', 'bury', 'reset'])
          const plain =
            source() < 0.8 ? review(shown, pick([1, 2, 3, 4]), id) : { ...event(shown, type), id: id as EventId }
          const happened = named === undefined ? plain : undo(shown, named, id)
          made.push(happened)
          return happened
        }),
      )
      const [a = [], b = [], c = []] = machines
      const state = replay(item, [...a, ...b, ...c], exact)
      for (const joined of [
        [c, b, a],
        [b, a, c],
        [c, a, b],
        [a, c, b],
        [b, c, a],
        [a, b, a, c, b, c],
      ]) {
        expect(replay(item, joined.flat(), exact)).toEqual(state)
      }
    }
  })

  test('ignores the events of other items', () => {
    const other = { ...review('2026-01-06 09:00', 1), item: `${item}.2` as ItemId }
    expect(replay(item, [...events, other], exact)).toEqual(replay(item, events, exact))
  })

  test('results in the same intervals with fuzz, which are close to those without', () => {
    const learned = [review('2026-01-05 09:00', 4), review('2026-01-13 09:00', 3), review('2026-02-05 09:00', 3)]
    const fuzzy: Settings = { ...exact, fuzz: true }
    const exactDays = replay(item, learned, exact).interval
    const spread = new Set<number>()
    for (let number = 0; number < 50; number++) {
      const id = `card${number}` as ItemId
      const own = learned.map((each) => ({ ...each, item: id }))
      const state = replay(id, own, fuzzy)
      expect(replay(id, own.toReversed(), fuzzy)).toEqual(state)
      expect(state.memory).toEqual(replay(item, learned, exact).memory)
      expect(Math.abs(state.interval - exactDays)).toBeLessThan(exactDays * 0.2)
      spread.add(state.interval)
    }
    expect(spread.size).toBeGreaterThan(10)
  })

  test('results in the interval that the screen has shown', () => {
    const fuzzy: Settings = { ...exact, fuzz: true }
    const state = replay(item, events, fuzzy)
    const shown = intervals(state, clock('2026-03-20 09:00'), fuzzy)
    const grades: readonly Grade[] = [2, 3, 4]
    for (const grade of grades) {
      const next = applyEvent(state, review('2026-03-20 09:00', grade), fuzzy)
      expect(shown[grade]).toEqual({ type: 'day', days: next.interval })
      expect(next.due).toEqual({ type: 'day', day: ((next.last?.day ?? 0) + next.interval) as Day })
    }
  })

  test('remembers the card as it was last seen', () => {
    const seen = 'abc' as NonNullable<ItemState['seen']>
    const state = replay(item, [{ ...review('2026-01-05 09:00', 3), seen }, event('2026-01-06 09:00', 'bury')], exact)
    expect(state.seen).toBe(seen)
  })
})

describe('a move', () => {
  const moved = (shown: string, day: string) => ({
    ...event(shown, 'bury'),
    type: 'move' as const,
    day: (Date.parse(`${day}T00:00Z`) / 86_400_000) as Day,
  })
  const dueOn = (day: string) => ({ type: 'day', day: Date.parse(`${day}T00:00Z`) / 86_400_000 })

  test('makes a new item due without an interval or a memory, and its first grade gives it both', () => {
    const events = [moved('2026-01-05 09:00', '2026-01-10')]
    const state = replay(item, events, exact)
    expect(state).toMatchObject({ phase: 'review', due: dueOn('2026-01-10'), interval: 0, reviews: 0 })
    expect(state.memory).toBeUndefined()
    const after = replay(item, [...events, review('2026-01-10 09:00', 3)], exact)
    expect(after).toMatchObject({ phase: 'review', reviews: 1, lapses: 0 })
    expect(after.memory).toEqual(replay(item, [review('2026-01-10 09:00', 3)], exact).memory)
  })

  test('counts the interval from the last review, and leaves the memory as it is', () => {
    const learned = [review('2026-01-05 09:00', 4)]
    const state = replay(item, [...learned, moved('2026-01-06 09:00', '2026-01-20')], exact)
    expect(state).toMatchObject({ phase: 'review', due: dueOn('2026-01-20'), interval: 15 })
    expect(state.memory).toEqual(replay(item, learned, exact).memory)
  })

  test('takes an item out of its steps, and brings a suspended or buried one back', () => {
    const events = [
      review('2026-01-05 09:00', 1),
      event('2026-01-05 09:01', 'suspend'),
      event('2026-01-05 09:02', 'bury'),
      moved('2026-01-05 09:03', '2026-01-05'),
    ]
    const state = replay(item, events, exact)
    expect(state).toMatchObject({ phase: 'review', step: 0, interval: 0, availability: 'active', buried: undefined })
    expect(state.due).toEqual(dueOn('2026-01-05'))
  })

  test('is taken back by an undo, and gone after a reset', () => {
    const learned = [review('2026-01-05 09:00', 4)]
    const move = moved('2026-01-06 09:00', '2026-01-20')
    const undone = replay(item, [...learned, move, undo('2026-01-06 09:01', move.id)], exact)
    expect(undone).toEqual(replay(item, learned, exact))
    expect(replay(item, [...learned, move, event('2026-01-07 09:00', 'reset')], exact)).toEqual(newItem(item))
  })
})

test('a flag stays when an item is graded, suspended or reset, and changes nothing else', () => {
  const flag = { ...event('2026-01-05 08:00', 'bury'), type: 'flag' as const, flag: 3 as const }
  const events = [review('2026-01-05 09:00', 4), event('2026-01-06 09:00', 'suspend')]
  expect(replay(item, [flag, ...events], exact)).toEqual({ ...replay(item, events, exact), flag: 3 })
  expect(replay(item, [flag, ...events, event('2026-01-07 09:00', 'reset')], exact)).toEqual({
    ...newItem(item),
    flag: 3,
  })
})
