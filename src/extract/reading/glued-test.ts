import type { Element } from 'hast'
import { isElement, plainText } from '../../parse/block.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { linesOf, paragraphOf } from './lines.ts'
import { answerPrefix, isAnswerLabel } from './wording.ts'

const firstOption = /(?:^|\s)[([]?[Aa][.):\]]\s*\S/
const secondOption = /\s[([]?[Bb][.):\]]\s*\S/

/** A cheap check that every text with two lettered options passes. */
function mayBeTest(text: string): boolean {
  const first = firstOption.exec(text)
  return first !== null && secondOption.test(text.slice(first.index + first[0].length))
}

/**
 * Splits a paragraph with a question, its lettered options and its answer on separate lines (`Which?`, `A. this` to `D.
 * that`, `Answer: B`) into a paragraph for each of them. Any other block is returned as it is.
 */
export function splitGlued(block: Element): Element[] {
  return isElement(block, 'p') && mayBeTest(plainText([block])) ? partsOf(block) : [block]
}

const partsOf = memoiseByObject((block: Element): Element[] => {
  const lines = linesOf(block.children, '')
  const from = lines.findIndex(({ text }, index) => isOption(text, 'a') && isOption(lines[index + 1]?.text ?? '', 'b'))
  const to = lines.findIndex(
    ({ text }, index) => index > from + 1 && (answerPrefix.test(text.slice(0, 80)) || isAnswerLabel(text)),
  )
  const cuts = [0, from, to, lines.length].filter((cut, index, all) => cut >= 0 && all.indexOf(cut) === index)
  return from < 0 || cuts.length < 3
    ? [block]
    : cuts.slice(1).map((end, index) => paragraphOf(lines.slice(cuts[index] ?? 0, end)))
})

function isOption(line: string, letter: string): boolean {
  return /^[([]?[A-Za-z]\s?[.):\]]\s*\S/.test(line) && line.replace(/^[([]/, '').toLowerCase().startsWith(letter)
}
