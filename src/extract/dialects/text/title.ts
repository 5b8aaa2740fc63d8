/** Titles of sections in a text whose headings have lost their markup. */

import { isSectionTitle } from '../../reading/wording.ts'
import { isEnded, type PlainLine, wordCount } from './line.ts'

/** Whether paragraphs are separated by blank lines, or follow each other line by line. */
export type Spacing = 'apart' | 'tight'

/** Whether a line looks like a title: a few words, a capital, no end of a sentence. */
export function isTitleLike(line: PlainLine): boolean {
  return (
    line.kind === 'prose' &&
    wordCount(line.text) <= 6 &&
    !isEnded(line.text) &&
    /^["“]?(?:\p{Lu}|\p{Lo}|\d)/u.test(line.text)
  )
}

/** Returns the titles in a table of contents before the questions: lines that occur again below. */
export function listedTitles(before: readonly PlainLine[], lines: readonly PlainLine[]): ReadonlySet<string> {
  const named = new Set(
    before.filter(({ kind, text }) => kind !== 'code' && wordCount(text) <= 6).map(({ text }) => fold(text)),
  )
  const again = lines.slice(before.length).filter((line) => isTitleLike(line) && named.has(fold(line.text)))
  return again.length > 1 ? named : new Set()
}

/**
 * Returns where the answer ends and titles of the next section begin in the lines between two questions; the number of
 * lines if there are no titles. `asksBehind`: the lines end at a question, not at the end of the page or at a real
 * heading.
 */
export function startOfTitles(
  body: readonly PlainLine[],
  spacing: Spacing,
  listed: ReadonlySet<string>,
  asksBehind: boolean,
): number {
  const found = body.findIndex((line, index) => {
    if (!isTitleLike(line)) return false
    if (isListed(line.text, listed) || isSectionTitle(line.text)) return true
    if (index === 0) return false
    const next = body[index + 1]
    const closes = next === undefined ? asksBehind : isRemark(next) && index + 2 === body.length
    if (spacing === 'tight')
      return (
        closes && (listed.size === 0 || next !== undefined) && isCapitalised(line.text) && standsAlone(body[index - 1])
      )
    return line.apart && (closes || (next?.apart === true && isTitleLike(next)))
  })
  return found < 0 ? body.length : found
}

function isListed(text: string, listed: ReadonlySet<string>): boolean {
  return listed.has(fold(text)) || listed.has(fold(text.split(/\s[-–—]\s|:\s/)[0] ?? ''))
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function isRemark(line: PlainLine): boolean {
  return /^notes?\s*:/i.test(line.text)
}

function isCapitalised(text: string): boolean {
  return text.split(/\s+/).every((word) => /^[^\p{Ll}]/u.test(word) || word.length < 4)
}

/** A short line below short lines is part of an enumeration. */
function standsAlone(before: PlainLine | undefined): boolean {
  return before !== undefined && !isTitleLike(before)
}
