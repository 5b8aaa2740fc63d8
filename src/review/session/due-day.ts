import { Failure } from '../../model/failure.ts'
import { DAY, type Day } from '../../model/time.ts'

/** The furthest day to move a card to, counted from today: a hundred years. */
const FURTHEST = 36_500

/**
 * The day that a learner names: so many days from today (`+5` or `5`), `today`, `tomorrow`, or a date (`2026-12-24`).
 * Fails if it is none, if it is over, or if it is more than a hundred years away.
 */
export function dueDayNamed(text: string, today: Day): Day {
  const named = text.trim().toLowerCase()
  const days = daysNamed(named, today)
  if (days === undefined)
    throw new Failure(`"${text.trim()}": expected a number of days such as +5, or a date such as 2026-12-24`)
  if (days < 0) throw new Failure(`"${text.trim()}": this day is over; a card can be due today or later`)
  if (days > FURTHEST) throw new Failure(`"${text.trim()}": expected a day within the next ${FURTHEST} days`)
  return (today + days) as Day
}

function daysNamed(named: string, today: Day): number | undefined {
  if (/^\+?\d{1,9}$/.test(named)) return Number(named)
  if (named === 'today') return 0
  if (named === 'tomorrow') return 1
  if (!/^\d{4}-\d\d-\d\d$/.test(named)) return undefined
  const time = Date.parse(`${named}T00:00:00Z`)
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(named)
  return isDate ? time / DAY - today : undefined
}
