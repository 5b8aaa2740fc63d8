import type { Element } from 'hast'
import type { Content, Kind } from '../../model/card.ts'
import { endLineOf, isElement, lineOf, plainText } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Cursor, Dialect, Draft, Finding } from '../dialect.ts'
import type { PageMemory } from '../memory.ts'
import { linkShare } from '../reading/answer.ts'
import { hasManualSections, type PageSetting, settingOf, titlesOver } from '../reading/reference.ts'
import { type Row, rowsOf } from '../reading/table-row.ts'
import { endsAsking } from '../reading/wording.ts'
import {
  answerColumns,
  bareCommandColumns,
  bareElementColumns,
  bareMeaningColumns,
  commandColumns,
  definitionColumns,
  elementColumns,
  extraColumns,
  indexColumns,
  meaningColumns,
  questionColumns,
  taskColumns,
  termColumns,
} from '../words/columns.ts'
import { anyOf } from '../words/pattern.ts'
import {
  factColumns,
  factualColumns,
  languageColumns,
  learningTitles,
  translationColumns,
  wordColumns,
} from '../words/vocabulary-tables.ts'

/** What a column holds, according to its title. */
type Column = 'index' | 'question' | 'answer' | 'command' | 'term' | 'element' | 'task' | 'meaning' | 'extra' | 'other'

const otherWord = String.raw`(?:\p{L}+ )?`

const columnWords: readonly (readonly [Column, RegExp])[] = [
  ['index', whole(anyOf(indexColumns))],
  ['question', whole(anyOf(questionColumns))],
  ['answer', whole(anyOf(answerColumns))],
  ['command', whole(otherWord + anyOf(commandColumns), anyOf(bareCommandColumns))],
  ['term', whole(anyOf(termColumns))],
  ['element', whole(otherWord + anyOf(elementColumns), anyOf(bareElementColumns))],
  ['task', whole(anyOf(taskColumns))],
  ['meaning', whole(otherWord + anyOf(meaningColumns), anyOf(bareMeaningColumns), anyOf(definitionColumns))],
  ['extra', whole(anyOf(extraColumns))],
]

function whole(...alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})$`, 'iu')
}

/** What the columns of a table are to a card. */
interface Layout {
  readonly asks: number
  readonly answers: number
  /** Columns whose content is added to the answer. */
  readonly extras: readonly number[]
  readonly holds: 'questions' | 'terms' | 'commands' | 'elements' | 'tasks' | 'pairs' | 'unknown'
}

/** Tables whose rows are cards: questions with answers, terms with meanings, commands with what they do. */
export const table: Dialect = {
  name: 'table',
  example: {
    markdown: `| Question | Answer |
| -------- | ------ |
| What does OCI stand for? | Open Container Initiative |
| What is the default tag? | \`latest\` |
`,
    cards: [
      { question: 'What does OCI stand for?', answer: 'Open Container Initiative' },
      { question: 'What is the default tag?', answer: 'latest' },
    ],
  },
  isSureOf({ blocks, index }): boolean {
    const block = blocks[index]
    if (!isElement(block, 'table')) return false
    const { heads, body } = partsOf(block)
    return layoutOf(heads, body)?.holds === 'questions'
  },
  find({ page, blocks, index, memory }: Cursor): Finding | undefined {
    const block = blocks[index]
    if (!isElement(block, 'table')) return undefined
    const { heads, body } = partsOf(block)
    if (linkShare([block]) > 0.5) return undefined
    const { layout, evidence } =
      (memory === undefined ? plainReading(heads, body, page, block) : rememberedReading(heads, body, memory)) ?? {}
    if (layout === undefined || evidence === undefined) return undefined
    const line = lineOf(block) ?? 1
    const drafts = body.flatMap((row) => draftOf(row, layout, heads, line) ?? [])
    return { consumed: 1, drafts, evidence: heads.length > 0 ? `${evidence}: "${heads.join('", "')}"` : evidence }
  },
  lacking({ page, blocks, index }: Cursor): string | undefined {
    const block = blocks[index]
    if (!isElement(block, 'table')) return undefined
    const { heads, body } = partsOf(block)
    if (linkShare([block]) > 0.5) return 'table of links'
    const layout = layoutOf(heads, body)
    if (layout === undefined)
      return heads.some((text) => text !== '')
        ? `table whose columns ("${heads.join('", "')}") are not known as a question and its answer, a term and its meaning, or a command and what it does`
        : 'table without titles of its columns, and not of pairs'
    const names = body.map((row) => row.cells[layout.asks]).flatMap((cell) => (cell ? [plainText([cell])] : []))
    const filled = names.filter((text) => text !== '')
    if (filled.length < body.length * 0.8)
      return `table with only ${filled.length} of ${body.length} cells filled in the column that asks`
    if (new Set(filled).size < filled.length * 0.9)
      return 'table with the same text several times in the column that asks'
    if (layout.holds === 'questions') return 'table of questions without answers'
    const count = rowsByHeader(page).get(heads.join('|')) ?? body.length
    if (count < 3)
      return `table of ${layout.holds} with only ${count === 1 ? '1 row' : `${count} rows`}, and 3 are needed`
    return `table of ${layout.holds}, but its cells or the titles above it don't show that they are to be learned`
  },
}

