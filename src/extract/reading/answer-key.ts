import type { Element, ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { elementsOf, headingLevel, isElement, lineOf, plainText } from '../../parse/block.ts'
import { blocksOf, type Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { answerKeyQualifiers, answerKeys } from '../words/answering.ts'
import { anyOf } from '../words/pattern.ts'
import { sourceLines } from './source-lines.ts'
import { rowsOf } from './table-row.ts'

/** The answers to numbered questions, collected below them: "## Answers", "1. B", "2. A and C". */
interface AnswerKey {
  readonly line: number
  readonly answers: ReadonlyMap<number, Content>
}

const keyTitle = new RegExp(
  String.raw`^[^\p{L}\p{N}]*(?:${anyOf(answerKeyQualifiers)} )*${anyOf(answerKeys)}[^\p{L}\p{N}]*$`,
  'iu',
)

/**
 * Returns what the next answer key below a question says about it. The number of the question stands on its line or in
 * a heading above it.
 */
export function keyedAnswer(page: Page, line: number, prompt: Content): ElementContent[] {
  const key = keysOf(page).find((found) => found.line > line)
  if (key === undefined) return []
  const number = numberAt(page, line)
  const answer = number === undefined ? undefined : key.answers.get(number)
  if (answer === undefined) return []
  const chosen = chosenOf(prompt, plainText(answer))
  return chosen === undefined ? [...answer] : [chosen, ...(isLetters(plainText(answer)) ? [] : answer)]
}

const keysOf = memoiseByObject((page: Page): readonly AnswerKey[] =>
  page.blocks.flatMap((block, index): AnswerKey[] => {
    if (!isKeyTitle(block)) return []
    const answers = new Map<number, Content>()
    for (const below of page.blocks.slice(index + 1)) {
      if (headingLevel(below) !== undefined) break
      for (const [number, answer] of answersIn(below)) answers.set(number, answer)
    }
    return answers.size > 1 ? [{ line: lineOf(block) ?? 1, answers }] : []
  }),
)

function isKeyTitle(block: Element): boolean {
  if (headingLevel(block) === undefined && !isElement(block, 'p')) return false
  const text = plainText([block])
  return text.length <= 40 && keyTitle.test(text)
}

function answersIn(block: Element): [number, Content][] {
  if (isElement(block, 'ol')) {
    const start = Number(block.properties['start'] ?? 1)
    const items = elementsOf(block).filter((item) => item.tagName === 'li')
    return items.map((item, index) => [start + index, blocksOf(item.children)])
  }
  const lines = isElement(block, 'table')
    ? rowsOf(block).map(({ cells }) => cells.map((cell) => plainText([cell])).join(': '))
    : isElement(block, 'ul')
      ? elementsOf(block).map((item) => plainText([item]))
      : isElement(block, 'p')
        ? plainText([block]).split(/\n|\s+(?=\d{1,3}[.):]\s)/)
        : []
  return lines.flatMap((line): [number, Content][] => {
    const [, number, answer] = /^\W*(?:Q(?:uestion)?\s*)?(\d{1,3})\s*(?:[.):–-]|\s)\s*(\S.*)$/i.exec(line) ?? []
    return number === undefined || answer === undefined ? [] : [[Number(number), [paragraph(answer)]]]
  })
}

/** Returns the number of the question on a line. */
function numberAt(page: Page, line: number): number | undefined {
  const lines = sourceLines(page)
    .slice(Math.max(0, line - 4), line)
    .reverse()
  for (const [index, text] of lines.entries()) {
    const label = index === 0 ? /^[\s#>*_]*(?:Q(?:uestion)?\s*)?(\d{1,3})\s*[.):|]/i : /^\s*#+\s*\D{1,12}(\d{1,3})\W*$/
    const number = label.exec(text)?.[1]
    if (number !== undefined) return Number(number)
    if (index > 0 && text.trim() !== '') return undefined
  }
  return undefined
}

const letters = /^\W*(?:[A-Ha-h]\b(?:\s*(?:,|and|&|\+)\s*)?)+\W*$/

function isLetters(text: string): boolean {
  return letters.test(text)
}

/** Returns the options that are named by the letters at the beginning of an answer. */
function chosenOf(prompt: Content, answer: string): Element | undefined {
  const named = /^\W*((?:[A-Ha-h](?:\s*(?:,|and|&|\+)\s*|(?=\W|$)))+)/.exec(answer)?.[1]?.match(/\b[A-Ha-h]\b/g)
  const list = prompt.find((node) => isElement(node, 'ul', 'ol'))
  if (named === undefined || named === null || !isElement(list, 'ul', 'ol')) return undefined
  const items = elementsOf(list)
  const chosen = named.flatMap((letter) => items[letter.toLowerCase().charCodeAt(0) - 97] ?? [])
  return chosen.length === 0 ? undefined : { ...list, children: chosen }
}

function paragraph(value: string): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value }] }
}
