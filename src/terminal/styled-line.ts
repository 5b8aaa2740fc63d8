/** Lines with escape sequences for styles (SGR) and links (OSC 8), as `painter` and its callers write them. */

import { graphemes, textWidth } from './text-width.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: sequences begin with one
const sequences = /\u001B\[[\d;]*m|\u001B\]8;;[^\u0007\u001B]*\u0007/g

/** The text of a line without its escape sequences. */
export function plainText(line: string): string {
  return line.replace(sequences, '')
}

/** The number of columns that a line takes up. */
export function lineWidth(line: string): number {
  return textWidth(plainText(line))
}

/** Clips a line to a width in columns, with `…` where it is cut off. Its styles and links are closed. */
export function clipLine(line: string, width: number): string {
  if (lineWidth(line) <= width) return line
  if (width < 1) return ''
  let clipped = ''
  let used = 0
  let end = 0
  for (const { index, 0: sequence } of [...line.matchAll(sequences), { index: line.length, 0: '' }]) {
    for (const cluster of graphemes(line.slice(end, index))) {
      const clusterWidth = textWidth(cluster)
      if (used + clusterWidth > width - 1) return `${clipped}…${closing(line.slice(0, index))}`
      clipped += cluster
      used += clusterWidth
    }
    clipped += sequence
    end = index + sequence.length
  }
  return clipped
}

/** The sequences that close what the line has opened. */
function closing(line: string): string {
  const found = line.match(sequences) ?? []
  const look = found.findLast((sequence) => sequence.endsWith('m'))
  const link = found.findLast((sequence) => sequence.startsWith('\u001B]'))
  const isStyled = look !== undefined && look !== '\u001B[0m'
  const isLinked = link !== undefined && link !== '\u001B]8;;\u0007'
  return `${isStyled ? '\u001B[0m' : ''}${isLinked ? '\u001B]8;;\u0007' : ''}`
}
