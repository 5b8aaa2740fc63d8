import { mayBeOneWord } from '../text/misspelling.ts'
import type { Token } from './token.ts'

/** Whether one of two tokens may be a typo of the other. */
export function isTypo(a: Token, b: Token): boolean {
  return mayBeMistyped(a) && mayBeMistyped(b) && mayBeOneWord(a.word, b.word)
}

/** Whether a typo in this token would be obvious: it is a word of prose with at least five letters, and not a name. */
export function mayBeMistyped({ word, written, type }: Token): boolean {
  return type === 'prose' && word.length >= 5 && /^\p{L}+$/u.test(word) && !/\p{Ll}\p{Lu}|^\p{Lu}+$/u.test(written)
}

/** Whether an edit is a typical slip of the fingers: swapped neighbours, a doubled letter, or any edit of a long word. */
export function isSlip(a: string, b: string): boolean {
  if (a.length === b.length) return [...a].sort().join('') === [...b].sort().join('')
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  let at = 0
  while (long[at] === short[at]) at++
  return long[at] === long[at - 1] || long[at] === long[at + 1] || short.length >= 7
}
