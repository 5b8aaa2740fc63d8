/** The author's word: blocks that a comment marks as cards, and kinds of blocks that are declared to be questions. */

import type { Element } from 'hast'
import type { Declaration } from '../model/declaration.ts'
import { elementsOf, endLineOf, headingLevel, isElement, lineOf, plainText, summaryOf } from '../parse/block.ts'
import type { Directive } from '../parse/directives.ts'
import { blocksOf, type Page } from '../parse/page.ts'
import type { Cursor, Dialect, Draft, Finding, Found } from './dialect.ts'
import { callout, readCallout } from './dialects/callout.ts'
import { cardTag } from './dialects/card-tag.ts'
import { obsidian } from './dialects/obsidian.ts'
import { qA } from './dialects/q-a.ts'
import { rowsAsCards } from './dialects/table.ts'
import { itemEntry, term } from './dialects/term.ts'
import { linkShare } from './reading/answer.ts'
import { divide, foldedBlocks, isFold } from './reading/division.ts'
import { paragraphOf } from './reading/lines.ts'
import { textLine } from './reading/text-line.ts'
import { askingOf, endsAsking, isHandle, isQuestionLabel } from './reading/wording.ts'

/** The questions that the author has named among the blocks of a page or of a container. */
export interface Authored {
  /** What stands at a block, by its index. */
  readonly found: ReadonlyMap<number, Found>
  /**
   * The blocks, with a boundary in the place of each one that belongs to one of these questions, so that other questions
   * end there and don't count them as their company.
   */
  readonly others: readonly Element[]
  /** The marks that stand above one of the blocks. */
  readonly marks: ReadonlySet<Directive>
  readonly mistakes: readonly AuthorMistake[]
}

/** A mark that makes no card, and why. */
export interface AuthorMistake {
  readonly line: number
  readonly reason: string
}

/** What is read: blocks of a page, and how to find out what stands at one of them without the author's word. */
interface Reading {
  readonly page: Page
  readonly pages: ReadonlyMap<string, Page>
  readonly blocks: readonly Element[]
  readonly ask: (cursor: Cursor) => Found | undefined
  readonly endsAnswer: Cursor['endsAnswer']
}

/** Whether anything on a page depends on the author's word. */
export function hasAuthorsWord({ directives, matter: { declaration } }: Page): boolean {
  return (declaration !== undefined && declaration !== 'guessed') || directives.some(({ verb }) => verb === 'card')
}

/**
 * Reads the questions that the author has named among these blocks; undefined if there are none.
 * @param container what holds the blocks; undefined for those of the page itself
 * @param ask finds what stands at a block without the author's word
 */
export function authoredQuestions(
  { page, pages, blocks, endsAnswer }: Omit<Cursor, 'index'>,
  container: Element | undefined,
  ask: Reading['ask'],
): Authored | undefined {
  const { marks, used } = marksAbove(page, blocks, container)
  const declared = declaredIn(page, blocks)
  if (marks.size === 0 && declared === undefined) return undefined
  const on: Reading = { page, pages, blocks, ask, endsAnswer }
  const found = new Map<number, Found>()
  const mistakes: AuthorMistake[] = []
  const others = [...blocks]
  const take = (index: number, one: Found): void => {
    found.set(index, one)
    for (let at = index; at < index + one.finding.consumed; at++) others[at] = boundaryAt(blocks[at])
  }
  const ends = (at: number): boolean => marks.has(at) || declared?.get(at) === 'own'
  for (let index = 0; index < blocks.length; index++) {
    const mark = marks.get(index)
    const one =
      mark !== undefined
        ? markedBlock(on, index, ends, (reason) => mistakes.push({ line: mark.line, reason }))
        : declared?.has(index)
          ? declaredBlock(on, index, ends)
          : undefined
    if (one === undefined) continue
    take(index, one)
    index += one.finding.consumed - 1
  }
  return { found, others, marks: used, mistakes }
}

/** A heading without a text, at which every other question ends, and which is not a question itself. */
function boundaryAt(block: Element | undefined): Element {
  const [line, endLine] = [block && lineOf(block), block && endLineOf(block)]
  const start = { line: line ?? 1, column: 1 }
  return {
    type: 'element',
    tagName: 'h1',
    properties: {},
    children: [],
    position: { start, end: { line: endLine ?? start.line, column: 1 } },
  }
}

/** Returns the marks by the index of the block that they stand above, and all that stand above one. */
function marksAbove({ directives }: Page, blocks: readonly Element[], container: Element | undefined) {
  const marks = new Map<number, Directive>()
  const used = new Set<Directive>()
  let index = 0
  for (const mark of directives) {
    if (mark.verb !== 'card' || (container !== undefined && !holdsLine(container, mark.line))) continue
    while (index < blocks.length && (lineOf(blocks[index] as Element) ?? 0) < mark.line) index++
    const before = blocks[index - 1]
    const isInside = before !== undefined && (endLineOf(before) ?? 0) >= mark.line
    if (index === blocks.length || isInside) continue
    marks.set(index, mark)
    used.add(mark)
  }
  return { marks, used }
}

