/** Things 0 … size - 1 in sets that can be joined. */
export interface Partition {
  /** The least member of the set that a thing is in. */
  readonly find: (thing: number) => number
  readonly join: (a: number, b: number) => void
}

/** Each thing in a set of its own. */
export function partitionOf(size: number): Partition {
  const parents = Array.from({ length: size }, (_, index) => index)
  const find = (thing: number): number => {
    let root = thing
    for (let next = parents[root]; next !== undefined && next !== root; next = parents[root]) root = next
    for (let at = thing; at !== root; ) {
      const next = parents[at] ?? root
      parents[at] = root
      at = next
    }
    return root
  }
  const join = (a: number, b: number): void => {
    const [first, second] = [find(a), find(b)]
    parents[Math.max(first, second)] = Math.min(first, second)
  }
  return { find, join }
}
