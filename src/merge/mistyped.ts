import type { NamedQuestion } from '../model/card.ts'
import { plainText } from '../parse/block.ts'
import { agree, isShort, type ReadAnswer } from './answers.ts'
import type { FoldedQuestion } from './folded-question.ts'
import { isCertainTypo, isSlip, isTypo, mayBeMistyped } from './typo.ts'

/** The questions of one text, divided into clusters; each cluster is one card. */
export interface MistypedText {
  readonly folded: readonly FoldedQuestion[]
  readonly clusters: readonly (readonly NamedQuestion[])[]
}

/**
 * Finds texts that differ by one obvious typo, and gives pairs of questions that are one card. Either the mistyped word
 * occurs nowhere else and the correct one does, or long answers agree and the typo is certain. If both questions are answered, the answers must
 * agree.
 * @param questions All questions, whose answers and headings show which words exist.
 */
export function findTypos(
  texts: readonly MistypedText[],
  questions: readonly NamedQuestion[],
  read: ReadAnswer,
): [NamedQuestion, NamedQuestion][] {
  const counts = new Map<string, number>()
  for (const { folded } of texts)
    for (const word of new Set(folded[0]?.tokens.map(({ word }) => word))) counts.set(word, (counts.get(word) ?? 0) + 1)

  const isRare = (word: string): boolean => (counts.get(word) ?? 0) <= 3
  const candidates = mistypedPairs(texts, isRare)
  if (candidates.length === 0) return []
  const elsewhere = countElsewhere(new Set(candidates.flatMap(({ words }) => words)), questions)

  return candidates.flatMap(({ a, b, words: [wordA, wordB], isCertain }) => {
    const isWrong = (word: string): boolean => counts.get(word) === 1 && !elsewhere.has(word)
    const isRight = (word: string): boolean => (counts.get(word) ?? 0) + (elsewhere.get(word) ?? 0) > 2
    const isMistyped = (isWrong(wordA) && isRight(wordB)) || (isWrong(wordB) && isRight(wordA))
    const others = (a.folded[0]?.contentWords ?? 0) - 1
    return pairsOf(a, b, read).filter(([one, other]) => {
      if (one.answered && other.answered) {
        if (!agree(read(one), read(other))) return false
        const isEvidence = !isShort(read(one)) && !isShort(read(other))
        if ((isEvidence && (isCertain || isMistyped)) || (isMistyped && others >= 4)) return true
      }
      return isMistyped && others >= 2 && isSlip(wordA, wordB)
    })
  })
}

interface Candidate {
  readonly a: MistypedText
  readonly b: MistypedText
  readonly words: readonly [string, string]
  /** Whether agreeing answers are all the evidence that is needed. */
  readonly isCertain: boolean
}

/** Pairs of texts that differ in one word by one edit, where one of the two words is rare. */
function mistypedPairs(texts: readonly MistypedText[], isRare: (word: string) => boolean): Candidate[] {
  const gaps = new Map<number, { text: MistypedText; place: number }[]>()
  const eachGap = (see: (gap: number, text: MistypedText, place: number, word: string) => void): void => {
    for (const text of texts) {
      const tokens = text.folded[0]?.tokens ?? []
      if (tokens.length < 2) continue
      const hashes = tokens.map(({ word }, index) => hashOf(word, index))
      const whole = hashes.reduce((sum, hash) => (sum + hash) | 0, tokens.length)
      for (const [place, token] of tokens.entries())
        if (mayBeMistyped(token)) see((whole - (hashes[place] ?? 0) + place) | 0, text, place, token.word)
    }
  }
  eachGap((gap, text, place, word) => {
    if (!isRare(word)) return
    const known = gaps.get(gap)
    if (known === undefined) gaps.set(gap, [{ text, place }])
    else if (known.length < mostAlike) known.push({ text, place })
  })
  const found: Candidate[] = []
  eachGap((gap, text, place, word) => {
    for (const other of gaps.get(gap) ?? []) {
      const [a, b] = [other.text.folded[0], text.folded[0]]
      const [tokenA, tokenB] = [a?.tokens[place], b?.tokens[place]]
      if (other.place !== place || a === undefined || b === undefined || tokenA === undefined || tokenB === undefined)
        continue
      if (isRare(word) && a.key >= b.key) continue
      if (!isTypo(tokenA, tokenB) || !isSameBut(a, b, place)) continue
      const isCertain = isCertainTypo(tokenA, tokenB)
      found.push({ a: other.text, b: text, words: [tokenA.word, tokenB.word], isCertain })
    }
  })
  return found
}

/** If more texts than this differ in one rare word, they are a list of things ("What is X?") and not typos. */
const mostAlike = 50

function hashOf(word: string, place: number): number {
  let hash = place + 1
  for (let index = 0; index < word.length; index++)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x5bd1e995) + 0x1b873593
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
}

function isSameBut(a: FoldedQuestion, b: FoldedQuestion, place: number): boolean {
  const prefix = a.key.slice(0, a.key.indexOf('\0')) === b.key.slice(0, b.key.indexOf('\0'))
  return (
    prefix &&
    a.tokens.length === b.tokens.length &&
    a.tokens.every(({ word, written, type }, index) => {
      const other = b.tokens[index]
      if (index === place || other === undefined) return index === place
      return word === other.word && (type !== 'code' || other.type !== 'code' || written === other.written)
    })
  )
}

/** Counts how often words occur in answers and headings. */
function countElsewhere(words: ReadonlySet<string>, questions: readonly NamedQuestion[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const see = (text: string): void => {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}{5,}/gu))
      if (words.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const headings = new Set<string>()
  for (const { answer, section } of questions) {
    see(plainText(answer))
    for (const heading of section) headings.add(heading)
  }
  for (const heading of headings) see(heading)
  return counts
}

/** Pairs of questions from clusters that may be one card: those whose answers agree, or the only two. */
function pairsOf(a: MistypedText, b: MistypedText, read: ReadAnswer): [NamedQuestion, NamedQuestion][] {
  const sampleOf = (cluster: readonly NamedQuestion[]): NamedQuestion[] =>
    [cluster.find(({ answered }) => answered) ?? cluster[0]].flatMap((sample) => sample ?? [])
  const own = a.clusters.flatMap(sampleOf)
  const others = b.clusters.flatMap(sampleOf)
  const [one] = own
  const [other] = others
  if (one !== undefined && other !== undefined && own.length === 1 && others.length === 1) return [[one, other]]
  return own.flatMap((one) =>
    others
      .filter((other) => one.answered && other.answered && agree(read(one), read(other)))
      .map((other): [NamedQuestion, NamedQuestion] => [one, other]),
  )
}
