/** What a screen shows at a moment, and the shortest way there from what it showed before. */

import { clipLine, lineWidth } from './styled-line.ts'
import type { Size } from './terminal.ts'

/** Lines from the top; those below, and what is too long of each, are not shown. */
export interface Frame {
  readonly lines: readonly string[]
  /** Where the cursor shows, counted from 0; nowhere if undefined. */
  readonly cursor?: { readonly row: number; readonly column: number } | undefined
}

/** A frame fitted to a size: as many lines as there are rows. */
export interface FittedFrame {
  readonly lines: readonly string[]
  readonly cursor: { readonly row: number; readonly column: number } | undefined
}

/** Cuts and fills a frame to a size; it is nothing but `too small` where there is no room for anything. */
export function fitFrame({ lines, cursor }: Frame, { columns, rows }: Size): FittedFrame {
  if (columns < 10 || rows < 3) return fitted(['too small'], columns, rows, undefined)
  const isVisible = cursor !== undefined && cursor.row < rows && cursor.column < columns
  return fitted(lines, columns, rows, isVisible ? cursor : undefined)
}

function fitted(lines: readonly string[], columns: number, rows: number, cursor: FittedFrame['cursor']): FittedFrame {
  return { lines: Array.from({ length: rows }, (_, row) => clipLine(lines[row] ?? '', columns)), cursor }
}

/** What to write so that a terminal shows a frame where it showed another; lines that stay are not touched. */
export function frameUpdate(before: FittedFrame | undefined, after: FittedFrame, { columns }: Size): string {
  const changed = after.lines.flatMap((line, row) => {
    if (line === before?.lines[row]) return []
    const start = `\u001B[${row + 1};1H`
    // Erasing behind a full line would take its last character.
    return lineWidth(line) < columns ? [`${start}${line}\u001B[K`] : [`${start}\u001B[K${line}`]
  })
  const isSameCursor = after.cursor?.row === before?.cursor?.row && after.cursor?.column === before?.cursor?.column
  if (before !== undefined && changed.length === 0 && isSameCursor) return ''
  const { cursor } = after
  const end = cursor === undefined ? '' : `\u001B[${cursor.row + 1};${cursor.column + 1}H\u001B[?25h`
  return `\u001B[?25l${changed.join('')}${end}`
}
