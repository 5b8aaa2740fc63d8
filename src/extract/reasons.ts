/** Why a block is no question, for `topdeck explain`. A build doesn't load this. */

import { headingLevel, isElement, plainText } from '../parse/block.ts'
import { declarationText } from './authored.ts'
import type { Cursor } from './dialect.ts'
import { dialects } from './dialects/dialects.ts'
import { briefReason } from './extract.ts'
import { linkShare } from './reading/answer.ts'
import { askingOf, endsAsking } from './reading/wording.ts'

/** What the block at a cursor lacks to be a question. It is asked only where no question was found. */
export function fullReason(cursor: Cursor): string {
  const { blocks, index } = cursor
  const block = blocks[index]
  if (block === undefined) return ''
  if (isElement(block, 'hr')) return briefReason(block)
  const declared = declaredReason(cursor)
  if (declared !== undefined) return declared
  if (headingLevel(block) === undefined && linkShare([block]) > 0.7) return briefReason(block)
  for (const { lacking } of dialects) {
    const reason = lacking?.(cursor)
    if (reason !== undefined) return reason
  }
  const text = plainText([block])
  const marked = markReason(text)
  if (marked !== undefined || !isElement(block, 'p')) return marked ?? briefReason(block)
  if (endsAsking(text)) return asks
  const [, first = ''] = /^(\S[^.!?？]{8,120}[?？])\s+\S/.exec(text) ?? []
  return askingOf(first) === 'question' ? goesOn : briefReason(block)
}

const asks = 'text that asks, but neither options nor a fold nor a label below it show an answer'

const goesOn = 'text that asks, but goes on in the same paragraph; an answer stands below its question'

/** What the author has declared, so that nothing else was looked at. */
function declaredReason({ page, blocks, index }: Cursor): string | undefined {
  const { declaration } = page.matter
  const level = headingLevel(blocks[index])
  if (declaration === 'none') return `only what a comment marks is a question: ${declarationText(page)}`
  const levels = typeof declaration === 'object' ? declaration.headings : undefined
  if (level === undefined || (declaration !== 'all' && levels === undefined)) return undefined
  if (declaration === 'all') {
    const next = blocks[index + 1]
    if (next === undefined || headingLevel(next) !== undefined) return 'heading with nothing of its own below it'
    return blocks.slice(0, index).every((block) => headingLevel(block) === undefined)
      ? 'heading that is the title of the page'
      : 'heading of the cards below it'
  }
  return levels?.includes(level)
    ? `heading with nothing of its own below it`
    : `heading of level ${level}, where others are declared to be the questions: ${declarationText(page)}`
}

/** Marks of dialects that mean nothing without company. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/^(?:[\p{L}\p{N}_-]+:: [^\n]*(?:\n|$))+$/u, 'properties of the page or of the block, such as "title:: Biology"'],
  [/^(?:Q(?:uestion)?)\s?\d*\s?[:：.]/m, 'text with the label of a question, but without the label of its answer'],
  [/^(?:A(?:nswer)?)\s?\d*\s?[:：]/m, 'text with the label of an answer, but without the label of its question'],
  [/^C:\s/m, 'text with the label C:, but without hidden parts in [brackets]'],
  [
    /(?<!:)::(?![:=])/,
    'text with "::", which separates a front from a back only where the front asks, where three lines have two words or more in front of it, or on a page tagged #flashcards',
  ],
  [
    /^\?{1,2}$/m,
    'text with a line "?", which separates a front from a back only between two lines of text, or on a page tagged #flashcards',
  ],
  [/==[^=\s][^=]*==/, 'text with a highlight, which is a cloze only on a page tagged #flashcards'],
]

function markReason(text: string): string | undefined {
  return marks.find(([mark]) => mark.test(text))?.[1]
}
