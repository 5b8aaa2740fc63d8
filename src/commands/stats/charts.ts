/**
 * Charts of the statistics page. Bars are SVG, which prints whatever the browser does to backgrounds, and stretches to
 * the width of the page; what there is to read is text beside them, in the same size everywhere. None needs a script.
 */

import { escapeHtml } from '../../render/field/escape.ts'

/** A bar of a chart. */
interface Bar {
  /** What it stands for, with its number: the tooltip. */
  readonly title: string
  /** Undefined leaves a gap. */
  readonly number: number | undefined
  /** The number in short, to be written at the bar; empty for none. */
  readonly text: string
}

/** A column of a chart. */
export interface ChartColumn extends Bar {
  /** The label below it, where there is room. */
  readonly name: string
}

/** A chart of columns from zero on. */
interface Columns {
  /** Describes the chart for those who can't see it. */
  readonly label: string
  readonly columns: readonly ChartColumn[]
  readonly highest: number
  /** What is written beside the highest value, and beside zero. */
  readonly edges: { readonly lower: string; readonly upper: string }
}

/** The width of the plot in pixels on a telephone, and on a wide screen or paper. */
const WIDTHS = { narrow: 300, wide: 640 } as const
/** The width of a character of the labels in pixels, generously. */
const CHARACTER = 6.5
const GAP = 4
/** The width of a character behind a row. */
const ROW_CHARACTER = 7.5
/** The most labels below the columns. */
const MOST_NAMES = { narrow: 5, wide: 9 } as const
/** Fewer columns than this are drawn slender. */
const FEW_COLUMNS = 12

/** Draws a chart of columns. */
export function columnChart({ label, columns, highest, edges }: Columns): string {
  const count = Math.max(1, columns.length)
  const thickness = count < FEW_COLUMNS ? 0.5 : 0.8
  const shares = columns.map(({ number }) => shareOf(number, highest))
  const bars = columns.map(({ title }, index) => {
    const share = shares[index] ?? 0
    const height = round(share * 100)
    const place = `x="${round(index + (1 - thickness) / 2)}" y="${round(100 - height)}" width="${thickness}" height="${height}"`
    return share === 0 ? '' : `<rect class="bar" ${place}><title>${escapeHtml(title)}</title></rect>`
  })
  const middle = (index: number) => round(((index + 0.5) / count) * 100)
  const numbers = numberClasses(columns).map((visible, index) => {
    if (visible === 'hidden') return ''
    const side = sideOf(index, count)
    const place = `left:${middle(index)}%;bottom:${round((shares[index] ?? 0) * 100)}%`
    return `<span class="${classOf('number', visible)}${side}" style="${place}">${escapeHtml(columns[index]?.text ?? '')}</span>`
  })
  const names = nameClasses(count).map((visible, index) => {
    const name = columns[index]?.name ?? ''
    if (visible === 'hidden' || name === '') return ''
    return `<span class="${classOf('name', visible)}${sideOf(index, count)}" style="left:${middle(index)}%">${escapeHtml(name)}</span>`
  })
  return `<div class="columns">
<div class="scale" aria-hidden="true"><span>${escapeHtml(edges.upper)}</span><span>${escapeHtml(edges.lower)}</span></div>
<div class="plot">
<svg role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 ${count} 100" preserveAspectRatio="none">${bars.join('')}</svg>
<div aria-hidden="true">${numbers.join('')}</div>
</div>
<div class="names" aria-hidden="true">${names.join('')}</div>
</div>`
}

/** Labels of the outermost of many columns are moved inwards, away from the scale and the edge of the page. */
function sideOf(index: number, count: number): string {
  if (count < FEW_COLUMNS) return ''
  if (index / count < 0.04) return ' first'
  return (index + 1) / count > 0.96 ? ' last' : ''
}

/** Where a label can be seen. */
type Visibility = 'everywhere' | 'wide' | 'hidden'

function classOf(name: string, visible: Visibility): string {
  return visible === 'wide' ? `${name} wide` : name
}

/** Which columns have their numbers written above them: all if there is room, otherwise the highest and the last. */
function numberClasses(columns: readonly ChartColumn[]): readonly Visibility[] {
  const room = Math.max(0, ...columns.map(({ text }) => text.length)) * CHARACTER + GAP
  const fits = (width: number) => columns.length * room <= width
  const isWritten = ({ number, text }: ChartColumn) => text !== '' && number !== undefined && number > 0
  const highest = columns.reduce((best, { number }, index) => {
    return (number ?? 0) > (columns[best]?.number ?? 0) ? index : best
  }, 0)
  const last = columns.findLastIndex(isWritten)
  const isApart = (Math.abs(last - highest) / Math.max(1, columns.length)) * WIDTHS.narrow >= room
  const isKey = (index: number) => index === highest || (index === last && isApart)
  return columns.map((column, index) => {
    if (!isWritten(column)) return 'hidden'
    if (fits(WIDTHS.narrow) || isKey(index)) return 'everywhere'
    return fits(WIDTHS.wide) ? 'wide' : 'hidden'
  })
}

