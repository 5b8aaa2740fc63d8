/** Charts of the statistics page, as SVG that needs no script. Colours come from the style of the page. */

import { escapeHtml } from '../../render/field/escape.ts'

/** A column of a chart. */
export interface ChartColumn {
  /** What it stands for, with its number: the tooltip. */
  readonly title: string
  /** Undefined leaves a gap. */
  readonly number: number | undefined
  /** The label below it; undefined for none. */
  readonly name: string | undefined
}

/** A chart of columns. */
export interface Columns {
  /** Describes the chart for those who can't see it. */
  readonly label: string
  readonly columns: readonly ChartColumn[]
  readonly range: { readonly from: number; readonly to: number }
  readonly edges: { readonly lower: string; readonly upper: string }
}

const WIDTH = 720
const HEIGHT = 160
const LEFT = 48
const TOP = 12
const BOTTOM = 24

/** Draws a chart of columns. */
export function columnSvg({ label, columns, range, edges }: Columns): string {
  const step = (WIDTH - LEFT) / Math.max(1, columns.length)
  const thickness = Math.max(1, Math.min(step * 0.8, 40))
  const bottom = HEIGHT - BOTTOM
  const bars = columns.map(({ title, number, name }, index) => {
    const middle = LEFT + (index + 0.5) * step
    const share = number === undefined || number <= 0 ? 0 : Math.max(0, (number - range.from) / (range.to - range.from))
    const height = share === 0 && (number ?? 0) <= 0 ? 0 : Math.max(2, share * (bottom - TOP))
    const text =
      name === undefined
        ? ''
        : `<text x="${round(middle)}" y="${HEIGHT - 6}" text-anchor="middle">${escapeHtml(name)}</text>`
    const place = `x="${round(middle - thickness / 2)}" y="${round(bottom - height)}" width="${round(thickness)}" height="${round(height)}"`
    const bar = height === 0 ? '' : `<rect class="bar" ${place} rx="1.5"><title>${escapeHtml(title)}</title></rect>`
    return bar + text
  })
  const lines = [TOP, bottom].map((y) => `<line x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}"/>`)
  const upper = `<text x="${LEFT - 8}" y="${TOP + 4}" text-anchor="end">${escapeHtml(edges.upper)}</text>`
  const lower = `<text x="${LEFT - 8}" y="${bottom + 4}" text-anchor="end">${escapeHtml(edges.lower)}</text>`
  return svg({ label, width: WIDTH, height: HEIGHT }, [...lines, upper, lower, ...bars].join('\n'))
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
export interface Heatmap {
  readonly label: string
  readonly cells: readonly HeatmapDay[]
  readonly weeks: number
  /** The labels above columns. */
  readonly names: ReadonlyMap<number, string>
}

/** The space for the names of the weekdays. */
const HEATMAP_LEFT = 36

/** Draws a heatmap. */
export function heatmapSvg({ label, cells, weeks, names }: Heatmap): string {
  const side = Math.min(22, Math.max(13, Math.floor((WIDTH - HEATMAP_LEFT) / weeks)))
  const squares = cells.map(({ title, degree, week, weekday }) => {
    const place = `x="${HEATMAP_LEFT + week * side}" y="${20 + weekday * side}" width="${side - 2}" height="${side - 2}"`
    return `<rect class="degree-${degree}" ${place} rx="2"><title>${escapeHtml(title)}</title></rect>`
  })
  const months = Array.from(
    names,
    ([week, name]) => `<text x="${HEATMAP_LEFT + week * side}" y="14">${escapeHtml(name)}</text>`,
  )
  const weekdays = ['Mon', 'Wed', 'Fri', 'Sun'].map((name, index) => {
    return `<text x="30" y="${23 + (index * 2 + 0.5) * side}" text-anchor="end">${name}</text>`
  })
  const size = { label, width: HEATMAP_LEFT + weeks * side, height: 20 + 7 * side }
  return svg(size, [...months, ...weekdays, ...squares].join('\n'))
}

interface Canvas {
  readonly label: string
  readonly width: number
  readonly height: number
}

function svg({ label, width, height }: Canvas, content: string): string {
  return `<svg role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${content}
</svg>`
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
