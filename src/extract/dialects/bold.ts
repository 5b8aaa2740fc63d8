import type { Element, ElementContent } from 'hast'
import { headingLevel, isElement, plainText } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { type Company, type Cursor, companyAt, type Dialect, type Draft, type Finding } from '../dialect.ts'
import { announcesQuestions, presentsProject } from '../reading/announcement.ts'
import { divide } from '../reading/division.ts'
import { textLine } from '../reading/text-line.ts'
import { askingOf, askingWhereAnnounced, endsAsking, isAnswerLabel, isNumbered } from '../reading/wording.ts'

/**
 * A bold paragraph is the question (`**What is a layer?**`, `**1)** Count the rows.`), and the blocks below it are the
 * answer.
 */
export const bold: Dialect = {
  name: 'bold',
  example: {
    markdown: `**What is a registry?**

A server that stores images and hands them out.

**Which port does it listen on?**

5000, unless it is configured otherwise.
`,
    cards: [
      { question: 'What is a registry?', answer: 'A server that stores images and hands them out.' },
      { question: 'Which port does it listen on?', answer: '5000, unless it is configured otherwise.' },
    ],
  },
  isSureOf: ({ page, blocks, index }) => sureStarts(blocks, page).has(index),
  find(cursor: Cursor): Finding | undefined {
    const { blocks, index, memory } = cursor
    const starts = survey(blocks, cursor.page, companyAt(cursor))
    const block = blocks[index]
    const start = startsOf(blocks, cursor.page)[index]
    if (!starts.has(index) && !(start && memory?.begins(plainText(start.title)))) return undefined
    if (block === undefined || start === undefined) return undefined
    let end = index + 1
    while (
      end < blocks.length &&
      !starts.has(end) &&
      !cursor.endsAnswer(end) &&
      headingLevel(blocks[end]) === undefined
    )
      end++
    const { more, answer, isChoice } = divide([...start.rest, ...blocks.slice(index + 1, end)])
    const draft: Draft = {
      line: textLine(block),
      title: start.title,
      more,
      answer,
      ...(isChoice && { kind: 'choice' }),
    }
    return {
      consumed: end - index,
      drafts: [draft],
      evidence: `${starts.size} bold paragraphs on the page are numbered or ask a question`,
    }
  },
  lacking({ page, blocks, index }: Cursor): string | undefined {
    const start = startsOf(blocks, page)[index]
    if (start === undefined) return undefined
    const { asking, numbered, silent } = countsOf(startsOf(blocks, page))
    switch (start.type) {
      case 'asks':
        return 'bold text that asks, but it is the only one on the page, and no sentence of six words or more with a question mark'
      case 'numbered':
        return `bold number in front of a text, but the page has only ${numbered} of them, and 3 are needed`
      case 'silent':
        return `bold text that doesn't ask; ${asking} of ${asking + silent} bold lines on the page do`
    }
  },
}

/** What each block of a page is as a bold question. */
const startsOf = memoiseByObject((blocks: readonly Element[], page: Page): readonly (Start | undefined)[] =>
  blocks.map((block) => readStart(block, page)),
)

/** How many bold paragraphs of a page are of each type. */
function countsOf(starts: readonly (Start | undefined)[]) {
  const count = (type: Start['type']) => starts.filter((start) => start?.type === type).length
  return { asking: count('asks'), numbered: count('numbered'), silent: count('silent') }
}

interface Start {
  /** A silent start is bold and alone on its line, but doesn't ask. */
  readonly type: 'asks' | 'numbered' | 'silent'
  readonly title: readonly ElementContent[]
  /** The rest of the paragraph, behind the question. */
  readonly rest: readonly Element[]
  readonly isNumbered?: boolean
}

const number = /^(?:Q(?:uestion)?\s*)?\d{1,3}\s*[.):]?$/i

function readStart(block: Element, page: Page): Start | undefined {
  if (!isElement(block, 'p')) return undefined
  const children = block.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [first, ...rest] = children
  if (!isElement(first, 'strong', 'b')) return undefined
  const text = plainText([first])
  if (isAnswerLabel(text)) return undefined
  const behind = plainText(rest)
  if (number.test(text) && behind !== '') return { type: 'numbered', title: block.children, rest: [] }
  const [next] = rest
  const onNextLine = isElement(next, 'br') || (next?.type === 'text' && /^\s*\n/.test(next.value))
  const isWhole = onNextLine && askingOf(text) === 'question'
  if (/^\d{1,3}[.)]\s*\S/.test(text) && behind !== '' && !isWhole)
    return { type: 'numbered', title: block.children, rest: [] }
  const alone = !/[\p{L}\p{N}]/u.test(behind)
  if (!asksOn(page, text))
    return alone && !/[:：]$/.test(text)
      ? { type: 'silent', title: [first], rest: [], isNumbered: isNumbered(text) }
      : undefined
  if (alone) return { type: 'asks', title: [first], rest: [], isNumbered: isNumbered(text) }
  // The answer may continue in the same paragraph, on the next line.
  if (!isWhole) return undefined
  return { type: 'asks', title: [first], isNumbered: isNumbered(text), rest: [{ ...block, children: rest }] }
}

