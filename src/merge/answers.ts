import type { NamedQuestion } from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'
import { memoiseByObject } from '../text/memoise.ts'
import { negations, refutations } from '../text/words/turning.ts'
import { isContentWord } from './content-word.ts'
import { partitionOf } from './partition.ts'
import { type Token, tokensOf } from './token.ts'
import { isTypo } from './typo.ts'
import { foldWords, type Vocabulary } from './vocabulary.ts'
import { answerLabelWords } from './words/labels.ts'

/** A folded answer. */
export interface Answer {
  readonly tokens: readonly Token[]
  /** Equal for equal answers. */
  readonly key: string
}

/** Folds the answer of a question; memoised. */
export type ReadAnswer = (question: NamedQuestion) => Answer

/** Creates a {@link ReadAnswer} that folds with this vocabulary. */
export function answerReader(vocabulary: Vocabulary): ReadAnswer {
  return memoiseByObject((question: NamedQuestion): Answer => {
    const plain = withoutLabel(tokensOf(question.answer))
    const tokens = foldWords(question.kind === 'choice' ? splitLetters(plain) : plain, vocabulary)
    return {
      tokens,
      key: tokens.map(({ word, written, type }) => (type === 'code' ? written : word)).join('\0'),
    }
  })
}

/** Removes a leading label such as "Correct answer:". */
function withoutLabel(tokens: readonly Token[]): readonly Token[] {
  const label = tokens.findIndex(({ word }) => !labelWords.has(word))
  const isLabel = label > 0 && label <= 3 && tokens[label - 1]?.endsSentence === true
  return isLabel ? tokens.slice(label) : tokens
}

/** Splits leading option letters and puts them in lower case: "BD" becomes "b, d". */
function splitLetters(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(({ written }) => !/^(?:[A-H]{1,5}|[a-h])$/.test(written))
  const letters = tokens.slice(0, end < 0 ? tokens.length : end).flatMap((token) =>
    [...token.written].map((letter, index): Token => {
      const endsSentence = token.endsSentence && index === token.written.length - 1
      return { ...token, word: letter.toLowerCase(), written: letter, endsSentence }
    }),
  )
  return end < 0 ? letters : [...letters, ...tokens.slice(end)]
}

const labelWords: ReadonlySet<string> = new Set(answerLabelWords)

/** Whether an answer is too short to be evidence of anything: "True", "Yes", "A pod". */
export function isShort({ tokens }: Answer): boolean {
  let words = 0
  for (const token of tokens) if (isContentWord(token) && ++words >= 4) return false
  return true
}

/** Whether two answers agree: they are equal, differ by one typo, or one contains the other. */
export function agree(a: Answer, b: Answer): boolean {
  return a.key === b.key || differByTypo(a.tokens, b.tokens) || holds(a, b) || holds(b, a)
}

/** Whether a longer answer contains a shorter one. */
function holds(longer: Answer, shorter: Answer): boolean {
  const long = longer.tokens
  const short = shorter.tokens
  if (short.length === 0 || short.length >= long.length) return false
  const beginsWith = short.every((token, index) => isSame(token, long[index]))
  // "True. Because …" contains "True"; "A pod of dolphins" does not contain "A pod".
  if (beginsWith && long[short.length - 1]?.endsSentence) return true
  if (short.filter(isContentWord).length < 4) return false
  let found = 0
  for (const token of long) {
    if (isSame(token, short[found])) found++
    else if (found > 0 && found < short.length) {
      // A word inserted into a command makes another command.
      const isInsideCode = short[found - 1]?.type === 'code' && short[found]?.type === 'code'
      if (isInsideCode || turning.has(token.word)) return false
    }
  }
  return found === short.length
}

/** Words that reverse the meaning of a sentence when they are inserted. */
const turning: ReadonlySet<string> = new Set([...negations, ...refutations])

function isSame(a: Token, b: Token | undefined): boolean {
  if (b === undefined) return false
  return a.type === 'code' && b.type === 'code' ? a.written === b.written : a.word === b.word
}

function differByTypo(a: readonly Token[], b: readonly Token[]): boolean {
  if (a.length !== b.length || a.length < 4) return false
  let isFound = false
  for (const [index, token] of a.entries()) {
    const other = b[index]
    if (other === undefined || isSame(token, other)) continue
    if (isFound || !isTypo(token, other)) return false
    isFound = true
  }
  return isFound
}

/**
 * Whether an answer of one list agrees with an answer of the other. If there are too many pairs to compare, only equal
 * answers count.
 */
export function someAgree(some: readonly Answer[], others: readonly Answer[]): boolean {
  const keys = new Set(others.map(({ key }) => key))
  if (some.some(({ key }) => keys.has(key))) return true
  return some.length * others.length <= mostCompared && some.some((one) => others.some((other) => agree(one, other)))
}

/**
 * Groups answers that agree. An answer that several different ones contain ("True", beside "True. It must" and
 * "True. It may") is in a group of its own.
 * @returns The group number of each answer, in the order given.
 */
export function groupAnswers(answers: readonly Answer[]): number[] {
  const sample = new Map(answers.map((answer) => [answer.key, answer]))
  const distinct = [...sample.values()].sort((a, b) => byCodePoint(a.key, b.key))
  const groups = partitionOf(distinct.length)
  if (distinct.length <= mostCompared) {
    for (const [a, one] of distinct.entries())
      for (const [b, other] of distinct.entries())
        if (a < b && differByTypo(one.tokens, other.tokens)) groups.join(a, b)
    const holders = distinct.map((short) => distinct.flatMap((long, index) => (holds(long, short) ? [index] : [])))
    for (const [index, own] of holders.entries()) {
      const outer = own.filter((holder) => holders[holder]?.length === 0)
      if (new Set(outer.map(groups.find)).size === 1) groups.join(index, outer[0] ?? index)
    }
  }
  const number = new Map(distinct.map(({ key }, index) => [key, groups.find(index)]))
  return answers.map(({ key }) => number.get(key) ?? 0)
}

/** Beyond this number, the different answers to one question are not compared pair by pair. */
const mostCompared = 60

/** The questions whose answers a card shows, in the order given; of answers that agree, only the longest is shown. */
export function shownAnswers(sources: readonly NamedQuestion[], read: ReadAnswer): NamedQuestion[] {
  const shown: NamedQuestion[] = []
  const answered = sources.filter((source) => source.answered)
  // Most cards have one answer, and folding takes time.
  if (answered.length < 2) return answered
  for (const source of answered) {
    const answer = read(source)
    if (shown.some((other) => read(other).key === answer.key || differByTypo(read(other).tokens, answer.tokens)))
      continue
    shown.push(source)
  }
  if (shown.length > mostCompared) return shown
  return shown.filter((source) => !shown.some((other) => holds(read(other), read(source))))
}
