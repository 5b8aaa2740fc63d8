/** The wording of statistics, in the terminal and on the page. */

import { isoDate, monthName, shortDate } from '../../model/calendar.ts'
import type { Day } from '../../model/time.ts'
import type { Grade } from '../../review/history/event.ts'
import type { Bucket, Recalled, Statistics, StudyState } from '../../review/statistics/read-statistics.ts'
import { countText, numberText } from '../../text/count.ts'
import { durationText, secondsText } from '../../text/duration.ts'

/** The states of cards, in the order in which they are shown. */
export const cardStates: readonly StudyState[] = ['new', 'learning', 'young', 'mature', 'suspended', 'leech']

/** In the order in which they are shown. */
export const gradeNames: readonly (readonly [Grade, string])[] = [
  [1, 'again'],
  [2, 'hard'],
  [3, 'good'],
  [4, 'easy'],
]

/** `91%`, or `–` if the whole is nothing. */
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

/** The median of a distribution: `3.5`, or a whole number from 10 on. */
export function medianText(median: number): string {
  return median < 10 ? median.toFixed(1) : numberText(median)
}

/** The range of a bucket: `<1`, `3–7`, `365+`. */
export function bucketText({ from, to }: Bucket): string {
  if (to === Infinity) return `${from}+`
  return from === 0 ? `<${to}` : `${from}–${to}`
}

/** A line of the summary. */
export interface Fact {
  readonly name: string
  readonly text: string
}

/** The figures that don't need a chart. */
export function facts(statistics: Statistics): readonly Fact[] {
  const { cards, knowledge, streak, total, medianAnswer, activity, past, recall } = statistics
  const reviews = activity.reduce((sum, day) => sum + day.reviews, 0)
  const taken = activity.reduce((sum, day) => sum + day.taken, 0)
  const days = activity.filter((day) => day.reviews > 0).length
  const all = cardStates.reduce((sum, state) => sum + cards[state], 0)
  const share = percentText(knowledge.expected, knowledge.seen)
  const known = `about ${numberText(knowledge.expected)} of ${numberText(knowledge.seen)} seen (${share}); ${countText(all, 'card')} in total`
  const answerTime = medianAnswer === undefined ? '' : `, median answer ${secondsText(medianAnswer)}`
  return [
    { name: 'Known today', text: known },
    {
      name: 'Streak',
      text: `${countText(streak.current, 'day')}; the longest was ${countText(streak.longest, 'day')}`,
    },
    {
      name: periodText(past),
      text: `${countText(reviews, 'review')} on ${countText(days, 'day')}, ${timeSpentText(taken)}${answerTime}`,
    },
    {
      name: 'Since the start',
      text: `${countText(total.reviews, 'review')} on ${countText(total.days, 'day')}, ${timeSpentText(total.taken)}`,
    },
    {
      name: 'Retention',
      text:
        recall.all.of === 0
          ? recalledText(recall.all)
          : `${recalledText(recall.all)}; young ${recalledText(recall.young)}, mature ${recalledText(recall.mature)}`,
    },
  ]
}

/** `Last 30 days`, or `Last 26 weeks` for whole weeks. */
export function periodText(past: number): string {
  if (past === 1) return 'Today'
  return past % 7 === 0 && past > 7 ? `Last ${past / 7} weeks` : `Last ${past} days`
}

/** Adds neighbours up, so many at a time; the last group may be smaller. */
export function addedUp(numbers: readonly number[], atATime: number): number[] {
  return Array.from({ length: Math.ceil(numbers.length / atATime) }, (_, index) =>
    numbers.slice(index * atATime, (index + 1) * atATime).reduce((sum, number) => sum + number, 0),
  )
}

/** A short name for the day so many days from today: its date, or month and year if it is far away. */
export function dayName(days: number, { today }: Pick<Statistics, 'today'>): string {
  if (days === 0) return 'today'
  const day = (today + days) as Day
  return Math.abs(days) < 300 ? shortDate(day) : `${monthName(day)} ${isoDate(day).slice(0, 4)}`
}

/** The lower edge of a chart of percentages: a multiple of ten just below the lowest, so that differences show. */
export function lowestPercent(recalls: readonly Recalled[]): number {
  const percents = recalls.filter(({ of }) => of > 0).map(({ recalled, of }) => (recalled / of) * 100)
  // The lowest column must be visible above the edge.
  return Math.max(0, Math.floor((Math.min(100, ...percents) - 2) / 10) * 10)
}