function nameClasses(count: number): readonly Visibility[] {
  const every = Math.ceil(count / MOST_NAMES.wide)
  const everyNarrow = every * Math.ceil(count / every / MOST_NAMES.narrow)
  return Array.from({ length: count }, (_, index) => {
    if (index % everyNarrow === 0) return 'everywhere'
    return index % every === 0 ? 'wide' : 'hidden'
  })
}

/** A chart of rows, each with its name before it and its number behind it. */
interface Rows {
  readonly label: string
  readonly rows: readonly (Bar & { readonly name: string })[]
}

/** Draws a chart of rows. */
export function rowChart({ label, rows }: Rows): string {
  const highest = Math.max(1, ...rows.map(({ number }) => number ?? 0))
  const shares = rows.map(({ number }) => shareOf(number, highest))
  const bars = rows.map(({ title }, index) => {
    const place = `x="0" y="${index * 10 + 2}" width="${round((shares[index] ?? 0) * 100)}" height="6"`
    return `<rect class="bar" ${place}><title>${escapeHtml(title)}</title></rect>`
  })
  const names = rows.map(({ name }) => `<span>${escapeHtml(name)}</span>`)
  const numbers = rows.map(({ text }, index) => {
    return `<span class="number" style="left:${round((shares[index] ?? 0) * 100)}%;top:${round((index / rows.length) * 100)}%">${escapeHtml(text)}</span>`
  })
  const room = Math.ceil(Math.max(0, ...rows.map(({ text }) => text.length)) * ROW_CHARACTER) + 8
  return `<div class="rows" style="--rows:${rows.length};--room:${room}px">
<div class="row-names" aria-hidden="true">${names.join('')}</div>
<div class="plot">
<svg role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 100 ${rows.length * 10}" preserveAspectRatio="none">${bars.join('')}</svg>
<div aria-hidden="true">${numbers.join('')}</div>
</div>
</div>`
}

/** The share of the height or length that a number takes up; anything above zero can be seen. */
function shareOf(number: number | undefined, highest: number): number {
  return number === undefined || number <= 0 ? 0 : Math.min(1, Math.max(0.015, number / highest))
}

/** A day of a heatmap. */
interface HeatmapDay {
  readonly title: string
  /** The degree of its colour. */
  readonly degree: number
  /** The column, and the row from the top. */
  readonly week: number
  readonly weekday: number
}

/** Days as squares, with a column for each week. */
interface Heatmap {
  readonly label: string
  readonly cells: readonly HeatmapDay[]
  readonly weeks: number
  /** The side of a square in pixels, with the gap to the next. */
  readonly side: number
  /** The label in the corner. */
  readonly year: string
  /** The labels above columns. */
  readonly names: ReadonlyMap<number, string>
}

/** The space for the names of the weekdays, and above the squares, in pixels. */
const HEATMAP_LEFT = 34
const HEATMAP_TOP = 20

/** Draws a heatmap that fits on a telephone if it has at most half a year. */
export function heatmapSvg({ label, cells, weeks, side, year, names }: Heatmap): string {
  const squares = cells.map(({ title, degree, week, weekday }) => {
    const place = `x="${HEATMAP_LEFT + week * side}" y="${HEATMAP_TOP + weekday * side}" width="${side - 2}" height="${side - 2}"`
    return `<rect class="degree-${degree}" ${place} rx="2"><title>${escapeHtml(title)}</title></rect>`
  })
  const months = Array.from(
    names,
    ([week, name]) => `<text x="${HEATMAP_LEFT + week * side}" y="14">${escapeHtml(name)}</text>`,
  )
  const weekdays = ['Mon', 'Wed', 'Fri', 'Sun'].map((name, index) => {
    return `<text x="${HEATMAP_LEFT - 6}" y="${HEATMAP_TOP + 3 + (index * 2 + 0.5) * side}" text-anchor="end">${name}</text>`
  })
  const corner = `<text class="year" x="0" y="14">${escapeHtml(year)}</text>`
  // The last name may be wider than the weeks below it.
  const width = HEATMAP_LEFT + Math.max(weeks, 3) * side
  const height = HEATMAP_TOP + 7 * side
  return `<svg class="heatmap" role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${[corner, ...months, ...weekdays, ...squares].join('\n')}
</svg>`
}

function round(number: number): number {
  return Math.round(number * 100) / 100
}
