/** What a screen shows, and the shortest update from what it showed before. */

import { clipLine, lineWidth } from './styled-line.ts'
import type { Size } from './terminal.ts'

/** Lines from the top; whatever exceeds the screen isn't shown. */
export interface Frame {
  readonly lines: readonly string[]
  /** The position of the cursor, counted from 0; undefined hides it. */
  readonly cursor?: { readonly row: number; readonly column: number } | undefined
}

/** A frame that fits a size: it has as many lines as there are rows. */
export interface FittedFrame {
  readonly lines: readonly string[]
  readonly cursor: { readonly row: number; readonly column: number } | undefined
}

/** Whether there is no room for anything. */
export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < 10 || rows < 3
}

/** Fits a frame to a size; where there is no room for anything, it says `too small`. */
export function fitFrame({ lines, cursor }: Frame, size: Size): FittedFrame {
  const { columns, rows } = size
  if (isTooSmall(size)) return fitted(['too small'], columns, rows, undefined)
  const isVisible = cursor !== undefined && cursor.row < rows && cursor.column < columns
  return fitted(lines, columns, rows, isVisible ? cursor : undefined)
}

function fitted(lines: readonly string[], columns: number, rows: number, cursor: FittedFrame['cursor']): FittedFrame {
  return { lines: Array.from({ length: rows }, (_, row) => clipLine(lines[row] ?? '', columns)), cursor }
}

/** What to write to a terminal to replace one frame by another; unchanged lines are not written. */
export function frameUpdate(before: FittedFrame | undefined, after: FittedFrame, { columns }: Size): string {
  const changed = after.lines.flatMap((line, row) => {
    if (line === before?.lines[row]) return []
    const start = `\u001B[${row + 1};1H`
    // Erasing after a full line would erase its last character.
    return lineWidth(line) < columns ? [`${start}${line}\u001B[K`] : [`${start}\u001B[K${line}`]
  })
  const isSameCursor = after.cursor?.row === before?.cursor?.row && after.cursor?.column === before?.cursor?.column
  if (before !== undefined && changed.length === 0 && isSameCursor) return ''
  const { cursor } = after
  const end = cursor === undefined ? '' : `\u001B[${cursor.row + 1};${cursor.column + 1}H\u001B[?25h`
  return `\u001B[?25l${changed.join('')}${end}`
}