/** Whether a line of the source lies in a block. */
export function holdsLine(block: Element, line: number): boolean {
  return (lineOf(block) ?? 0) <= line && line <= (endLineOf(block) ?? 0)
}

/**
 * Returns the blocks that are declared to be questions. An `own` one also ends the question above it; a `free` one is a
 * question only where it isn't part of the answer to another one.
 */
function declaredIn(page: Page, blocks: readonly Element[]): ReadonlyMap<number, 'own' | 'free'> | undefined {
  const { declaration } = page.matter
  if (declaration === undefined || typeof declaration === 'string') {
    return declaration === 'all' ? everyBlock(page, blocks) : undefined
  }
  const declared = new Map<number, 'own' | 'free'>()
  const levels: readonly number[] = declaration.headings ?? []
  blocks.forEach((block, index) => {
    if (levels.includes(headingLevel(block) ?? 0)) declared.set(index, 'own')
    if (declaration.tables !== undefined && isCardTable(block)) declared.set(index, 'own')
    if (declaration.lists !== undefined && isCardList(block)) declared.set(index, 'own')
  })
  return declared
}

/** Every block that can be a question; the title of a page with other headings cannot. */
function everyBlock(page: Page, blocks: readonly Element[]): ReadonlyMap<number, 'own' | 'free'> {
  const headings = blocks.flatMap((block, index) => (headingLevel(block) === undefined ? [] : [index]))
  const [first = -1, ...rest] = headings
  const level = headingLevel(blocks[first])
  const isTitle =
    blocks === page.blocks && rest.length > 0 && rest.every((at) => (headingLevel(blocks[at]) ?? 0) > (level ?? 0))
  const declared = new Map<number, 'own' | 'free'>()
  blocks.forEach((block, index) => {
    if (headingLevel(block) !== undefined) {
      if (!isTitle || index !== first) declared.set(index, 'own')
      return
    }
    if (!isCardTable(block) && !isCardList(block) && !isCardFold(block)) return
    const before = blocks[index - 1]
    const isFirst = before === undefined || headingLevel(before) !== undefined
    declared.set(index, isFirst && consistsOfCards(block) ? 'own' : 'free')
  })
  return declared
}

/** Whether each part of a block has a front and a back, so that it isn't the answer to the heading above. */
function consistsOfCards(block: Element): boolean {
  if (isElement(block, 'ul', 'ol')) return elementsOf(block).every((item) => (itemDraft(item)?.answer.length ?? 0) > 0)
  return isElement(block, 'table') && rowsAsCards(block).every(({ answer }) => answer.length > 0)
}

function isCardTable(block: Element): boolean {
  return isElement(block, 'table') && linkShare([block]) <= 0.5
}

function isCardList(block: Element): boolean {
  return isElement(block, 'ul', 'ol', 'dl') && linkShare([block]) <= 0.7
}

function isCardFold(block: Element): boolean {
  return isElement(block, 'details') && !isFold(block)
}

/** Why a block is a question, as `topdeck explain` shows it. */
const markedEvidence = 'marked by the comment <!-- topdeck: card -->'

function declaredBlock(on: Reading, index: number, ends: (at: number) => boolean): Found | undefined {
  const block = on.blocks[index]
  if (block === undefined) return undefined
  const level = headingLevel(block)
  // What has nothing of its own below it is the title of a part.
  if (level !== undefined && endOf(on, index, ends) === index + 1) return undefined
  const found = readBlock(on, index, ends)
  if (found === undefined) return undefined
  const drafts = found.finding.drafts.filter(
    ({ answer, answered, title }) => answered || answer.length > 0 || askingOf(plainText(title)) === 'question',
  )
  if (drafts.length === 0) return undefined
  const evidence = `${nameOf(block)}, because ${declarationText(on.page)}`
  return { ...found, finding: { ...found.finding, drafts, evidence } }
}

/** What is declared for a page, and where: `the front matter says "topdeck: {headings: 2}"`. */
export function declarationText({ matter: { declaration, declaredIn } }: Page): string {
  const value = typeof declaration === 'object' ? flowText(declaration) : declaration
  return declaredIn === 'configuration'
    ? `the configuration has "${value}" in "files"`
    : `the front matter has "topdeck: ${value}"`
}

/** An object as an author writes it: `{headings: 2, tables: cards}`. */
function flowText(declared: object): string {
  const entries = Object.entries(declared).map(([key, value]) => {
    const levels = Array.isArray(value) ? value : [value]
    return `${key}: ${levels.length === 1 ? levels[0] : `[${levels.join(', ')}]`}`
  })
  return `{${entries.join(', ')}}`
}

