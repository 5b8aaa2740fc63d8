/** Lines that are shown through a window, which may have fewer rows. */

import type { Move } from './key.ts'
import type { Paint } from './style.ts'

/** Lines, with the number of lines above the window. */
export interface Pane {
  readonly lines: readonly string[]
  readonly offset: number
}

/** A pane that shows its lines from the first one on. */
export function paneOf(lines: readonly string[]): Pane {
  return { lines, offset: 0 }
}

/** The lines in a window of `rows`; if they don't all fit, the last row says how many are above and below. */
export function paneLines(pane: Pane, rows: number, paint: Paint): string[] {
  const { lines } = pane
  const offset = nearest(pane, rows, pane.offset)
  const height = heightOf(pane, rows)
  const shown = lines.slice(offset, offset + height)
  if (height === rows || height === lines.length) return shown
  const below = lines.length - offset - height
  const counts = [...(offset > 0 ? [`↑ ${offset}`] : []), ...(below > 0 ? [`↓ ${below}`] : [])].join('  ')
  return [...shown, paint(`${counts} more`, { hue: 'quiet' })]
}

/** The lines of a pane that a window of `rows` shows: the first one, and how many. */
export function visibleLines(pane: Pane, rows: number): { readonly first: number; readonly count: number } {
  return { first: nearest(pane, rows, pane.offset), count: heightOf(pane, rows) }
}

/** Scrolls a pane in a window of `rows`. A page overlaps the previous one by a line. */
export function scrolled(pane: Pane, rows: number, move: Move): Pane {
  const page = Math.max(1, heightOf(pane, rows) - 1)
  const steps: Readonly<Record<Move, number>> = {
    ...{ up: -1, down: 1, 'page-up': -page, 'page-down': page },
    ...{ home: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY },
  }
  const from = nearest(pane, rows, pane.offset)
  return { lines: pane.lines, offset: nearest(pane, rows, from + steps[move]) }
}

/** How many lines are visible: a row is kept for the indicator if there is more than one. */
function heightOf({ lines }: Pane, rows: number): number {
  if (lines.length <= rows) return lines.length
  return rows > 1 ? rows - 1 : Math.max(0, rows)
}

function nearest(pane: Pane, rows: number, offset: number): number {
  return Math.max(0, Math.min(offset, pane.lines.length - heightOf(pane, rows)))
}
