import { expect, test } from 'vitest'
import type { Day, Milliseconds, OffsetAt } from '../../../src/model/time.ts'
import { dayAfter, dayBegins, dayOf } from '../../../src/review/history/day.ts'
import { clock } from '../events.ts'

const rollover = 4

/** Number of the day with this date. */
function date(text: string): Day {
  return (Date.parse(text) / 86_400_000) as Day
}

function utc(shown: string): Milliseconds {
  return clock(shown).time
}

/** Clocks go forward on 29 March 2026, 02:00 to 03:00, and back on 25 October, 03:00 to 02:00. */
const berlin: OffsetAt = (time) => (time >= utc('2026-03-29 01:00') && time < utc('2026-10-25 01:00') ? 120 : 60)

/** Clocks go forward at midnight, 5 September 2026 24:00 to 01:00, and back at midnight, 4 April, 24:00 to 23:00. */
const santiago: OffsetAt = (time) => (time >= utc('2026-04-05 03:00') && time < utc('2026-09-06 04:00') ? -240 : -180)

test.each([
  ['2026-01-05 04:00', 0, '2026-01-05'],
  ['2026-01-05 23:59', 0, '2026-01-05'],
  ['2026-01-06 03:59', 0, '2026-01-05'],
  ['2026-01-06 04:00', 0, '2026-01-06'],
  ['2026-01-06 03:59', 540, '2026-01-05'],
  ['2026-01-06 04:00', 540, '2026-01-06'],
  ['2026-01-06 04:00', -570, '2026-01-06'],
  ['1969-12-31 12:00', 0, '1969-12-31'],
])('%s on a clock %i minutes ahead of UTC belongs to %s', (shown, offset, day) => {
  expect(dayOf(clock(shown, offset), rollover)).toBe(date(day))
})

test.each([
  [0, '2026-01-05 00:00', '2026-01-05'],
  [0, '2026-01-05 23:59', '2026-01-05'],
  [23, '2026-01-05 22:59', '2026-01-04'],
  [23, '2026-01-05 23:00', '2026-01-05'],
])('with days that begin at %i o’clock, %s belongs to %s', (hour, shown, day) => {
  expect(dayOf(clock(shown), hour)).toBe(date(day))
})

test('a day begins at the rollover hour on the clock, in summer as in winter', () => {
  expect(dayBegins(date('2026-01-05'), rollover, berlin)).toBe(clock('2026-01-05 04:00', 60).time)
  expect(dayBegins(date('2026-07-05'), rollover, berlin)).toBe(clock('2026-07-05 04:00', 120).time)
  expect(dayBegins(date('2026-01-05'), 0, () => 840)).toBe(clock('2026-01-05 00:00', 840).time)
  expect(dayBegins(date('2026-01-05'), 23, () => -720)).toBe(clock('2026-01-05 23:00', -720).time)
})

test('the day on which clocks go forward has 23 hours, that on which they go back 25', () => {
  const hours = (day: string) =>
    (dayBegins((date(day) + 1) as Day, rollover, berlin) - dayBegins(date(day), rollover, berlin)) / 3_600_000
  expect([hours('2026-03-28'), hours('2026-03-29')]).toEqual([23, 24])
  expect([hours('2026-10-24'), hours('2026-10-25')]).toEqual([25, 24])
})

test('if the clock skips the rollover hour, the day begins when it skips', () => {
  expect(dayBegins(date('2026-03-29'), 2, berlin)).toBe(clock('2026-03-29 03:00', 120).time)
  expect(dayBegins(date('2026-09-06'), 0, santiago)).toBe(clock('2026-09-06 01:00', -180).time)
})

test('if the clock shows the rollover hour twice, the day begins with the first one', () => {
  expect(dayBegins(date('2026-10-25'), 2, berlin)).toBe(clock('2026-10-25 02:00', 120).time)
  expect(dayBegins(date('2026-04-04'), 23, santiago)).toBe(clock('2026-04-04 23:00', -180).time)
})

test.each([
  ['Berlin', berlin],
  ['Santiago', santiago],
])('days never run backwards in %s, whichever hour they begin at', (_, offsetAt) => {
  for (let hour = 0; hour < 24; hour++) {
    const days: number[] = []
    for (
      let time = utc('2026-03-01 00:00');
      time < utc('2026-11-01 00:00');
      time = (time + 1_800_000) as Milliseconds
    ) {
      days.push(dayOf({ time, offset: offsetAt(time) }, hour))
    }
    expect(days.find((day, index) => day < (days[index - 1] ?? 0))).toBeUndefined()
    expect(new Set(days).size).toBe((days.at(-1) ?? 0) - (days[0] ?? 0) + 1)
  }
})

test('a learner who flies west over the date line stays on the later day until it is over', () => {
  const auckland = dayAfter(undefined, clock('2026-01-06 20:00', 780), rollover)
  expect(auckland).toBe(date('2026-01-06'))
  expect(dayOf(clock('2026-01-05 22:00', -600), rollover)).toBe(date('2026-01-05'))
  expect(dayAfter(auckland, clock('2026-01-05 22:00', -600), rollover)).toBe(auckland)
  expect(dayAfter(auckland, clock('2026-01-06 08:00', -600), rollover)).toBe(auckland)
  expect(dayAfter(auckland, clock('2026-01-07 08:00', -600), rollover)).toBe(date('2026-01-07'))
})
