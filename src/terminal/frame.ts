/** What a screen shows, and the shortest update from what it showed before. */

import type { Picture } from './pictures/picture.ts'
import { clipLine, lineWidth } from './styled-line.ts'
import type { Size } from './terminal.ts'
import { visibleText } from './visible-text.ts'

/** A picture, with the position of its upper left corner, counted from 0. */
interface PlacedPicture {
  readonly row: number
  readonly column: number
  readonly picture: Picture
}

/** Lines from the top; whatever exceeds the screen isn't shown. */
export interface Frame {
  readonly lines: readonly string[]
  /** The position of the cursor, counted from 0; undefined hides it. */
  readonly cursor?: { readonly row: number; readonly column: number } | undefined
  /** Pictures over lines that have no text there. */
  readonly pictures?: readonly PlacedPicture[]
}

/** A frame that fits a size: it has as many lines as there are rows. */
export interface FittedFrame {
  readonly lines: readonly string[]
  readonly cursor: { readonly row: number; readonly column: number } | undefined
  readonly pictures: readonly PlacedPicture[]
}

/** Whether there is no room for anything. */
export function isTooSmall({ columns, rows }: Size): boolean {
  return columns < 10 || rows < 3
}

/** Fits a frame to a size; where there is no room for anything, it says `too small`. */
export function fitFrame({ lines, cursor, pictures = [] }: Frame, size: Size): FittedFrame {
  const { columns, rows } = size
  if (isTooSmall(size)) return { ...fitted(['too small'], columns, rows), cursor: undefined, pictures: [] }
  const isVisible = cursor !== undefined && cursor.row < rows && cursor.column < columns
  const isWhole = ({ row, column, picture }: PlacedPicture) =>
    row >= 0 && row + picture.rows <= rows && column + picture.columns <= columns
  return {
    ...fitted(lines, columns, rows),
    cursor: isVisible ? cursor : undefined,
    pictures: pictures.filter(isWhole),
  }
}

function fitted(lines: readonly string[], columns: number, rows: number): Pick<FittedFrame, 'lines'> {
  return { lines: Array.from({ length: rows }, (_, row) => clipLine(visibleLine(lines[row] ?? ''), columns)) }
}

/** A line as a person may see it; one that holds line feeds stays one. */
function visibleLine(line: string): string {
  return visibleText(line.replaceAll('\n', '\u240A'), 'links')
}

/** What to write to a terminal to replace one frame by another; unchanged lines and pictures are not written. */
export function frameUpdate(before: FittedFrame | undefined, after: FittedFrame, { columns }: Size): string {
  const isSamePictures = before !== undefined && arePicturesEqual(before.pictures, after.pictures)
  const kept = before !== undefined && (isSamePictures || before.pictures.length === 0) ? before : undefined
  const changed = after.lines.flatMap((line, row) => {
    if (line === kept?.lines[row]) return []
    const start = positionAt(row, 0)
    // Erasing after a full line would erase its last character.
    return lineWidth(line) < columns ? [`${start}${line}\u001B[K`] : [`${start}\u001B[K${line}`]
  })
  const isSameCursor = after.cursor?.row === before?.cursor?.row && after.cursor?.column === before?.cursor?.column
  if (isSamePictures && changed.length === 0 && isSameCursor) return ''
  const drawn = isSamePictures
    ? []
    : after.pictures.map(({ row, column, picture }) => positionAt(row, column) + picture.draw)
  const { cursor } = after
  const end = cursor === undefined ? '' : `${positionAt(cursor.row, cursor.column)}\u001B[?25h`
  const erased = isSamePictures ? '' : picturesErased(before)
  return `\u001B[?25l${erased}${changed.join('')}${drawn.join('')}${end}`
}

/** What removes the pictures of a frame, and with them all that is shown; nothing if it has none. */
export function picturesErased(frame: FittedFrame | undefined): string {
  if (frame === undefined || frame.pictures.length === 0) return ''
  return `${[...new Set(frame.pictures.map(({ picture }) => picture.erase))].join('')}\u001B[2J`
}

function positionAt(row: number, column: number): string {
  return `\u001B[${row + 1};${column + 1}H`
}

function arePicturesEqual(some: readonly PlacedPicture[], others: readonly PlacedPicture[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ row, column, picture }, index) => {
      const other = others[index]
      return row === other?.row && column === other.column && picture === other.picture
    })
  )
}
