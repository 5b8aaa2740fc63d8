/** Where the prompt ends and the answer begins in the blocks below the title of a question. */

import type { Element, ElementContent } from 'hast'
import { elementsOf, headingLevel, isElement, plainText, summaryOf } from '../../parse/block.ts'
import { containerOf } from '../../parse/containers.ts'
import { blocksOf } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { splitGlued } from './glued-test.ts'
import { type Options, readOptions } from './options.ts'
import { answerPrefix, hasFurtherAnswerLabel, isAnswerLabel, isHandle, namesDetails } from './wording.ts'

/** The blocks below a title, divided into prompt and answer. */
export interface Division {
  /** The rest of the prompt: code, givens, options. */
  readonly more: readonly ElementContent[]
  readonly answer: readonly ElementContent[]
  readonly isChoice: boolean
  /** What marks the answer: a fold, a label or ticked options. Without a mark, all of the content is the answer. */
  readonly mark: 'fold' | 'label' | 'options' | 'none'
}

/** Divides the blocks below the title of a question into the rest of the prompt and the answer. */
export function divide(content: readonly Element[]): Division {
  const blocks = content.flatMap(splitGlued)
  const fold = blocks.findIndex(isFold)
  if (fold >= 0) return withOptions(blocks.slice(0, fold), openFolds(blocks.slice(fold)), 'fold')
  const label = blocks.findIndex(
    (block, at) => hasAnswerLabel(block) && (at === 0 || !hasFurtherAnswerLabel(plainText([block]))),
  )
  if (label >= 0) return withOptions(blocks.slice(0, label), withoutLabel(blocks.slice(label)), 'label')
  const at = blocks.findIndex((block) => readOptions(block) !== undefined)
  const options = blocks[at] && readOptions(blocks[at])
  // Options stand close to the question; a lettered list after prose is part of the answer.
  const near = at >= 0 && at <= 3 && blocks.slice(0, at).every(continuesPrompt)
  if (options !== undefined && near && (options.ticked !== undefined || isAllLettered(blocks[at]))) {
    return withOptions(blocks.slice(0, at + 1), blocks.slice(at + 1), 'options')
  }
  return { more: [], answer: blocks, isChoice: false, mark: 'none' }
}

/**
 * Whether a block is a fold that merely hides an answer: its summary is a handle such as "show" or "Answer". A solution
 * that names its exercise belongs to that one.
 */
export function isFold(block: Element): boolean {
  if (!isElement(block, 'details') || containerOf(block)?.solves !== undefined) return false
  return block.data?.isHandle === true || hasHandle(block)
}

/** Returns the same fold as one that merely hides an answer, whatever its summary says. */
export function asFold(fold: Element): Element {
  return { ...fold, data: { ...fold.data, isHandle: true } }
}

declare module 'hast' {
  interface ElementData {
    /** Set where the neighbours of a fold show that its summary is only a label. */
    isHandle?: true
  }
}

/** Whether the handle of a fold names something other than an answer: "Show code", "Details". */
export function hidesDetails(fold: Element): boolean {
  const summary = summaryOf(fold)
  return summary !== undefined && namesDetails(plainText([summary]))
}

const hasHandle = memoiseByObject((block: Element): boolean => {
  const summary = summaryOf(block)
  return summary !== undefined && isHandle(plainText([summary]))
})

/** Returns the hidden content of a fold. */
export function foldedBlocks(fold: Element): Element[] {
  return blocksOf(fold.children.filter((child) => !isElement(child, 'summary')))
}

function openFolds(blocks: readonly Element[]): ElementContent[] {
  return blocks.flatMap((block) => (isFold(block) ? foldedBlocks(block) : [block]))
}

function withOptions(before: readonly Element[], answer: readonly ElementContent[], mark: Division['mark']): Division {
  const found = new Map<Element, Options>()
  for (const block of before) {
    const options = readOptions(block)
    if (options !== undefined) found.set(block, options)
  }
  const more = before.map((block) => found.get(block)?.list ?? block)
  const ticked = [...found.values()].flatMap((options) => options.ticked ?? [])
  return { more, answer: [...ticked, ...answer], isChoice: found.size > 0, mark }
}

function continuesPrompt(block: Element): boolean {
  if (isElement(block, 'pre', 'table')) return true
  return isElement(block, 'p') && (plainText([block]) === '' || /[?？:：]$/.test(plainText([block])))
}

function isAllLettered(block: Element | undefined): boolean {
  return block !== undefined && (block.tagName === 'p' || /^\W?[Aa]\W/.test(plainText([block])))
}

/** Recognises "### Answer", "**Answer:** …", and a list whose only item begins with "Answer" or "Answer:". */
const hasAnswerLabel = memoiseByObject((block: Element): boolean => {
  const text = plainText([block])
  if (headingLevel(block) !== undefined) return isAnswerLabel(text)
  if (block.tagName === 'p') {
    const [first] = block.children
    if (isElement(first, 'strong', 'em', 'b', 'i', 'u') && isAnswerLabel(plainText([first]))) return true
    return answerPrefix.test(text.slice(0, 80)) || isAnswerLabel(text)
  }
  return labelledItem(block) !== undefined
})

function labelledItem(block: Element): Element | undefined {
  if (!isElement(block, 'ul', 'ol')) return undefined
  const [item, ...others] = elementsOf(block)
  if (item === undefined || others.length > 0) return undefined
  const [lead, ...rest] = blocksOf(item.children)
  if (lead === undefined) return undefined
  const text = plainText([lead])
  return (rest.length > 0 && isAnswerLabel(text)) || answerPrefix.test(text.slice(0, 80)) ? item : undefined
}

function withoutLabel(blocks: readonly Element[]): Element[] {
  const [first, ...rest] = blocks
  if (first === undefined) return []
  const item = labelledItem(first)
  if (item !== undefined) return [...withoutLabel(blocksOf(item.children)), ...rest]
  return isAnswerLabel(plainText([first])) ? rest : [first, ...rest]
}
