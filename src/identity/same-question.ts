import type { Evidence } from '../model/card.ts'
import { memoiseByObject } from '../text/memoise.ts'
import { compareWordings, type WordingComparison, wordingOf } from '../text/wording.ts'
import { sketchSimilarity } from './sketch.ts'
import type { KnownEntry, PlacedQuestion, QuestionFeatures } from './traits.ts'

/** What speaks for and against a question being the one of a ledger entry. */
export interface Comparison {
  readonly evidence: Evidence
  readonly wording: WordingComparison
  /** How distinctive an unchanged answer is: `unique` if it is long and no other question has it. */
  readonly unchangedAnswer: 'no' | 'short' | 'long' | 'unique'
  /** Of a cloze, whose answer is a part of its text. */
  readonly isCloze: boolean
  /** Whether the answer has at least as many letters as a long word. */
  readonly hasWordAsAnswer: boolean
  /** Whether the answer is so long that a word more or less makes no difference. */
  readonly isLongAnswer: boolean
  readonly state: KnownEntry['state']['type']
  /** Whether a deck ever contained the entry, so that learners may know it. */
  readonly isIssued: boolean
}

/** From this similarity on, the words of two answers are largely the same. */
const KEPT = 0.5

/** Below this similarity, two answers have nothing in common but common words. */
const RELATED = 0.2

/** Two questions about different things seldom have this many words with content in common, and no other. */
const MANY_WORDS = 4

/**
 * Ranks the evidence that a question is the one of a ledger entry: 3 when the words of the question speak for it, 2 when
 * its answer does, 1 when both do to some degree; 0 when it is another question, or when it cannot be told. Questions
 * are paired by rank first, so that a question that differs in a typo precedes a similar one in the same place.
 *
 * A question whose distinguishing words changed together with its answer is another question.
 */
export function rankOf(comparison: Comparison): 0 | 1 | 2 | 3 {
  const { evidence, wording, unchangedAnswer, isCloze, hasWordAsAnswer, isLongAnswer, state, isIssued } = comparison
  const { answer, file, section, neighbours } = evidence
  const { relation, similarity, isMarked, isVaried, asksOtherwise } = wording
  const place = Number(file === 'same') + Number(section === 'same') + neighbours
  const isNear = state !== 'retired' && place >= 2
  const isNearlyUnchanged = isLongAnswer && (answer ?? 0) >= 0.9 && file === 'same'
  const isKept = answer !== undefined && answer >= KEPT
  const isRelated = answer !== undefined && answer >= RELATED
  const isKeptWell = (answer ?? 0) >= 0.8
  const isUnknown = answer === undefined

  if (relation === 'equal') {
    // A term that consists of one word, which may be mistyped, may be another term.
    if (isVaried && wording.fewestWords === 1 && !isKeptWell && !(isKept && isNear)) return 0
    if (isRelated || (isUnknown && (isNear || similarity > 0))) return 3
    return !isVaried && isNear ? 3 : 0
  }
  const mayBeRewritten = file === 'same' && (state !== 'retired' || similarity > 0)
  if (unchangedAnswer === 'unique' && (similarity >= LEAST || mayBeRewritten)) return 2
  switch (relation) {
    case 'reordered':
      if (asksOtherwise ? isKept : isRelated) return 2
      if (isUnknown && isNear) return 2
      if (isVaried || asksOtherwise) return 0
      // So many words in common are evidence by themselves.
      if (file === 'same' && state !== 'retired' && wording.fewestWords >= MANY_WORDS) return 1
      return isNear && place >= 3 && wording.hasSameWords ? 1 : 0
    case 'extended':
      if (isMarked) return unchangedAnswer === 'long' || (answer ?? 0) >= 0.6 ? 1 : 0
      if (isKept) return 2
      return isNear && !asksOtherwise && (isRelated || isUnknown) ? 1 : 0
    case 'swapped':
      // Nobody has learned a question that never had an answer.
      if (isUnknown && !isIssued) return similarity >= 0.7 ? 1 : 0
      if (isUnknown) return isNear && place >= 3 && !isMarked && similarity >= 0.75 ? 1 : 0
      if (isMarked) return (unchangedAnswer === 'long' || isNearlyUnchanged) && similarity >= 0.5 ? 1 : 0
      if (unchangedAnswer === 'long' || (isLongAnswer && (answer ?? 0) >= 0.7)) return similarity >= LEAST ? 1 : 0
      if (unchangedAnswer === 'short') {
        if (isCloze && (similarity >= 0.8 || (hasWordAsAnswer && isNear && similarity >= 0.6))) return 1
        return isNear && similarity >= 0.9 ? 1 : 0
      }
      return isKept && similarity >= 0.75 && similarity + answer >= 1.5 ? 1 : 0
  }
}

