import { isoDate } from '../../model/calendar.ts'
import type { Day } from '../../model/time.ts'
import type { Distribution, Recall, Statistics } from '../../review/statistics/read-statistics.ts'

/**
 * Statistics as `stats --json` prints them: dates in ISO 8601, times in seconds, and the numbers that percentages are
 * computed from rather than percentages.
 */
export function statsRecord(statistics: Statistics) {
  const { today, past, ahead, cards, knowledge, forecast, overdue, activity, total, streak, grades } = statistics
  const { medianAnswer, recall, recallByWeek, stability, difficulty } = statistics
  return {
    today: isoDate(today),
    period: { past, ahead },
    cards,
    knowledge: { seen: knowledge.seen, expected: rounded(knowledge.expected, 1) },
    due: { overdue, days: forecast.map((count, index) => ({ day: isoDate((today + index) as Day), count })) },
    activity: activity.map(({ day, reviews, taken }) => ({
      day: isoDate(day),
      reviews,
      seconds: rounded(taken / 1000, 1),
    })),
    total: { days: total.days, reviews: total.reviews, seconds: rounded(total.taken / 1000, 1) },
    streak,
    grades: { again: grades[1], hard: grades[2], good: grades[3], easy: grades[4] },
    medianAnswerSeconds: medianAnswer === undefined ? null : medianAnswer / 1000,
    retention: {
      ...recallRecord(recall),
      weeks: recallByWeek.map(({ week, ...each }) => ({ week: isoDate(week), ...recallRecord(each) })),
    },
    stability: distributionRecord(stability),
    difficulty: distributionRecord(difficulty),
  }
}

function recallRecord({ all, young, mature }: Recall): Recall {
  return { all, young, mature }
}

/** The last bucket may have no `to`. */
function distributionRecord({ median, buckets }: Distribution) {
  return {
    median: median === undefined ? null : rounded(median, 2),
    buckets: buckets.map(({ from, to, count }) => ({ from, ...(to !== Infinity && { to }), count })),
  }
}

function rounded(number: number, places: number): number {
  return Number(number.toFixed(places))
}
