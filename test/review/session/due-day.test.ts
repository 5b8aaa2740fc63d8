import { expect, test } from 'vitest'
import type { Day } from '../../../src/model/time.ts'
import { dueDayNamed } from '../../../src/review/session/due-day.ts'

/** 2026-02-27 */
const today = 20_511 as Day

test.each([
  ['+5', 20_516],
  ['5', 20_516],
  [' 0 ', 20_511],
  ['today', 20_511],
  ['Tomorrow', 20_512],
  ['2026-02-27', 20_511],
  ['2026-03-01', 20_513],
  ['2028-02-29', 21_243],
])('"%s" is a day', (text, day) => {
  expect(dueDayNamed(text, today)).toBe(day)
})

test.each([
  ['', '"": expected a number of days such as +5, or a date such as 2026-12-24'],
  ['-1', '"-1": expected a number of days such as +5, or a date such as 2026-12-24'],
  ['1.5', '"1.5": expected a number of days'],
  ['2026-02-30', '"2026-02-30": expected a number of days'],
  ['24.12.2026', '"24.12.2026": expected a number of days'],
  ['2026-02-26', '"2026-02-26": this day is over; a card can be due today or later'],
  ['99999', '"99999": expected a day within the next 36500 days'],
  ['2999-01-01', '"2999-01-01": expected a day within the next 36500 days'],
])('"%s" is none', (text, message) => {
  expect(() => dueDayNamed(text, today)).toThrow(message)
})
