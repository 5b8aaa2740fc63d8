import type { Element } from 'hast'
import { elementsOf, endLineOf, headingLevel, isElement, lastLine, lineOf, plainText } from '../../../parse/block.ts'
import { blocksOf, type Page } from '../../../parse/page.ts'
import { memoiseByObject } from '../../../text/memoise.ts'
import { type Company, companyAt, type Dialect, type Draft, type Finding } from '../../dialect.ts'
import { labelsOf } from '../../reading/numbering.ts'
import { sourceLines } from '../../reading/source-lines.ts'
import { endsAsking } from '../../reading/wording.ts'
import { asksPlainly, isVerdict, type PlainAsking } from './asking.ts'
import { asParagraph, type BlocksByLine, contentOf } from './content.ts'
import { type LineRole, type PlainLine, readLines, wordCount } from './line.ts'
import { isTitleLike, listedTitles, type Spacing, startOfTitles } from './title.ts'

/**
 * Text copied from a rendered page. Only its words and its position, on a line of its own above the answer, show that a
 * line is a question. A page is read this way only if it has many such lines and no other marks of questions.
 */
export const text: Dialect = {
  name: 'text',
  example: {
    markdown: `What is a pod?
A group of containers that share a network.

What is a node?
A machine that runs pods.

Why is there a scheduler?
It chooses a node for every pod.
`,
    cards: [
      { question: 'What is a pod?', answer: 'A group of containers that share a network.' },
      { question: 'What is a node?', answer: 'A machine that runs pods.' },
      { question: 'Why is there a scheduler?', answer: 'It chooses a node for every pod.' },
    ],
  },
  find(cursor) {
    const { page, blocks, index, endsAnswer } = cursor
    const block = blocks[index]
    if (block === undefined || blocks !== page.blocks) return undefined
    const company = companyAt(cursor)
    const finding = findingsOf(page, company).get(block)
    if (finding === undefined || company !== 'needed') return finding
    // Lines that another dialect is sure of are no plain text.
    for (let at = index; at < index + finding.consumed; at++) if (endsAnswer(at)) return undefined
    return finding
  },
}

/** By the block at which they start. */
type Findings = ReadonlyMap<Element, Finding>

const findingsOf = memoiseByObject((page: Page, company: Company): Findings => {
  const headings = page.blocks.filter((block) => isHeading(block, page))
  if (!mayBePlain(page, headings, company)) return new Map()
  const lines = readLines(page.source, rolesOf(page, headings))
  const spacing = spacingOf(lines)
  const asking = askingLines(lines, spacing)
  if (company === 'needed' && !isConvincing(lines, asking)) return new Map()
  return grouped(page, entriesOf(lines, asking, spacing, page))
})

/** A page is read this way only if at least this many lines ask. */
const fewest = 3

