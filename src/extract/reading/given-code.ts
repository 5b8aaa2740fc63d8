/** Code that a question is about: it belongs to the question, not to the answer. */

import type { ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { isElement, plainText } from '../../parse/block.ts'
import {
  codeNouns,
  codePointersBefore,
  codePointersBehind,
  codeResults,
  codeVerbs,
  codeWritingVerbs,
  unspacedGivenCode,
} from '../words/given-code.ts'
import { anyOf, anyWordOf } from '../words/pattern.ts'

/** The code that a question is about, and what is left as its answer. */
interface GivenCode {
  readonly code: Content
  readonly answer: readonly ElementContent[]
}

/**
 * Takes the code out of an answer that is nothing but code, if the question is about that code: "What does this print?".
 * A second block of code is the answer. Returns undefined if the answer stays as it is.
 */
export function givenCode(question: string, answer: readonly ElementContent[]): GivenCode | undefined {
  const [first, ...rest] = answer
  if (!isElement(first, 'pre') || !rest.every(isCodeOrCaption) || !asksAboutCode(question)) return undefined
  return rest.length === 0 && showsResults(plainText([first])) ? undefined : { code: [first], answer: rest }
}

/** Whether a node is code, white space, or a line such as "Output:" between two blocks of code. */
function isCodeOrCaption(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  if (isElement(node, 'p')) return /^[^\n]{1,30}[:：]$/.test(plainText([node]))
  return node.type === 'comment' || isElement(node, 'pre')
}

/** Whether code says by itself what comes of it: `console.log(1) // 1`, `>>> 1 + 1`. */
function showsResults(code: string): boolean {
  return code.split('\n').some((line) => {
    if (/^(?:>>>|In \[\d+\]:|[$%] )|[→⇒] *\S+ *$/.test(line)) return true
    // In `print(7 // 2)`, the signs are an operator.
    const statement = /^(.*?[;)}\]'"`])\s*(?:\/\/|#|--)\s*[^\s#/!]/.exec(line)?.[1]
    return statement !== undefined && isBalanced(statement)
  })
}

function isBalanced(code: string): boolean {
  return code.split('(').length === code.split(')').length
}

const pointed = new RegExp(
  [
    String.raw`${anyWordOf(codePointersBefore)}\s+(?:[\p{L}\p{M}\p{N}.+#/-]+\s+){0,3}?${anyWordOf(codeNouns)}`,
    String.raw`${anyWordOf(codeNouns)}\s+${anyWordOf(codePointersBehind)}`,
    anyOf(unspacedGivenCode),
  ].join('|'),
  'iu',
)

/** "What does this print?", "What's the output?" */
const asksForResult = new RegExp(
  [
    String.raw`^(?:guess |predict )?what(?:'s|’s)?\b.*\b(?:does|do|will|would|did)\s+(?:this|these|the following|it)\b(?:\s+[\w.+#]+){0,3}?\s+${anyWordOf(codeVerbs)}`,
    String.raw`^(?:guess |predict )?what(?:'s|’s| is| are| will be| would be| gets| will| does)\s+(?:the\s+)?(?:value\s+)?${anyWordOf(codeResults)}(?!\s+(?:format|of (?:the )?[\x60\w.-]+ command))`,
  ].join('|'),
  'iu',
)

const wantsCode = new RegExp(
  String.raw`^[^\p{L}]*(?:${anyOf(codeWritingVerbs)}|what\s+\p{L}+\s+(?:prints?|shows?|displays?|lists?|returns?|outputs?))(?=\P{L}|$)|\bsyntax\b`,
  'iu',
)

/** Whether a question is about code that stands below it: "What is the output of the code below?". */
export function asksAboutCode(question: string): boolean {
  const text = question.slice(0, longestQuestion)
  const pointer = pointed.exec(text) ?? asksForResult.exec(text)
  if (pointer === null || wantsCode.test(text)) return false
  // "Fix the following command: ls --al" has its code already.
  return !/[:：]\s*\S/.test(text.slice(pointer.index + pointer[0].length))
}

const longestQuestion = 400
