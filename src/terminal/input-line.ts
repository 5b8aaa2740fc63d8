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
      return inserted(line, text)
    case 'paste':
      return inserted(line, inOneLine(text))
    case 'backspace':
    case 'ctrl-h':
      return { before: withoutLast(before), after }
    case 'delete':
    case 'ctrl-d':
      return { before, after: after.slice(firstOf(after).length) }
    case 'left':
    case 'ctrl-b':
      return { before: withoutLast(before), after: lastOf(before) + after }
    case 'right':
    case 'ctrl-f':
      return { before: before + firstOf(after), after: after.slice(firstOf(after).length) }
    case 'word-left': {
      const left = before.replace(/\S+\s*$/, '')
      return { before: left, after: before.slice(left.length) + after }
    }
    case 'word-right': {
      const right = after.replace(/^\s*\S+/, '')
      return { before: before + after.slice(0, after.length - right.length), after: right }
    }
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

/** Whether nothing more can be typed. */
export function isFull({ before, after }: InputLine): boolean {
  return before.length + after.length >= LONGEST_LINE
}

/** No answer is as long as this, in UTF-16 units. */
const LONGEST_LINE = 1000

function inserted({ before, after }: InputLine, text: string): InputLine {
  const room = LONGEST_LINE - before.length - after.length
  if (text.length <= room) return { before: before + text, after }
  let fitting = ''
  for (const cluster of graphemes(text.slice(0, Math.max(0, room) + 100))) {
    if (fitting.length + cluster.length > room) break
    fitting += cluster
  }
  return { before: before + fitting, after }
}

/** Pasted text as a line: line breaks and tabs are spaces, and what could steer a terminal is left out. */
function inOneLine(text: string): string {
  const lines = text
    .slice(0, 10 * LONGEST_LINE)
    .replace(sequences, '')
    .split(/[\n\v\f\r\u0085\u2028\u2029]+/)
  return lines
    .filter((line) => line.trim() !== '')
    .join(' ')
    .replace(/\t+/g, ' ')
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: sequences begin with one
const sequences = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|.)/gs

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
