/** A screen with a head, a pane that scrolls, and a foot. */

import type { Frame } from './frame.ts'
import { type Pane, paneLines } from './pane.ts'
import type { Paint } from './style.ts'
import type { Size } from './terminal.ts'

/** The most important lines of head and foot are the first: where rows are few, the last give way. */
export interface ScreenPage {
  readonly head: readonly string[]
  readonly body: Pane
  readonly foot: readonly string[]
}

/** Rows of a page's body in a size. */
export function bodyRows({ head, foot }: ScreenPage, size: Size): number {
  return rowsOf(head.length, foot.length, size).body
}

/** A page as a frame: the head at the top, the foot at the bottom. */
export function pageFrame({ head, body, foot }: ScreenPage, size: Size, paint: Paint): Frame {
  const rows = rowsOf(head.length, foot.length, size)
  const shown = paneLines(body, rows.body, paint)
  const space = Array.from({ length: Math.max(0, rows.body - shown.length) }, () => '')
  return { lines: [...head.slice(0, rows.head), ...shown, ...space, ...foot.slice(0, rows.foot)] }
}

/** The body has a third of the rows at least. */
function rowsOf(head: number, foot: number, { rows }: Size): { head: number; body: number; foot: number } {
  const spare = rows - Math.max(1, Math.ceil(rows / 3))
  const shownFoot = Math.min(foot, spare)
  const shownHead = Math.min(head, spare - shownFoot)
  return { head: shownHead, body: rows - shownHead - shownFoot, foot: shownFoot }
}
