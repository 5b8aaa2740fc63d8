/** What came of flipped bits: how many of each outcome, and what was wrong where it was silent. */
export function flipBits(
  bits: number,
  part?: 'database' | 'log',
): Promise<{ readonly outcomes: Readonly<Record<string, number>>; readonly wrong: readonly string[] }>
