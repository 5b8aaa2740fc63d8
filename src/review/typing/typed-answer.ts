/** Answers that the learner types: which cards have one, and how what was typed is graded. */

import type { Kind } from '../../model/card.ts'
import { escapeControls } from '../../render/field/escape-controls.ts'
import { type FieldElement, type FieldNode, hasClass, parseField, textOfField } from '../../render/field/field-html.ts'
import type { Grade } from '../history/event.ts'
import type { AnswerToken, EqualWords } from './answer-token.ts'
import { compareCommand } from './compare-command.ts'
import { compareProse, foldWord } from './compare-prose.ts'
import { shellTokens } from './shell-words.ts'
import { isTypo } from './typo.ts'

/** What is to be typed: a command line, of which every sign counts, or a word or a few. */
export interface ExpectedAnswer {
  readonly form: 'command' | 'prose'
  readonly text: string
  /** What is as right: the short form of a flag that the answer names beside the long one. */
  readonly alternatives: readonly string[]
}

/** What of a card decides whether its answer can be typed. */
export interface AnswerSide {
  readonly kind: Kind
  /** The answer's field; of a cloze, the HTML of the hidden part. */
  readonly answerHtml: string
}

/** What was typed beside what was expected, in the order of the latter. */
export interface TypedComparison {
  readonly tokens: readonly AnswerToken[]
  /** `nearly`: the same but for a slip, or with a flag too many. */
  readonly result: 'right' | 'nearly' | 'wrong'
  /** The grade to offer; the learner may take another one. */
  readonly suggested: Grade
}

/** Longer answers in prose are said in too many ways to be compared. */
const mostWords = 3
const mostCharacters = 40

const notTyped: ReadonlySet<Kind> = new Set<Kind>(['choice', 'exercise', 'true-false'])

/** Whether a card's answer is one command line or a word or a few, so that it can be typed. */
export function isTypable(card: AnswerSide): boolean {
  return expectedAnswer(card) !== undefined
}

/** What is to be typed for a card; undefined when its answer is too long, or shows more than text. */
export function expectedAnswer({ kind, answerHtml }: AnswerSide): ExpectedAnswer | undefined {
  if (notTyped.has(kind)) return undefined
  const blocks = parseField(answerHtml).filter((node) => node.type !== 'text' || node.value.trim() !== '')
  const [first] = blocks
  if (first === undefined) return undefined
  if (first.type === 'element' && first.name === 'pre') {
    // What else there is explains the command, unless it is code too.
    return blocks.slice(1).some(hasCode) ? undefined : commandIn(textOfField(first.children))
  }
  const phrases = isElement(first, 'p') ? first.children : blocks
  if (kind === 'fill-blank' && isElement(phrases[0], 'code')) return blankAnswer(phrases)
  if (isElement(first, 'p') && blocks.length > 1) return undefined
  return phraseAnswer(phrases)
}

/**
 * Compares what was typed with what was expected. In both, white space is folded; words of an `equal` group are the
 * same.
 */
export function compareTyped(typed: string, expected: ExpectedAnswer, equal: EqualWords = []): TypedComparison {
  const { form, text, alternatives } = expected
  const comparison = (one: string): TypedComparison => {
    const tokens = form === 'command' ? compareCommand(typed, one, equal) : compareProse(typed, one, equal)
    const result = resultOf(tokens, form)
    return { tokens, result, suggested: grades[result] }
  }
  return alternatives
    .map(comparison)
    .reduce((best, one) => (one.suggested > best.suggested ? one : best), comparison(text))
}

const grades: Readonly<Record<TypedComparison['result'], Grade>> = { right: 3, nearly: 2, wrong: 1 }

function resultOf(tokens: readonly AnswerToken[], form: ExpectedAnswer['form']): TypedComparison['result'] {
  const [first, ...others] = tokens.filter(({ type }) => type !== 'same')
  if (first === undefined) return 'right'
  return others.length === 0 && isSmall(first, form) ? 'nearly' : 'wrong'
}

function isSmall(token: AnswerToken, form: ExpectedAnswer['form']): boolean {
  if (token.type === 'extra') return token.what === 'flag'
  if (token.type !== 'different') return false
  const { typed, expected } = token
  return form === 'command'
    ? typed.toLowerCase() === expected.toLowerCase() || isTypo(typed, expected)
    : isTypo(foldWord(typed), foldWord(expected))
}

/** What a blank stands for comes first, in brackets maybe another way to write it, its explanation behind them. */
function blankAnswer([first, between, second]: readonly FieldNode[]): ExpectedAnswer | undefined {
  const answer = first === undefined ? undefined : commandIn(textOfField([first]))
  const isOther =
    between?.type === 'text' && /^\s*(?:\([^().]*|or\s+)$/.test(between.value) && isElement(second, 'code')
  return answer === undefined || !isOther ? answer : { ...answer, alternatives: [textOfField([second])] }
}

function phraseAnswer(phrases: readonly FieldNode[]): ExpectedAnswer | undefined {
  if (!phrases.every(isPhrase)) return undefined
  const text = escapeControls(textOfField(phrases)).replace(/\s+/g, ' ').trim()
  const [only, ...others] = phrases.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  if (others.length === 0 && isElement(only, 'code')) return commandIn(text)
  const isShort = text.length <= mostCharacters && text.split(' ').length <= mostWords
  return text !== '' && isShort ? { form: 'prose', text, alternatives: [] } : undefined
}

const inline: ReadonlySet<string> = new Set(['a', 'b', 'code', 'em', 'i', 'kbd', 'mark', 'span', 'strong', 'u', 'var'])

function isPhrase(node: FieldNode): boolean {
  if (node.type === 'text') return true
  return inline.has(node.name) && !hasClass(node, 'box') && node.children.every(isPhrase)
}

function hasCode(node: FieldNode): boolean {
  return node.type === 'element' && (node.name === 'pre' || node.children.some(hasCode))
}

function isElement(node: FieldNode | undefined, name: string): node is FieldElement {
  return node?.type === 'element' && node.name === name
}

/** The one command line of some code, without comments and the shell's prompt. */
function commandIn(code: string): ExpectedAnswer | undefined {
  const lines = escapeControls(code)
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => shellTokens(line.replace(/^\s*[$%]\s+/, '')))
    .filter((tokens) => tokens.length > 0)
  const [tokens, ...others] = lines
  if (tokens === undefined || others.length > 0) return undefined
  return { form: 'command', text: tokens.map(({ text }) => text).join(' '), alternatives: [] }
}
