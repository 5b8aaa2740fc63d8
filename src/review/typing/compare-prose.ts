import { align } from './align.ts'
import type { AnswerToken, EqualWords } from './answer-token.ts'

interface ProseWord {
  readonly text: string
  readonly folded: string
}

/** The words of an answer that were typed, missed or added; case, Unicode forms and punctuation don't count. */
export function compareProse(typed: string, expected: string, equal: EqualWords): AnswerToken[] {
  const folded = equal.map((group) => group.map(foldWord))
  const areSame = (mine: ProseWord, wanted: ProseWord) =>
    mine.folded === wanted.folded ||
    folded.some((group) => group.includes(mine.folded) && group.includes(wanted.folded))
  const pairs = align(wordsOf(typed), wordsOf(expected), {
    both: (mine, wanted) => (areSame(mine, wanted) ? 0 : 1),
    alone: () => 1,
  })
  return pairs.map((pair): AnswerToken => {
    if (pair.type === 'typed') return { type: 'extra', text: pair.typed.text, what: 'word' }
    if (pair.type === 'expected') return { type: 'missing', text: pair.expected.text }
    if (areSame(pair.typed, pair.expected)) return { type: 'same', text: pair.typed.text }
    return { type: 'different', typed: pair.typed.text, expected: pair.expected.text }
  })
}

/** A word in lower case without the punctuation around it; a word of punctuation only is kept. */
export function foldWord(word: string): string {
  const folded = word.normalize('NFKC').toLowerCase()
  return folded.replace(/^[^\p{L}\p{N}+#/~$-]+|[^\p{L}\p{N}+#/%]+$/gu, '') || folded
}

function wordsOf(text: string): ProseWord[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return words.map((word) => ({ text: word, folded: foldWord(word) }))
}
