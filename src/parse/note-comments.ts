/** Obsidian's comments, `%%…%%`, which hide part of a note from its readers. */

import { fencedLines } from './fenced-lines.ts'

/**
 * Removes Obsidian's comments from a source and keeps its lines. A comment stands within a line, or from a line that
 * begins with `%%` to one that ends with it. Code keeps its percent signs, and so does a comment that is never closed.
 */
export function dropNoteComments(source: string): string {
  if (!source.includes('%%')) return source
  const lines = source.split('\n')
  const isCode = codeLines(lines)
  const closings = nextClosings(lines, isCode)
  let open: number | undefined
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (open !== undefined) {
      lines[index] = prefixOf(line)
      if (index === open) open = undefined
      continue
    }
    if (isCode[index] === true || !line.includes('%%')) continue
    const bare = withoutInlineComments(line)
    const start = openingAt(bare)
    const closing = start === undefined ? undefined : closings[index + 1]
    if (start !== undefined && closing !== undefined) {
      open = closing
      lines[index] = bare.slice(0, start).trimEnd() || prefixOf(line)
    } else lines[index] = bare
  }
  return lines.join('\n')
}

/** Which lines are in front matter or in fenced code. A line in a comment may be taken for code; it is hidden anyway. */
function codeLines(lines: readonly string[]): readonly boolean[] {
  const body = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0
  return [...Array<boolean>(body).fill(true), ...fencedLines(lines.slice(body))]
}

/** For each line, the first one from there on that ends with `%%`. */
function nextClosings(lines: readonly string[], isCode: readonly boolean[]): readonly (number | undefined)[] {
  const closings: (number | undefined)[] = []
  let next: number | undefined
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? ''
    if (isCode[index] !== true && /%%\s*$/.test(line.slice(-200)) && !/\d%%\s*$/.test(line.slice(-200))) next = index
    closings[index] = next
  }
  return closings
}

/** Where a comment begins that goes on below the line: at the beginning of the text of the line, tightly or alone. */
function openingAt(line: string): number | undefined {
  const start = prefixOf(line).length
  const rest = line.slice(start)
  return rest.startsWith('%%') && !cellMagic.test(rest) && !rest.startsWith('%%%') ? start : undefined
}

/** The commands of a Jupyter cell. */
const cellMagic =
  /^%%(?:!|bash|capture|cython|file|html|javascript|js|latex|markdown|perl|prun|py\w*|R|ruby|script|sh|sql|svg|system|sx|time|timeit|writefile)\b/

/** The quotation marks, the indentation and the bullet in front of the text of a line. */
function prefixOf(line: string): string {
  return /^[\s>]*/.exec(line)?.[0] ?? ''
}

const spans = /(`+)(?:(?!\1).)*?[^`]\1(?!`)|%%/g

/** Removes the comments that begin and end in a line. */
function withoutInlineComments(line: string): string {
  const marks = [...line.matchAll(spans)].filter(([mark]) => mark === '%%').map(({ index }) => index)
  let kept = ''
  let from = 0
  for (let at = 0; at + 1 < marks.length; at++) {
    const [start = 0, end = 0] = [marks[at], marks[at + 1]]
    if (!isComment(line, start, end)) continue
    kept = joined(kept + line.slice(from, start), line.slice(end + 2))
    from = end + 2
    at++
  }
  return from === 0 ? line : (kept + line.slice(from)).trimEnd() || prefixOf(line)
}

/** A comment has blanks on both sides of its text or on none, and is no sum with percent signs. */
function isComment(line: string, start: number, end: number): boolean {
  const inner = line.slice(start + 2, end)
  const before = line.slice(0, start)
  if (inner.trim().length < 2 || /[\d%]$/.test(before)) return false
  return /^\s/.test(inner) === /\s$/.test(inner) || (/^\S/.test(inner) && !/\d$/.test(inner))
}

function joined(before: string, after: string): string {
  return /\s$/.test(before) && /^\s/.test(after) ? before.trimEnd() : before
}
