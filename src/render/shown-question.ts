import type { Element, ElementContent, RootContent } from 'hast'
import type { Content, Question } from '../model/card.ts'
import { plainText } from '../parse/block.ts'
import { isMaths } from './code.ts'
import { escapeControls } from './field/escape-controls.ts'
import { readableMaths } from './field/readable-maths.ts'

/** The words of a question in one line, as people are shown them, with readable mathematics and no control characters. */
export function shownQuestion(question: Pick<Question, 'text' | 'prompt'>): string {
  return escapeControls(readableQuestion(question))
}

function readableQuestion({ text, prompt }: Pick<Question, 'text' | 'prompt'>): string {
  const shown = text.replace(/\s+/g, ' ')
  if (!prompt.some(hasFormula)) return shown
  const formulas: string[] = []
  const marked = oneLine(prompt.map((node) => withSigns(node, formulas)))
  const readable = formulas.map(readableMaths)
  if (readable.every((formula) => formula === undefined)) return shown
  // The text may be a part of the prompt: without its number, for instance.
  const whole = marked.replace(sign, (mark) => formulas[indexOf(mark)] ?? '')
  const start = whole.indexOf(shown)
  if (start === -1 || whole !== oneLine(prompt)) return shown
  const end = start + shown.length
  let written = ''
  let at = 0
  for (const character of marked) {
    const index = indexOf(character)
    const source = formulas[index] ?? character
    const next = at + source.length
    if ((at < start && next > start) || (at < end && next > end)) return shown
    if (at >= start && next <= end) written += readable[index] ?? source
    at = next
  }
  return written
}

/** The words of content as people are shown them, with readable mathematics and no control characters. */
export function shownText(content: Content): string {
  return escapeControls(readableText(content))
}

function readableText(content: Content): string {
  if (!content.some(hasFormula)) return plainText(content)
  const formulas: string[] = []
  const marked = plainText(content.map((node) => withSigns(node, formulas)))
  return marked.replace(sign, (mark) => {
    const formula = formulas[indexOf(mark)]
    return formula === undefined ? mark : (readableMaths(formula) ?? formula)
  })
}

/** Characters for private use stand for formulas. */
const FIRST_SIGN = 0xe000
const sign = /[\uE000-\uF8FF]/g

function indexOf(mark: string): number {
  return mark.charCodeAt(0) - FIRST_SIGN
}

function hasFormula(node: RootContent | ElementContent): boolean {
  return node.type === 'element' && (isFormula(node) || node.children.some(hasFormula))
}

function isFormula(node: Element): boolean {
  return node.tagName === 'code' && isMaths(node)
}

function withSigns(node: RootContent | ElementContent, formulas: string[]): RootContent | ElementContent {
  if (node.type !== 'element') return node
  if (isFormula(node)) {
    const count = formulas.push(oneLine(node.children))
    return { type: 'text', value: String.fromCharCode(FIRST_SIGN + count - 1) }
  }
  return { ...node, children: node.children.map((child) => withSigns(child, formulas) as ElementContent) }
}

function oneLine(content: readonly (RootContent | ElementContent)[]): string {
  return plainText(content).replace(/\s+/g, ' ')
}
