/** The index of the first of some things, sorted by a number, whose number is at least `least`; how many there are if none is. */
export function firstAtLeast<Thing>(
  sorted: readonly Thing[],
  least: number,
  numberOf: (thing: Thing) => number,
): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const thing = sorted[middle]
    if (thing !== undefined && numberOf(thing) < least) low = middle + 1
    else high = middle
  }
  return low
}
