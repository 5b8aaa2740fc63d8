const SIZE = 32
const BITS_OF_BUCKET = 5
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * A sketch of a text in 32 characters, by which two texts can be compared that are not both at hand: one-permutation
 * MinHash (Li, Owen and Zhang 2012, empty places filled as by Shrivastava and Li 2014) over words and pairs of words, six
 * bits of each minimum kept (b-bit MinHash, Li and König 2010).
 */
export function sketchOf(text: string): string {
  const least = new Float64Array(SIZE).fill(-1)
  let before: number | undefined
  for (const word of words(text)) {
    const hash = hashOf(word)
    note(least, hash)
    if (before !== undefined) note(least, mix(Math.imul(before, 31) ^ hash))
    before = hash
  }
  let letters = ''
  for (let place = 0; place < SIZE; place++) letters += LETTERS[lettersOf(least, place)] ?? ''
  return letters
}

/** How alike the texts of two sketches are, from 0 to 1: an estimate of the share of their words and pairs of words. */
export function sketchSimilarity(a: string, b: string): number {
  let equal = 0
  for (let place = 0; place < SIZE; place++) if (a[place] === b[place]) equal++
  // One of 64 letters is equal by chance.
  return Math.max(0, (equal / SIZE - 1 / 64) / (1 - 1 / 64))
}

/** Whether a text can be a sketch. */
export function isSketch(text: string): boolean {
  return /^[\w-]{32}$/.test(text)
}

/** Words of a text in small letters; where a script has no spaces, its characters. */
function words(text: string): Iterable<string> {
  return (
    text
      .toLowerCase()
      .match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

/** FNV-1a, mixed. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** The finish of MurmurHash3: every bit counts everywhere. */
function mix(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function note(least: Float64Array, hash: number): void {
  const place = hash >>> (32 - BITS_OF_BUCKET)
  const rest = (hash << BITS_OF_BUCKET) >>> 0
  const known = least[place] ?? -1
  if (known < 0 || rest < known) least[place] = rest
}

/** Six bits of the minimum at a place, or of the next place that has one, changed by the way to it. */
function lettersOf(least: Float64Array, place: number): number {
  for (let step = 0; step < SIZE; step++) {
    const found = least[(place + step) % SIZE] ?? -1
    if (found >= 0) return mix(found + step * 0x9e3779b1) >>> 26
  }
  return 0
}
