import { isAtMostOneEdit } from '../../text/one-edit.ts'

/** Shorter words are not the same with another letter. */
const shortest = 4

/**
 * Whether two words differ by one slip of the fingers: a letter more, less, another, or two exchanged. Words with
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
