import type { ElementContent } from 'hast'
import { headingLevel, isElement, lineOf, plainText } from '../../parse/block.ts'
import type { Cursor, Finding } from '../dialect.ts'
import { divide } from './division.ts'
import { askingOf } from './wording.ts'

/** Marks that Markdown has left in the text, because something above has broken the page: `47. ### What is x?`. */
const strayMarks = /^(\s*(?:\d{1,4}[.)]\s*)?)#{1,6}\s*/

/**
 * Reads a paragraph that is a remembered question, word for word, with what stands below it as its answer. This is the
 * last resort for a page that is broken: an HTML tag that is never closed turns the headings below it into text.
 */
export function rememberedParagraph({ blocks, index, memory }: Cursor): Finding | undefined {
  if (memory === undefined) return undefined
  const starts = (at: number): boolean => {
    const block = blocks[at]
    if (!isElement(block, 'p')) return false
    const text = plainText([block])
    const bare = text.replace(strayMarks, '$1 ')
    return (bare !== text || askingOf(text) === 'question') && memory.begins(bare)
  }
  const block = blocks[index]
  if (block === undefined || !starts(index)) return undefined
  let end = index + 1
  while (end < blocks.length && headingLevel(blocks[end]) === undefined && !starts(end)) end++
  if (end === index + 1) return undefined
  const { more, answer, isChoice } = divide(blocks.slice(index + 1, end))
  return {
    consumed: end - index,
    drafts: [
      {
        line: lineOf(block) ?? 1,
        title: withoutMarks(block.children),
        more,
        answer,
        ...(isChoice && { kind: 'choice' as const }),
      },
    ],
    evidence: 'text that was a question before',
  }
}

function withoutMarks([first, ...rest]: readonly ElementContent[]): ElementContent[] {
  if (first?.type !== 'text') return first === undefined ? rest : [first, ...rest]
  return [{ ...first, value: first.value.replace(strayMarks, '$1 ').trimStart() }, ...rest]
}
