/** Pictures in a terminal, by the three protocols that are in use. */

import { type ImageHeader, imageHeader } from './image-size.ts'
import { pngPixels } from './png-pixels.ts'
import { sixelOf } from './sixel.ts'

/**
 * How a terminal shows pictures: by the graphics protocol of kitty, by the inline images of iTerm2, or as sixels.
 * https://sw.kovidgoyal.net/kitty/graphics-protocol/ and https://iterm2.com/documentation-images.html
 */
export type PictureProtocol = 'kitty' | 'iterm2' | 'sixel'

/** The size of a picture in characters. */
export interface CellSize {
  readonly columns: number
  readonly rows: number
}

/** A picture as it can be put on a screen. */
export interface Picture extends CellSize {
  /** What draws it at the cursor. It leaves the cursor where a terminal likes to. */
  readonly draw: string
  /** What removes all pictures from the screen; empty where text that is written over them does. */
  readonly erase: string
}

/** The size of a character in pixels that pictures are measured by; in most terminals, it is larger. */
const CELL = { width: 8, height: 16 } as const

/** Larger files are not sent to a terminal. */
const LARGEST = 8_000_000

/**
 * Prepares an image for a terminal, no larger than a number of characters; undefined if the terminal can't show it. Kitty
 * takes PNG, iTerm2 the other formats too; as sixels only PNG can be drawn, because the rest would need a decoder.
 */
export function pictureOf(bytes: Uint8Array, protocol: PictureProtocol, most: CellSize): Picture | undefined {
  const header = bytes.length > LARGEST ? undefined : imageHeader(bytes)
  if (header === undefined || (header.format !== 'png' && protocol !== 'iterm2')) return undefined
  const size = sizeWithin(header, most)
  switch (protocol) {
    case 'kitty':
      return { ...size, draw: kittyImage(bytes, size), erase: '\u001B_Ga=d,d=A,q=2\u001B\\' }
    case 'iterm2':
      return { ...size, draw: itermImage(bytes, size), erase: '' }
    case 'sixel': {
      const pixels = pngPixels(bytes)
      if (pixels === undefined) return undefined
      const scale = Math.min(1, (size.columns * CELL.width) / header.width, (size.rows * CELL.height) / header.height)
      const [width, height] = [header.width * scale, header.height * scale].map((length) =>
        Math.max(1, Math.floor(length)),
      )
      return { ...size, draw: sixelOf(pixels, width ?? 1, height ?? 1), erase: '' }
    }
  }
}

/** The size of an image in characters: as large as it is, or as large as there is room for. */
function sizeWithin({ width, height }: ImageHeader, most: CellSize): CellSize {
  const scale = Math.min(1, (most.columns * CELL.width) / width, (most.rows * CELL.height) / height)
  const cells = (length: number, cell: number, limit: number) =>
    Math.min(limit, Math.max(1, Math.ceil((length * scale) / cell - 0.01)))
  return { columns: cells(width, CELL.width, most.columns), rows: cells(height, CELL.height, most.rows) }
}

/** The most characters of data in one sequence. */
const CHUNK = 4096

function kittyImage(bytes: Uint8Array, { columns, rows }: CellSize): string {
  const data = Buffer.from(bytes).toString('base64')
  const count = Math.max(1, Math.ceil(data.length / CHUNK))
  return Array.from({ length: count }, (_, index) => {
    const more = index === count - 1 ? 'm=0' : 'm=1'
    // q=2: the terminal must not answer, for its answers would be taken for keys. C=1: the cursor stays.
    const keys = index === 0 ? `a=T,f=100,t=d,C=1,q=2,c=${columns},r=${rows},${more}` : `q=2,${more}`
    return `\u001B_G${keys};${data.slice(index * CHUNK, (index + 1) * CHUNK)}\u001B\\`
  }).join('')
}

function itermImage(bytes: Uint8Array, { columns, rows }: CellSize): string {
  const data = Buffer.from(bytes).toString('base64')
  const keys = `inline=1;size=${bytes.length};width=${columns};height=${rows};preserveAspectRatio=1;doNotMoveCursor=1`
  return `\u001B]1337;File=${keys}:${data}\u0007`
}
