import { areRealWords, mayBeOneWord } from '../text/misspelling.ts'
import { isAtMostOneEdit } from '../text/one-edit.ts'
import type { Token } from './token.ts'

/** Whether one of two tokens may be a typo of the other. */
export function isTypo(a: Token, b: Token): boolean {
  return mayBeMistyped(a) && mayBeMistyped(b) && mayBeOneWord(a.word, b.word) && !differInMarks(a.word, b.word)
}

/** Whether two words differ only in the marks of letters that are letters of their own: "schon" is not "schön". */
function differInMarks(a: string, b: string): boolean {
  return withoutMarks(a) === withoutMarks(b)
}

/** Removes the marks of letters that are letters of their own: ä, ö, ü, ñ, ç, å. */
function withoutMarks(word: string): string {
  return /^[a-z]+$/.test(word) ? word : word.normalize('NFD').replace(/[\u0303\u0308\u030a\u0327]/g, '')
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

/**
 * Whether one of two tokens is a typo of the other without further evidence than agreeing answers. A changed letter in
 * a short word makes another word too often ("stack", "stick"), and nearly any edit of a name makes another name.
 */
export function isCertainTypo(a: Token, b: Token): boolean {
  if (!isMistypable(a) || !isMistypable(b)) return false
  if (isSwapped(a.word, b.word)) return !areRealWords(a.word, b.word)
  if (!isTypo(a, b)) return false
  const shorter = Math.min(a.word.length, b.word.length)
  if (looksLikeName(a) && looksLikeName(b)) return isSlip(a.word, b.word) && (shorter < 7 || shorter >= 9)
  return a.word.length !== b.word.length || shorter >= 7
}

/** Whether two short words differ by swapped neighbours, or by a letter that is missing or written twice. */
export function isSmallSlip(a: string, b: string): boolean {
  if (isSwapped(a, b)) return true
  return Math.abs(a.length - b.length) === 1 && Math.min(a.length, b.length) >= 3 && isAtMostOneEdit(a, b)
}

function isMistypable({ word, written, type }: Token): boolean {
  return type === 'prose' && word.length >= 4 && /^\p{L}+$/u.test(word) && !/\p{Ll}\p{Lu}|^\p{Lu}+$/u.test(written)
}

function isSwapped(a: string, b: string): boolean {
  return a !== b && a.length === b.length && isSlip(a, b) && isAtMostOneEdit(a, b)
}

function looksLikeName({ written }: Token): boolean {
  return /^\p{Lu}/u.test(written)
}
