/** Shorter words are not the same with another letter. */
const shortest = 4

/**
 * Whether two words differ by one slip of the fingers: a letter more, less, another, or two exchanged. Words with
 * different digits never do.
 */
export function isTypo(typed: string, expected: string): boolean {
  if (Math.min(typed.length, expected.length) < shortest || digitsOf(typed) !== digitsOf(expected)) return false
  const [shorter, longer] = typed.length <= expected.length ? [typed, expected] : [expected, typed]
  if (longer.length - shorter.length > 1) return false
  let start = 0
  while (start < shorter.length && shorter[start] === longer[start]) start += 1
  if (shorter.length < longer.length) return shorter.slice(start) === longer.slice(start + 1)
  if (shorter.slice(start + 1) === longer.slice(start + 1)) return true
  const isExchanged = shorter[start] === longer[start + 1] && shorter[start + 1] === longer[start]
  return isExchanged && shorter.slice(start + 2) === longer.slice(start + 2)
}

function digitsOf(text: string): string {
  return text.replace(/[^\p{N}]/gu, '')
}
