/** The numbers 0 … size - 1, divided into sets that can be joined (union–find). */
export interface Partition {
  /** The smallest member of the set that contains a number. */
  readonly find: (thing: number) => number
  readonly join: (a: number, b: number) => void
}

/** Creates a partition in which every number is a set of its own. */
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