function markedBlock(
  on: Reading,
  index: number,
  ends: (at: number) => boolean,
  refuse: (reason: string) => void,
): Found | undefined {
  const block = on.blocks[index]
  if (block === undefined) return undefined
  const found = readBlock(on, index, ends)
  if (found === undefined) {
    refuse(`Unexpected ${nameOf(block)} below the comment "<!-- topdeck: card -->", expected ${expectedBlocks}`)
    return undefined
  }
  const { drafts } = found.finding
  if (drafts.every(({ answer, answered }) => answer.length === 0 && answered !== true)) {
    refuse(`The ${nameOf(block)} below the comment "<!-- topdeck: card -->" has no answer: ${missingAnswer(block)}`)
  }
  return { ...found, finding: { ...found.finding, evidence: markedEvidence } }
}

/** What the comment can stand above. */
export const expectedBlocks = 'a heading, a paragraph, a table, a list, code, a fold or a quotation'

function missingAnswer(block: Element): string {
  if (isElement(block, 'table')) return 'its rows have no second cell'
  if (isElement(block, 'ul', 'ol'))
    return 'in no item does a colon, a dash or "::" separate a front from a back, and nothing is nested below one'
  if (isElement(block, 'details')) return 'it is empty'
  return 'nothing follows it before the next heading or question'
}

function nameOf(block: Element): string {
  const level = headingLevel(block)
  if (level !== undefined) return `heading of level ${level}`
  return names[block.tagName] ?? 'block'
}

const names: Readonly<Record<string, string>> = {
  p: 'paragraph',
  table: 'table',
  ul: 'list',
  ol: 'list',
  dl: 'list of definitions',
  pre: 'code',
  details: 'fold',
  blockquote: 'quotation',
  hr: 'thematic break',
}

/** Reads a block that is a question by the author's word. */
function readBlock(on: Reading, index: number, ends: (at: number) => boolean): Found | undefined {
  const block = on.blocks[index]
  if (block === undefined) return undefined
  if (isElement(block, 'table')) return rowsFound(block)
  if (isElement(block, 'ul', 'ol')) return itemsFound(on, block)
  const end = endOf(on, index, ends)
  const own = on.blocks.slice(index, end)
  const inDialect = isElement(block, 'p', 'blockquote', 'dl') || headingLevel(block) !== undefined
  const found = inDialect ? ownDialect(on, own) : undefined
  if (found !== undefined) return found
  if (isElement(block, 'details')) return foldFound(block)
  if (isElement(block, 'blockquote')) return quotationFound(on.page, own)
  if (headingLevel(block) !== undefined) return headingFound(own)
  return isElement(block, 'p', 'pre') ? sidesFound('text', [block], own.slice(1)) : undefined
}

/** The dialects that read a line or a callout by marks of their own. */
const marking: readonly Dialect[] = [cardTag, obsidian, qA, callout]

/** What a marked block is in a dialect of its own: `front::back`, a `?` between two lines, `Q:`, a cloze, a definition. */
function ownDialect({ page, pages }: Reading, own: readonly Element[]): Found | undefined {
  const cursor: Cursor = { page, pages, blocks: own, index: 0, endsAnswer: () => false, company: 'waived' }
  for (const dialect of own.length === 1 ? [...marking, term] : marking) {
    const finding = dialect.find(cursor)
    if (finding !== undefined) return { dialect: dialect.name, finding }
  }
  return undefined
}

/** Returns the index of the first block that doesn't belong to the answer of the one at `index`. */
function endOf(on: Reading, index: number, ends: (at: number) => boolean): number {
  const { blocks } = on
  const level = headingLevel(blocks[index])
  let end = index + 1
  while (end < blocks.length && !ends(end) && !isBeyond(blocks[end], level) && !isQuestion(on, end)) end++
  return end
}

/** Whether a block can't belong to a heading of a level, or to a block without one. */
function isBeyond(block: Element | undefined, level: number | undefined): boolean {
  const own = headingLevel(block)
  return level === undefined ? own !== undefined || isElement(block, 'hr') : own !== undefined && own <= level
}

/** Whether a block is a question without the author's word; what is only guessed must be a heading. */
function isQuestion({ page, pages, blocks, ask, endsAnswer }: Reading, index: number): boolean {
  if (endsAnswer(index)) return true
  return headingLevel(blocks[index]) !== undefined && ask({ page, pages, blocks, index, endsAnswer }) !== undefined
}