/** Whether a bold line asks; "Install it in node via:" does not where a project is presented. */
function asksOn(page: Page, text: string): boolean {
  if (announcesQuestions(page)) return askingOf(text) !== 'nothing' || askingWhereAnnounced(text) !== 'nothing'
  return presentsProject(page) ? endsAsking(text) : askingOf(text) !== 'nothing'
}

/**
 * Returns the indices of the bold paragraphs that are questions. Numbers alone count if there are at least three. Where
 * nearly all bold paragraphs, or nearly all numbered ones, ask, the remaining few are questions too. A single one must
 * be a whole sentence that ends with a question mark.
 */
const survey = memoiseByObject((blocks: readonly Element[], page: Page, company: Company): ReadonlySet<number> => {
  const read = startsOf(blocks, page)
  const labels = labelsAmong(read, blocks)
  const starts = read.map((start, index) => (labels.has(index) ? undefined : start))
  const { asking, numbered, silent } = countsOf(starts)
  const counted = starts.filter((start) => start?.isNumbered)
  const inOrder =
    counted.length >= 3 && counted.filter((start) => start?.type === 'asks').length >= counted.length * 0.6
  const [many, nearlyAll] = announcesQuestions(page) ? [3, 0.75] : [10, 0.9]
  const found = new Set<number>()
  starts.forEach((start, index) => {
    if (start === undefined) return
    if (start.type === 'asks' && (asking > 1 || company === 'waived' || isWholeQuestion(start.title))) found.add(index)
    if (start.type === 'numbered' && numbered >= 3) found.add(index)
    if (start.type === 'silent' && start.isNumbered && inOrder) found.add(index)
    if (start.type === 'silent' && asking >= many && asking / (asking + silent) >= nearlyAll) found.add(index)
  })
  return found
})

/** Returns the indices of the bold paragraphs that end with a question mark, if there are several. */
const sureStarts = memoiseByObject((blocks: readonly Element[], page: Page): ReadonlySet<number> => {
  const starts = startsOf(blocks, page)
  const labels = labelsAmong(starts, blocks)
  const asking = starts.flatMap((start, index) => {
    const isQuestion = start?.type === 'asks' && !labels.has(index) && endsAsking(plainText(start.title))
    return isQuestion ? [index] : []
  })
  return new Set(asking.length > 1 ? asking : [])
})

/** A bold line that stands this often on a page is a label. */
const often = 3

/**
 * Returns the bold lines that only look as if they asked: those that end with a colon (`**How to use:**`), and those that
 * stand again and again (`**Why it matters**`). A number, a marked answer, or code that they ask about makes them questions.
 */
function labelsAmong(starts: readonly (Start | undefined)[], blocks: readonly Element[]): ReadonlySet<number> {
  const counts = new Map<string, number>()
  const textOf = (start: Start) => plainText(start.title).toLowerCase()
  for (const start of starts)
    if (start?.type === 'asks') counts.set(textOf(start), (counts.get(textOf(start)) ?? 0) + 1)
  const found = new Set<number>()
  starts.forEach((start, index) => {
    if (start?.type !== 'asks' || start.isNumbered) return
    const text = textOf(start)
    const count = counts.get(text) ?? 0
    const isLabel = /[:：]$/.test(text) || count >= often || (count > 1 && !endsAsking(text))
    if (isLabel && !isElement(blocks[index + 1], 'pre') && !hasMarkedAnswer(starts, blocks, index)) found.add(index)
  })
  return found
}

/** Whether the answer to a bold question is marked by a fold, a label or options, right behind it. */
function hasMarkedAnswer(starts: readonly (Start | undefined)[], blocks: readonly Element[], index: number): boolean {
  const next = blocks.slice(index + 1, index + 3)
  const end = next.findIndex((block, at) => headingLevel(block) !== undefined || starts[index + 1 + at] !== undefined)
  return divide(end < 0 ? next : next.slice(0, end)).mark !== 'none'
}

function isWholeQuestion(title: readonly ElementContent[]): boolean {
  const text = plainText(title)
  return endsAsking(text) && text.split(' ').length >= 6
}