/** The similarity of a question's answer to the one that an entry remembers, from 0 to 1; undefined when one is missing. */
export function answerSimilarity(features: QuestionFeatures, { traits }: KnownEntry): number | undefined {
  const known = traits.answer
  const { answerHash } = features
  if (known === undefined || answerHash === undefined) return undefined
  if (known.hash === answerHash) return 1
  if (features.hasBeginning(known.hash)) return 0.95
  const sketches = (): number => sketchSimilarity(known.sketch, features.sketch)
  const text = features.answerText
  if (known.text === undefined || text === undefined) return Math.min(sketches(), 0.99)
  const { similarity, isMarked, relation } = compareWordings(wordingOf(known.text), wordingOf(text))
  if (relation !== 'swapped') return Math.min(similarity, 0.99)
  // Of "100 °C" and "0 °C", the words in common say nothing; of "a block of elements" and "a chain of elements", little.
  return isMarked ? Math.min(similarity, RELATED / 2) : similarity ** 2
}

/** What does not depend on the places of a question and an entry; it is compared once. */
export type Contents = Omit<Comparison, 'evidence' | 'state' | 'isIssued'> & Pick<Evidence, 'question' | 'answer'>

/** Below this similarity, two questions are only the same if their answers are. */
const LEAST = 0.3

/**
 * Compares the words and the answers of a question and an entry; undefined when they can't be the same.
 * @param isUnique Whether no two questions, and no two entries, have the answer with this hash.
 */
export function compareContents(
  { features }: PlacedQuestion,
  entry: KnownEntry,
  isUnique: (answerHash: string) => boolean,
): Contents | undefined {
  const wording = compareWordings(wordingOfEntry(entry), features.wording)
  const isSameAnswer = features.answerHash !== undefined && features.answerHash === entry.traits.answer?.hash
  if (wording.similarity < LEAST && !isSameAnswer) return undefined
  const answer = answerSimilarity(features, entry)
  return {
    question: features.questionHash === entry.traits.questionHash ? 1 : Math.min(wording.similarity, 0.99),
    answer,
    wording,
    isCloze: features.question.kind === 'cloze',
    hasWordAsAnswer: features.answerLength >= 8,
    isLongAnswer: features.answerLength > LARGE_ANSWER,
    unchangedAnswer: answer === 1 ? distinctivenessOf(features, isUnique) : 'no',
  }
}

/** Answers with fewer characters than this, such as "True" or "No.", are shared by many questions. */
const SHORT_ANSWER = 12

/** An answer with this many characters identifies its question if no other question has it. */
const LONG_ANSWER = 30

/** In an answer with more characters than this, a word more or less makes no difference. */
const LARGE_ANSWER = 120

function distinctivenessOf(
  { answerLength, answerHash }: QuestionFeatures,
  isUnique: (answerHash: string) => boolean,
): 'short' | 'long' | 'unique' {
  if (answerLength < SHORT_ANSWER) return 'short'
  return answerLength >= LONG_ANSWER && answerHash !== undefined && isUnique(answerHash) ? 'unique' : 'long'
}

const wordingOfEntry = memoiseByObject(({ traits }: KnownEntry) => wordingOf(traits.question))

/** Whether a question with the same answer as an entry asks the same in other words; a short answer is no evidence. */
export function asksTheSame({ features }: PlacedQuestion, entry: KnownEntry): boolean {
  if (features.answerLength < SHORT_ANSWER) return false
  return compareWordings(wordingOfEntry(entry), features.wording).similarity >= 0.5
}
