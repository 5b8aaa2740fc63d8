import { isAtMostOneEdit } from './one-edit.ts'
import { realWordLines } from './words/real-words.ts'

const realPairs: ReadonlySet<string> = new Set(
  realWordLines.map((line) => line.split(' ')).flatMap((words) => words.flatMap((a) => words.map((b) => `${a} ${b}`))),
)

/** Whether one of two words may be a typo of the other; `sharding` and `sharing` are two words, as are their plurals. */
export function mayBeOneWord(a: string, b: string): boolean {
  return isOneEdit(a, b) && !realPairs.has(`${a} ${b}`) && !realPairs.has(`${a} ${b}`.replace(/s(?= |$)/g, ''))
}

/** Whether one letter other than the first and the last was added, omitted, changed or swapped with its neighbour. */
export function isOneEdit(a: string, b: string): boolean {
  return a !== b && a[0] === b[0] && a.at(-1) === b.at(-1) && isAtMostOneEdit(a, b)
}
