import { isAtMostOneEdit } from './one-edit.ts'
import { realWordLines } from './words/real-words.ts'

const realPairs: ReadonlySet<string> = new Set(
  realWordLines.map((line) => line.split(' ')).flatMap((words) => words.flatMap((a) => words.map((b) => `${a} ${b}`))),
)

/** Whether one of two words may be a typo of the other; `sharding` and `sharing` are two words, as are their plurals. */
export function mayBeOneWord(a: string, b: string): boolean {
  return isOneEdit(a, b) && !areRealWords(a, b)
}

/** Whether two words that look alike are both right, so that neither is a typo of the other. */
export function areRealWords(a: string, b: string): boolean {
  if (realPairs.has(`${a} ${b}`) || realPairs.has(`${a} ${b}`.replace(/s(?= |$)/g, ''))) return true
  // Nitrite is not nitrate, and lactase is not lactose.
  const [one, other] = [chemicalEnding.exec(a), chemicalEnding.exec(b)]
  return one !== null && other !== null && one[0] !== other[0] && a.slice(0, one.index) === b.slice(0, other.index)
}

const chemicalEnding = /(?:[ai]te|[aeiy]ne|[ao]se)s?$/

/** Whether one letter other than the first and the last was added, omitted, changed or swapped with its neighbour. */
export function isOneEdit(a: string, b: string): boolean {
  return a !== b && a[0] === b[0] && a.at(-1) === b.at(-1) && isAtMostOneEdit(a, b)
}
