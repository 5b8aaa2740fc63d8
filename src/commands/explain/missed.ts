import type { Fate } from '../../extract/extract.ts'
import { askingOf, endsAsking, isLabelled, isNumbered, isSectionTitle } from '../../extract/reading/wording.ts'
import { fencedLines } from '../../parse/fenced-lines.ts'
import { clip } from '../../text/clip.ts'

/** A line that looks like a question and became none. */
export interface Missed {
  readonly line: number
  /** The line without its marks. */
  readonly text: string
  /** How much it looks like a question; higher is likelier. */
  readonly score: number
  /** What makes it look like one. */
  readonly signs: readonly string[]
  /** Why it became none. */
  readonly reason: string
}

/** From this score on, a line is worth the author's attention. */
const LEAST = 4
/** A line inside an answer is most likely meant to be there, unless more speaks for it. */
const LEAST_INSIDE = 6
/** An empty line, tags alone, a property such as `title:: Biology`, or a line of a table of contents, numbered or not. */
const isNothing = /^(?:(?:#[^\s#]+\s*)*|[\w-]+::(?:\s.*)?|(?:\d+[.)]\s+)?\[[^\]]*\]\([^)]*\)\W*)$/
/** What is longer is hardly a question. */
const LONGEST = 240
const LONGEST_LINE = 1000

/** The lines of a page that were probably missed, one for each block, in the order of the page. */
export function missedIn(fates: readonly Fate[], text: string): readonly Missed[] {
  const lines = text.split('\n')
  const isCode = fencedLines(lines)
  return fates.flatMap((fate) => {
    const own = numbersFrom(fate.line, Math.min(fate.endLine, lines.length)).filter((line) => !isCode[line - 1])
    const { became } = fate
    if (became.type === 'group') return []
    if (became.type === 'nothing') return bestOf(own, lines, LEAST, became.reason)
    const asked = new Set(became.questions.map(({ line }) => line))
    // A solution or a page of exercises has no question of its own.
    if (asked.size === 0) return []
    const inside = own.filter((line) => !asked.has(line) && /^\s*(?:#|Q\b|\*\*|<summary)/i.test(lines[line - 1] ?? ''))
    const [first] = became.questions
    const holder = first === undefined ? '' : ` of "${clip(first.text, 60)}" (line ${first.line})`
    return bestOf(inside, lines, LEAST_INSIDE, `read as a part of the answer${holder}`)
  })
}

/** The likeliest of some lines, with the number of others that are as likely. */
function bestOf(
  numbers: readonly number[],
  lines: readonly string[],
  least: number,
  reason: string,
): readonly Missed[] {
  const found = numbers
    .map((line) => ({ line, ...signsOf(lines[line - 1] ?? '', lines[line]) }))
    .filter(({ score }) => score >= least)
  const [best] = [...found].sort((a, b) => b.score - a.score)
  if (best === undefined) return []
  const others = found.length - 1
  const company = others === 0 ? [] : [`is one of ${found.length} such lines of the block`]
  return [{ ...best, score: best.score + Math.min(others, 5) / 5, signs: [...best.signs, ...company], reason }]
}

/** What of a line looks like a question, with a weight for each sign. */
function signsOf(line: string, next: string | undefined): Pick<Missed, 'text' | 'score' | 'signs'> {
  if (line.length > LONGEST_LINE) return { text: '', score: 0, signs: [] }
  const text = withoutMarks(line)
  if (isNothing.test(text) || text.length > LONGEST || isSectionTitle(text)) return { text, score: 0, signs: [] }
  const asking = askingOf(text)
  const isMarked = endsAsking(text)
  const tests: readonly (readonly [boolean, number, string])[] = [
    [isMarked, 4, 'ends with a question mark'],
    [asking === 'question' && !isMarked, 2, 'begins like a question'],
    [asking === 'task', 2, 'begins like a task'],
    [asking === 'comparison', 1, 'compares two things'],
    [/(?:^|\s)#(?:flash)?cards?\b/i.test(line), 5, 'has a tag for cards'],
    [/\{\{(?:c\d+::|cloze\s)/.test(line), 5, 'has a hidden part'],
    [
      /^(?![^`]*`[^`]*::)[^:|]*[\p{L}\p{N})?]\s*:{2,3}\s*[\p{L}\p{N}(]/u.test(line) && /\s/.test(text),
      4,
      'has "::" in it',
    ],
    [isLabelled(text), 3, 'has a label like a question'],
    [/^\s*>\s*\[!(?:question|faq|help)\]/i.test(line), 3, 'is a callout for questions'],
    [isNumbered(text), 1, 'is numbered'],
    [/^\s*#{1,6}\s/.test(line), 2, 'is a heading'],
    [/^\s*\*\*[^*]+\*\*:?\s*$/.test(line), 1, 'is bold'],
    [/^\s*<summary/i.test(line), 2, 'is the summary of a fold'],
    [next !== undefined && /^\s*(?:A|Answer|Solution)\s*[.:)]/i.test(next), 3, 'is followed by an answer'],
  ]
  const found = tests.filter(([holds]) => holds)
  return {
    text: clip(text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1'), 100),
    score: found.reduce((sum, [, weight]) => sum + weight, 0),
    signs: found.map(([, , sign]) => sign),
  }
}

/** Without the marks of headings, lists, quotations and emphasis around the whole line. */
function withoutMarks(line: string): string {
  return line
    .replace(/^[\s>]*(?:#{1,6}\s+|[-*+]\s+(?:\[[ xX]\]\s+)?)?/, '')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/^(\*\*|__)(.*)\1:?$/, '$2')
    .trim()
}

function numbersFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
