import { isAtMostOneEdit } from '../../text/one-edit.ts'

/** In shorter words, another letter makes another word. */
const shortest = 4

/**
 * Whether two words differ by one typo: an additional, a missing or a wrong letter, or two swapped ones. Words with
 * different digits never do.
 */
export function isTypo(typed: string, expected: string): boolean {
  return (
    Math.min(typed.length, expected.length) >= shortest &&
    digitsOf(typed) === digitsOf(expected) &&
    isAtMostOneEdit(typed, expected)
  )
}

function digitsOf(text: string): string {
  return text.replace(/[^\p{N}]/gu, '')
}
