const SIZE = 32
const BITS_OF_BUCKET = 5
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * A sketch of a text in 32 characters of base64url, for estimating the similarity to a text that is no longer available:
 * one-permutation MinHash (Li, Owen and Zhang 2012, with empty bins filled as in Shrivastava and Li 2014) over words and
 * pairs of words, with six bits of each minimum kept (b-bit MinHash, Li and König 2010).
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
  // Joined at once: a string that grows letter by letter takes twenty times the memory until it is read.
  return Array.from({ length: SIZE }, (_, place) => LETTERS[lettersOf(least, place)] ?? '').join('')
}

/** The similarity of the texts of two sketches, from 0 to 1: an estimate of the Jaccard index of their words and pairs. */
export function sketchSimilarity(a: string, b: string): number {
  let equal = 0
  for (let place = 0; place < SIZE; place++) if (a[place] === b[place]) equal++
  // Letters are equal by chance once in 64 times.
  return Math.max(0, (equal / SIZE - 1 / 64) / (1 - 1 / 64))
}

/** Whether a text has the form of a sketch. */
export function isSketch(text: string): boolean {
  return /^[\w-]{32}$/.test(text)
}

/** The words of a text in lower case; in scripts without spaces, the characters. */
function words(text: string): Iterable<string> {
  return (
    text
      .toLowerCase()
      .match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

/** FNV-1a (32 bits) with the finaliser of MurmurHash3. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** The finaliser of MurmurHash3, by which every input bit affects every output bit. */
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

/** Six bits of the minimum of a bin, or of the next bin that has one, altered by the distance to it. */
function lettersOf(least: Float64Array, place: number): number {
  for (let step = 0; step < SIZE; step++) {
    const found = least[(place + step) % SIZE] ?? -1
    if (found >= 0) return mix(found + step * 0x9e3779b1) >>> 26
  }
  return 0
}
