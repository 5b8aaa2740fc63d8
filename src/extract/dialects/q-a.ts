import type { Element, ElementContent } from 'hast'
import { elementsOf, headingLevel, isElement, lineOf, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { allWords, type WordsByLanguage } from '../../text/word-list.ts'
import { type Company, type Cursor, companyAt, type Dialect, type Draft, type Finding } from '../dialect.ts'
import { answeredBySign } from '../reading/answer.ts'
import { bracketDeletions, hideMaths, markDeletions } from '../reading/cloze.ts'
import { divide, isFold } from '../reading/division.ts'
import {
  blocksOfPieces,
  isLined,
  type Line,
  linesOf,
  type Piece,
  paragraphOf,
  slice,
  splitLazy,
  withContent,
  withoutLabel,
} from '../reading/lines.ts'
import { labelsOf } from '../reading/numbering.ts'
import { readOptions } from '../reading/options.ts'
import { mayHoldLabels } from '../reading/page-labels.ts'
import { sourceLines } from '../reading/source-lines.ts'
import { findingsOf, type Span } from '../reading/span.ts'
import { endsAsking } from '../reading/wording.ts'
import { writtenAnswers, writtenBacks, writtenFronts, writtenQuestions } from '../words/labels.ts'
import { anyOf } from '../words/pattern.ts'

/**
 * Lines with labels, the format of hashcards and of many FAQ notes: `Q: …` and `A: …` in one paragraph or several, also
 * as `Q1.`, `**Q:**` or `Question:`, in quotations, lists and other languages. `C: …` is a cloze with `[brackets]`. A
 * part continues over code and lists up to the next label, heading or thematic break.
 */
export const qA: Dialect = {
  name: 'q-a',
  example: {
    markdown: `Q: What is PID 1?
A: The first process of the container.

C: The daemon [dockerd] listens on a [socket].
`,
    cards: [
      { question: 'What is PID 1?', answer: 'The first process of the container.' },
      { question: 'The daemon {{c1::dockerd}} listens on a {{c2::socket}}.', answer: '', kind: 'cloze' },
    ],
  },
  find(cursor: Cursor): Finding | undefined {
    return survey(cursor.blocks, cursor.page, companyAt(cursor), cursor.endsAnswer).get(cursor.index)
  },
  isSureOf: ({ page, blocks, index }) => sureStarts(blocks, page).has(index),
}

/** The labels of one language, or of several that share them: single letters and words. */
interface Labels {
  readonly question: RegExp
  readonly answer: RegExp
  /**
   * `rare`: the letters often stand for something else (`F:` a drive, `P:` a value), so a single pair of them doesn't
   * count; `sides`: the labels name the sides of a card, which need not ask.
   */
  readonly trust: 'common' | 'rare' | 'sides'
}

function labels(group: readonly (keyof typeof writtenAnswers)[], trust: Labels['trust'] = 'rare'): Labels {
  const words = (words: WordsByLanguage) => group.flatMap((language) => words[language] ?? [])
  return { question: labelPattern(words(writtenQuestions)), answer: labelPattern(words(writtenAnswers)), trust }
}

function labelPattern(words: readonly string[]): RegExp {
  return new RegExp(
    String.raw`^[[(]?${anyOf(words)}\s?\.?\s?#?\d{0,4}[\])]?\s?(?:::?(?!:)|[.：)。．、]|[-–—](?=\s))\s*`,
    'u',
  )
}

const languages: readonly Labels[] = [
  labels(['en', 'fr'], 'common'),
  labels(['de']),
  labels(['ru', 'uk']),
  labels(['es', 'pt']),
  labels(['it']),
  labels(['pl']),
  labels(['nl', 'sv']),
  labels(['tr']),
  labels(['zh', 'ja'], 'common'),
  labels(['ko'], 'common'),
  labels(['hi', 'mr', 'bn', 'te', 'ta', 'pa']),
  labels(['ar', 'fa', 'ur']),
  labels(['id', 'vi', 'sw', 'th']),
  {
    question: labelPattern(allWords(writtenFronts)),
    answer: labelPattern(allWords(writtenBacks)),
    trust: 'sides',
  },
]

const clozeLabel = /^C:\s+/

/** How a page labels its questions. */
interface Labelling {
  readonly page: Page
  readonly labels: Labels
  /** Whether answers are labelled, or whatever follows a question is its answer. */
  readonly answers: 'labelled' | 'bare'
  readonly clozes: 'used' | 'unused'
}

const survey = memoiseByObject(
  (
    blocks: readonly Element[],
    page: Page,
    company: Company,
    endsAnswer: Cursor['endsAnswer'],
  ): ReadonlyMap<number, Finding> => {
    const labelling = labellingOf(page, company)
    return labelling === undefined ? new Map<number, Finding>() : read(blocks, labelling, endsAnswer)
  },
)

/** Returns the blocks that begin with the label of a question or a cloze, where answers have labels as well. */
const sureStarts = memoiseByObject((blocks: readonly Element[], page: Page): ReadonlySet<number> => {
  const labelling = labellingOf(page, 'needed')
  if (labelling?.answers !== 'labelled') return new Set()
  const pieces = blocks.flatMap((block, index) => piecesOf(block, index, labelling))
  const starts = pieces.flatMap(({ index }, at) => {
    const isFirst = pieces[at - 1]?.index !== index
    return isFirst && startOf(pieces, at, labelling) !== 'nothing' ? [index] : []
  })
  return new Set(starts)
})

/** How a page labels its questions. A pair of labels that the author has marked is judged by itself, on the same page. */
function labellingOf(page: Page, company: Company): Labelling | undefined {
  return company === 'waived' ? labellingAlone(page) : labellingTogether(page)
}

const labellingTogether = memoiseByObject((page: Page) => readLabelling(page, 'needed'))
const labellingAlone = memoiseByObject((page: Page) => readLabelling(page, 'waived'))

function readLabelling(page: Page, company: Company): Labelling | undefined {
  const alone = company === 'waived'
  const lines = sourceLines(page)
    .filter((line) => labelled.test(line.slice(0, 80)))
    .map((line) => line.replace(/^[\s>]*(?:[-*+]\s+|\d+[.)]\s+|#{1,6}\s+)?/, '').replace(/[*_`]/g, ''))
    .flatMap((line) => line.split(behindQuestion))
  const counts = languages.map((labels) => ({ labels, ...countPairs(labels, lines) }))
  for (const text of askedBeforeFolds(page))
    for (const count of counts) if (count.labels.question.test(text)) addPair(count)
  const isPaired = ({ labels, pairs, asking, letters, words }: (typeof counts)[number]): boolean => {
    if (alone || labels.trust === 'sides') return pairs >= 1
    if (labels.trust === 'rare') return (pairs >= 2 && asking * 2 >= pairs) || Math.min(words, asking) >= 1
    // A single "Question: … Answer: …" that doesn't ask describes a format.
    return pairs >= 2 || asking + letters >= 1
  }
  const [paired, ...others] = counts.filter(isPaired).map(({ labels }) => labels)
  const cloze = /^C:\s(?:(?!\n\s*\n|\n[QAC]:)[\s\S])*?\[[^\]]+\]/gm
  const clozes = (page.source.match(cloze) ?? []).length > 0 ? 'used' : 'unused'
  if (paired !== undefined) return { page, labels: others.reduce(eitherOf, paired), answers: 'labelled', clozes }
  const bare = counts.find(({ labels, single }) => labels.trust === 'common' && single >= (alone ? 1 : 3))
  if (bare !== undefined) return { page, labels: bare.labels, answers: 'bare', clozes }
  const series = seriesOf(page)
  if (series !== undefined) return { page, ...series, clozes }
  const [first] = languages
  return clozes === 'used' && first !== undefined ? { page, labels: first, answers: 'labelled', clozes } : undefined
}

/** Labels of two languages that a page uses side by side. */
function eitherOf(one: Labels, other: Labels): Labels {
  const either = (first: RegExp, second: RegExp) => new RegExp(`${first.source}|${second.source}`, 'u')
  return { ...one, question: either(one.question, other.question), answer: either(one.answer, other.answer) }
}

/** Returns the paragraphs that ask and have a fold below them that hides the answer. */
function askedBeforeFolds({ blocks }: Page): string[] {
  return blocks.flatMap((block, index) => {
    if (!isFold(block)) return []
    const asker = blocks.slice(Math.max(0, index - longestPrompt), index).findLast((above) => isElement(above, 'p'))
    const text = asker === undefined ? '' : plainText([asker])
    return endsAsking(text) ? [text] : []
  })
}

/** A fold answers a paragraph that stands at most this many blocks above it. */
const longestPrompt = 3

/** Reads labels that are none of the known words, but rise from question to question: `P1.`, `P2.`, `P3.`. */
function seriesOf(page: Page): Pick<Labelling, 'labels' | 'answers'> | undefined {
  if (!mayHoldLabels(page)) return undefined
  const texts = page.blocks.flatMap((block) =>
    block.tagName === 'p' ? linesOf(block.children, page.source).map(({ text }) => text) : [],
  )
  const byWord = new Map<string, Series>()
  for (const [index, label] of labelsOf(texts)) {
    const word = label.replace(/\P{L}+/gu, '').toLowerCase()
    const series = byWord.get(word) ?? { labels: [], asking: 0 }
    series.labels.push(label)
    if (endsAsking(texts[index] ?? '')) series.asking++
    byWord.set(word, series)
  }
  const asking = [...byWord.values()].find(
    ({ labels, asking }) => asking >= fewestInSeries && asking >= labels.length * mostlyAsking,
  )
  if (asking === undefined) return undefined
  const answering = [...byWord.values()].find(
    (series) => series !== asking && series.asking === 0 && series.labels.length * 2 > asking.labels.length,
  )
  const pattern = ({ labels }: Series) => new RegExp(`^${anyOf([...new Set(labels)])}`, 'u')
  return {
    labels: {
      question: pattern(asking),
      answer: answering === undefined ? /^(?!)/ : pattern(answering),
      trust: 'rare',
    },
    answers: answering === undefined ? 'bare' : 'labelled',
  }
}

/** Labels of the same word, and how many of their lines end with a question mark. */
interface Series {
  readonly labels: string[]
  asking: number
}

const fewestInSeries = 3
const mostlyAsking = 0.6

/** Where the label of an answer may stand on the line of its question: `Q: Why? A: Because.` */
const behindQuestion = /(?<=[?？؟])\s+(?=[\p{L}\p{M}]{1,14}\s?[:：]{1,2}\s)/u

/** A line that may begin with a label; most lines need no closer look. */
const labelled =
  /^[\s>*_`#+-]*(?:\d+[.)]\s+)?[*_`[(]*\p{L}[\p{L}\p{M}]{0,13}(?: [\p{L}\p{M}]{1,9})?[\s.#\d\])*_`]*[.:：)。．、–—-]/u

interface PairCount {
  /**
   * How many questions have an answer, how many of these end with a question mark, and how many are labelled by a
   * letter or a word.
   */
  pairs: number
  asking: number
  letters: number
  words: number
  /** How many questions end with a question mark, answered or not. */
  single: number
}

function addPair(count: PairCount): void {
  count.pairs++
  count.asking++
}

function countPairs({ question, answer }: Labels, lines: readonly string[]): PairCount {
  const count = { pairs: 0, asking: 0, letters: 0, words: 0, single: 0 }
  let asked: string | undefined
  for (const line of lines) {
    if (question.test(line)) {
      if (endsAsking(line)) count.single++
      asked = line
    } else if (asked !== undefined && answer.test(line)) {
      count.pairs++
      if (endsAsking(asked)) count.asking++
      if (/^\P{L}*\p{L}(?![\p{L}\p{M}])/u.test(asked)) count.letters++
      else count.words++
      asked = undefined
    }
  }
  return count
}

function read(
  blocks: readonly Element[],
  labelling: Labelling,
  endsAnswer: Cursor['endsAnswer'],
): ReadonlyMap<number, Finding> {
  const pieces = blocks.flatMap((block, index) => piecesOf(block, index, labelling))
  const spans: Span[] = []
  for (let at = 0; at < pieces.length; ) {
    const start = startOf(pieces, at, labelling)
    if (start === 'nothing') {
      at++
      continue
    }
    const end = partEnd(pieces, at, labelling, endsAnswer)
    const part = pieces.slice(at, end)
    const draft = start === 'cloze' ? readCloze(part, labelling) : readQuestion(part, labelling)
    if (draft !== undefined)
      spans.push({ from: part[0]?.index ?? 0, to: (part.at(-1)?.index ?? 0) + 1, drafts: [draft] })
    at = end
  }
  return findingsOf(spans, evidenceOf(labelling))
}

function evidenceOf({ answers, clozes }: Labelling): string {
  if (clozes === 'used') return 'the page has lines labelled Q:, A: and C:'
  return answers === 'labelled' ? 'the page labels its questions and answers' : 'the page labels its questions'
}

function piecesOf(block: Element, index: number, labelling: Labelling): Piece[] {
  const { source } = labelling.page
  const asks = (text: string) => labelling.labels.question.test(text)
  const isLabel = (text: string) => asks(text) || labelling.labels.answer.test(text)
  if (isLined(block, source) || (headingLevel(block) !== undefined && asks(plainText([block])))) {
    return linesOf(block.children, source)
      .flatMap((line) => splitAnswer(line, labelling))
      .map((line): Piece => ({ type: 'line', line, paragraph: block, index }))
  }
  const inner = (holder: Element) => blocksOf(holder.children).flatMap((child) => piecesOf(child, index, labelling))
  const lead = (holder: Element) => plainText(blocksOf(holder.children).slice(0, 1))
  if (labelling.answers === 'labelled' && block.tagName === 'blockquote' && asks(lead(block))) return inner(block)
  if (
    labelling.answers === 'labelled' &&
    isElement(block, 'ul', 'ol') &&
    elementsOf(block).some((item) => isLabel(lead(item)))
  ) {
    return elementsOf(block).flatMap((item): Piece[] =>
      isLabel(lead(item)) ? inner(item) : [{ type: 'block', block: { ...block, children: [item] }, index }],
    )
  }
  const parts = splitLazy(
    block,
    source,
    ({ text }) => isLabel(text) || (labelling.clozes === 'used' && clozeLabel.test(text)),
  )
  return parts.length > 1
    ? parts.flatMap((part) => piecesOf(part, index, labelling))
    : [{ type: 'block', block, index }]
}

/** Splits `Q: Why? A: Because.` into two lines. */
function splitAnswer(line: Line, { labels, answers }: Labelling): Line[] {
  const gap = answers === 'labelled' && labels.question.test(line.text) ? behindQuestion.exec(line.text) : null
  const at = gap === null ? 0 : gap.index + gap[0].length
  if (gap === null || !labels.answer.test(line.text.slice(at))) return [line]
  return [withContent(line, slice(line.content, 0, gap.index)), withContent(line, slice(line.content, at))]
}

function startOf(pieces: readonly Piece[], at: number, labelling: Labelling): 'question' | 'cloze' | 'nothing' {
  const piece = pieces[at]
  if (piece?.type !== 'line') return 'nothing'
  const { line, paragraph } = piece
  const before = pieces[at - 1]
  if (labelling.clozes === 'used' && clozeLabel.test(line.text))
    return before?.type === 'line' && isOption(before.line, 'B') ? 'nothing' : 'cloze'
  if (!labelling.labels.question.test(line.text)) return 'nothing'
  if (isTitle(paragraph, labelling)) {
    // A heading whose answer is labelled with a word is left to the dialect for headings.
    const next = pieces[at + 1]
    const label = next?.type === 'line' ? labelling.labels.answer.exec(next.line.text)?.[0] : undefined
    return label !== undefined && /^\P{L}*\p{L}[^\p{L}]*$/u.test(label) ? 'question' : 'nothing'
  }
  if (labelling.answers === 'bare') return paragraph.tagName === 'p' && !isBold(line.content) ? 'question' : 'nothing'
  return 'question'
}

function isTitle(paragraph: Element, { page }: Labelling): boolean {
  return headingLevel(paragraph) !== undefined && !isLined(paragraph, page.source)
}

function isBold(content: readonly ElementContent[]): boolean {
  return content.every(
    (node) => isElement(node, 'strong', 'b') || (node.type === 'text' && !/[\p{L}\p{N}]/u.test(node.value)),
  )
}

function isOption({ text }: Line, letter: string): boolean {
  return text.startsWith(letter) && /^\s?[.):]\s/.test(text.slice(1))
}

/**
 * Returns the index of the first piece that no longer belongs to the part at `at`: the next label, heading, thematic
 * break, or question of another kind.
 */
function partEnd(pieces: readonly Piece[], at: number, labelling: Labelling, endsAnswer: Cursor['endsAnswer']): number {
  const first = pieces[at]
  const level = first?.type === 'line' ? (headingLevel(first.paragraph) ?? 0) : 0
  const limit = first?.type === 'line' && isTitle(first.paragraph, labelling) ? level : 6
  for (let end = at + 1; end < pieces.length; end++) {
    const piece = pieces[end]
    if (piece === undefined) return end
    if (startOf(pieces, end, labelling) !== 'nothing') return end
    const isFirst = pieces[end - 1]?.index !== piece.index
    if (isFirst && !isAnswerLine(piece, labelling) && endsAnswer(piece.index)) return end
    if (piece.type === 'block' && (isElement(piece.block, 'hr') || (headingLevel(piece.block) ?? 7) <= limit))
      return end
    if (piece.type === 'line' && isTitle(piece.paragraph, labelling) && (headingLevel(piece.paragraph) ?? 7) <= limit)
      return end
  }
  return pieces.length
}

function isAnswerLine(piece: Piece, { labels, answers }: Labelling): boolean {
  return answers === 'labelled' && piece.type === 'line' && labels.answer.test(piece.line.text)
}

function readCloze(part: readonly Piece[], { page }: Labelling): Draft | undefined {
  const [first, ...rest] = withoutLabel(part, clozeLabel)
  if (first === undefined) return undefined
  const blocks = blocksOfPieces([first, ...rest])
  const bracketed = markDeletions(blocks, bracketDeletions, page.source)
  const { content, count } = bracketed.count > 0 ? bracketed : hideMaths(blocks)
  if (count === 0) return undefined
  const [title, ...more] = opened(content)
  return {
    line: lineOfPiece(part[0]),
    title: title ?? [],
    more: more.flat(),
    answer: [],
    answered: true,
    kind: 'cloze',
    endLine: endOf(part),
  }
}

function readQuestion(part: readonly Piece[], labelling: Labelling): Draft | undefined {
  const { question, answer } = labelling.labels
  const at = answerAt(part, labelling)
  const asked = withoutLabel(at < 0 ? part : part.slice(0, at), question)
  const [first] = asked
  if (first === undefined) return undefined
  const line = lineOfPiece(first)
  const endLine = endOf(part)
  if (at < 0) {
    const options = asked.findIndex((piece) => piece.type === 'line' && isOption(piece.line, 'A'))
    const next = asked.findIndex(
      (piece) => piece.type === 'block' || (first.type === 'line' && piece.paragraph !== first.paragraph),
    )
    const ends = [options, next].filter((index) => index > 0)
    const end = first.type === 'block' ? 1 : ends.length === 0 ? asked.length : Math.min(...ends)
    const [title = []] = opened(blocksOfPieces(asked.slice(0, end)))
    const { more, answer, isChoice } = divide(blocksOfPieces(asked.slice(end)))
    return { line, endLine, title, more, answer, ...(isChoice && { kind: 'choice' }) }
  }
  const options = asked.findIndex((piece) => piece.type === 'line' && isOption(piece.line, 'A'))
  const cut = options > 0 ? options : asked.length
  const [title = [], ...more] = opened(blocksOfPieces(asked.slice(0, cut)))
  const behind = blocksOfPieces(asked.slice(cut))
  const choices = [...more.flat(), ...behind].map((block) =>
    block.type === 'element' ? (readOptions(block) ?? block) : block,
  )
  const isChoice = choices.some((block) => 'list' in block)
  const given = withLists(blocksOfPieces(withoutLabel(part.slice(at), answer)))
  return {
    line,
    endLine,
    title,
    more: choices.map((block) => ('list' in block ? block.list : block)),
    answer: given,
    ...answeredBySign(given),
    ...(isChoice && { kind: 'choice' }),
  }
}

/**
 * Returns where the label of the answer stands in the pieces of a question. `A.` is a label only if the question has
 * `Q.`, and `A: …`, `B: …` are options.
 */
function answerAt(part: readonly Piece[], { labels, answers }: Labelling): number {
  if (answers === 'bare') return -1
  const [first] = part
  const asked = first?.type === 'line' ? (labels.question.exec(first.line.text)?.[0] ?? '') : ''
  const hasOptions = part.some((piece, index) => {
    const before = part[index - 1]
    return piece.type === 'line' && before?.type === 'line' && isOption(piece.line, 'B') && isOption(before.line, 'A')
  })
  return part.findIndex((piece, index) => {
    if (index === 0 || piece.type !== 'line') return false
    const label = labels.answer.exec(piece.line.text)?.[0]
    if (label === undefined) return false
    const isLetter = !/\p{L}.*\p{L}/u.test(label)
    if (isLetter && hasOptions) return false
    return !isLetter || /[:：]/.test(label) || markOf(label) === markOf(asked)
  })
}

function markOf(label: string): string | undefined {
  return /[.)\-–—](?=\s*$)/.exec(label)?.[0]
}

/** Returns blocks, the first one as its phrases if it is a paragraph. */
function opened(blocks: readonly ElementContent[]): ElementContent[][] {
  const [first, ...rest] = blocks
  if (first === undefined) return []
  return [isElement(first, 'p') ? first.children : [first], ...rest.map((block) => [block])]
}

function lineOfPiece(piece: Piece | undefined): number {
  if (piece?.type === 'line') return piece.line.number
  return (piece && lineOf(piece.block)) ?? 1
}

function endOf(part: readonly Piece[]): number {
  const last = part.at(-1)
  return last?.type === 'line'
    ? last.line.number
    : Math.max(...part.map(lineOfPiece), last?.block.position?.end?.line ?? 0)
}

/**
 * Restores lists that a label has hidden from Markdown: after `A: 1. first` the second line is no item, and after `A: -
 * first` only the second line is one.
 */
function withLists(blocks: readonly Element[]): Element[] {
  const [first, second, ...rest] = blocks
  if (!isElement(first, 'p')) return [...blocks]
  const lines = linesOf(first.children, '')
  if (/^1[.)]\s/.test(lines[0]?.text ?? '') && lines.some(({ text }) => /^2[.)]\s/.test(text))) {
    const items: Line[][] = []
    for (const line of lines) {
      const number = /^\d{1,2}[.)]\s+/.exec(line.text)?.[0]
      if (number === undefined) items.at(-1)?.push(line)
      else items.push([withContent(line, slice(line.content, number.length))])
    }
    const list: Element = {
      type: 'element',
      tagName: 'ol',
      properties: {},
      children: items.map(itemOf),
      ...(first.position && { position: first.position }),
    }
    return [list, ...blocks.slice(1)]
  }
  const [only, ...others] = lines
  const bullet = only && /^[-*+]\s+/.exec(only.text)?.[0]
  if (only === undefined || bullet === undefined || others.length > 0 || !isElement(second, 'ul')) return [...blocks]
  const item = itemOf([withContent(only, slice(only.content, bullet.length))])
  return [{ ...second, children: [item, ...second.children] }, ...rest]
}

function itemOf(lines: readonly Line[]): Element {
  return { type: 'element', tagName: 'li', properties: {}, children: [...paragraphOf(lines).children] }
}
