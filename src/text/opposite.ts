import { oppositePairs } from './words/meanings.ts'

const opposites: ReadonlySet<string> = new Set(
  oppositePairs.flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]),
)

/** Whether two stems are opposites, as a pair of words (`push`, `pull`) or by a prefix (`mutable`, `immutable`). */
export function areOpposite(a: string, b: string): boolean {
  if (opposites.has(`${a} ${b}`)) return true
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  return (
    /^(?:un|in|im|ir|il|dis|non-?|de|a|anti-?|up|down)$/.test(long.slice(0, -short.length)) &&
    long.endsWith(short) &&
    short.length > 2
  )
}
