/** What stands in front of a question: its number, and the label that it shares with its neighbours. */

import type { ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { plainText } from '../../parse/block.ts'
import { askingOf } from './wording.ts'

/** A prompt without its numbering or label, and the removed part as plain text. */
interface Unnumbered {
  readonly prompt: Content
  readonly numbering: string
}

const longest = 60

/**
 * Removes what stands before the text of a question: `7.`, `Q3:`. The number says where a question stands among others
 * and changes when they do, but neither the card nor its id may change because of that.
 */
export function dropNumbering(prompt: Content, text: string): Unnumbered {
  const whole = plainText(prompt)
  const start = startOf(text, whole)
  if (start < 1) return { prompt, numbering: '' }
  const numbering = whole.slice(0, start)
  const state = { left: numbering.replace(/\s+/g, '').length }
  return { prompt: prompt.flatMap((node) => withoutSigns(node, state)), numbering }
}

/** Returns where a text begins within another one, ignoring white space, or -1 if it doesn't begin near the start. */
function startOf(text: string, whole: string): number {
  const beginning = text.slice(0, 40)
  if (beginning === '' || whole.startsWith(beginning)) return 0
  const near = whole.slice(0, longest + 2 * beginning.length)
  const folded = near.replace(/\s+/g, ' ')
  const start = folded.indexOf(beginning.replace(/\s+/g, ' '))
  if (start < 1) return start
  // The original white space may be longer than the folded one.
  const signs = folded.slice(0, start).replace(/ /g, '').length
  let at = 0
  for (let seen = 0; seen < signs || /\s/.test(near[at] ?? ''); at++) if (!/\s/.test(near[at] ?? '')) seen++
  return at
}

/** Removes leading characters other than white space from a node, and the node itself if none of its text is left. */
function withoutSigns(node: ElementContent, state: { left: number }): ElementContent[] {
  if (state.left === 0) return [node]
  if (node.type === 'text') {
    let at = 0
    while (at < node.value.length && (state.left > 0 || /\s/.test(node.value[at] ?? ''))) {
      if (!/\s/.test(node.value[at] ?? '')) state.left--
      at++
    }
    return at === node.value.length ? [] : [{ ...node, value: node.value.slice(at) }]
  }
  if (node.type !== 'element') return [node]
  const children = node.children.flatMap((child) => withoutSigns(child, state))
  return children.length === 0 && node.children.length > 0 ? [] : [{ ...node, children }]
}

/** A text that begins with a word and a number: `P1. What is salt?` */
interface Labelled {
  readonly index: number
  /** The word or the letters in front of the number, without regard to case. */
  readonly word: string
  readonly number: number
  /** What stands in front of the text, as it is written: `P1. `. */
  readonly label: string
  readonly rest: string
  /** Whether a sign (`.`, `:`, `)`) ends the label. */
  readonly end: 'sign' | 'space'
}

/** A word of at most two parts and its number: `P1.`, `Câu hỏi 3:`, `問題1`, `[Q7]`, `Вопрос №2 —`. */
const wordAndNumber =
  /^([^\p{L}\p{N}]{0,3}(\p{L}[\p{L}\p{M}]{0,14}(?: [\p{L}\p{M}]{1,10})?)\s?(?:#|No\.? ?|№ ?)?(\p{Nd}{1,4})\s?(?:([.:)\]．。：、）】|]|[-–—](?=\s))[\s\p{Pd}]*|\s+))(?=\S)/u

/** This many texts in a row of rising numbers show that their common beginning is a label. */
export const fewestLabels = 3
/** A series of letters may continue that of another page, if it has this many members. */
const manyLabels = 5
/** This share of the numbers of a series must follow each other. */
const inOrder = 0.6

/**
 * Finds labels without knowing their words: one or two letters, or a word, in front of a number that rises from text to
 * text (`P1.`, `П1.`, `問題1`). The texts are those that may be questions side by side: headings of one level,
 * paragraphs, lines. Returns the label of each text, as it is written, by the index of the text.
 *
 * A series begins with 0 or 1, so `Java 8`, `Java 9` is not one, and it has at least three members. A label
 * that only a space ends does not count unless the texts ask (`M3 screws`).
 */
export function labelsOf(texts: readonly string[]): ReadonlyMap<number, string> {
  const series = new Map<string, Labelled[]>()
  texts.forEach((text, index) => {
    const found = readLabel(text, index)
    if (found === undefined) return
    const others = series.get(found.word)
    if (others === undefined) series.set(found.word, [found])
    else others.push(found)
  })
  const labels = [...series.values()].filter(isSeries).flat()
  return new Map(labels.map(({ index, label }) => [index, label]))
}

function readLabel(text: string, index: number): Labelled | undefined {
  const [, label, word, digits, sign] = wordAndNumber.exec(text.slice(0, longest)) ?? []
  if (label === undefined || word === undefined || digits === undefined) return undefined
  const rest = text.slice(label.length)
  // A decimal, a time or a version: `V1.0`, `B2:30`.
  if (sign !== undefined && /^[.:]\s*$/.test(label.slice(label.lastIndexOf(sign))) && /^\p{Nd}/u.test(rest))
    return undefined
  return {
    index,
    word: word.toLowerCase(),
    number: numberOf(digits),
    label,
    rest,
    end: sign === undefined ? 'space' : 'sign',
  }
}

function isSeries(labelled: readonly Labelled[]): boolean {
  const [first] = labelled
  if (first === undefined || labelled.length < fewestLabels) return false
  const areLetters = [...first.word].length <= 2
  if (first.number > 1 && !(areLetters && labelled.length >= manyLabels)) return false
  const follows = labelled.filter(({ number }, at) => at === 0 || number === (labelled[at - 1]?.number ?? 0) + 1)
  if (follows.length < Math.max(fewestLabels, labelled.length * inOrder)) return false
  const ends = labelled.filter(({ end }) => end === 'sign').length
  const asking = labelled.filter(({ rest }) => askingOf(rest) !== 'nothing').length
  if (ends < labelled.length && asking < labelled.length * inOrder) return false
  // What differs in nothing but the number is not numbered by it: `HTTP 1: how does it work?`
  return areLetters || new Set(labelled.map(({ rest }) => rest)).size > 1
}

/** The code points of the digit 0 in the scripts that have digits of their own. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6]

function numberOf(digits: string): number {
  const ascii = [...digits.normalize('NFKC')].map((digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = zeros.find((first) => code >= first && code <= first + 9)
    return zero === undefined ? digit : String(code - zero)
  })
  return Number(ascii.join(''))
}