/** A card of a front and the blocks below it. */
function sidesFound(dialect: Found['dialect'], front: readonly Element[], below: readonly Element[]): Found {
  const [first, ...rest] = front
  const { more, answer, isChoice } = divide(below)
  const isPhrases = isElement(first, 'p') || headingLevel(first) !== undefined
  const draft: Draft = {
    line: first === undefined ? 1 : textLine(first),
    title: first === undefined ? [] : isPhrases ? first.children : [first],
    more: [...rest, ...more],
    answer,
    ...(isChoice && { kind: 'choice' }),
  }
  return foundIn(dialect, [draft], front.length + below.length)
}

function headingFound(own: readonly Element[]): Found {
  const [heading, next, ...rest] = own
  // "Question 3" says nothing by itself; the paragraph below it asks.
  if (heading !== undefined && isQuestionLabel(plainText([heading])) && isElement(next, 'p') && rest.length > 0) {
    const { dialect, finding } = sidesFound('heading', [next], rest)
    return { dialect, finding: { ...finding, consumed: own.length } }
  }
  return sidesFound('heading', own.slice(0, 1), own.slice(1))
}

function foldFound(fold: Element): Found | undefined {
  const summary = summaryOf(fold)
  if (summary === undefined || isHandle(plainText([summary]))) return undefined
  const { more, answer, isChoice, mark } = divide(foldedBlocks(fold))
  const isDivided = mark === 'options' || (isChoice && mark !== 'none')
  const draft: Draft = {
    line: textLine(summary),
    endLine: endLineOf(fold) ?? textLine(summary),
    title: summary.children,
    ...(isDivided ? { more, answer, kind: 'choice' } : { answer: foldedBlocks(fold) }),
  }
  return foundIn('details', [draft], 1)
}

/** A callout with its title as the front and its text as the back, or a quotation with what follows it as the back. */
function quotationFound(page: Page, own: readonly Element[]): Found | undefined {
  const [quotation, ...below] = own
  if (quotation === undefined) return undefined
  const note = readCallout(quotation, page)
  if (note === undefined) return sidesFound('callout', [quotation], below)
  const lines = note.title.text === '' ? note.lines : [note.title, ...note.lines]
  const [front, ...rest] = lines
  if (front === undefined) return undefined
  const body = [...(rest.length > 0 ? [paragraphOf(rest)] : []), ...note.body]
  const answer = body.length > 0 ? body : below
  const draft: Draft = { line: front.number, title: front.content, answer }
  return foundIn('callout', [draft], body.length > 0 ? 1 : own.length)
}

function rowsFound(block: Element): Found | undefined {
  const drafts = rowsAsCards(block)
  return drafts.length === 0 ? undefined : foundIn('table', drafts, 1)
}

/** Each item is a card: by a dialect that separates front and back in its lines, by a term and its meaning, or by what is nested. */
function itemsFound({ page, pages }: Reading, list: Element): Found | undefined {
  const items = elementsOf(list).filter((item) => item.tagName === 'li')
  const cursor: Cursor = { page, pages, blocks: [list], index: 0, endsAnswer: () => false, company: 'waived' }
  const lined = obsidian.find(cursor)
  if (lined !== undefined && lined.drafts.length >= items.length) return { dialect: obsidian.name, finding: lined }
  const drafts = items.flatMap((item) => itemDraft(item) ?? [])
  if (lined !== undefined && drafts.every(({ answer }) => answer.length === 0))
    return { dialect: obsidian.name, finding: lined }
  return drafts.length === 0 ? undefined : foundIn('list-question', drafts, 1)
}

function itemDraft(item: Element): Draft | undefined {
  const [lead, ...rest] = blocksOf(item.children)
  if (lead === undefined) return undefined
  const asks = endsAsking(plainText([lead]))
  const entry = asks ? undefined : itemEntry(item)
  if (entry !== undefined && plainText(entry.term) !== '' && plainText(entry.definition) !== '') {
    const { term: title, definition: answer, line, endLine } = entry
    return { line, endLine, kind: isElement(title[0], 'code') ? 'command' : 'term', title, answer }
  }
  const { more, answer, isChoice } = divide(rest)
  const line = textLine(lead)
  return {
    line,
    endLine: endLineOf(item) ?? line,
    title: isElement(lead, 'p') || headingLevel(lead) !== undefined ? lead.children : [lead],
    more,
    answer,
    ...(isChoice && { kind: 'choice' }),
  }
}

function foundIn(dialect: Found['dialect'], drafts: Finding['drafts'], consumed: number): Found {
  return { dialect, finding: { consumed, drafts, evidence: '' } }
}

/** Whether a declaration leaves a found question to the guess that found it. */
export function isLeftToGuess(declaration: Declaration | undefined, { dialect }: Found): boolean {
  if (declaration === 'none') return false
  if (dialect !== 'heading') return true
  return declaration !== 'all' && (typeof declaration !== 'object' || declaration.headings === undefined)
}
