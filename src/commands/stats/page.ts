/** Statistics as a page of its own: one file that loads nothing and runs no script. */

import { isoDate, monthName, weekday, weekOf } from '../../model/calendar.ts'
import type { Day } from '../../model/time.ts'
import { escapeHtml } from '../../render/field/escape.ts'
import type { Distribution, Statistics } from '../../review/statistics/figures.ts'
import { countText, numberText } from '../../text/count.ts'
import { intensityNames, intensityOf, intensityScale } from './intensity.ts'
import { type ChartColumn, columnSvg, heatmapSvg } from './svg.ts'
import { type Table, tableHtml } from './table.ts'
import {
  addedUp,
  bucketText,
  cardStates,
  dayName,
  facts,
  gradeNames,
  lowestPercent,
  percentText,
  periodText,
  recalledText,
  timeSpentText,
} from './words.ts'

/** The page; `scope` says which cards it is about, in words. */
export function statsPage(statistics: Statistics, scope: string): string {
  const title = `Reviews of ${scope}`
  const sections = [
    forecast(statistics),
    heatmap(statistics),
    retention(statistics),
    timeSpent(statistics),
    cards(statistics),
    grades(statistics),
    spread('Stability', 'Days until the chance of recall falls to 90%', 'days', statistics.stability),
    spread('Difficulty', 'From 1, easy, to 10', 'difficulty', statistics.difficulty),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="quiet">As of <time datetime="${isoDate(statistics.today)}">${isoDate(statistics.today)}</time>, made by topdeck stats.</p>
<dl>
${facts(statistics)
  .map(({ name, text }) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd></div>`)
  .join('\n')}
</dl>
${sections.join('\n')}
</main>
</body>
</html>
`
}

interface Section {
  readonly title: string
  readonly remark: string
  readonly chart: string
  /** Which end is seen first where the chart is wider than the screen. */
  readonly seenFirst: 'start' | 'end'
  readonly table: Table
}

function section({ title, remark, chart, seenFirst, table }: Section): string {
  return `<section>
<h2>${escapeHtml(title)}</h2>
<p class="quiet">${escapeHtml(remark)}</p>
<div class="scroll ${seenFirst}" role="region" aria-label="${escapeHtml(`Chart: ${title}`)}" tabindex="0">${chart}</div>
${tableHtml(title, table)}
</section>`
}

function forecast(statistics: Statistics): string {
  const { ahead, overdue, today } = statistics
  const total = statistics.forecast.reduce((sum, count) => sum + count, 0)
  const late = overdue === 0 ? '' : `, ${numberText(overdue)} of them overdue and counted today`
  const remark = `${countText(total, 'review')} of cards already seen${late}. New cards and later repetitions come on top.`
  const days = { numbers: statistics.forecast, first: today, text: numberText }
  return section({
    title: ahead === 1 ? 'Due today' : `Due in ${ahead} days`,
    remark: `${remark}${daysTogether(days)}`,
    chart: countSvg('Cards due on each day', dayColumns(days, statistics)),
    seenFirst: 'start',
    table: {
      head: ['Day', 'Due'],
      rows: statistics.forecast.map((count, index) => [isoDate((today + index) as Day), numberText(count)]),
    },
  })
}

/** Numbers of days in a row, and how one is written. */
interface DayNumbers {
  readonly numbers: readonly number[]
  readonly first: Day
  readonly text: (number: number) => string
}

/** More columns than these are too thin to be seen or pointed at. */
const MOST_COLUMNS = 240
/** More dates than these touch each other. */
const MOST_DATES = 8

/** How many days a column stands for. */
function daysAtATime({ numbers }: DayNumbers): number {
  return Math.ceil(numbers.length / MOST_COLUMNS)
}

function daysTogether(days: DayNumbers): string {
  const atATime = daysAtATime(days)
  return atATime === 1 ? '' : ` A column is ${atATime} days.`
}

function dayColumns(days: DayNumbers, statistics: Statistics): ChartColumn[] {
  const { numbers, first, text } = days
  const atATime = daysAtATime(days)
  const shown = addedUp(numbers, atATime)
  const every = Math.ceil(shown.length / MOST_DATES)
  return shown.map((number, index) => {
    const day = (first + index * atATime) as Day
    const name = index % every === 0 ? dayName(day - statistics.today, statistics) : undefined
    return { title: `${isoDate(day)}: ${text(number)}`, number, name }
  })
}

function heatmap({ activity, today, past }: Statistics): string {
  const first = activity[0]?.day ?? today
  const firstWeek = weekOf(first)
  const scale = intensityScale(activity.map(({ reviews }) => reviews))
  const weeks = (weekOf(today) - firstWeek) / 7 + 1
  const months = Array.from({ length: weeks }, (_, index) => monthName((firstWeek + index * 7) as Day))
  // A name is three columns wide.
  const starts = months.flatMap((name, index) => (name === months[index - 1] ? [] : [index]))
  const roomy = starts.filter((index, at) => (starts[at + 1] ?? weeks + 1) - index >= 3)
  const cells = activity.map(({ day, reviews }) => ({
    title: `${isoDate(day)}: ${countText(reviews, 'review')}`,
    degree: intensityOf(reviews, scale),
    week: (weekOf(day) - firstWeek) / 7,
    weekday: weekday(day),
  }))
  const names = new Map(roomy.map((index) => [index, months[index] ?? '']))
  const chart = heatmapSvg({ label: 'Reviews on each day', cells, weeks, names })
  const swatches = intensityNames(scale).map((name, index) => {
    return `<span><svg aria-hidden="true" width="11" height="11"><rect class="degree-${index + 1}" width="11" height="11" rx="2"/></svg> ${name}</span>`
  })
  return section({
    title: 'Reviews',
    remark: `On each day, ${periodText(past).toLowerCase()}`,
    chart: `${chart}\n<p class="key quiet">${swatches.join(' ')} a day</p>`,
    seenFirst: 'end',
    table: {
      head: ['Day', 'Reviews', 'Time'],
      rows: activity
        .filter(({ reviews }) => reviews > 0)
        .map(({ day, reviews, taken }) => [isoDate(day), numberText(reviews), timeSpentText(taken)])
        .reverse(),
    },
  })
}

function retention({ recall, recallByWeek, today }: Statistics): string {
  const lowest = lowestPercent(recallByWeek.map(({ all }) => all))
  const every = Math.ceil(recallByWeek.length / 9)
  const columns = recallByWeek.map(({ week, all }, index) => ({
    title: `Week of ${isoDate(week)}: ${recalledText(all)}`,
    number: all.of === 0 ? undefined : (all.recalled / all.of) * 100,
    name: index % every === 0 ? dayName(week - today, { today }) : undefined,
  }))
  return section({
    title: 'Retention',
    remark: `How much was recalled at the first review of a day, in review: ${recalledText(recall.all)}; young cards ${recalledText(recall.young)}, mature ones ${recalledText(recall.mature)}`,
    chart: columnSvg({
      label: 'Retention of each week in percent',
      columns,
      range: { from: lowest, to: 100 },
      edges: { lower: `${lowest}%`, upper: '100%' },
    }),
    seenFirst: 'start',
    table: {
      head: ['Week of', 'All', 'Young', 'Mature'],
      rows: recallByWeek
        .map(({ week, all, young, mature }) => [isoDate(week), ...[all, young, mature].map(recalledText)])
        .reverse(),
    },
  })
}

function timeSpent(statistics: Statistics): string {
  const { activity, past, today } = statistics
  const taken = activity.reduce((sum, day) => sum + day.taken, 0)
  const days: DayNumbers = {
    numbers: activity.map((day) => day.taken / 60_000),
    first: activity[0]?.day ?? today,
    text: (minutes) => timeSpentText(minutes * 60_000),
  }
  return section({
    title: 'Time spent',
    remark: `Minutes a day, ${periodText(past).toLowerCase()}: ${timeSpentText(taken)}.${daysTogether(days)}`,
    chart: countSvg('Minutes spent on each day', dayColumns(days, statistics)),
    seenFirst: 'start',
    table: {
      head: ['Week of', 'Time'],
      rows: [...timeByWeek(statistics)].map(([week, time]) => [isoDate(week), timeSpentText(time)]).reverse(),
    },
  })
}

function timeByWeek({ activity }: Statistics): ReadonlyMap<Day, number> {
  const times = new Map<Day, number>()
  for (const { day, taken } of activity) times.set(weekOf(day), (times.get(weekOf(day)) ?? 0) + taken)
  return times
}

function cards({ cards }: Statistics): string {
  const all = cardStates.reduce((sum, state) => sum + cards[state], 0)
  const counts = cardStates.map((state) => ({ name: state, count: cards[state] }))
  return parts('Cards', `${countText(all, 'card')}; each gap of a cloze counts. Mature: 21 days and more`, counts)
}

function grades({ grades, past }: Statistics): string {
  const counts = gradeNames.map(([grade, name]) => ({ name, count: grades[grade] }))
  return parts('Grades', periodText(past), counts)
}

interface StatsSection {
  readonly name: string
  readonly count: number
}

function parts(title: string, remark: string, list: readonly StatsSection[]): string {
  const all = list.reduce((sum, { count }) => sum + count, 0)
  const text = ({ count }: StatsSection) => `${numberText(count)} (${percentText(count, all)})`
  const columns = list.map((part) => ({ title: `${part.name}: ${text(part)}`, number: part.count, name: part.name }))
  return section({
    title,
    remark,
    chart: countSvg(list.map((part) => `${part.name} ${text(part)}`).join(', '), columns),
    seenFirst: 'start',
    table: {
      head: [title, 'Count', 'Share'],
      rows: list.map(({ name, count }) => [name, numberText(count), percentText(count, all)]),
    },
  })
}

function spread(title: string, meaning: string, unit: string, { buckets, median }: Distribution): string {
  const columns = buckets.map((bucket) => {
    const name = bucketText(bucket)
    return { title: `${name}: ${numberText(bucket.count)}`, number: bucket.count, name }
  })
  const middle =
    median === undefined ? '' : `; half of the cards lie below ${median < 10 ? median.toFixed(1) : numberText(median)}`
  return section({
    title,
    remark: `${meaning}${middle}`,
    chart: countSvg(`Cards by ${unit}`, columns),
    seenFirst: 'start',
    table: { head: [title, 'Cards'], rows: buckets.map((bucket) => [bucketText(bucket), numberText(bucket.count)]) },
  })
}

function countSvg(label: string, columns: readonly ChartColumn[]): string {
  const highest = Math.max(1, ...columns.map(({ number }) => Math.ceil(number ?? 0)))
  const edges = { lower: '0', upper: numberText(highest) }
  return columnSvg({ label, columns, range: { from: 0, to: highest }, edges })
}

const style = `
:root { --ground: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d8dee4; --bar: #0757ba; --link: #0757ba;
  --degree-0: #eaeef2; --degree-1: #aceebb; --degree-2: #4ac26b; --degree-3: #2da44e; --degree-4: #116329; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --text: #e6edf3; --quiet: #9198a1; --line: #3d444d; --bar: #58a6ff; --link: #58a6ff;
    --degree-0: #21262d; --degree-1: #0e4429; --degree-2: #006d32; --degree-3: #26a641; --degree-4: #56e573; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 752px; margin: 0 auto; padding: 24px 16px 64px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.15rem; margin: 40px 0 0; }
p { margin: 4px 0 12px; }
.quiet, dt { color: var(--quiet); }
dl { margin: 24px 0 0; }
dl div { display: flex; flex-wrap: wrap; gap: 0 16px; padding: 6px 0; border-bottom: 1px solid var(--line); }
dt { flex: 0 0 9em; }
dd { flex: 1 1 16em; margin: 0; }
svg text { fill: var(--quiet); font: 11px system-ui, sans-serif; }
svg line { stroke: var(--line); }
.bar { fill: var(--bar); }
${[0, 1, 2, 3, 4].map((degree) => `.degree-${degree} { fill: var(--degree-${degree}); }`).join('\n')}
.scroll { overflow-x: auto; }
.scroll > svg { display: block; }
.end { direction: rtl; }
.end > * { direction: ltr; margin-right: auto; }
.key { font-size: .85rem; margin: 8px 0 0 36px; }
.key span { margin-right: 10px; white-space: nowrap; }
.key svg { vertical-align: -1px; }
details { margin-top: 8px; }
summary { color: var(--link); cursor: pointer; width: max-content; }
details .scroll { max-height: 22rem; overflow: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 3px 16px 3px 0; text-align: right; border-bottom: 1px solid var(--line); font-weight: normal; }
th:first-child { text-align: left; }
thead th { color: var(--quiet); position: sticky; top: 0; background: var(--ground); }
`
