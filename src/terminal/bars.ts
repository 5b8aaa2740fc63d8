/** Bars that are as wide as the screen. */

import type { Paint } from './style.ts'
import { clipLine, lineWidth } from './styled-line.ts'

/** A line with a left and a right part; the right one is left out if both don't fit. */
export function statusBar(left: string, right: string, width: number): string {
  const space = width - lineWidth(left) - lineWidth(right)
  return space < 1 ? clipLine(left, width) : left + ' '.repeat(space) + right
}

/** A progress bar of `width` columns. It isn't empty once something is done, and it is full only when all is done. */
export function progressBar(done: number, total: number, width: number, paint: Paint): string {
  const columns = Math.max(0, Math.floor(width))
  const share = total <= 0 ? 1 : Math.min(1, Math.max(0, done / total))
  const exact = Math.floor(share * columns)
  const filled = share === 0 ? 0 : Math.max(exact, Math.min(1, columns - 1))
  return paint('█'.repeat(filled), { hue: 'accent' }) + paint('░'.repeat(columns - filled), { hue: 'quiet' })
}
