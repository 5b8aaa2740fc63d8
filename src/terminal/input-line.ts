/** A line that is being typed. */

import type { Key } from './key.ts'
import { graphemes, textWidth } from './text-width.ts'

/** The text before the cursor and after it. */
export interface InputLine {
  readonly before: string
  readonly after: string
}

/** An empty line. */
export const emptyLine: InputLine = { before: '', after: '' }

/** The line after a key press; keys that don't edit leave it unchanged. */
export function edited(line: InputLine, { name, text }: Key): InputLine {
  const { before, after } = line
  switch (name) {
    case 'text':
    case 'space':
      return { before: before + text, after }
    case 'backspace':
    case 'ctrl-h':
      return { before: withoutLast(before), after }
    case 'delete':
      return { before, after: after.slice(firstOf(after).length) }
    case 'left':
    case 'ctrl-b':
      return { before: withoutLast(before), after: lastOf(before) + after }
    case 'right':
    case 'ctrl-f':
      return { before: before + firstOf(after), after: after.slice(firstOf(after).length) }
    case 'home':
    case 'ctrl-a':
      return { before: '', after: before + after }
    case 'end':
    case 'ctrl-e':
      return { before: before + after, after: '' }
    case 'ctrl-u':
      return { before: '', after }
    case 'ctrl-k':
      return { before, after: '' }
    case 'ctrl-w':
      return { before: before.replace(/\S+\s*$/, ''), after }
    default:
      return line
  }
}

/** The part of a line that is visible in `width` columns, and the column of the cursor in it. */
export function inputWindow({ before, after }: InputLine, width: number): { text: string; column: number } {
  const shownBefore = fitting(graphemes(before).reverse(), Math.max(0, width - 1))
    .reverse()
    .join('')
  const column = textWidth(shownBefore)
  return { text: shownBefore + fitting(graphemes(after), Math.max(0, width - column)).join(''), column }
}

function fitting(clusters: readonly string[], width: number): string[] {
  let used = 0
  const end = clusters.findIndex((cluster) => {
    used += textWidth(cluster)
    return used > width
  })
  return clusters.slice(0, end < 0 ? clusters.length : end)
}

function firstOf(text: string): string {
  return graphemes(text)[0] ?? ''
}

function lastOf(text: string): string {
  return graphemes(text).at(-1) ?? ''
}

function withoutLast(text: string): string {
  return text.slice(0, text.length - lastOf(text).length)
}
