import { emptyWords } from '../text/empty-words.ts'
import type { Token } from './token.ts'

/** Whether a token is a content word. "Why?", "What is it?" and "Explain the output" have none. */
export function isContentWord({ word, type }: Token): boolean {
  if (type === 'mark') return word.trim() !== '' && !/^[{}]/.test(word)
  return type === 'code' || (/[\p{L}\p{N}]/u.test(word) && !emptyWords.has(word))
}
