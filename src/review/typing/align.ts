/** Two elements at the same place of two rows, or one that is in one row only. */
export type AlignedPair<T> =
  | { readonly type: 'both'; readonly typed: T; readonly expected: T }
  | { readonly type: 'typed'; readonly typed: T }
  | { readonly type: 'expected'; readonly expected: T }

/** The cost of pairing two elements, or of leaving one alone. */
export interface Costs<T> {
  both(typed: T, expected: T): number
  alone(one: T): number
}

/** Aligns two rows at the least cost, keeping their order; the result is in the order of the expected row. */
export function align<T>(typed: readonly T[], expected: readonly T[], costs: Costs<T>): AlignedPair<T>[] {
  const width = expected.length + 1
  const best = new Float64Array((typed.length + 1) * width)
  const at = (row: number, column: number) => best[row * width + column] ?? 0
  const step = (row: number, column: number): { pair: AlignedPair<T>; cost: number } | undefined => {
    const [mine, wanted] = [typed[row - 1], expected[column - 1]]
    const options: { pair: AlignedPair<T>; cost: number }[] = []
    if (mine !== undefined && wanted !== undefined) {
      const cost = at(row - 1, column - 1) + costs.both(mine, wanted)
      options.push({ pair: { type: 'both', typed: mine, expected: wanted }, cost })
    }
    if (wanted !== undefined) {
      options.push({ pair: { type: 'expected', expected: wanted }, cost: at(row, column - 1) + costs.alone(wanted) })
    }
    if (mine !== undefined) {
      options.push({ pair: { type: 'typed', typed: mine }, cost: at(row - 1, column) + costs.alone(mine) })
    }
    return options.reduce<(typeof options)[number] | undefined>(
      (least, option) => (least === undefined || option.cost < least.cost ? option : least),
      undefined,
    )
  }
  for (let row = 0; row <= typed.length; row += 1) {
    for (let column = 0; column <= expected.length; column += 1) {
      best[row * width + column] = step(row, column)?.cost ?? 0
    }
  }
  const pairs: AlignedPair<T>[] = []
  let [row, column] = [typed.length, expected.length]
  for (let last = step(row, column); last !== undefined; last = step(row, column)) {
    pairs.push(last.pair)
    if (last.pair.type !== 'expected') row -= 1
    if (last.pair.type !== 'typed') column -= 1
  }
  return pairs.reverse()
}
