/** Reads the pixels of PNG files (https://www.w3.org/TR/png-3/), for terminals that take nothing but pixels. */

import { inflateSync } from 'node:zlib'

/** An image as red, green, blue and opacity of each pixel, from 0 to 255, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Larger images would take long, and show no more in a terminal. */
const MOST_PIXELS = 16_000_000

/** The number of samples of a pixel by colour type: grey, colours, palette, grey with opacity, colours with opacity. */
const samplesByType: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const depthsByType: Readonly<Record<number, readonly number[]>> = {
  ...{ 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] },
}

/** The passes of an interlaced image: the first column and row, and the steps to the next ones. */
const passes: readonly (readonly [number, number, number, number])[] = [
  ...([
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
  ] as const),
  ...([
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const),
]

interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly type: number
  readonly samples: number
  readonly isInterlaced: boolean
}

/** Decodes a PNG file; undefined if it is damaged, too large, or no PNG file. */
export function pngPixels(bytes: Uint8Array): Pixels | undefined {
  try {
    return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch {
    // A chunk is cut off, or its compressed data are damaged.
    return undefined
  }
}

function decode(file: Buffer): Pixels | undefined {
  const header = readHeader(file)
  if (header === undefined) return undefined
  const { width, height, isInterlaced } = header
  const parts: Buffer[] = []
  let palette: Uint8Array = new Uint8Array()
  let opacities: Uint8Array = new Uint8Array()
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    const data = file.subarray(at + 8, at + 8 + length)
    if (name === 'PLTE') palette = data
    else if (name === 'tRNS') opacities = data
    else if (name === 'IDAT') parts.push(data)
    else if (name === 'IEND') break
    at += length + 12
  }
  const areas = isInterlaced ? passes : ([[0, 0, 1, 1]] as const)
  const sizes = areas.map(([x, y, dx, dy]) => [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)] as const)
  const needed = sizes.reduce(
    (sum, [columns, rows]) => sum + (columns > 0 ? rows * (1 + bytesPerRow(header, columns)) : 0),
    0,
  )
  const raw = inflateSync(Buffer.concat(parts), { maxOutputLength: needed })
  if (raw.length < needed) return undefined
  const data = new Uint8Array(width * height * 4)
  let at = 0
  for (const [index, [x, y, dx, dy]] of areas.entries()) {
    const [columns, rows] = sizes[index] ?? [0, 0]
    if (columns <= 0 || rows <= 0) continue
    const length = bytesPerRow(header, columns)
    let above = new Uint8Array(length)
    for (let row = 0; row < rows; row += 1) {
      const line = unfiltered(raw.subarray(at + 1, at + 1 + length), above, raw[at] ?? 0, pixelBytes(header))
      for (let column = 0; column < columns; column += 1) {
        const target = ((y + row * dy) * width + x + column * dx) * 4
        data.set(colourOf(line, column, header, palette, opacities), target)
      }
      above = line
      at += length + 1
    }
  }
  return { width, height, data }
}

function readHeader(file: Buffer): Header | undefined {
  if (file.length < 33 || file.toString('latin1', 0, 8) !== '\u0089PNG\r\n\u001A\n') return undefined
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const [depth, type, interlacing] = [file[24] ?? 0, file[25] ?? 0, file[28] ?? 0]
  const samples = samplesByType[type]
  if (samples === undefined || depthsByType[type]?.includes(depth) !== true || interlacing > 1) return undefined
  if (width === 0 || height === 0 || width * height > MOST_PIXELS) return undefined
  return { width, height, depth, type, samples, isInterlaced: interlacing === 1 }
}

function bytesPerRow({ depth, samples }: Header, columns: number): number {
  return Math.ceil((columns * depth * samples) / 8)
}

/** The distance to the byte that filters take for the one to the left. */
function pixelBytes({ depth, samples }: Header): number {
  return Math.max(1, (depth * samples) >> 3)
}

function unfiltered(line: Uint8Array, above: Uint8Array, filter: number, distance: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(line.length)
  for (let at = 0; at < line.length; at += 1) {
    const left = at < distance ? 0 : (out[at - distance] ?? 0)
    const up = above[at] ?? 0
    const corner = at < distance ? 0 : (above[at - distance] ?? 0)
    out[at] = (line[at] ?? 0) + predicted(filter, left, up, corner)
  }
  return out
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function colourOf(
  line: Uint8Array,
  column: number,
  header: Header,
  palette: Uint8Array,
  opacities: Uint8Array,
): readonly [number, number, number, number] {
  const { depth, samples, type } = header
  const sample = (index: number): number => {
    const place = column * samples + index
    if (depth === 8) return line[place] ?? 0
    // Of sixteen bits, a terminal shows eight.
    if (depth === 16) return line[place * 2] ?? 0
    const perByte = 8 / depth
    const byte = line[Math.floor(place / perByte)] ?? 0
    return (byte >> (8 - depth * ((place % perByte) + 1))) & ((1 << depth) - 1)
  }
  if (type === 3) {
    const at = sample(0)
    return [palette[at * 3] ?? 0, palette[at * 3 + 1] ?? 0, palette[at * 3 + 2] ?? 0, opacities[at] ?? 255]
  }
  const scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1
  const first = Math.round(sample(0) * scale)
  if (type === 0) return [first, first, first, 255]
  if (type === 4) return [first, first, first, sample(1)]
  return [first, sample(1), sample(2), type === 6 ? sample(3) : 255]
}
