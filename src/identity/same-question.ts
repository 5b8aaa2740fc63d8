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
  /** Whether the question is a cloze, whose answer is a part of its text. */
  readonly isCloze: boolean
  /** Whether the answer has at least as many letters as a long word. */
  readonly hasWordAsAnswer: boolean
  /** Whether the answer is so long that a word more or less makes no difference. */
  readonly isLongAnswer: boolean
  readonly state: KnownEntry['state']['type']
  /** Whether a deck ever contained the entry, so that learners may know it. */
  readonly isIssued: boolean
}

/** The words of two answers are largely the same from `kept` on; below `related`, only common words are. */
const answers = { related: 0.2, kept: 0.5, largelyKept: 0.7, nearlyUnchanged: 0.9 } as const

/** Below this similarity, two questions are only the same if their answers are. */
const LEAST = 0.3

/** Two questions about different things seldom have this many words with content in common, and no other. */
const MANY_WORDS = 4

/** How strong the evidence is; see {@link rankOf}. */
export type Rank = 0 | 1 | 2 | 3

/**
 * Ranks the evidence that a question is the one of a ledger entry: 3 when the words of the question speak for it, 2 when
 * its answer does, 1 when both do to some degree; 0 when it is another question, or when it cannot be told. Questions
 * are paired by rank first, so that a question that differs in a typo precedes a similar one in the same place.
 *
 * A question whose distinguishing words changed together with its answer is another question.
 */
export function rankOf(comparison: Comparison): Rank {
  const { evidence, wording, unchangedAnswer, state } = comparison
  const { similarity, relation } = wording
  if (relation === 'equal') return rankOfEqual(comparison)
  const mayBeRewritten = evidence.file === 'same' && (state !== 'retired' || similarity > 0)
  if (unchangedAnswer === 'unique' && (similarity >= LEAST || mayBeRewritten)) return 2
  if (relation === 'reordered') return rankOfReordered(comparison)
  return relation === 'extended' ? rankOfExtended(comparison) : rankOfSwapped(comparison)
}

/** How many of the four signs of a place are the same: the file, the section, and the two neighbours. */
function samePlace({ evidence: { file, section, neighbours } }: Comparison): number {
  return Number(file === 'same') + Number(section === 'same') + neighbours
}

/** Whether the place speaks for the question; the place of a retired one is no evidence. */
function isNear(comparison: Comparison): boolean {
  return comparison.state !== 'retired' && samePlace(comparison) >= 2
}

function rankOfEqual(comparison: Comparison): Rank {
  const { wording, evidence } = comparison
  const { answer } = evidence
  const near = isNear(comparison)
  // A term that consists of one word, which may be mistyped, may be another term.
  const isTerm = wording.isVaried && wording.fewestWords === 1
  if (isTerm && (answer ?? 0) < (near ? answers.kept : answers.largelyKept)) return 0
  if (answer === undefined) return near || wording.similarity > 0 ? 3 : 0
  return answer >= answers.related || (near && !wording.isVaried) ? 3 : 0
}

function rankOfReordered(comparison: Comparison): Rank {
  const { wording, evidence, state } = comparison
  const { answer, file } = evidence
  if (answer === undefined && isNear(comparison)) return 2
  if ((answer ?? 0) >= (wording.asksOtherwise ? answers.kept : answers.related)) return 2
  if (wording.isVaried || wording.asksOtherwise) return 0
  if (file === 'same' && state !== 'retired' && wording.fewestWords >= MANY_WORDS) return 1
  return isNear(comparison) && samePlace(comparison) >= 3 && wording.hasSameWords ? 1 : 0
}

function rankOfExtended(comparison: Comparison): Rank {
  const { wording, evidence, unchangedAnswer } = comparison
  const { answer } = evidence
  if (wording.isMarked) return unchangedAnswer === 'long' || (answer ?? 0) >= MARKED_ANSWER ? 1 : 0
  if ((answer ?? 0) >= answers.kept) return 2
  const isPossible = answer === undefined || answer >= answers.related
  return isPossible && isNear(comparison) && !wording.asksOtherwise ? 1 : 0
}

/** An answer has to be this similar when the question has got a number or a negation. */
const MARKED_ANSWER = 0.6

function rankOfSwapped(comparison: Comparison): Rank {
  const { wording, evidence, unchangedAnswer, isLongAnswer } = comparison
  const { similarity, isMarked } = wording
  const { answer, file } = evidence
  if (answer === undefined) return isSwappedWithoutAnswer(comparison) ? 1 : 0
  if (isMarked) {
    const isNearlyUnchanged = isLongAnswer && answer >= answers.nearlyUnchanged && file === 'same'
    return (unchangedAnswer === 'long' || isNearlyUnchanged) && similarity >= swapped.marked ? 1 : 0
  }
  if (unchangedAnswer === 'long' || (isLongAnswer && answer >= answers.largelyKept)) return similarity >= LEAST ? 1 : 0
  if (unchangedAnswer === 'short') return isSwappedWithShortAnswer(comparison) ? 1 : 0
  return answer >= answers.kept && similarity >= swapped.question && similarity + answer >= swapped.sum ? 1 : 0
}

/** How similar a question with another word has to be. `docs/decisions.md` has the figures for other values. */
const swapped = {
  /** When its answer is unchanged, although a number or a name changed. */
  marked: 0.5,
  /** When its answer changed too. */
  question: 0.75,
  /** When its answer changed too: the similarities of question and answer together. */
  sum: 1.5,
  /** When it has no answer, and never had one. */
  open: 0.7,
  /** When its answer is a single word that many questions have: "True". */
  short: 0.9,
  /** When it is a cloze with the same hidden words. */
  cloze: 0.8,
  /** When it is such a cloze in the same place, and hides a long word. */
  clozeNear: 0.6,
} as const

function isSwappedWithoutAnswer(comparison: Comparison): boolean {
  const { similarity, isMarked } = comparison.wording
  // Nobody has learned a question that never had an answer.
  if (!comparison.isIssued) return similarity >= swapped.open
  return isNear(comparison) && samePlace(comparison) >= 3 && !isMarked && similarity >= swapped.question
}

function isSwappedWithShortAnswer(comparison: Comparison): boolean {
  const { similarity } = comparison.wording
  const { isCloze, hasWordAsAnswer } = comparison
  const near = isNear(comparison)
  if (isCloze && (similarity >= swapped.cloze || (hasWordAsAnswer && near && similarity >= swapped.clozeNear)))
    return true
  return near && similarity >= swapped.short
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
  return isMarked ? Math.min(similarity, answers.related / 2) : similarity ** 2
}

/** What does not depend on the places of a question and an entry; it is compared once. */
export type Contents = Omit<Comparison, 'evidence' | 'state' | 'isIssued'> & Pick<Evidence, 'question' | 'answer'>

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
