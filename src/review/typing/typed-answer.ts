/** Answers that the learner types: which cards have one, and how it is graded. */

import type { Kind } from '../../model/card.ts'
import { escapeControls } from '../../render/field/escape-controls.ts'
import { type FieldElement, type FieldNode, hasClass, parseField, textOfField } from '../../render/field/field-html.ts'
import type { Grade } from '../history/event.ts'
import type { AnswerToken, EqualWords } from './answer-token.ts'
import { compareCommand } from './compare-command.ts'
import { compareProse, foldWord } from './compare-prose.ts'
import { shellTokens } from './shell-words.ts'
import { isTypo } from './typo.ts'

/** What the learner should type: a command line, in which every character counts, or a few words. */
export interface ExpectedAnswer {
  readonly form: 'command' | 'prose'
  readonly text: string
  /** What is correct as well, such as the short form of a flag that the answer names with the long one. */
  readonly alternatives: readonly string[]
}

/** What decides whether the answer of a card can be typed. */
export interface AnswerSide {
  readonly kind: Kind
  /** The answer field, or the hidden part of a cloze, as HTML. */
  readonly answerHtml: string
}

/** A typed answer compared with the expected one, in the order of the latter. */
export interface TypedComparison {
  readonly tokens: readonly AnswerToken[]
  /** `nearly`: the same except for a typo, or with one flag too many. */
  readonly result: 'right' | 'nearly' | 'wrong'
  /** The grade to suggest; the learner may choose another one. */
  readonly suggested: Grade
}

/** Longer answers in prose can be worded in too many ways to be compared. */
const mostWords = 3
const mostCharacters = 40

const notTyped: ReadonlySet<Kind> = new Set<Kind>(['choice', 'exercise', 'true-false'])

/** Whether the answer of a card is one command line or a few words, so that it can be typed. */
export function isTypable(card: AnswerSide): boolean {
  return expectedAnswer(card) !== undefined
}

/** What to type for a card; undefined if its answer is too long or isn't only text. */
export function expectedAnswer({ kind, answerHtml }: AnswerSide): ExpectedAnswer | undefined {
  if (notTyped.has(kind)) return undefined
  const blocks = parseField(answerHtml).filter((node) => node.type !== 'text' || node.value.trim() !== '')
  const [first] = blocks
  if (first === undefined) return undefined
  if (first.type === 'element' && first.name === 'pre') {
    // Other content explains the command, unless it is code too.
    return blocks.slice(1).some(hasCode) ? undefined : commandIn(textOfField(first.children))
  }
  const phrases = isElement(first, 'p') ? first.children : blocks
  if (kind === 'fill-blank' && isElement(phrases[0], 'code')) return blankAnswer(phrases)
  if (isElement(first, 'p') && blocks.length > 1) return undefined
  return phraseAnswer(phrases)
}

/**
 * Compares what was typed with what was expected. White space is folded in both; the words of an `equal` group count as
 * the same.
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

/** The answer for a blank comes first, perhaps followed by an alternative in brackets and an explanation. */
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

/** The only command line in a piece of code, without comments and the shell prompt. */
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
