import type { Day } from '../../model/time.ts'
import type { Streak } from './figures.ts'

/** The streaks of a learner who reviewed on these days; days after today are ignored. */
export function streakOf(days: Iterable<Day>, today: Day): Streak {
  const reviewed = Array.from(new Set(days))
    .filter((day) => day <= today)
    .sort((a, b) => a - b)
  let length = 0
  let longest = 0
  let last: Day | undefined
  for (const day of reviewed) {
    length = last !== undefined && day === last + 1 ? length + 1 : 1
    longest = Math.max(longest, length)
    last = day
  }
  return { current: last !== undefined && last >= today - 1 ? length : 0, longest }
}
