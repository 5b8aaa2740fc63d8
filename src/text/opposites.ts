import { synonymOf } from './stem.ts'
import { oppositePairs } from './words/meanings.ts'

const opposites: ReadonlySet<string> = new Set(
  oppositePairs.flatMap((pair) => {
    const [a = '', b = ''] = pair.split(' ').map(synonymOf)
    return [`${a} ${b}`, `${b} ${a}`]
  }),
)

/** Whether two stems are opposites: `push` and `pull`, `mutable` and `immutable`. */
export function areOpposite(a: string, b: string): boolean {
  if (opposites.has(`${a} ${b}`)) return true
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  return (
    /^(?:un|in|im|dis|non-?|de|a|anti-?)$/.test(long.slice(0, -short.length)) &&
    long.endsWith(short) &&
    short.length > 2
  )
}
