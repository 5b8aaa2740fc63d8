/** Pictures as sixels: six rows of pixels at a time, one colour after the other (DEC VT340). */

import type { Pixels } from './png-pixels.ts'

/** Shades of each channel; 6 × 6 × 6 colours are as many as every sixel terminal has. */
const SHADES = 6

/** Thresholds by which neighbouring pixels are rounded differently, so that shades between two colours can be seen. */
const dither = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]

/** Pixels less opaque than this are left out, and show the background. */
const OPAQUE = 128

/** Writes a picture, scaled to a size in pixels, as the escape sequence that draws it. */
export function sixelOf(pixels: Pixels, width: number, height: number): string {
  const colours = reduced(pixels, width, height)
  const used = new Set(colours)
  used.delete(NONE)
  const palette = [...used].map((colour) => {
    const shade = (index: number) => Math.round((index * 100) / (SHADES - 1))
    const [red, green, blue] = [Math.floor(colour / 36), Math.floor(colour / 6) % 6, colour % 6].map(shade)
    return `#${colour};2;${red};${green};${blue}`
  })
  const bands: string[] = []
  for (let top = 0; top < height; top += 6) bands.push(bandOf(colours, width, Math.min(6, height - top), top))
  return `\u001BP0;1;0q"1;1;${width};${height}${palette.join('')}${bands.join('-')}\u001B\\`
}

/** Stands for a pixel that is not drawn. */
const NONE = 255

/** The picture at a size, with each pixel as the number of a colour: the average of what it covers, dithered. */
function reduced({ data, ...source }: Pixels, width: number, height: number): Uint8Array {
  const colours = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [spanStart(y, height, source.height), spanStart(y + 1, height, source.height)]
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [spanStart(x, width, source.width), spanStart(x + 1, width, source.width)]
      let [red, green, blue, opacity, count] = [0, 0, 0, 0, 0]
      for (let row = top; row < Math.max(bottom, top + 1); row += 1) {
        for (let column = left; column < Math.max(right, left + 1); column += 1) {
          const at = (row * source.width + column) * 4
          const weight = data[at + 3] ?? 0
          red += (data[at] ?? 0) * weight
          green += (data[at + 1] ?? 0) * weight
          blue += (data[at + 2] ?? 0) * weight
          opacity += weight
          count += 1
        }
      }
      if (opacity < OPAQUE * count) {
        colours[y * width + x] = NONE
        continue
      }
      const threshold = ((dither[(y % 4) * 4 + (x % 4)] ?? 0) + 0.5) / 16
      const shade = (sum: number) => Math.min(SHADES - 1, Math.floor((sum / opacity / 255) * (SHADES - 1) + threshold))
      colours[y * width + x] = shade(red) * 36 + shade(green) * 6 + shade(blue)
    }
  }
  return colours
}

function spanStart(index: number, count: number, length: number): number {
  return Math.min(length - 1 + (index === count ? 1 : 0), Math.floor((index * length) / count))
}

/** Up to six rows: for each colour in them, a line of bits with repetitions counted. */
function bandOf(colours: Uint8Array, width: number, rows: number, top: number): string {
  const bits = new Map<number, Uint8Array>()
  for (let row = 0; row < rows; row += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colours[(top + row) * width + x] ?? NONE
      if (colour === NONE) continue
      let line = bits.get(colour)
      if (line === undefined) {
        line = new Uint8Array(width)
        bits.set(colour, line)
      }
      line[x] = (line[x] ?? 0) | (1 << row)
    }
  }
  return Array.from(bits, ([colour, line]) => `#${colour}${runsOf(line)}`).join('$')
}

function runsOf(line: Uint8Array): string {
  let written = ''
  for (let at = 0; at < line.length; ) {
    let end = at + 1
    while (end < line.length && line[end] === line[at]) end += 1
    const sign = String.fromCharCode(63 + (line[at] ?? 0))
    written += end - at > 3 ? `!${end - at}${sign}` : sign.repeat(end - at)
    at = end
  }
  return written
}
