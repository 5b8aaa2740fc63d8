/** How statistics are put into words, in the terminal and on the page. */

import { isoDate, monthName, shortDate } from '../../model/calendar.ts'
import type { Day } from '../../model/time.ts'
import type { Grade } from '../../review/history/event.ts'
import type { Bucket, Recalled, Statistics, StudyState } from '../../review/statistics/figures.ts'
import { countText, numberText } from '../../text/count.ts'
import { durationText } from '../../text/duration.ts'

/** In the order in which they are shown. */
export const cardStates: readonly StudyState[] = ['new', 'learning', 'young', 'mature', 'suspended', 'leech']

/** In the order in which they are shown. */
export const gradeNames: readonly (readonly [Grade, string])[] = [
  [1, 'again'],
  [2, 'hard'],
  [3, 'good'],
  [4, 'easy'],
]

/** `91%`, or `–` of nothing. */
export function percentText(part: number, whole: number): string {
  return whole <= 0 ? '–' : `${Math.round((part / whole) * 100)}%`
}

/** `91% of 1,200`, or `no reviews`. */
export function recalledText({ recalled, of }: Recalled): string {
  return of === 0 ? 'no reviews' : `${percentText(recalled, of)} of ${numberText(of)}`
}

/** Time spent, in hours at most: `40s`, `12m`, `130.5h`. */
export function timeSpentText(milliseconds: number): string {
  return durationText(milliseconds, 'h')
}

/** What a bucket holds: `<1`, `3–7`, `365+`. */
export function bucketText({ from, to }: Bucket): string {
  if (to === Infinity) return `${from}+`
  return from === 0 ? `<${to}` : `${from}–${to}`
}

/** A line of the summary. */
export interface Fact {
  readonly name: string
  readonly text: string
}

/** The figures that need no chart. */
export function facts(statistics: Statistics): readonly Fact[] {
  const { cards, knowledge, streak, total, medianAnswer, activity, past, recall } = statistics
  const reviews = activity.reduce((sum, day) => sum + day.reviews, 0)
  const taken = activity.reduce((sum, day) => sum + day.taken, 0)
  const days = activity.filter((day) => day.reviews > 0).length
  const all = cardStates.reduce((sum, state) => sum + cards[state], 0)
  const known = `about ${numberText(knowledge.expected)} of ${numberText(knowledge.seen)} seen (${percentText(knowledge.expected, knowledge.seen)}); ${countText(all, 'card')} in all`
  const pace = medianAnswer === undefined ? '' : `, median answer ${(medianAnswer / 1000).toFixed(1)}s`
  return [
    { name: 'Known today', text: known },
    { name: 'Streak', text: `${countText(streak.current, 'day')} in a row, longest ${numberText(streak.longest)}` },
    {
      name: periodText(past),
      text: `${countText(reviews, 'review')} on ${countText(days, 'day')}, ${timeSpentText(taken)}${pace}`,
    },
    {
      name: 'Since the start',
      text: `${countText(total.reviews, 'review')} on ${countText(total.days, 'day')}, ${timeSpentText(total.taken)}`,
    },
    {
      name: 'Retention',
      text: `${recalledText(recall.all)}; young ${recalledText(recall.young)}, mature ${recalledText(recall.mature)}`,
    },
  ]
}

/** `Last 30 days`, and in whole weeks `Last 26 weeks`. */
export function periodText(past: number): string {
  if (past === 1) return 'Today'
  return past % 7 === 0 && past > 7 ? `Last ${past / 7} weeks` : `Last ${past} days`
}

/** Neighbours of a row added up, so many at a time; the last ones may be fewer. */
export function addedUp(numbers: readonly number[], atATime: number): number[] {
  return Array.from({ length: Math.ceil(numbers.length / atATime) }, (_, index) =>
    numbers.slice(index * atATime, (index + 1) * atATime).reduce((sum, number) => sum + number, 0),
  )
}

/** What day so many days from today is, in short: its date, or where that may be of several years its month. */
export function dayName(days: number, { today }: Pick<Statistics, 'today'>): string {
  if (days === 0) return 'today'
  const day = (today + days) as Day
  return Math.abs(days) < 300 ? shortDate(day) : `${monthName(day)} ${isoDate(day).slice(0, 4)}`
}

/** Lower edge of a chart of percentages: tens, near the lowest of them, so that differences are seen. */
export function lowestPercent(recalls: readonly Recalled[]): number {
  const percents = recalls.filter(({ of }) => of > 0).map(({ recalled, of }) => (recalled / of) * 100)
  // The lowest one is still to be seen above the edge.
  return Math.max(0, Math.floor((Math.min(100, ...percents) - 2) / 10) * 10)
}
