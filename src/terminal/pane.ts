/** Lines that are looked at through a window which may be lower than they are many. */

import type { Move } from './key.ts'
import type { Paint } from './style.ts'

/** The offset is the number of lines above the window. */
export interface Pane {
  readonly lines: readonly string[]
  readonly offset: number
}

/** A pane that is looked at from its first line. */
export function paneOf(lines: readonly string[]): Pane {
  return { lines, offset: 0 }
}

/** The lines that show in a window of `rows`; where it doesn't hold all, the last row says how many are above and below. */
export function paneLines(pane: Pane, rows: number, paint: Paint): string[] {
  const { lines } = pane
  const offset = nearest(pane, rows, pane.offset)
  const height = heightOf(pane, rows)
  const shown = lines.slice(offset, offset + height)
  if (height === rows || height === lines.length) return shown
  const below = lines.length - offset - height
  const said = [...(offset > 0 ? [`↑ ${offset}`] : []), ...(below > 0 ? [`↓ ${below}`] : [])].join('  ')
  return [...shown, paint(`${said} more`, { hue: 'quiet' })]
}

/** The pane after a move in a window of `rows`. A page keeps one line of the last. */
export function scrolled(pane: Pane, rows: number, move: Move): Pane {
  const page = Math.max(1, heightOf(pane, rows) - 1)
  const steps: Readonly<Record<Move, number>> = {
    ...{ up: -1, down: 1, 'page-up': -page, 'page-down': page },
    ...{ home: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY },
  }
  const from = nearest(pane, rows, pane.offset)
  return { lines: pane.lines, offset: nearest(pane, rows, from + steps[move]) }
}

/** How many lines show: a row is kept for the indicator where there is another one. */
function heightOf({ lines }: Pane, rows: number): number {
  if (lines.length <= rows) return lines.length
  return rows > 1 ? rows - 1 : Math.max(0, rows)
}

function nearest(pane: Pane, rows: number, offset: number): number {
  return Math.max(0, Math.min(offset, pane.lines.length - heightOf(pane, rows)))
}
