/** A screen with a head, a pane that scrolls, and a foot. */

import type { Frame } from './frame.ts'
import { type Pane, paneLines, visibleLines } from './pane.ts'
import type { Picture } from './pictures/picture.ts'
import type { Paint } from './style.ts'
import type { Size } from './terminal.ts'

/** The first lines of head and foot are the most important: if there are few rows, the last ones are left out. */
export interface ScreenPage {
  readonly head: readonly string[]
  readonly body: Pane
  readonly foot: readonly string[]
  /** Pictures over lines of the body that are empty. */
  readonly pictures?: readonly BodyPicture[]
}

/** A picture, with the line of the body at which it begins. */
export interface BodyPicture {
  readonly line: number
  readonly picture: Picture
}

/** The number of rows that the body of a page has. */
export function bodyRows({ head, foot }: ScreenPage, size: Size): number {
  return rowsOf(head.length, foot.length, size).body
}

/** Lays a page out as a frame, with the head at the top and the foot at the bottom. */
export function pageFrame({ head, body, foot, pictures = [] }: ScreenPage, size: Size, paint: Paint): Frame {
  const rows = rowsOf(head.length, foot.length, size)
  const shown = paneLines(body, rows.body, paint)
  const space = Array.from({ length: Math.max(0, rows.body - shown.length) }, () => '')
  const { first, count } = visibleLines(body, rows.body)
  // A picture is shown once there is room for all of it.
  const placed = pictures.flatMap(({ line, picture }) => {
    const isVisible = line >= first && line + picture.rows <= first + count
    return isVisible ? [{ row: rows.head + line - first, column: 0, picture }] : []
  })
  const lines = [...head.slice(0, rows.head), ...shown, ...space, ...foot.slice(0, rows.foot)]
  return { lines, pictures: placed }
}

/** Divides the rows; the body gets at least a third of them. */
function rowsOf(head: number, foot: number, { rows }: Size): { head: number; body: number; foot: number } {
  const spare = rows - Math.max(1, Math.ceil(rows / 3))
  const shownFoot = Math.min(foot, spare)
  const shownHead = Math.min(head, spare - shownFoot)
  return { head: shownHead, body: rows - shownHead - shownFoot, foot: shownFoot }
}
