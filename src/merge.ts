import type { Element, ElementContent } from 'hast'
import type { Content, Question } from './card.ts'
import { plainText } from './parse/block.ts'

/** Questions that are one card, the leading one first, with the folded texts that say so. */
export interface Merged {
  readonly sources: readonly [Question, ...Question[]]
  readonly foldedQuestion: string
  /** Of the first answered source; empty when none is, or when nothing else asks the same. */
  readonly foldedAnswer: string
}

/**
 * Makes cards of questions. Only what is certain is merged: questions that ask the same after folding, and whose answers
 * are the same after folding or missing. The same question with another answer may be about another thing and stays a
 * card of its own. Cards come in the order of their leading sources.
 */
export function merge(questions: readonly Question[]): Merged[] {
  const groups = new Map<string, Question[]>()
  for (const question of questions) {
    const key = foldContent(question.prompt)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [question])
    else group.push(question)
  }
  const order = new Map(questions.map((question, index) => [question, index]))
  return [...groups]
    .flatMap(([foldedQuestion, group]) => byAnswer(foldedQuestion, group))
    .sort((a, b) => (order.get(a.sources[0]) ?? 0) - (order.get(b.sources[0]) ?? 0))
}

function byAnswer(foldedQuestion: string, group: readonly Question[]): Merged[] {
  const [single, ...more] = group
  if (single !== undefined && more.length === 0) return [{ sources: [single], foldedQuestion, foldedAnswer: '' }]
  const cards = new Map<string, [Question, ...Question[]]>()
  const missing: Question[] = []
  for (const question of group) {
    if (!question.answered) {
      missing.push(question)
      continue
    }
    const key = foldContent(question.answer)
    const card = cards.get(key)
    if (card === undefined) cards.set(key, [question])
    else card.push(question)
  }
  const [only, ...others] = cards.values()
  // With several answers around, nothing says which of them an open question would get.
  if (only !== undefined && others.length === 0) only.push(...missing)
  const answered = [...cards].map(([foldedAnswer, sources]): Merged => ({ sources, foldedQuestion, foldedAnswer }))
  if (only !== undefined && others.length === 0) return answered
  const [first, ...rest] = missing
  return first === undefined ? answered : [...answered, { sources: [first, ...rest], foldedQuestion, foldedAnswer: '' }]
}

/** What content says, for comparison: case, white space and closing marks don't count, pictures and cloze numbers do. */
function foldContent(content: Content): string {
  const text = plainText(content)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s?.!:]+$/, '')
  const marks: string[] = []
  collectMarks(content, marks)
  return marks.length === 0 ? text : JSON.stringify([text, ...marks])
}

function collectMarks(content: readonly ElementContent[], marks: string[]): void {
  for (const node of content) {
    if (node.type !== 'element') continue
    const own = ownMark(node)
    if (own !== undefined) marks.push(own)
    collectMarks(node.children, marks)
  }
}

function ownMark(node: Element): string | undefined {
  const { src, dataCloze } = node.properties
  if (node.tagName === 'img' && typeof src === 'string') return src
  return dataCloze === undefined || dataCloze === null ? undefined : `c${dataCloze} ${plainText(node.children)}`
}
