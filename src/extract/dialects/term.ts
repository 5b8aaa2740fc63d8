import type { Element, ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { elementsOf, endLineOf, headingLevel, isElement, lineOf, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { type Company, type Cursor, companyAt, type Dialect, type Draft, type Finding } from '../dialect.ts'
import { isNavigation, linkShare } from '../reading/answer.ts'
import { type PageSetting, settingOf } from '../reading/reference.ts'
import { endsAsking, isAnswerLabel } from '../reading/wording.ts'
import { anyOf } from '../words/pattern.ts'
import { numberedParts, remarkLabels } from '../words/terms.ts'
import { commandCount } from './command.ts'

/** A term and its meaning. */
export interface TermEntry {
  readonly term: Content
  readonly definition: Content
  readonly line: number
  readonly endLine: number
}

/** A block read as terms. */
interface TermReading {
  readonly entries: readonly TermEntry[]
  /**
   * How strong the evidence of its form is: names of manual pages; markup for definitions (`dl`, `: …`); lines with one
   * tab; a list whose items have a colon or a dash; or only paragraphs that begin like that in bold.
   */
  readonly shape: 'manual' | 'marked' | 'tabbed' | 'list' | 'bold'
  /** Whether some items of the list are not terms; they are left out. */
  readonly hasGaps?: boolean
}

/** This many tabbed lines with prose behind the tab are a list of terms; fewer may be any small table. */
const manyTabbed = 5
/** This many paragraphs with a bold beginning under the title of a glossary are its terms. */
const manyBold = 3
/** A page with this many terms or commands that need no other evidence is reference material. */
const manyCertain = 8
/** A page consists of lists of terms if they are this share of its blocks, headings not counted. */
const nearlyAll = 0.8

/**
 * Terms with their meaning: definition lists, `docker-ps(1)<TAB>List containers`, and lists in which every item is
 * `Term: meaning`. Such a list counts only in a glossary, or on a page that has many other terms and commands.
 */
export const term: Dialect = {
  name: 'term',
  example: {
    markdown: `## Glossary

- **Image**: a file system with the settings to start a process in it
- **Container**: a process started from an image
- **Registry**: a server that stores images
`,
    cards: [
      { question: 'Image', answer: 'a file system with the settings to start a process in it', kind: 'term' },
      { question: 'Container', answer: 'a process started from an image', kind: 'term' },
      { question: 'Registry', answer: 'a server that stores images', kind: 'term' },
    ],
  },
  find(cursor: Cursor): Finding | undefined {
    const { page, blocks, index } = cursor
    const company = companyAt(cursor)
    const block = blocks[index]
    if (block === undefined || !isElement(block, 'ul', 'ol', 'dl', 'p')) return undefined
    const found = readBlock(block, company)
    if (found === undefined) return undefined
    const evidence =
      company === 'waived' ? 'term that was a question before' : evidenceOf(found, page, settingOf(page, block))
    if (evidence === undefined) return undefined
    const drafts = found.entries.map(
      ({ term, definition, line, endLine }): Draft => ({
        line,
        endLine,
        kind: isElement(term[0], 'code') ? 'command' : 'term',
        title: term,
        answer: definition,
      }),
    )
    return { consumed: 1, drafts, evidence }
  },
  lacking({ page, blocks, index }: Cursor): string | undefined {
    const block = blocks[index]
    if (block === undefined || !isElement(block, 'ul', 'ol', 'dl', 'p')) return undefined
    const found = readBlock(block, 'needed')
    if (found === undefined) {
      const items = isElement(block, 'ul', 'ol') ? elementsOf(block).filter((item) => item.tagName === 'li') : []
      const count = items.filter((item) => itemEntry(item) !== undefined).length
      if (count === 0) return undefined
      return count < items.length
        ? `list of which only ${count} of ${items.length} items ${count === 1 ? 'is' : 'are'} a term and its meaning`
        : 'list whose items begin like terms, but are labels or figures, have no meaning in words, or are too long'
    }
    const { kind } = settingOf(page, block)
    const count =
      found.entries.length === 1 ? '1 term and its meaning' : `${found.entries.length} terms and their meanings`
    return kind === 'notes'
      ? `${count}, but no title above announces a glossary`
      : `${count}, but on a page ${kind === 'questions' ? 'of questions' : 'about a project'} and without a title that announces a glossary`
  },
}

function evidenceOf({ entries, shape, hasGaps }: TermReading, page: Page, setting: PageSetting): string | undefined {
  const count = entries.length
  if (shape === 'manual') return `${count} manual pages`
  if (shape === 'bold') {
    const { bold } = survey(page)
    const isGlossary = setting.section === 'terms' && bold >= manyBold
    return isGlossary ? `${bold} terms in bold, under a title that announces them` : undefined
  }
  const isFree = setting.kind === 'notes' || setting.section === 'terms'
  if (shape === 'marked') return isFree ? `${count} terms marked as definitions` : undefined
  if (shape === 'tabbed')
    return setting.kind === 'notes' || setting.section !== 'unknown'
      ? `${count} lines with a term, a tab and its meaning`
      : undefined
  const isCode = entries.filter(({ term }) => isElement(term[0], 'code')).length > count / 2
  const announced =
    setting.kind === 'project' && (setting.section !== 'terms' || isCode) ? setting.page : setting.section
  if (announced === 'terms' && !isCode && !hasGaps) return `list of ${count} terms, under a title that announces them`
  if (announced !== 'unknown' && isCode) return `list of ${count} commands, under a title that announces them`
  if (setting.kind !== 'notes' || isCode || hasGaps || count < 3) return undefined
  const { certain, share, listed } = survey(page)
  if (certain >= manyCertain) return `list of ${count} terms, on a page with ${certain} other terms and commands`
  return share >= nearlyAll && listed > 5 ? `list of ${count} terms, on a page with nothing else` : undefined
}

interface TermSurvey {
  /** How many terms and commands need no evidence from the rest of the page. */
  readonly certain: number
  /** How many paragraphs begin with a term in bold. */
  readonly bold: number
  /** How many terms are in lists. */
  readonly listed: number
  /** The share of the blocks of the page that are lists of terms. */
  readonly share: number
}

const survey = memoiseByObject((page: Page): TermSurvey => {
  const content = page.blocks.filter(
    (block) => headingLevel(block) === undefined && !isNavigation(block) && block.tagName !== 'hr',
  )
  const readings = content.flatMap((block) => readBlock(block, 'needed') ?? [])
  const sum = (list: readonly TermReading[]) => list.reduce((total, { entries }) => total + entries.length, 0)
  const lists = readings.filter(({ shape, hasGaps }) => shape === 'list' && !hasGaps)
  return {
    certain: sum(readings.filter(({ shape }) => shape !== 'list' && shape !== 'bold')) + commandCount(page, 'needed'),
    bold: sum(readings.filter(({ shape }) => shape === 'bold')),
    listed: sum(lists),
    share: content.length === 0 ? 0 : lists.length / content.length,
  }
})

function readBlock(block: Element, company: Company): TermReading | undefined {
  if (isElement(block, 'dl')) return definitionList(block)
  if (isElement(block, 'ul', 'ol')) return termList(block, company)
  return isElement(block, 'p') ? (definitionLines(block) ?? tabbedLines(block, company) ?? boldTerm(block)) : undefined
}

function definitionList(list: Element): TermReading | undefined {
  const entries: TermEntry[] = []
  let terms: Element[] = []
  for (const child of elementsOf(list).flatMap((inner) => (inner.tagName === 'div' ? elementsOf(inner) : [inner]))) {
    if (child.tagName === 'dt') terms = [...terms, child]
    else if (child.tagName === 'dd' && terms.length > 0) {
      const line = lineOf(terms[0] ?? child) ?? 1
      const term = terms.flatMap((each, index) => (index === 0 ? each.children : [text(', '), ...each.children]))
      entries.push({ term, definition: blocksOf(child.children), line, endLine: endLineOf(child) ?? line })
      terms = []
    }
  }
  return entries.length > 0 && areSound(entries) ? { entries, shape: 'marked' } : undefined
}

/** Reads `Term` with `: meaning` below it, the definition list of several Markdown flavours. */
function definitionLines(paragraph: Element): TermReading | undefined {
  const lines = termLines(paragraph)
  const starts = lines.flatMap(({ content }, index) => (index > 0 && /^:\s/.test(raw(content)) ? [index] : []))
  const [first] = starts
  if (first !== 1) return undefined
  const entries = starts.flatMap((at, index): TermEntry[] => {
    const term = lines[at - 1]
    const next = starts[index + 1]
    if (term === undefined || (next !== undefined && next - at < 2)) return []
    const body = lines.slice(at, next === undefined ? lines.length : next - 1)
    const definition = body.flatMap(({ content }, part) =>
      part === 0 ? withoutStart(content, /^:\s+/) : [text(' '), ...content],
    )
    return [{ term: term.content, definition, line: term.line, endLine: body.at(-1)?.line ?? term.line }]
  })
  return entries.length === starts.length && areSound(entries) ? { entries, shape: 'marked' } : undefined
}

/**
 * Reads `docker-ps(1)<TAB>List containers`: a paragraph in which every line has one tab between a name and its
 * description.
 */
function tabbedLines(paragraph: Element, company: Company): TermReading | undefined {
  const lines = termLines(paragraph)
  const entries = lines.flatMap(({ content, line }): TermEntry[] => {
    const at = content.findIndex((node) => node.type === 'text' && /\t/.test(node.value))
    const node = content[at]
    if (node?.type !== 'text' || raw(content).split('\t').length !== 2) return manualLine(content, line)
    const [before = '', after = ''] = node.value.split('\t')
    const term = [...content.slice(0, at), ...(before === '' ? [] : [text(before)])]
    const definition = [...(after === '' ? [] : [text(after.trimStart())]), ...content.slice(at + 1)]
    return [{ term, definition, line, endLine: line }]
  })
  if (company === 'waived' && entries.length > 0 && areSound(entries)) return { entries, shape: 'tabbed' }
  if (lines.length < 2 || entries.length < lines.length || !areSound(entries)) return undefined
  const isManual = entries.every(({ term }) => manualPage.test(plainText(term)))
  if (isManual) return { entries, shape: 'manual' }
  const prose = entries.filter(({ definition }) =>
    /^\W*\p{L}+(?:[\s,/-]+\S*\p{L}\S*)+/u.test(plainText(definition)),
  ).length
  const bare = entries.every(({ term }) => plainText(term).split(/\s+/).length <= 3)
  return entries.length >= manyTabbed && bare && prose >= entries.length * 0.8
    ? { entries, shape: 'tabbed' }
    : undefined
}

const manualPage = /^[\w.+-]+\s?\(\d[a-z]{0,2}\)$/i

/** Reads `docker-ps(1) - List containers`, as `man -k` prints it. */
function manualLine(content: readonly ElementContent[], line: number): TermEntry[] {
  const [, name, meaning] = /^([\w.+-]+\s?\(\d[a-z]{0,2}\))\s+[-–—]\s+(\S.*)$/i.exec(raw(content)) ?? []
  const isText = content.every((node) => node.type === 'text')
  return name === undefined || meaning === undefined || !isText
    ? []
    : [{ term: [text(name)], definition: [text(meaning)], line, endLine: line }]
}

/** Reads a list whose items are a short term, a colon or a dash, and the meaning; a few items may be something else. */
function termList(list: Element, company: Company): TermReading | undefined {
  const items = elementsOf(list).filter((item) => item.tagName === 'li')
  const entries = items.flatMap((item) => itemEntry(item) ?? [])
  if (company === 'waived' && entries.length > 0) return { entries, shape: 'list' }
  if (items.length < 2) return undefined
  if (entries.length < Math.max(2, items.length * 0.7) || !areSound(entries)) return undefined
  return { entries, shape: 'list', hasGaps: entries.length < items.length }
}

/** Reads `**Term**: meaning` in a paragraph. */
function boldTerm(paragraph: Element): TermReading | undefined {
  const [first] = paragraph.children
  const parts = isElement(first, 'strong', 'b') ? split(paragraph.children) : undefined
  if (parts === undefined || !isElement(parts.before[0], 'strong', 'b') || parts.before.length > 1) return undefined
  const line = lineOf(paragraph) ?? 1
  const entry = { term: parts.before, definition: parts.after, line, endLine: endLineOf(paragraph) ?? line }
  return areSound([entry]) ? { entries: [entry], shape: 'bold' } : undefined
}

/** Reads a list item that is a term, a colon or a dash, and its meaning. */
export function itemEntry(item: Element): TermEntry | undefined {
  const [lead, ...rest] = blocksOf(item.children)
  if (lead === undefined || lead.tagName !== 'p' || isElement(lead.children[0], 'input')) return undefined
  const parts = split(lead.children)
  if (parts === undefined) return undefined
  const line = lineOf(item) ?? 1
  const definition = rest.length === 0 ? parts.after : [{ ...lead, children: parts.after }, ...rest]
  return { term: parts.before, definition, line, endLine: endLineOf(item) ?? line }
}

/** Splits a line at its first colon, or dash between spaces, outside of code and links. */
function split(children: readonly ElementContent[]): { before: ElementContent[]; after: ElementContent[] } | undefined {
  for (const [index, node] of children.entries()) {
    if (isElement(node, 'strong', 'b', 'em', 'i') && /\S\s*[:：]$/.test(plainText([node])) && index === 0) {
      return {
        before: [{ ...node, children: withoutEnd(node.children) }],
        after: withoutStart(children.slice(1), /^\s+/),
      }
    }
    if (node.type !== 'text') continue
    const found = /(?<!\s)\s*[:：](?=\s|$)\s*|(?<!\s)\s+[-–—]+\s+|^\s*[-–—]+\s+/.exec(node.value)
    if (found === null) continue
    const [before, after] = [node.value.slice(0, found.index), node.value.slice(found.index + found[0].length)]
    return {
      before: [...children.slice(0, index), ...(before.trim() === '' ? [] : [text(before)])],
      after: [...(after === '' ? [] : [text(after)]), ...children.slice(index + 1)],
    }
  }
  return undefined
}

const label = new RegExp(String.raw`^(?:${anyOf(remarkLabels)}|${anyOf(numberedParts)} \d+|[a-z]|\d+)$`, 'i')

/** Whether the entries are terms: each is short, different from the others, no label, and explained in words. */
function areSound(entries: readonly TermEntry[]): boolean {
  const names = entries.map(({ term }) => plainText(term))
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return false
  const sound = entries.every(({ term, definition }, index) => {
    const name = names[index] ?? ''
    if (linkShare(term) >= 0.5 || linkShare(definition) >= 0.7 || !/\p{L}{2}/u.test(plainText(definition))) return false
    if (isElement(term[0], 'code')) return name.length <= 100
    if (!/[\p{L}\p{N}]/u.test(name) || name.length > 60 || name.split(/\s+/).length > 6) return false
    return !(isAnswerLabel(name) || endsAsking(name) || /[.!;]\s/.test(name))
  })
  const figures = entries.filter(({ definition }) => /^\W*\d/.test(plainText(definition))).length
  const labels = names.filter((name) =>
    label.test(name.replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, '')),
  ).length
  return sound && figures <= entries.length * 0.4 && labels <= entries.length * 0.2
}

interface TermLine {
  readonly content: ElementContent[]
  readonly line: number
}

function termLines(paragraph: Element): TermLine[] {
  const start = lineOf(paragraph) ?? 1
  const lines: TermLine[] = [{ content: [], line: start }]
  const next = () => lines.push({ content: [], line: start + lines.length })
  for (const node of paragraph.children) {
    if (node.type !== 'text') {
      if (!isElement(node, 'br')) lines.at(-1)?.content.push(node)
      continue
    }
    node.value.split('\n').forEach((value, index) => {
      if (index > 0) next()
      if (value !== '') lines.at(-1)?.content.push(text(value))
    })
  }
  return lines.filter(({ content }) => raw(content).trim() !== '')
}

/** Returns the text with its tabs. */
function raw(content: readonly ElementContent[]): string {
  return content.map((node) => (node.type === 'text' ? node.value : plainText([node]))).join('')
}

function withoutStart(children: readonly ElementContent[], start: RegExp): ElementContent[] {
  const [first, ...rest] = children
  return first?.type === 'text' ? [{ ...first, value: first.value.replace(start, '') }, ...rest] : [...children]
}

function withoutEnd(children: readonly ElementContent[]): ElementContent[] {
  const last = children.at(-1)
  return last?.type === 'text' ? [...children.slice(0, -1), text(last.value.replace(/\s*[:：]$/, ''))] : [...children]
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
