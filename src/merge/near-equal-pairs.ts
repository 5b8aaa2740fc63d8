import type { NamedQuestion } from '../model/card.ts'
import { groupBy } from '../text/group-by.ts'
import { type Answer, agree, isShort, type ReadAnswer } from './answers.ts'
import { isContentWord } from './content-word.ts'
import type { MistypedText } from './mistyped.ts'
import { type BareQuestion, bareQuestion, nearnessOf } from './near-equal.ts'

/** A question that stands for its cluster. */
interface Sample {
  readonly question: NamedQuestion
  readonly bare: BareQuestion
  readonly answer: Answer
  readonly text: MistypedText
}

/**
 * Finds pairs of questions that are one card because their texts are nearly equal and their answers agree. Only questions
 * with the same answer, or with the same words apart from grammar, are compared.
 */
export function findNearEqual(texts: readonly MistypedText[], read: ReadAnswer): [NamedQuestion, NamedQuestion][] {
  const samples = texts.flatMap((text) => {
    const [folded] = text.folded
    if (folded === undefined || folded.contentWords === 0) return []
    const bare = bareQuestion(folded)
    return text.clusters.flatMap((cluster): Sample[] => {
      const question = cluster.find(({ answered }) => answered)
      return question === undefined ? [] : [{ question, bare, answer: read(question), text }]
    })
  })
  const alike = [
    ...groupBy(
      samples.filter(({ answer }) => !saysNothing(answer)),
      ({ answer }) => answer.key,
    ).values(),
    ...groupBy(samples, ({ bare }) => bare.key).values(),
  ]
  return alike.flatMap((own) =>
    own.length > mostAlike
      ? []
      : own.flatMap((one, index) =>
          own
            .slice(index + 1)
            .filter((other) => areOne(one, other))
            .map((other): [NamedQuestion, NamedQuestion] => [one.question, other.question]),
        ),
  )
}

/** If more questions than this have one answer or one text, they are a list, and their answer is no evidence. */
const mostAlike = 50

function areOne(a: Sample, b: Sample): boolean {
  if (a.text === b.text) return false
  const isEqual = a.answer.key === b.answer.key
  if (!isEqual && (isShort(a.answer) || isShort(b.answer) || !agree(a.answer, b.answer))) return false
  const nearness = nearnessOf(a.bare, b.bare)
  if (nearness === undefined) return false
  return nearness === 'grammar' ? !saysNothing(a.answer) : !isShort(a.answer)
}

/** Whether an answer is the answer to many questions: "Yes", "True", "A pod". */
function saysNothing({ tokens }: Answer): boolean {
  return tokens.filter(isContentWord).length < 2
}
