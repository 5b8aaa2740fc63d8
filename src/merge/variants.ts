import type { NamedQuestion } from '../model/card.ts'
import { groupBy } from '../text/group-by.ts'
import { type ReadAnswer, someAgree } from './answers.ts'
import type { FoldedQuestion } from './folded-question.ts'

/** Whether two questions come from variants of one subject. */
export type AreVariants = (a: NamedQuestion, b: NamedQuestion) => boolean

/**
 * Finds variants of one subject: those that the author lists, and files or topics that repeat each other. These have at
 * least three questions with agreeing answers, which are at least half of all questions that both have.
 * @param sameText Groups of questions with equal texts.
 * @param listed The names of the variants that the author lists.
 */
export function findVariants(
  sameText: Iterable<readonly FoldedQuestion[]>,
  listed: readonly string[],
  read: ReadAnswer,
): AreVariants {
  const named = new Set(listed)
  const files = new Map<string, Repetition>()
  const topics = new Map<string, Repetition>()
  for (const folded of sameText) {
    if (folded[0]?.contentWords === 0) continue
    const answered = folded.map(({ question }) => question).filter((question) => question.answered)
    count(answered, ({ file }) => file, files, read)
    count(answered, ({ topic }) => topic, topics, read)
  }
  return (a, b) => {
    if (a.file === b.file) return false
    if (a.variant !== b.variant && named.has(a.variant) && named.has(b.variant)) return true
    return isRepeated(files.get(pairKey(a.file, b.file))) || isRepeated(topics.get(pairKey(a.topic, b.topic)))
  }
}

/** How many questions two places have in common, and how many of these have answers that agree. */
interface Repetition {
  equal: number
  agreed: number
}

function isRepeated(repetition: Repetition | undefined): boolean {
  return repetition !== undefined && repetition.agreed >= 3 && repetition.agreed * 2 >= repetition.equal
}

function count(
  questions: readonly NamedQuestion[],
  placeOf: (question: NamedQuestion) => string,
  repetitions: Map<string, Repetition>,
  read: ReadAnswer,
): void {
  const places = [...groupBy(questions, placeOf)]
  // A question in so many places is no evidence about any two of them.
  if (places.length > mostPlaces) return
  for (const [index, [a, own]] of places.entries()) {
    for (const [b, others] of places.slice(index + 1)) {
      const key = pairKey(a, b)
      const repetition = repetitions.get(key) ?? { equal: 0, agreed: 0 }
      repetition.equal++
      if (someAgree(own.map(read), others.map(read))) repetition.agreed++
      repetitions.set(key, repetition)
    }
  }
}

const mostPlaces = 20

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\0${b}` : `${b}\0${a}`
}
