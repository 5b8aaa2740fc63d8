import type { Element } from 'hast'
import { headingLevel, isElement, plainText } from '../parse/block.ts'
import type { Cursor, Dialect, Draft, Finding } from './dialect.ts'
import { divide, isFold } from './division.ts'
import { readOptions } from './options.ts'
import { textLine } from './text-line.ts'
import { askingOf, isNumbered } from './wording.ts'

/** A paragraph that asks, with options under it: ticked, lettered with the answer in a label or a fold, or unanswered. */
export const choice: Dialect = {
  name: 'choice',
  find({ blocks, index }: Cursor): Finding | undefined {
    const block = blocks[index]
    if (!isElement(block, 'p') || !asks(block)) return undefined
    const at = optionsAfter(blocks, index)
    if (at === undefined) return undefined
    const options = blocks[at] && readOptions(blocks[at])
    if (options === undefined) return undefined
    let end = at + 1
    while (end < blocks.length && end <= at + 4 && answersChoice(blocks[end])) end++
    const { more, answer } = divide(blocks.slice(index + 1, end))
    const draft: Draft = { line: textLine(block), title: block.children, more, answer, kind: 'choice' }
    return { consumed: end - index, drafts: [draft], evidence: 'text that asks, with options to choose from' }
  },
}

function asks(paragraph: Element): boolean {
  const text = plainText([paragraph])
  return askingOf(text) === 'question' || isNumbered(text)
}

/** Index of the options of the paragraph at `index`: next to it, or behind the code or picture that it asks about. */
function optionsAfter(blocks: readonly Element[], index: number): number | undefined {
  for (let at = index + 1; at < blocks.length && at <= index + 3; at++) {
    const block = blocks[at]
    if (block === undefined || headingLevel(block) !== undefined) return undefined
    if (readOptions(block) !== undefined) return isElement(block, 'ol') ? undefined : at
    if (!isElement(block, 'pre', 'table') && !(isElement(block, 'p') && plainText([block]) === '')) return undefined
  }
  return undefined
}

/** A fold or a labelled paragraph right behind the options. */
function answersChoice(block: Element | undefined): boolean {
  return block !== undefined && (isFold(block) || divide([block]).mark === 'label')
}
