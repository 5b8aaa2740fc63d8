import { graphemes, textWidth } from './text-width.ts'

/** A range of a text in UTF-16 units; the end is exclusive. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Scripts that are written without spaces, where a line may end between any two characters. */
const unspaced = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u

/**
 * Wraps a text to a width in columns (a wider single character gets its own line): at spaces, which are dropped, and
 * within words that are longer than a line. Line feeds end lines.
 */
export function wrapText(text: string, width: number): Stretch[] {
  const lines: Stretch[] = []
  let start = 0
  for (const line of text.split('\n')) {
    wrapLine(line, start, width, lines)
    start += line.length + 1
  }
  return lines
}

function wrapLine(line: string, offset: number, width: number, lines: Stretch[]): void {
  let start = 0
  let end = 0
  let used = 0
  const finish = () => lines.push({ start: offset + start, end: offset + end })
  const goOnAt = (index: number) => {
    if (end > start) finish()
    start = index
    end = index
    used = 0
  }
  for (const { index, 0: word } of line.matchAll(/[^ ]+/g)) {
    const wordWidth = textWidth(word)
    const gap = index - end
    if (used + gap + wordWidth <= width) {
      used += gap + wordWidth
      end = index + word.length
      continue
    }
    const isUnspaced = unspaced.test(word)
    const room = width - used - gap
    // A word that is longer than a line begins where it has to be cut least often.
    const isCutAnyway =
      wordWidth > width && room > 0 && Math.ceil((wordWidth - room) / width) < Math.ceil(wordWidth / width)
    if (isCutAnyway || (isUnspaced && room >= 2)) {
      used += gap
      end = index
    } else goOnAt(index)
    for (const part of isUnspaced || wordWidth > width ? graphemes(word) : [word]) {
      const partWidth = textWidth(part)
      if (used + partWidth > width) {
        const written = end
        end = betterEnd(line, Math.max(start, index), end, width)
        goOnAt(end)
        used = textWidth(line.slice(end, written))
        end = written
      }
      used += partWidth
      end += part.length
    }
  }
  finish()
}

/** Where to cut a long word that begins at `from`: after a punctuation mark, unless that is much too early. */
function betterEnd(line: string, from: number, end: number, width: number): number {
  const sign = /^.*[/,=&?](?=.)/s.exec(line.slice(from, end + 1))?.[0]
  return sign === undefined || sign.length * 2 < Math.min(width, end - from) ? end : from + sign.length
}
