/** Charts of columns and of rows, made of block elements. */

import { textWidth } from './text-width.ts'

/** A run of columns, each as high as its number. */
export interface ColumnChart {
  /** From left to right; undefined leaves a gap. */
  readonly numbers: readonly (number | undefined)[]
  /** What the lower and the upper edge stand for. */
  readonly range: { readonly from: number; readonly to: number }
  /** What to write at the edges. */
  readonly edges: { readonly lower: string; readonly upper: string }
  /** What to write below columns, by their index, as far as there is room. */
  readonly names: ReadonlyMap<number, string>
  /** Lines that the columns take. */
  readonly height: number
}

/** Eighths of a line, from the lower edge up. */
const HEIGHTS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** Draws columns as wide as they can all be, up to two each; `paint` colours them. There must be room for all. */
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

/** How many columns of one character fit beside a margin for what is written at the edges. */
export function columnsThatFit(width: number, margin: number): number {
  return Math.max(0, width - margin - 2)
}

/** In eighths of a line; whatever is there is seen. */
function heightOf(number: number | undefined, { from, to }: ColumnChart['range'], height: number): number {
  if (number === undefined || number <= 0) return 0
  const share = to <= from ? 1 : (number - from) / (to - from)
  return clamp(Math.round(share * height * 8), 1, height * 8)
}

/**
 * A line of names at their columns, which are so thick, without names that would touch the next one or end beyond the
 * width.
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

/** One row of a chart: its name, its number, and what to write of it. */
export interface ChartRow {
  readonly name: string
  readonly number: number
  readonly text: string
}

/** Eighths of a column, from the left. */
const LENGTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█']

/** Draws rows, the longest as long as there is room; `paint` colours them. */
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