/** The titles of the columns of a table, none if it has no header, and its other rows. */
interface TableParts {
  readonly heads: readonly string[]
  readonly body: readonly Row[]
}

const partsOf = memoiseByObject((block: Element): TableParts => {
  const rows = rowsOf(block)
  const head = rows[0]?.isHead && rows.length > 1 ? rows[0] : undefined
  const heads = head?.cells.map((cell) => plainText([cell])) ?? []
  return { heads, body: rows.filter((row) => row !== head) }
})

/** Reads a table that the author has marked: each row is a card, whatever the titles of its columns are. */
export function rowsAsCards(block: Element): readonly Draft[] {
  const { heads, body } = partsOf(block)
  const layout = layoutOf(heads, body) ?? plainLayout(heads, body)
  const line = lineOf(block) ?? 1
  return body.flatMap((row) => draftOf(row, layout, heads, line) ?? [])
}

/** The layout of a table with any titles: the first column asks, the second answers, and the others add to the answer. */
function plainLayout(heads: readonly string[], body: readonly Row[]): Layout {
  const width = Math.max(0, ...body.map(({ cells }) => cells.length))
  const types = heads.map(columnOf)
  const columns = Array.from({ length: width }, (_, index) => index).filter((index) => types[index] !== 'index')
  const [asks = 0, answers = asks + 1, ...extras] = columns
  const cellsOf = (index: number): Element[] => body.flatMap(({ cells }) => cells[index] ?? [])
  const [asking, answering] = [cellsOf(asks), cellsOf(answers)]
  const areQuestions = share(asking, (cell) => endsAsking(plainText([cell]))) > 0.5
  return { asks, answers, extras, holds: areQuestions ? 'questions' : heldBy(types[asks], asking, answering) }
}

/** What a table holds, and why. */
interface Reading {
  readonly layout: Layout
  readonly evidence: string
}

function plainReading(heads: readonly string[], body: readonly Row[], page: Page, block: Element): Reading | undefined {
  const layout = layoutOf(heads, body)
  const setting = settingOf(page, block)
  const rows = rowsByHeader(page).get(heads.join('|')) ?? body.length
  if (layout?.holds === 'terms' && definition.test(bareHead(heads[layout.answers] ?? '')))
    return { layout, evidence: 'table of terms and their definitions' }
  const isReference = layout?.holds === 'elements' && setting.section !== 'terms' && hasManualSections(page)
  const evidence = layout && !isReference ? evidenceOf(layout, body, setting, rows) : undefined
  if (layout !== undefined && evidence !== undefined) return { layout, evidence }
  if (layout !== undefined && layout.holds !== 'terms' && layout.holds !== 'elements') return undefined
  if (setting.kind === 'project') return undefined
  return pairReading(heads, body, page, block)
}

function rememberedReading(heads: readonly string[], body: readonly Row[], memory: PageMemory): Reading | undefined {
  const layout = rememberedLayout(heads, body, memory)
  return layout && { layout, evidence: 'table whose rows were questions before' }
}

const language = whole(String.raw`(?:\p{L}+ )?${anyOf(languageColumns)}(?: (?:\p{L}+|\([^()]*\)))?`)
const definition = whole(anyOf(definitionColumns))
const wordColumn = whole(otherWord + anyOf(wordColumns))
const translation = whole(anyOf(translationColumns))
const factColumn = whole(anyOf(factColumns), String.raw`\p{L}+ (?:code|symbol|port|capital|abbreviation|acronym|unit)`)
const reference = whole(anyOf(factualColumns))
const learning = new RegExp(
  String.raw`(?<!\p{L})${anyOf(learningTitles)}(?!\p{L})|(?:单词|生词|词汇|単語|語彙|暗記)`,
  'iu',
)

