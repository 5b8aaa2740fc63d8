/**
 * The similarity of two texts, from 0 to 1, by their letters and digits only: 1 when these are equal. This is the measure
 * of Ratcliff and Obershelp as in Python's `difflib`: twice the number of letters in matching runs, divided by the number
 * of all letters.
 */
export function similarity(a: string, b: string): number {
  return letterSimilarity(foldLetters(a), foldLetters(b))
}

/** The letters and digits of a text, NFKC-normalised and in lower case; if it has none, everything but white space. */
export function foldLetters(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase()
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || folded.replace(/\s+/g, '')
}

/** {@link similarity} of texts that are already folded; 0 if it is below `least`, which is much faster to compute. */
export function letterSimilarity(a: string, b: string, least = 0): number {
  if (a === b) return 1
  // A fixed order makes the measure symmetric: which of several equally long runs is found first depends on it.
  const [first, second] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a]
  if (first.length === 0) return 0
  const total = first.length + second.length
  if ((2 * first.length) / total < least) return 0
  const one = codesOf(first)
  const two = codesOf(second)
  if ((2 * sharedCodes(one, two)) / total < least) return 0
  const ratio = second.length > longest ? sharedPieces(first, second) : (2 * matching(one, two)) / total
  return ratio < least ? 0 : ratio
}

/** The search for matching runs takes quadratic time, so texts longer than this are compared by their pieces. */
const longest = 2000

function codesOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

/** An upper bound for the number of letters that the texts share in any order. */
function sharedCodes(a: Uint16Array, b: Uint16Array): number {
  const counts = new Int32Array(256)
  for (const code of a) counts[code & 255] = (counts[code & 255] ?? 0) + 1
  let shared = 0
  for (const code of b) {
    const left = counts[code & 255] ?? 0
    if (left === 0) continue
    counts[code & 255] = left - 1
    shared += 1
  }
  return shared
}

/** Counts the letters in the longest run that both texts share and, recursively, to the left and right of it. */
function matching(a: Uint16Array, b: Uint16Array): number {
  const runs = new Uint16Array(b.length)
  const open: [number, number, number, number][] = [[0, a.length, 0, b.length]]
  let sum = 0
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [fromA, toA, fromB, toB] = part
    let length = 0
    let endA = 0
    let endB = 0
    runs.fill(0, fromB, toB)
    for (let i = fromA; i < toA; i++) {
      const code = a[i]
      let diagonal = 0
      for (let j = fromB; j < toB; j++) {
        const above = runs[j] ?? 0
        const run = code === b[j] ? diagonal + 1 : 0
        runs[j] = run
        diagonal = above
        if (run > length) {
          length = run
          endA = i + 1
          endB = j + 1
        }
      }
    }
    if (length === 0) continue
    sum += length
    if (endA - length > fromA && endB - length > fromB) open.push([fromA, endA - length, fromB, endB - length])
    if (endA < toA && endB < toB) open.push([endA, toA, endB, toB])
  }
  return sum
}

const pieceLength = 6

/** The share of overlapping pieces that two long texts have in common: close to the measure by runs, in linear time. */
function sharedPieces(a: string, b: string): number {
  const counts = new Map<string, number>()
  for (let at = 0; at + pieceLength <= a.length; at++) {
    const piece = a.slice(at, at + pieceLength)
    counts.set(piece, (counts.get(piece) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + pieceLength <= b.length; at++) {
    const piece = b.slice(at, at + pieceLength)
    const left = counts.get(piece) ?? 0
    if (left === 0) continue
    counts.set(piece, left - 1)
    shared += 1
  }
  return (2 * shared) / Math.max(1, a.length + b.length - 2 * (pieceLength - 1))
}
