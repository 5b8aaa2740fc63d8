import { crc32, deflateSync } from 'node:zlib'

/** The rows of a PNG file, each with its filter in front, and what stands in its header. */
export interface PngParts {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly type: number
  readonly rows: Uint8Array
  readonly palette?: readonly number[]
  readonly opacities?: readonly number[]
  readonly interlaced?: 1
}

/** A PNG file. */
export function pngFile({ width, height, depth, type, rows, palette, opacities, interlaced }: PngParts): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, type, 0, 0, interlaced ?? 0], 8)
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', Uint8Array.from(palette))]),
    ...(opacities === undefined ? [] : [chunk('tRNS', Uint8Array.from(opacities))]),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG file in one colour. */
export function flatPng(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): Uint8Array {
  const row = [0, ...Array.from({ length: width }, () => [red, green, blue]).flat()]
  return pngFile({
    width,
    height,
    depth: 8,
    type: 2,
    rows: Uint8Array.from(Array.from({ length: height }, () => row).flat()),
  })
}