/** In a table of pairs, this is the greatest length of a cell, and how long the cells may be on average. */
const longestCell = { single: 90, average: 45 }

/**
 * Reads a table of two columns by its shape: short cells, one of the columns without repeats, and titles that say that
 * its rows are learned: two languages, a word and its translation, or a place that is about what a column holds.
 */
function pairReading(heads: readonly string[], body: readonly Row[], page: Page, block: Element): Reading | undefined {
  const columns = heads.map(columnOf)
  const [first, second, ...others] = heads.flatMap((_, index) => (columns[index] === 'index' ? [] : [index]))
  if (first === undefined || second === undefined || others.length > 0) return undefined
  if (body.some(({ cells }) => cells.length > heads.length)) return undefined
  const cells = (index: number): string[] => body.map((row) => plainText(row.cells.slice(index, index + 1)))
  const [left, right] = [cells(first), cells(second)]
  const filled = body.filter((_, at) => left[at] !== '' && right[at] !== '').length
  const isShort = [left, right].every(
    (texts) =>
      texts.every((text) => text.length <= longestCell.single) &&
      texts.reduce((sum, text) => sum + text.length, 0) <= longestCell.average * texts.length,
  )
  if (body.length === 0 || filled < body.length * 0.9 || !isShort) return undefined
  const evidence = pairEvidence(heads[first] ?? '', heads[second] ?? '', [left, right], titlesOver(page, block), page)
  if (evidence === undefined) return undefined
  const asks = isUnique(left) ? first : isUnique(right) ? second : undefined
  if (asks === undefined) return undefined
  return { layout: { asks, answers: asks === first ? second : first, extras: [], holds: 'pairs' }, evidence }
}

function isUnique(texts: readonly string[]): boolean {
  const said = texts.filter((text) => text !== '').map((text) => text.toLowerCase())
  return new Set(said).size === said.length
}

function pairEvidence(
  left: string,
  right: string,
  [lefts, rights]: readonly [readonly string[], readonly string[]],
  titles: readonly string[],
  page: Page,
): string | undefined {
  const [one, two] = [bareHead(left), bareHead(right)]
  const isAbout = titles.some((title) => learning.test(title))
  const isNamedBy = (head: string): boolean => titles.some((title) => names(title, head))
  const isNamed = [one, two].some(isNamedBy)
  const isTold = isAbout || isNamed
  const fewest = isTold ? 2 : 3
  if (lefts.length < fewest) return undefined
  if (language.test(one) && language.test(two)) return 'vocabulary of two languages'
  if ((wordColumn.test(one) || language.test(one)) && (translation.test(two) || language.test(two)))
    return 'table of words and their meanings'
  if (language.test(one) && (wordColumn.test(two) || translation.test(two))) return 'table of words and their meanings'
  if (hasManualSections(page) || !isTold) return undefined
  const isNumeric = rights.filter((text) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(text)).length > rights.length / 2
  const isFact = factColumn.test(one) && factColumn.test(two)
  if (isFact) return 'table of facts under a title that names them'
  const isReference = [one, two].some((head) => reference.test(head) && !factColumn.test(head))
  if (isAbout && (!isReference || isNamed)) return 'table of pairs under a title about learning'
  // One column of facts suffices if the title names it, and not the other one.
  const namesFacts = [one, two].some((head) => factColumn.test(head) && isNamedBy(head))
  return namesFacts && !isReference && !isNumeric ? 'table of facts under a title that names them' : undefined
}

/** A regular expression is made of each word, and one of thousands of characters can't be. */
const longestWord = 100

/** Whether a title names what a column holds: "Capitals of Europe" names "Capital", "Ports" names "Port number". */
function names(title: string, head: string): boolean {
  const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const words = plain(head)
    .split(/\s+/)
    .filter((word) => word.length > 2 && word.length <= longestWord)
  const said = plain(title)
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(head)) return said.includes(head.toLowerCase())
  return words.some((word) => new RegExp(String.raw`(?<!\p{L})${stemOf(word)}\p{L}{0,3}(?!\p{L})`, 'u').test(said))
}

/** The beginning that a word shares with its plural: "country", "countries". */
function stemOf(word: string): string {
  return word.replace(/(?:ies|y|es|s|е|а|ы|и)$/u, '').replace(/[^\p{L}\p{N}]/gu, '.')
}

