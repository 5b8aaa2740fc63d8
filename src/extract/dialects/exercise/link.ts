/** Tables and lists that link exercises with their solutions. */

import type { Element, ElementContent } from 'hast'
import { elementsOf, isBlock, isElement, lineOf, plainText } from '../../../parse/block.ts'
import type { Page } from '../../../parse/page.ts'
import { linksOf } from '../../reading/answer.ts'
import { rowsOf } from '../../reading/table-row.ts'
import { isAnswerLabel } from '../../reading/wording.ts'
import {
  exerciseColumnStems,
  exerciseColumns,
  genericLinkNouns,
  genericLinkOpeners,
  linkLabels,
  nameColumns,
  solutionPathWords,
} from '../../words/exercises.ts'
import { anyOf, anyWordOf } from '../../words/pattern.ts'
import { findPage, type PageLink, pageLink } from './page-link.ts'

/** One exercise of a table or a list of links. */
export interface ExerciseLink {
  /** 1-based line of the row or item. */
  readonly line: number
  /** What the row calls the exercise; empty if it only says "Exercise". */
  readonly name: readonly ElementContent[]
  /** The rest of the row without its links. */
  readonly remarks: string
  readonly exercise?: Page
  readonly solution?: { readonly page: Page; readonly fragment: string }
}

/** A run of phrases that may contain links: a cell, or the line of a list item. */
interface LinkPart {
  readonly content: readonly ElementContent[]
  /** The title of the column. */
  readonly head: string
}

interface Role {
  readonly role: 'exercise' | 'solution'
  readonly link: Element
  readonly target: PageLink
}

