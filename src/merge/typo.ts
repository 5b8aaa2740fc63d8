import { isAtMostOneEdit } from '../text/one-edit.ts'
import type { Token } from './token.ts'
import { realWordLines } from './words/real-words.ts'

const realWords = realWordLines.map((line) => line.split(' '))

const realPairs: ReadonlySet<string> = new Set(
  realWords.flatMap((words) => words.flatMap((a) => words.map((b) => `${a} ${b}`))),
)

/** Whether one of two tokens may be a typo of the other. */
export function isTypo(a: Token, b: Token): boolean {
  return mayBeMistyped(a) && mayBeMistyped(b) && mayBeOneWord(a.word, b.word)
}

/** Whether one of two words may be a typo of the other; `sharding` and `sharing` are two words, as are their plurals. */
export function mayBeOneWord(a: string, b: string): boolean {
  return isOneEdit(a, b) && !realPairs.has(`${a} ${b}`) && !realPairs.has(`${a} ${b}`.replace(/s(?= |$)/g, ''))
}

/** Whether a typo in this token would be obvious: it is a word of prose with at least five letters, and not a name. */
export function mayBeMistyped({ word, written, type }: Token): boolean {
  return type === 'prose' && word.length >= 5 && /^\p{L}+$/u.test(word) && !/\p{Ll}\p{Lu}|^\p{Lu}+$/u.test(written)
}

/** Whether one letter other than the first and the last was added, omitted, changed or swapped with its neighbour. */
export function isOneEdit(a: string, b: string): boolean {
  return a !== b && a[0] === b[0] && a.at(-1) === b.at(-1) && isAtMostOneEdit(a, b)
}

/** Whether an edit is a typical slip of the fingers: swapped neighbours, a doubled letter, or any edit of a long word. */
export function isSlip(a: string, b: string): boolean {
  if (a.length === b.length) return [...a].sort().join('') === [...b].sort().join('')
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  let at = 0
  while (long[at] === short[at]) at++
  return long[at] === long[at - 1] || long[at] === long[at + 1] || short.length >= 7
}
