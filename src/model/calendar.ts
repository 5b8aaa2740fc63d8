/** The learner's days as dates. */

import { DAY, type Day } from './time.ts'

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day in ISO 8601: `2026-01-02`. */
export function isoDate(day: Day): string {
  return dateOf(day).toISOString().slice(0, 10)
}

/** The day of a date like `2026-01-02`; undefined if there is no such date. */
export function dayOfDate(text: string): Day | undefined {
  const day = (Date.parse(`${text}T00:00:00Z`) / DAY) as Day
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number.isInteger(day) && isoDate(day) === text ? day : undefined
}

/** A day for people to read: `2 Jan`. */
export function shortDate(day: Day): string {
  return `${dateOf(day).getUTCDate()} ${monthName(day)}`
}

/** The month of a day: `Jan`. */
export function monthName(day: Day): string {
  return names[dateOf(day).getUTCMonth()] ?? ''
}

/** The index of a day in its week: 0 is Monday, 6 is Sunday. */
export function weekday(day: Day): number {
  // Day 0 was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}

/** The Monday of a day's week. */
export function weekOf(day: Day): Day {
  return (day - weekday(day)) as Day
}

function dateOf(day: Day): Date {
  return new Date(day * DAY)
}