const genericLink = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:${anyOf(genericLinkOpeners)} )*${anyOf(genericLinkNouns)}[^\p{L}\p{N}]*$`,
  'iu',
)

const exerciseHead = new RegExp(`${anyWordOf(exerciseColumns)}|${anyOf(exerciseColumnStems)}`, 'iu')

/** Returns the exercises that the rows of a table link, with their solutions if they have any. */
export function linksOfTable(table: Element, page: Page, pages: ReadonlyMap<string, Page>): ExerciseLink[] {
  const rows = rowsOf(table)
  const head = rows.find((row) => row.isHead)
  const heads = head?.cells.map((cell) => plainText([cell])) ?? []
  const entries = rows
    .filter((row) => row !== head)
    .flatMap((row) => {
      const parts = row.cells.map((cell, index): LinkPart => ({ content: cell.children, head: heads[index] ?? '' }))
      return readParts(parts, row.element, page, pages) ?? []
    })
  const paired = heads.some((title) => isAnswerLabel(title)) && heads.some((title) => exerciseHead.test(title))
  return paired || entries.some((entry) => entry.solution !== undefined) ? entries : []
}

/**
 * Returns the exercises that the items of a list and its nested lists link; none if fewer than half of the items do so.
 */
export function linksOfList(list: Element, page: Page, pages: ReadonlyMap<string, Page>): ExerciseLink[] {
  const items = itemsOf(list)
  const entries = items.flatMap(({ item, own }) => {
    const links = own.flatMap((child) => (child.type === 'element' ? linksOf(child) : []))
    return links.length < 2 ? [] : (readParts([{ content: own, head: '' }], item, page, pages) ?? [])
  })
  const whole = entries.filter((entry) => entry.solution !== undefined && entry.exercise !== undefined)
  return whole.length > 0 && entries.length >= items.length / 2 ? entries : []
}

/** Returns the items of a list that hold a line of text and no other blocks. */
function itemsOf(list: Element): { item: Element; own: ElementContent[] }[] {
  return elementsOf(list).flatMap((item) => {
    const nested = elementsOf(item).filter((child) => child.tagName === 'ul' || child.tagName === 'ol')
    const own = item.children.filter((child) => !nested.some((list) => list === child))
    const isLine = own.every((child) => !isBlock(child) || isElement(child, 'p'))
    return [...(isLine && plainText(own) !== '' ? [{ item, own }] : []), ...nested.flatMap(itemsOf)]
  })
}

/** Returns the page that a link calls the solution ("Click here for the solution"). */
export function solutionLinked(block: Element, page: Page, pages: ReadonlyMap<string, Page>): Page | undefined {
  for (const link of linksOf(block)) {
    const found = roleOf(link, { content: block.children, head: '' }, page)
    const solution = found?.role === 'solution' ? findPage(found.target.path, pages) : undefined
    if (solution !== undefined && solution !== page) return solution
  }
  return undefined
}

function readParts(
  parts: readonly LinkPart[],
  whole: Element,
  page: Page,
  pages: ReadonlyMap<string, Page>,
): ExerciseLink | undefined {
  const roles = parts.flatMap((part) => linksIn(part).flatMap((link) => roleOf(link, part, page) ?? []))
  const toSolution = roles.find(({ role }) => role === 'solution')
  const toExercise = roles.find(({ role }) => role === 'exercise')
  const solution = toSolution && findPage(toSolution.target.path, pages)
  const exercise = toExercise && findPage(toExercise.target.path, pages)
  if (solution === undefined && exercise === undefined) return undefined
  if (solution === page || (exercise === page && solution === undefined)) return undefined
  const { name, remarks } = naming(parts, roles)
  return {
    line: lineOf(whole) ?? 1,
    name,
    remarks,
    ...(exercise && exercise !== page && { exercise }),
    ...(solution && toSolution && { solution: { page: solution, fragment: toSolution.target.fragment } }),
  }
}

function linksIn(part: LinkPart): Element[] {
  return part.content.flatMap((node) => (node.type === 'element' ? linksOf(node) : []))
}

function roleOf(link: Element, part: LinkPart, page: Page): Role | undefined {
  const target = pageLink(String(link.properties['href'] ?? ''), page.file)
  if (target === undefined) return undefined
  const text = plainText([link])
  const solves =
    isAnswerLabel(text) || isAnswerLabel(part.head) || /\bsolutions?\b/i.test(text) || isSolutionPath(target.path)
  return { role: solves ? 'solution' : 'exercise', link, target }
}

const solutionPath = new RegExp(`(?:^|[/_.-])${anyOf(solutionPathWords)}(?=[/_.-]|$)`, 'i')

/** Whether a path names a solution: `solutions/x.md`, `x_solution.md`, `answers.md`. */
export function isSolutionPath(path: string): boolean {
  return solutionPath.test(path)
}

const nameHead = new RegExp(String.raw`^[^\p{L}\p{N}]*${anyOf(nameColumns)}[^\p{L}\p{N}]*$`, 'iu')

/** The first cell with words of its own names the exercise; the other cells are remarks. */
function naming(parts: readonly LinkPart[], roles: readonly Role[]): Pick<ExerciseLink, 'name' | 'remarks'> {
  const solutions = new Set(roles.flatMap(({ role, link }) => (role === 'solution' ? [link] : [])))
  const generic = new Set(parts.flatMap(linksIn).filter((link) => solutions.has(link) || isGeneric(link)))
  const texts = parts.map((part) => withoutLinks(part.content, generic))
  const hasWords = texts.map((content) => /\p{L}/u.test(plainText(content)))
  const named = parts.findIndex((part, index) => hasWords[index] === true && nameHead.test(part.head))
  const at = named >= 0 ? named : hasWords.indexOf(true)
  const remarks = texts
    .filter((_, index) => index !== at && hasWords[index] === true)
    .map((content) => plainText(content))
  return { name: trimmed(texts[at] ?? []), remarks: remarks.join(' · ') }
}

function isGeneric(link: Element): boolean {
  return genericLink.test(plainText([link])) || isAnswerLabel(plainText([link]))
}

/** Removes the given links from some content, and replaces other links by their text. */
function withoutLinks(content: readonly ElementContent[], dropped: ReadonlySet<Element>): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : []
    if (dropped.has(node)) return []
    const children = withoutLinks(node.children, dropped)
    return node.tagName === 'a' || node.tagName === 'p' ? children : [{ ...node, children }]
  })
}

const linkLabel = new RegExp(String.raw`^${anyOf(linkLabels)}\s*[:–—-]\s*(?=\S)`, 'i')

/** Removes what is left around links and labels: empty brackets, dashes, "Exercise:". */
function trimmed(content: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = content.filter(
    (node) => node.type !== 'text' || !/^[\s()[\]|,:;·–—-]*$/.test(node.value) || node.value === ' ',
  )
  if (first === undefined) return []
  const all = [first, ...rest]
  return all.map((node, index) => {
    if (node.type !== 'text') return node
    let { value } = node
    if (index === 0) value = value.replace(/^[\s([|,:;·–—-]+/, '').replace(linkLabel, '')
    if (index === all.length - 1)
      value = value.replace(/[\s|,:;·–—-]*(?:\([\s|,/]*\)|\[[\s|,/]*\])?[\s|,:;·([–—-]*$/, '')
    return { ...node, value }
  })
}