/** Cheap checks, as every page is tested: enough lines ask, and other dialects find nothing to go by. */
function mayBePlain(page: Page, headings: readonly Element[], company: Company): boolean {
  const asking = count(page.source, /^[ \t]{0,3}[\p{L}\p{N}"“'(¿`].*[?？؟][ \t]*$/gmu)
  if (asking < (company === 'needed' ? fewest : 1) || headings.length * 3 > asking) return false
  if (
    page.blocks.some((block) => isElement(block, 'details')) ||
    headings.some((block) => endsAsking(plainText([block])))
  )
    return false
  if (page.blocks.reduce((sum, block) => sum + answeredItems(block), 0) * 2 > asking) return false
  return otherMarks.every((mark) => count(page.source, mark) * 3 <= asking)
}

/** Returns how many items of a numbered list ask and hold more than their first paragraph. */
function answeredItems(list: Element): number {
  if (!isElement(list, 'ol')) return 0
  return elementsOf(list).filter((item) => {
    const [lead, ...body] = blocksOf(item.children)
    return lead !== undefined && body.length > 0 && endsAsking(plainText([lead]))
  }).length
}

/**
 * Bold questions, questions as items, labels, callouts, check boxes, lettered options, `::`, a `?` alone on its line.
 */
const otherMarks: readonly RegExp[] = [
  /^\s*(?:\*\*|__)[^*_\n]*[?？؟]/gmu,
  /^\s*[-*+][ \t]+[^\n]*[?？؟][ \t]*$/gmu,
  /^\s*(?:\*\*)?(?:A|Answer|Ответ|答案)[ \t]*\d*[ \t]*[:：]/gmu,
  /^\s*>[ \t]*\[!/gmu,
  /^\s*[-*+][ \t]+\[[ xX]\]/gmu,
  /^\s*(?:[-*+][ \t]+)?\(?[A-Da-d][.)][ \t]+\S/gmu,
  /\S ?::+ ?\S/gmu,
  /<!--[ \t]*SR:|\n[ \t]*\?{1,2}[ \t]*(?=\n)/gmu,
]

function count(source: string, pattern: RegExp): number {
  return source.match(pattern)?.length ?? 0
}

/**
 * Whether a block is an intended heading: neither a `# remark` among commands, nor a line above the `-` of a broken
 * list.
 */
function isHeading(block: Element, page: Page): boolean {
  if (headingLevel(block) === undefined) return false
  const lines = sourceLines(page)
  const [first, last] = [lineOf(block) ?? 1, endLineOf(block) ?? 1]
  if (/^\s*##/.test(lines[first - 1] ?? '')) return true
  if (/^\s*#/.test(lines[first - 1] ?? ''))
    return [lines[first - 2], lines[first]].some((line) => (line ?? '').trim() === '')
  return last === first || (last === first + 1 && /^\s*(?:-{3,}|=+)\s*$/.test(lines[last - 1] ?? ''))
}

function rolesOf(page: Page, headings: readonly Element[]): (line: number) => LineRole {
  const lines = sourceLines(page)
  const set = new Set(headings)
  const roles = new Map<number, LineRole>()
  let fence: string | undefined
  for (const block of page.blocks) {
    const isBoundary = headingLevel(block) !== undefined && block.children.length === 0
    const whole = set.has(block) || isBoundary || isElement(block, 'table') || isQuotation(block, lines)
    for (let line = lineOf(block) ?? 1; line <= (endLineOf(block) ?? 0); line++) {
      const raw = lines[line - 1] ?? ''
      const mark = /^\s*(```|~~~)/.exec(raw)?.[1]
      const fenced = fence !== undefined || mark !== undefined
      if (mark !== undefined && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined
      const isRule = /^\s*(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$/.test(raw) && !whole
      roles.set(line, fenced || whole ? 'block' : isRule ? 'outside' : 'text')
    }
  }
  return (line) => roles.get(line) ?? 'outside'
}

/** Whether every line of a block starts with `>`; a single `>` is the prompt of a shell. */
function isQuotation(block: Element, lines: readonly string[]): boolean {
  if (!isElement(block, 'blockquote')) return false
  return lines.slice((lineOf(block) ?? 1) - 1, endLineOf(block) ?? 0).every((line) => /^\s*>/.test(line))
}

function spacingOf(lines: readonly PlainLine[]): Spacing {
  const asking = lines.filter((line) => asksPlainly(line.text) === 'question' && canAsk(line))
  return asking.filter(({ apart }) => apart).length > asking.length * 0.8 ? 'apart' : 'tight'
}

function canAsk(line: PlainLine): boolean {
  return line.kind === 'prose' || line.kind === 'number'
}

interface AskedLine {
  readonly index: number
  readonly how: PlainAsking
}

/** Returns the lines that ask, by their words and by the lines around them. */
function askingLines(lines: readonly PlainLine[], spacing: Spacing): AskedLine[] {
  const asked: AskedLine[] = []
  let surely = 0
  for (const [index, line] of lines.entries()) {
    if (!canAsk(line) || (spacing === 'apart' && !line.apart)) continue
    const how = asksPlainly(line.text) ?? (isStatementToJudge(line, lines[index + 1]) ? 'weak' : undefined)
    if (how === undefined) continue
    // The line right after a question is its answer, even if it asks something in turn.
    const isAnswer = asked.at(-1)?.index === index - 1
    if ((how === 'weak' || how === 'scenario') && (isAnswer || surely === 0)) continue
    if (how === 'question') surely++
    asked.push({ index, how })
  }
  return asked
}

/** Whether a line is a statement with "True" or "False" on the next line. */
function isStatementToJudge(line: PlainLine, next: PlainLine | undefined): boolean {
  return (
    next?.kind === 'prose' &&
    isVerdict(next.text) &&
    !/[:?]$/.test(line.text) &&
    wordCount(line.text) > 3 &&
    !isVerdict(line.text)
  )
}

/**
 * Whether the page consists of questions: they are a good part of its prose lines, and most have something below them.
 */
function isConvincing(lines: readonly PlainLine[], asked: readonly AskedLine[]): boolean {
  const surely = asked.filter(({ how }) => how === 'question').length
  const prose = lines.filter(({ kind }) => kind === 'prose').length
  const followed = asked.filter(
    ({ index }, at) => asked[at + 1]?.index !== index + 1 && index + 1 < lines.length,
  ).length
  return surely >= fewest && asked.length >= prose * 0.15 && followed >= asked.length * 0.4
}

/** A question with the lines that belong to it. */
interface TextEntry {
  readonly draft: Draft
  readonly line: number
  readonly endLine: number
}

function entriesOf(
  lines: readonly PlainLine[],
  asked: readonly AskedLine[],
  spacing: Spacing,
  page: Page,
): TextEntry[] {
  const blocks: BlocksByLine = new Map(page.blocks.map((block) => [lineOf(block) ?? 0, block]))
  const isBarrier = (line: PlainLine) => line.kind === 'block' && headingLevel(blocks.get(line.line)) !== undefined
  const before = lines.slice(0, asked[0]?.index ?? 0)
  const listed = listedTitles(before, lines)
  const labels = labelsOf(lines.map(({ text }) => text))
  const entries: TextEntry[] = []
  let longest = 4
  let section = sectionIn(before.slice(-1), 0)
  for (const [at, { index }] of asked.entries()) {
    const question = lines[index]
    if (question === undefined) continue
    const next = asked[at + 1]?.index ?? lines.length
    const between = lines.slice(index + 1, next)
    const barrier = between.findIndex(isBarrier)
    const body = barrier < 0 ? between : between.slice(0, barrier)
    const cut = startOfTitles(body, spacing, listed, next < lines.length && barrier < 0)
    const own = body.slice(0, at === asked.length - 1 ? Math.min(cut, longest * 2) : cut)
    longest = Math.max(longest, own.length)
    entries.push(entryOf(question, own, section, labels.get(index), blocks))
    if (barrier >= 0) section = undefined
    else if (cut < body.length) section = sectionIn(body, cut) ?? section
  }
  return entries
}

function sectionIn(lines: readonly PlainLine[], from: number): string | undefined {
  const title = lines.slice(from).findLast(isTitleLike)
  return title?.text
}

function entryOf(
  question: PlainLine,
  below: readonly PlainLine[],
  section: string | undefined,
  label: string | undefined,
  blocks: BlocksByLine,
): TextEntry {
  const { more, answer } = divided(question, below)
  const endLine = below.at(-1)?.endLine ?? question.endLine
  const draft: Draft = {
    line: question.line,
    endLine,
    title: [asParagraph(question, blocks)],
    ...(label !== undefined && { label }),
    more: contentOf(more, blocks),
    answer: contentOf(answer, blocks),
    subsection: section === undefined ? [] : [section],
  }
  return { draft, line: question.line, endLine }
}

/** "…the following:" continues with a list or code. A copy may contain it twice, from two views of one page. */
function divided(
  question: PlainLine,
  below: readonly PlainLine[],
): { more: readonly PlainLine[]; answer: readonly PlainLine[] } {
  const none = { more: [], answer: below }
  if (!/[:：]$/.test(question.text) && !/\b(?:the following|of these)\b/i.test(question.text)) return none
  const [first] = below
  if (first === undefined || first.kind === 'prose') return none
  const other = below.findIndex(({ kind }) => kind !== first.kind)
  const run = below.slice(0, other < 0 ? below.length : other)
  const half = run.slice(0, run.length / 2)
  const more = isRepeated(half, run.slice(half.length)) ? half : run
  const behind = below.slice(run.length)
  const answer = isRepeated(more, behind.slice(0, more.length)) ? behind.slice(more.length) : behind
  return answer.length === 0 ? none : { more, answer }
}

function isRepeated(lines: readonly PlainLine[], again: readonly PlainLine[]): boolean {
  return (
    lines.length > 0 && lines.length === again.length && lines.every(({ text }, index) => text === again[index]?.text)
  )
}

/** Returns findings that consume whole blocks; questions that share a block become one finding. */
function grouped(page: Page, entries: readonly TextEntry[]): Findings {
  const starts = page.blocks.map((block) => lineOf(block) ?? 0)
  const groups: { from: number; to: number; entries: TextEntry[] }[] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    const from = lastAtOrBefore(starts, entry.line, last?.to ?? 0)
    const to = lastAtOrBefore(starts, entry.endLine, from)
    if (last === undefined || from > last.to) groups.push({ from, to, entries: [entry] })
    else {
      last.to = Math.max(last.to, to)
      last.entries.push(entry)
    }
  }
  const answered = entries.filter(({ draft }) => draft.answer.length > 0).length
  const share = `${entries.length} lines of plain text ask a question, and ${answered} of them have an answer below`
  const findings = new Map<Element, Finding>()
  for (const group of groups) {
    const used = page.blocks.slice(group.from, group.to + 1)
    const [first] = used
    if (first === undefined) continue
    const idle = idleLines(group.entries, starts[group.from] ?? 1, lastLine(used, 1))
    const evidence = idle.length === 0 ? share : `${share}; no question in ${idle.join(', ')}`
    findings.set(first, { consumed: used.length, drafts: group.entries.map(({ draft }) => draft), evidence })
  }
  return findings
}

/** Returns the index of the last number that is at most `most` in an ascending list, starting at `from`. */
function lastAtOrBefore(ascending: readonly number[], most: number, from: number): number {
  let index = from
  while ((ascending[index + 1] ?? Number.POSITIVE_INFINITY) <= most) index++
  return index
}

/** Returns the lines of consumed blocks that belong to no question, for `topdeck explain`. */
function idleLines(entries: readonly TextEntry[], start: number, end: number): string[] {
  const gaps: string[] = []
  let line = start
  for (const edge of [...entries, { line: end + 1, endLine: end + 1 }]) {
    if (edge.line === line + 1) gaps.push(`line ${line}`)
    if (edge.line > line + 1) gaps.push(`lines ${line}–${edge.line - 1}`)
    line = Math.max(line, edge.endLine + 1)
  }
  return gaps
}
