/** Folds that hide answers behind a label of the author's own: "How to respond" below each of several tasks. */

import type { Element, ElementContent } from 'hast'
import { headingLevel, isBlock, isElement, plainText, summaryOf } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { asFold, isFold } from './division.ts'
import { asksAboutCode } from './given-code.ts'
import { readOptions } from './options.ts'
import { kindOf, type PageKind } from './reference.ts'
import { askingOf, endsAsking, isNumbered, isSectionTitle } from './wording.ts'

/** The folds of a page with the same summary. */
interface Alike {
  readonly folds: Element[]
  readonly summary: string
  /** How many of them stand directly below something that asks, be it a question or a task. */
  answering: number
  belowQuestions: number
}

/** The same summary on this many folds is a label, if this share of them answers something. */
const several = 3
const mostly = 0.6

/**
 * Returns a page on which folds with the same summary only hide answers, in any language and any words, if they stand
 * below questions. A page without such folds is returned as it is.
 */
export const withRepeatedHandles = memoiseByObject((page: Page): Page => {
  if (!holdsFolds.test(page.source)) return page
  const alike = new Map<string, Alike>()
  collect(page.blocks, alike)
  const kind = kindOf(page)
  const found = [...alike.values()].filter((each) => isLabel(each, kind))
  const labels = new Set(found.flatMap(({ folds }) => folds))
  return labels.size === 0 ? page : { ...page, blocks: page.blocks.map((block) => withFolds(block, labels)) }
})

/** Two folds at least. */
const holdsFolds = /<details.*<details/is

function isLabel({ folds, summary, answering: asked, belowQuestions }: Alike, kind: PageKind): boolean {
  if (isSectionTitle(summary)) return false
  // "Install it." is no task for the reader of a page that presents a project.
  const answering = kind === 'project' ? belowQuestions : asked
  if (folds.length < several) return folds.length > 1 && answering === folds.length && !endsAsking(summary)
  return answering >= folds.length * mostly
}

/** Collects the folds among nodes that stand side by side, and in the containers among them. */
function collect(nodes: readonly ElementContent[], alike: Map<string, Alike>): void {
  // The text above; it is examined only if a fold, or a block that may belong to its question, follows.
  let above = ''
  let words = ''
  for (const [at, node] of nodes.entries()) {
    if (node.type === 'text') words += node.value
    if (node.type !== 'element') continue
    if (!isBlock(node)) {
      words += plainText([node])
      continue
    }
    if (words.trim() !== '') above = words
    words = ''
    if (headingLevel(node) !== undefined || node.tagName === 'p') {
      above = plainText([node])
      continue
    }
    if (node.tagName === 'details') {
      // What stands before a fold "Answer" is a hint.
      if (!isFold(node) && !isFoldBehind(nodes, at)) add(node, asks(above) ? above : '', alike)
    } else if (above !== '' && !(asks(above) && continuesPrompt(node, above))) above = ''
    if (containers.has(node.tagName)) collect(node.children, alike)
  }
}

/** Whether the next block is a fold that hides an answer. */
function isFoldBehind(nodes: readonly ElementContent[], at: number): boolean {
  let next = at + 1
  while (next < nodes.length && nodes[next]?.type !== 'element') next++
  const node = nodes[next]
  return node?.type === 'element' && isFold(node)
}

const containers: ReadonlySet<string> = new Set(['details', 'ul', 'ol', 'li', 'blockquote'])

function add(fold: Element, asked: string, alike: Map<string, Alike>): void {
  const summary = summaryOf(fold)
  if (summary === undefined) return
  const text = plainText([summary])
  const key = text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  const found = alike.get(key) ?? { folds: [], summary: text, answering: 0, belowQuestions: 0 }
  found.folds.push(fold)
  if (asked !== '') found.answering++
  if (askingOf(asked) === 'question') found.belowQuestions++
  alike.set(key, found)
}

const longestAsking = 600

function asks(text: string): boolean {
  return text.length <= longestAsking && (askingOf(text) !== 'nothing' || isNumbered(text))
}

/** Whether a block between a question and a fold belongs to the question: options, or the code that it is about. */
function continuesPrompt(block: Element, asked: string): boolean {
  if (asked === '') return false
  return isElement(block, 'pre') ? asksAboutCode(asked) : readOptions(block) !== undefined
}

/** Returns a block in which these folds are known to be handles. */
function withFolds(block: Element, folds: ReadonlySet<Element>): Element {
  const children = block.children.map((child) => (child.type === 'element' ? withFolds(child, folds) : child))
  const changed = children.some((child, index) => child !== block.children[index])
  const inside = changed ? { ...block, children } : block
  return folds.has(block) ? asFold(inside) : inside
}
