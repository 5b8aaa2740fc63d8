/** A screen with a head, a pane that scrolls, and a foot. */

import type { Frame } from './frame.ts'
import { type Pane, paneLines } from './pane.ts'
import type { Paint } from './style.ts'
import type { Size } from './terminal.ts'

/** The first lines of head and foot are the most important: if there are few rows, the last ones are left out. */
export interface ScreenPage {
  readonly head: readonly string[]
  readonly body: Pane
  readonly foot: readonly string[]
}

/** The number of rows that the body of a page has. */
export function bodyRows({ head, foot }: ScreenPage, size: Size): number {
  return rowsOf(head.length, foot.length, size).body
}

/** Lays a page out as a frame, with the head at the top and the foot at the bottom. */
export function pageFrame({ head, body, foot }: ScreenPage, size: Size, paint: Paint): Frame {
  const rows = rowsOf(head.length, foot.length, size)
  const shown = paneLines(body, rows.body, paint)
  const space = Array.from({ length: Math.max(0, rows.body - shown.length) }, () => '')
  return { lines: [...head.slice(0, rows.head), ...shown, ...space, ...foot.slice(0, rows.foot)] }
}

/** Divides the rows; the body gets at least a third of them. */
function rowsOf(head: number, foot: number, { rows }: Size): { head: number; body: number; foot: number } {
  const spare = rows - Math.max(1, Math.ceil(rows / 3))
  const shownFoot = Math.min(foot, spare)
  const shownHead = Math.min(head, spare - shownFoot)
  return { head: shownHead, body: rows - shownHead - shownFoot, foot: shownFoot }
}
