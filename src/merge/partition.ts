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

/** Things by what a function says of them, in the order of the things. */
export function groupBy<Thing, Key>(things: Iterable<Thing>, keyOf: (thing: Thing) => Key): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else group.push(thing)
  }
  return groups
}
