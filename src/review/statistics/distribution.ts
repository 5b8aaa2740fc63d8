import type { Distribution } from './figures.ts'
/**
 * Sorts numbers into the buckets between ascending bounds. Numbers outside of all bounds count in the first or the last
 * bucket.
 */
export function distribution(numbers: readonly number[], bounds: readonly number[]): Distribution {
  const sorted = Float64Array.from(numbers).sort()
  const counts = bounds.slice(1).map(() => 0)
  let index = 0
  for (const number of sorted) {
    while (index < counts.length - 1 && number >= (bounds[index + 1] ?? Infinity)) index += 1
    counts[index] = (counts[index] ?? 0) + 1
  }
  const buckets = counts.map((count, at) => ({ from: bounds[at] ?? 0, to: bounds[at + 1] ?? Infinity, count }))
  return { buckets, median: medianOf(sorted) }
}

function medianOf(sorted: Float64Array): number | undefined {
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2
}