function bareHead(head: string): string {
  return head.replace(/^[^\p{L}\p{N}#№]+|(?<=[\p{L}\p{N}#№?])[^\p{L}\p{N}#№?]+$/gu, '').trim()
}

/** Returns how many rows the tables of a page have together, by their header. */
const rowsByHeader = memoiseByObject((page: Page): ReadonlyMap<string, number> => {
  const made = new Map<string, number>()
  for (const block of page.blocks) {
    if (!isElement(block, 'table')) continue
    const { heads, body } = partsOf(block)
    const key = heads.join('|')
    if (heads.length > 0) made.set(key, (made.get(key) ?? 0) + body.length)
  }
  return made
})

function layoutOf(heads: readonly string[], body: readonly Row[]): Layout | undefined {
  const columns = heads.map(columnOf)
  if (columns.every((column) => column === 'other')) {
    const isPair = body.length > 3 && body.every(({ cells }) => cells.length === 2)
    return isPair && heads.every((text) => text === '')
      ? { asks: 0, answers: 1, extras: [], holds: 'unknown' }
      : undefined
  }
  const question = columns.indexOf('question')
  const answer = columns.indexOf('answer')
  if (question >= 0 && answer > question) {
    const extras = columns.flatMap((column, index) =>
      index > answer && (column === 'extra' || column === 'meaning') ? [index] : [],
    )
    return { asks: question, answers: answer, extras, holds: 'questions' }
  }
  const [first, second, ...rest] = columns.flatMap((column, index) => (column === 'index' ? [] : [{ column, index }]))
  if (first === undefined || second === undefined || rest.some(({ column }) => column !== 'extra')) return undefined
  const extras = rest.map(({ index }) => index)
  const pair = { asks: first.index, answers: second.index, extras }
  if ((first.column === 'task' || first.column === 'meaning') && second.column === 'command')
    return { ...pair, holds: 'tasks' }
  if (
    second.column !== 'meaning' &&
    !(second.column === 'extra' && rest.length === 0 && /^usage$/i.test(heads[second.index] ?? ''))
  )
    return undefined
  if (first.column === 'command') return { ...pair, holds: 'commands' }
  if (first.column === 'term') return { ...pair, holds: 'terms' }
  return first.column === 'element' ? { ...pair, holds: 'elements' } : undefined
}

/**
 * Returns the layout of a table whose rows are remembered as questions, whatever the titles of its columns are now: the
 * column that holds these questions asks, and the one that holds the remembered answers answers.
 */
function rememberedLayout(heads: readonly string[], body: readonly Row[], memory: PageMemory): Layout | undefined {
  const known = layoutOf(heads, body)
  const width = Math.max(0, ...body.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, index) => index)
  const cellsOf = (index: number): Element[] => body.flatMap(({ cells }) => cells[index] ?? [])
  const count = (index: number) => cellsOf(index).filter((cell) => memory.begins(plainText([cell]))).length
  const asks = mostOf(columns, count)
  if (asks === undefined) return undefined
  if (known?.asks === asks) return known
  const others = columns.filter((index) => index !== asks)
  const agreeing = (index: number) =>
    body.filter(({ cells }) => {
      const [title, answer] = [cells[asks], cells[index]]
      return title !== undefined && answer !== undefined && memory.answers(plainText([title]), answer.children)
    }).length
  const types = heads.map(columnOf)
  const telling = others.find((index) => types[index] === 'meaning' || types[index] === 'answer')
  const answers = mostOf(others, agreeing) ?? telling ?? others.find((index) => index > asks) ?? others[0]
  if (answers === undefined) return undefined
  const extras = others.filter((index) => index !== answers && types[index] !== 'index' && index > asks)
  return { asks, answers, extras, holds: heldBy(types[asks], cellsOf(asks), cellsOf(answers)) }
}

/** Returns the column of which something holds most often; undefined if it holds nowhere. */
function mostOf(columns: readonly number[], count: (column: number) => number): number | undefined {
  const [best] = columns.map((column) => ({ column, count: count(column) })).sort((a, b) => b.count - a.count)
  return best === undefined || best.count === 0 ? undefined : best.column
}

function heldBy(type: Column | undefined, asks: readonly Element[], answers: readonly Element[]): Layout['holds'] {
  if (type === 'question') return 'questions'
  if (share(asks, isCode) > 0.5) return 'commands'
  return share(answers, isCode) > 0.6 ? 'tasks' : 'terms'
}

function columnOf(head: string): Column {
  const bare = bareHead(head)
  return columnWords.find(([, words]) => words.test(bare))?.[0] ?? 'other'
}

/**
 * The titles of the columns are not enough: the cells must look accordingly, and the page must not be about something
 * else.
 */
function evidenceOf(
  layout: Layout,
  body: readonly Row[],
  { kind, page, section }: PageSetting,
  rowsOfHeader: number,
): string | undefined {
  const asks = body.map((row) => row.cells[layout.asks]).filter((cell) => cell !== undefined)
  const answers = body.map((row) => row.cells[layout.answers]).filter((cell) => cell !== undefined)
  const names = asks.map((cell) => plainText([cell])).filter((text) => text !== '')
  const distinct = new Set(names).size
  if (names.length < body.length * 0.8 || distinct < names.length * 0.9) return undefined
  if (layout.holds === 'questions') {
    const isText = answers.some((cell) => /\p{L}|\d/u.test(plainText([cell])))
    return names.length > 0 && isText ? 'table of questions and answers' : undefined
  }
  const isGlossary = layout.holds === 'terms' && (section === 'terms' || page === 'terms')
  const isCommands = section === 'commands' && share(asks, isCode) > 0.8
  if (
    rowsOfHeader < (isGlossary || isCommands ? 2 : 3) ||
    asks.some((cell) => !isCode(cell) && plainText([cell]).split(/\s+/).length > 14)
  )
    return undefined
  const code = share(asks, isCode)
  const meanings = layout.holds === 'tasks' ? asks : answers
  if (share(meanings, isProse) < 0.6) return undefined
  const announced = kind === 'project' ? page : section
  const isAnnounced = announced !== 'unknown'
  switch (layout.holds) {
    case 'terms':
      return kind !== 'project' || isAnnounced || section === 'terms' ? 'table of terms' : undefined
    case 'commands':
      return isAnnounced || kind === 'notes' ? 'table of commands' : undefined
    case 'tasks':
      return (isAnnounced || kind === 'notes') && share(answers, isCode) > 0.6
        ? 'table of tasks with their commands'
        : undefined
    case 'elements':
      return isAnnounced || (kind === 'notes' && code > 0.8) ? 'table of flags, options or names' : undefined
    case 'pairs':
      return undefined
    case 'unknown':
      return isAnnounced && code > 0.8
        ? 'table of commands without a header, under a title that announces commands'
        : undefined
  }
}

function share(cells: readonly Element[], holds: (cell: Element) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(holds).length / cells.length
}

/** Whether a cell is code, or is written like code: a flag, a word in capitals, a key. */
function isCode(cell: Element): boolean {
  const [first] = cell.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return (
    isElement(first, 'code', 'kbd', 'pre') || /^(?:--?[\w-]|[A-Z][A-Z_\d]+$|<[\w-]+>$|:\w|\$ )/.test(plainText([cell]))
  )
}

function isProse(cell: Element): boolean {
  return (
    plainText([cell])
      .split(/\s+/)
      .filter((word) => /\p{L}{2}/u.test(word)).length > 1 || /\p{Script=Han}{4}/u.test(plainText([cell]))
  )
}

function draftOf(row: Row, layout: Layout, heads: readonly string[], tableLine: number): Draft | undefined {
  const title = row.cells[layout.asks]
  const answer = row.cells[layout.answers]
  if (title === undefined || plainText([title]) === '') return undefined
  const line = lineOf(row.element) ?? tableLine
  const extras = layout.extras.flatMap((index): Element[] => {
    const cell = row.cells[index]
    if (cell === undefined || plainText([cell]) === '') return []
    const name: Element = {
      type: 'element',
      tagName: 'em',
      properties: {},
      children: [{ type: 'text', value: `${heads[index] ?? ''}: ` }],
    }
    return [{ type: 'element', tagName: 'p', properties: {}, children: [name, ...cell.children] }]
  })
  const main: Content = answer === undefined ? [] : answer.children
  const kind = kindOf(layout, title)
  // What belongs to a fact may be a sign; only a dash stands for nothing.
  const isSign = layout.holds === 'pairs' && /^[^\s–—…]+$/.test(plainText(main)) && plainText(main) !== '-'
  return {
    line,
    endLine: endLineOf(row.element) ?? line,
    title: title.children,
    answer:
      extras.length === 0 || main.length === 0
        ? main
        : [{ type: 'element', tagName: 'p', properties: {}, children: [...main] }, ...extras],
    ...(kind !== undefined && { kind }),
    ...(isSign && { answered: true }),
  }
}

function kindOf({ holds }: Layout, title: Element): Kind | undefined {
  if (holds === 'questions' || holds === 'pairs') return undefined
  if (holds === 'terms') return 'term'
  return holds === 'elements' && !isCode(title) ? 'term' : 'command'
}
