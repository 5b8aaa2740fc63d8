import { DAY, type Day, type Milliseconds, type Moment, type OffsetAt } from '../../model/time.ts'

const HOUR = 3_600_000
/** No time zone is further from UTC than this. */
const FURTHEST_OFFSET = 18 * HOUR

/** The learner's day that a moment belongs to; `rollover` is the hour, 0 to 23, at which a day begins. */
export function dayOf({ time, offset }: Moment, rollover: number): Day {
  return Math.floor((time + offset * 60_000 - rollover * HOUR) / DAY) as Day
}

/**
 * The first moment of a learner's day in a time zone. If the clock skips the rollover hour, the day begins when it
 * skips; if the clock shows that hour twice, the first one counts.
 */
export function dayBegins(day: Day, rollover: number, offsetAt: OffsetAt): Milliseconds {
  const inUtc = day * DAY + rollover * HOUR
  let before = inUtc - FURTHEST_OFFSET
  let begun = inUtc + FURTHEST_OFFSET
  while (begun - before > 1) {
    const time = Math.floor((before + begun) / 2) as Milliseconds
    if (dayOf({ time, offset: offsetAt(time) }, rollover) >= day) begun = time
    else before = time
  }
  return begun as Milliseconds
}

/**
 * The day of a moment, but never a day before `last`: a learner who flies west may live through a date twice, and the
 * history must not go backwards because of that.
 */
export function dayAfter(last: Day | undefined, moment: Moment, rollover: number): Day {
  const day = dayOf(moment, rollover)
  return last !== undefined && last > day ? last : day
}
