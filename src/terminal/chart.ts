/** Charts of columns and of rows, drawn with block elements. */

import { textWidth } from './text-width.ts'

/** A chart of columns. */
export interface ColumnChart {
  /** The numbers from left to right; undefined leaves a gap. */
  readonly numbers: readonly (number | undefined)[]
  /** The numbers at the lower and the upper edge. */
  readonly range: { readonly from: number; readonly to: number }
  /** The labels of the edges. */
  readonly edges: { readonly lower: string; readonly upper: string }
  /** The labels below columns, by index; those without room are left out. */
  readonly names: ReadonlyMap<number, string>
  /** The height of the columns in lines. */
  readonly height: number
}

/** Eighths of a line, from the lower edge up. */
const HEIGHTS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** Draws columns one or two characters wide, which must all fit; `paint` colours them. */
export function columnChart(chart: ColumnChart, width: number, paint: (text: string) => string): string[] {
  const { numbers, range, edges, names, height } = chart
  const margin = Math.max(textWidth(edges.lower), textWidth(edges.upper))
  const thickness = columnsThatFit(width, margin) >= numbers.length * 2 ? 2 : 1
  const heights = numbers.map((number) => heightOf(number, range, height))
  const lines = Array.from({ length: height }, (_, index) => {
    const row = height - 1 - index
    const label = row === 0 ? edges.lower : index === 0 ? edges.upper : ''
    const cells = heights.map((eighths) => (HEIGHTS[clamp(eighths - row * 8, 0, 8)] ?? ' ').repeat(thickness)).join('')
    const shown = cells.trimEnd()
    return `${label.padStart(margin)} ┤${shown === '' ? '' : paint(shown)}`
  })
  return [...lines, `${' '.repeat(margin + 2)}${namesBelow(names, thickness, numbers.length * thickness)}`.trimEnd()]
}

/** How many columns of one character fit next to a margin for the labels. */
export function columnsThatFit(width: number, margin: number): number {
  return Math.max(0, width - margin - 2)
}

/** The height in eighths of a line; anything above zero is visible. */
function heightOf(number: number | undefined, { from, to }: ColumnChart['range'], height: number): number {
  if (number === undefined || number <= 0) return 0
  const share = to <= from ? 1 : (number - from) / (to - from)
  return clamp(Math.round(share * height * 8), 1, height * 8)
}

/**
 * A line of labels below columns of a thickness, without those that would touch the next one or end beyond the width.
 */
export function namesBelow(names: ReadonlyMap<number, string>, thickness: number, width: number): string {
  const sorted = [...names].sort(([a], [b]) => a - b)
  return sorted.reduce((line, [index, name], at) => {
    const end = index * thickness + name.length
    const next = sorted[at + 1]
    const isRoom = next === undefined ? end <= Math.max(width, name.length) : end < next[0] * thickness
    return isRoom ? line.padEnd(index * thickness) + name : line
  }, '')
}

/** A row of a chart: its name, its number, and the text behind its bar. */
export interface ChartRow {
  readonly name: string
  readonly number: number
  readonly text: string
}

/** Eighths of a column, from the left. */
const LENGTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█']

/** Draws rows, the longest as long as there is room for; `paint` colours them. */
export function rowChart(rows: readonly ChartRow[], width: number, paint: (text: string) => string): string[] {
  const nameWidth = Math.max(0, ...rows.map(({ name }) => textWidth(name)))
  const textRoom = Math.max(0, ...rows.map(({ text }) => textWidth(text)))
  const room = clamp(width - nameWidth - textRoom - 2, 1, 40)
  const most = Math.max(1, ...rows.map(({ number }) => number))
  return rows.map(({ name, number, text }) => {
    const eighths = number <= 0 ? 0 : Math.max(1, Math.round((number / most) * room * 8))
    const bar = `${'█'.repeat(eighths >> 3)}${LENGTHS[eighths & 7] ?? ''}`
    return `${name.padStart(nameWidth)} ${bar === '' ? '' : `${paint(bar)} `}${text}`
  })
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
