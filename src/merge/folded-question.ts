import type { Kind, NamedQuestion } from '../model/card.ts'
import { groupBy } from '../text/group-by.ts'
import { memoise } from '../text/memoise.ts'
import { isContentWord } from './content-word.ts'
import { type Token, tokensOf } from './token.ts'
import { foldWords, type Vocabulary } from './vocabulary.ts'

/** A question with its folded prompt. */
export interface FoldedQuestion {
  readonly question: NamedQuestion
  readonly tokens: readonly Token[]
  /** Equal for questions with the same words and form; ignores letter case in code. */
  readonly key: string
  /** How many of the tokens are content words. */
  readonly contentWords: number
  /** The nearest heading, folded. */
  readonly heading: string
  /** The content words of all headings above it. */
  readonly surroundings: ReadonlySet<string>
}

/** Folds the whole prompt of a question; terms that mean the same in the vocabulary become one. */
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

/** The content words of a heading; memoised, since many questions share one heading. */
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

/** The form of a card. Questions of different forms are never merged. */
export function form(kind: Kind): 'cloze' | 'reversed' | 'exercise' | 'choice' | 'text' {
  return kind === 'cloze' || kind === 'reversed' || kind === 'exercise' || kind === 'choice' ? kind : 'text'
}

/**
 * Splits questions of one key by the letter case of their code: `String` is not `string`. A word that is code in one
 * question and prose in another says nothing about its case; if the cases contradict each other, only questions with the
 * same code stay together.
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
