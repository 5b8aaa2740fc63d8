import type { ElementContent } from 'hast'
import type { NamedQuestion } from '../model/card.ts'
import { memoiseByObject } from '../text/memoise.ts'
import { missableWords } from '../text/words/grammar.ts'
import { agree, isShort, type ReadAnswer } from './answers.ts'
import { isContentWord } from './content-word.ts'
import type { FoldedQuestion } from './folded-question.ts'
import type { MistypedText } from './mistyped.ts'
import { articles, type BareQuestion, bareQuestion, nearnessOf } from './near-equal.ts'

/** An answered question that stands for its cluster. */
interface Sample {
  readonly question: NamedQuestion
  readonly folded: FoldedQuestion
}

/**
 * Finds pairs of questions that are one card because their texts are nearly equal and their answers agree. Only questions
 * with the same answer, or with the same words apart from grammar, are compared.
 */
export function findNearEqual(texts: readonly MistypedText[], read: ReadAnswer): [NamedQuestion, NamedQuestion][] {
  const samples = texts.flatMap(({ folded: [folded], clusters }) =>
    folded === undefined || folded.contentWords === 0
      ? []
      : clusters.flatMap((cluster): Sample[] => {
          const question = cluster.find(({ answered }) => answered)
          return question === undefined ? [] : [{ question, folded }]
        }),
  )
  const bareOf = memoiseByObject((folded: FoldedQuestion) => bareQuestion(folded))
  const alike = [
    ...repeated(samples, ({ question }) => hashOfAnswer(question)),
    ...repeated(samples, ({ folded }) => hashOfWords(folded)),
  ]
  return alike.flatMap((own) =>
    own.flatMap((one, index) =>
      own
        .slice(index + 1)
        .filter((other) => one.folded !== other.folded && areOne(one, other, bareOf, read))
        .map((other): [NamedQuestion, NamedQuestion] => [one.question, other.question]),
    ),
  )
}

/** If more questions than this have one answer or one text, they are a list, and their answer is no evidence. */
const mostAlike = 50

/** The samples that share a hash with others. Most hashes occur once, so a list is made only for the second sample. */
function repeated(samples: readonly Sample[], hashOf: (sample: Sample) => number): Sample[][] {
  const first = new Map<number, Sample>()
  const found = new Map<number, Sample[]>()
  for (const sample of samples) {
    const hash = hashOf(sample)
    const known = first.get(hash)
    const list = found.get(hash)
    if (known === undefined) first.set(hash, sample)
    else if (list === undefined) found.set(hash, [known, sample])
    else list.push(sample)
  }
  return [...found.values()].filter(({ length }) => length <= mostAlike)
}

function areOne(a: Sample, b: Sample, bareOf: (folded: FoldedQuestion) => BareQuestion, read: ReadAnswer): boolean {
  const nearness = nearnessOf(bareOf(a.folded), bareOf(b.folded))
  if (nearness === undefined) return false
  const [one, other] = [read(a.question), read(b.question)]
  if (!isShort(one) && !isShort(other)) return agree(one, other)
  // "Yes", "True" and "A pod" are the answers of many questions.
  return nearness === 'grammar' && one.key === other.key && one.tokens.filter(isContentWord).length >= 2
}

/** A hash of the beginning of an answer, by its letters and digits. */
function hashOfAnswer({ answer }: NamedQuestion): number {
  let hash = 0
  let left = 400
  const see = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (left <= 0) return
      if (node.type === 'text') [hash, left] = hashLetters(node.value, hash, left)
      else if (node.type === 'element') see(node.children)
    }
  }
  see(answer)
  return hash
}

/** A hash of the words of a question that is the same without articles, forms of "be", plurals and spaces. */
function hashOfWords({ tokens }: FoldedQuestion): number {
  let hash = 1
  for (const { word, type } of tokens) {
    if (type === 'prose' && left.has(word)) continue
    ;[hash] = hashLetters(type === 'prose' ? word.replace(/e?s$/, '') : word, hash, word.length)
  }
  return hash
}

const left: ReadonlySet<string> = new Set([...articles, ...missableWords, 'is', 'are', 'does'])

function hashLetters(text: string, start: number, most: number): [hash: number, left: number] {
  let hash = start
  let left = most
  for (let index = 0; index < text.length && left > 0; index++) {
    const code = text.charCodeAt(index)
    const isUpper = code >= 65 && code <= 90
    const isLetter = isUpper || (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127
    if (!isLetter) continue
    hash = (Math.imul(hash, 31) + (isUpper ? code + 32 : code)) | 0
    left--
  }
  return [hash, left]
}
