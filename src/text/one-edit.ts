/** Whether two words are equal, or one letter was added, omitted, changed, or swapped with its neighbour. */
export function isAtMostOneEdit(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (longer.length - shorter.length > 1) return false
  let start = 0
  while (start < shorter.length && shorter[start] === longer[start]) start += 1
  if (shorter.length < longer.length) return shorter.slice(start) === longer.slice(start + 1)
  if (shorter.slice(start + 1) === longer.slice(start + 1)) return true
  const isExchanged = shorter[start] === longer[start + 1] && shorter[start + 1] === longer[start]
  return isExchanged && shorter.slice(start + 2) === longer.slice(start + 2)
}
