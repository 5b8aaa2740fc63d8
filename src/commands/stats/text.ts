/** Statistics for a terminal, or in the same words as plain text. */

import type { Colours } from '../../io/colour.ts'
import { isoDate, monthName, weekOf } from '../../model/calendar.ts'
import type { Day } from '../../model/time.ts'
import type { Statistics } from '../../review/statistics/read-statistics.ts'
import { type ChartRow, columnChart, columnsThatFit, namesBelow, rowChart } from '../../terminal/chart.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import { numberText } from '../../text/count.ts'
import { intensityNames, intensityOf, intensityScale } from './intensity.ts'
import {
  addedUp,
  bucketText,
  cardStates,
  dayName,
  facts,
  gradeNames,
  lowestPercent,
  medianText,
  percentText,
  periodText,
  timeSpentText,
} from './words.ts'

/** How to draw the statistics. */
interface StatsStyle {
  /** In columns. */
  readonly width: number
  readonly colours: Colours
}

/** Narrower terminals cut charts off. */
const LEAST_WIDTH = 30
/** Wider lines are hard to read. */
const MOST_WIDTH = 120
const CHART_HEIGHT = 4

/** Writes figures and charts for a number of columns. */
export function statsText(statistics: Statistics, columns: number, colours: Colours): string {
  const look = { width: Math.min(Math.max(columns, LEAST_WIDTH), MOST_WIDTH), colours }
  const sections = [
    summary(statistics, look),
    forecast(statistics, look),
    heatmap(statistics, look),
    retention(statistics, look),
    timeSpent(statistics, look),
    rows('Cards', cardRows(statistics), look),
    rows(`Grades, ${periodText(statistics.past).toLowerCase()}`, gradeRows(statistics), look),
    rows(
      `Stability in days${medianRemark(statistics.stability.median)}`,
      bucketRows(statistics.stability.buckets),
      look,
    ),
    rows(`Difficulty${medianRemark(statistics.difficulty.median)}`, bucketRows(statistics.difficulty.buckets), look),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function summary(statistics: Statistics, { width, colours }: StatsStyle): string[] {
  const list = facts(statistics)
  const margin = Math.max(...list.map(({ name }) => name.length)) + 2
  return list.flatMap(({ name, text }) => {
    const lines = wrapText(text, width - margin).map(({ start, end }) => text.slice(start, end))
    return lines.map((line, index) => `${colours.faint((index === 0 ? name : '').padEnd(margin))}${line}`)
  })
}

function forecast(statistics: Statistics, look: StatsStyle): string[] {
  const { ahead, overdue } = statistics
  const total = statistics.forecast.reduce((sum, count) => sum + count, 0)
  const late = overdue === 0 ? '' : `, including ${numberText(overdue)} overdue`
  const title =
    ahead === 1
      ? `Due today: ${numberText(total)}${late}`
      : `Due in the next ${ahead} days: ${numberText(total)}${late}`
  return columns({ title, numbers: statistics.forecast, name: (index) => dayName(index, statistics) }, look)
}

function timeSpent(statistics: Statistics, look: StatsStyle): string[] {
  const minutes = statistics.activity.map(({ taken }) => taken / 60_000)
  const all = timeSpentText(statistics.activity.reduce((sum, { taken }) => sum + taken, 0))
  const title = `Minutes spent, ${periodText(statistics.past).toLowerCase()}: ${all}`
  const name = (index: number) => dayName(index - minutes.length + 1, statistics)
  return columns({ title, numbers: minutes, name }, look)
}

/** A number for each day as a chart; neighbours are added up if there isn't room for all. */
interface DayColumns {
  readonly title: string
  readonly numbers: readonly number[]
  readonly name: (index: number) => string
}

function columns({ title, numbers, name }: DayColumns, { width, colours }: StatsStyle): string[] {
  const margin = Math.max(4, numberText(numbers.reduce((sum, number) => sum + number, 0)).length)
  const atATime = Math.ceil(numbers.length / Math.max(1, columnsThatFit(width, margin)))
  const shown = addedUp(numbers, atATime)
  const highest = Math.max(1, ...shown.map(Math.ceil))
  const every = Math.ceil(shown.length / 4)
  const names = new Map(
    shown.flatMap((_, index) => (index % every === 0 ? [[index, name(index * atATime)] as const] : [])),
  )
  const grouped = atATime === 1 ? '' : ` (each column covers ${atATime} days)`
  const edges = { lower: '0'.padStart(margin), upper: numberText(highest) }
  const chart = { numbers: shown, range: { from: 0, to: highest }, edges, names, height: CHART_HEIGHT }
  return [...heading(`${title}${grouped}`, { width, colours }), ...columnChart(chart, width, colours.good)]
}

function retention({ recallByWeek, past }: Statistics, { width, colours }: StatsStyle): string[] {
  const fitting = columnsThatFit(width, 4)
  const weeks = recallByWeek.slice(-fitting)
  if (weeks.every(({ all }) => all.of === 0)) return []
  const lowest = lowestPercent(weeks.map(({ all }) => all))
  const numbers = weeks.map(({ all }) => (all.of === 0 ? undefined : (all.recalled / all.of) * 100))
  const edges = { lower: `${lowest}%`.padStart(4), upper: '100%' }
  const chart = { numbers, range: { from: lowest, to: 100 }, edges, names: monthNames(weeks), height: CHART_HEIGHT }
  const last = weeks.at(-1)
  const now =
    last === undefined || last.all.of === 0 ? '' : `, this week ${percentText(last.all.recalled, last.all.of)}`
  const title = `Retention by week, ${periodText(past).toLowerCase()}${now}`
  return [...heading(title, { width, colours }), ...columnChart(chart, width, colours.good)]
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const SHADES = ['·', '░', '▒', '▓', '█']

function heatmap({ activity, today }: Statistics, { width, colours }: StatsStyle): string[] {
  const first = activity[0]?.day ?? today
  const room = width - 4
  const firstWeek = Math.max(weekOf(first), weekOf(today) - 7 * (room - 1)) as Day
  const weeks = Array.from({ length: (weekOf(today) - firstWeek) / 7 + 1 }, (_, index) => ({
    week: (firstWeek + index * 7) as Day,
  }))
  const thickness = weeks.length * 2 <= room ? 2 : 1
  const reviews = new Map(activity.map((day) => [day.day, day.reviews]))
  const scale = intensityScale([...reviews.values()])
  const cell = (day: number): string => {
    const count = reviews.get(day as Day)
    if (count === undefined) return ' '.repeat(thickness)
    const shade = (SHADES[intensityOf(count, scale)] ?? '').repeat(thickness)
    return count === 0 ? colours.faint(shade) : colours.good(shade)
  }
  const lines = days.map((name, index) =>
    `${colours.faint(name)} ${weeks.map(({ week }) => cell(week + index)).join('')}`.trimEnd(),
  )
  const names = namesBelow(monthNames(weeks), thickness, weeks.length * thickness)
  const key = intensityNames(scale).map((name, index) => `${colours.good(SHADES[index + 1] ?? '')} ${name}`)
  const title = `Reviews per day since ${isoDate(Math.max(first, firstWeek) as Day)}`
  return [...heading(title, { width, colours }), `    ${names}`.trimEnd(), ...lines, `    ${key.join('  ')}`]
}

/** The names of months, at the first week that begins in each. */
function monthNames(weeks: readonly { readonly week: Day }[]): ReadonlyMap<number, string> {
  const names = weeks.map(({ week }) => monthName(week))
  return new Map(names.flatMap((name, index) => (name === names[index - 1] ? [] : [[index, name] as const])))
}

function rows(title: string, list: readonly ChartRow[], look: StatsStyle): string[] {
  return [...heading(title, look), ...rowChart(list, look.width, look.colours.good)]
}

function cardRows({ cards }: Statistics): ChartRow[] {
  const all = cardStates.reduce((sum, state) => sum + cards[state], 0)
  return cardStates.map((state) => ({
    name: state,
    number: cards[state],
    text: `${numberText(cards[state])} (${percentText(cards[state], all)})`,
  }))
}

function gradeRows({ grades }: Statistics): ChartRow[] {
  const all = gradeNames.reduce((sum, [grade]) => sum + grades[grade], 0)
  return gradeNames.map(([grade, name]) => ({
    name,
    number: grades[grade],
    text: `${numberText(grades[grade])} (${percentText(grades[grade], all)})`,
  }))
}

function bucketRows(buckets: Statistics['stability']['buckets']): ChartRow[] {
  return buckets.map((bucket) => ({ name: bucketText(bucket), number: bucket.count, text: numberText(bucket.count) }))
}

function medianRemark(median: number | undefined): string {
  return median === undefined ? '' : `, median ${medianText(median)}`
}

function heading(title: string, { width, colours }: StatsStyle): string[] {
  return wrapText(title, width).map(({ start, end }) => colours.strong(title.slice(start, end)))
}
