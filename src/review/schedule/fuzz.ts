import type { ItemId } from '../history/event.ts'

/**
 * A number from 0 up to, but not including, 1 that depends only on the item and on how many reviews it has: it spreads
 * intervals, and a replay spreads them the same way. FNV-1a with the finaliser of MurmurHash3.
 */
export function fuzzFactor(item: ItemId, reviews: number): number {
  const name = `${item}/${reviews}`
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** The part of an interval that lies within a span is spread by this share of it, in each direction. */
const spans = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Infinity, share: 0.05 },
]

/** The shortest and the longest interval, in whole days, that fuzz may turn an interval into; the table is Anki's. */
export function fuzzRange(days: number, minimum: number, maximum: number): { shortest: number; longest: number } {
  const least = Math.min(minimum, maximum)
  const interval = clamp(days, least, maximum)
  const spread =
    interval < 2.5
      ? 0
      : spans.reduce((sum, { from, to, share }) => sum + share * Math.max(0, Math.min(interval, to) - from), 1)
  const shortest = clamp(Math.round(interval - spread), least, maximum)
  const longest = clamp(Math.round(interval + spread), least, maximum)
  const single = shortest === longest && longest > 2 && longest < maximum
  return { shortest, longest: single ? longest + 1 : longest }
}

/** Picks an interval in whole days between the limits; `factor` chooses within the range, undefined only rounds. */
export function fuzzed(days: number, factor: number | undefined, minimum: number, maximum: number): number {
  const least = clamp(minimum, 1, maximum)
  if (factor === undefined) return clamp(Math.round(days), least, maximum)
  const { shortest, longest } = fuzzRange(days, least, maximum)
  return Math.floor(shortest + factor * (longest - shortest + 1))
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
