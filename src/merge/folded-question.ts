import type { Kind, NamedQuestion } from '../model/card.ts'
import { groupBy } from '../text/group-by.ts'
import { memoise } from '../text/memoise.ts'
import { isContentWord } from './content-word.ts'
import { type Token, tokensOf } from './token.ts'
import { foldWords, type Vocabulary } from './vocabulary.ts'

/** A question with what it asks, folded. */
export interface FoldedQuestion {
  readonly question: NamedQuestion
  readonly tokens: readonly Token[]
  /** Equal for questions that ask the same, letter case in code aside. */
  readonly key: string
  /** How many words say what it is about. */
  readonly contentWords: number
  /** The nearest heading, folded. */
  readonly heading: string
  /** What the topic and all headings above it are about. */
  readonly surroundings: ReadonlySet<string>
}

/** Folds what a question asks: its whole prompt, with the vocabulary's terms as one. */
export function foldQuestion(question: NamedQuestion, vocabulary: Vocabulary): FoldedQuestion {
  const tokens = foldWords(tokensOf(question.prompt), vocabulary)
  return {
    question,
    tokens,
    key: [form(question.kind), ...tokens.map(({ word }) => word)].join('\0'),
    contentWords: tokens.filter(isContentWord).length,
    heading: foldHeading(question.section.at(-1) ?? ''),
    surroundings: surroundingsOf(question),
  }
}

function surroundingsOf({ section }: NamedQuestion): ReadonlySet<string> {
  return new Set(section.flatMap(contentWordsOf))
}

/** Many questions stand under one heading. */
const contentWordsOf = memoise((heading): readonly string[] => {
  const isContent = (word: string) => isContentWord({ word, written: word, type: 'prose', endsSentence: false })
  return foldHeading(heading).split(' ').filter(isContent)
}, 10_000)

function foldHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
}

/** Kinds that are cards of another form never meet. */
export function form(kind: Kind): 'cloze' | 'reversed' | 'exercise' | 'choice' | 'text' {
  return kind === 'cloze' || kind === 'reversed' || kind === 'exercise' || kind === 'choice' ? kind : 'text'
}

/**
 * Questions of one key, told apart by the case of their code: `String` is no `string`. What is code in one and prose in
 * another says nothing; so where forms contradict each other, only equal ones are together.
 */
export function splitByCodeCase(folded: readonly FoldedQuestion[]): FoldedQuestion[][] {
  const [first] = folded
  if (first === undefined || folded.length === 1) return [[...folded]]
  const isAgreed = first.tokens.every((_, position) => {
    const forms = new Set(folded.flatMap(({ tokens }) => codeForm(tokens[position]) ?? []))
    return forms.size < 2
  })
  if (isAgreed) return [[...folded]]
  const formsOf = ({ tokens }: FoldedQuestion): string => tokens.map((token) => codeForm(token) ?? '').join('\0')
  return [...groupBy(folded, formsOf).values()]
}

function codeForm(token: Token | undefined): string | undefined {
  return token?.type === 'code' ? token.written : undefined
}
