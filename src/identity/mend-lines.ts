import { isWholeLine } from './ledger-line.ts'

/** A line of a ledger as it is in the file. */
export interface RawLine {
  /** 1-based. */
  readonly line: number
  readonly text: string
  /** What was wrong with it, if it was mended. */
  readonly mended?: string
}

/** How many damaged lines are mended. Where there are more, it was no accident of single characters. */
const SOME = 100

/**
 * Mends lines whose checksums don't fit, as far as one wrong character explains it: in a line, in the place of a line break,
 * or as a line break within a line. Some thousand texts are tried for a line, against a checksum of 35 bits.
 */
export function mendLines(lines: readonly RawLine[], isBroken: (text: string) => boolean): readonly RawLine[] {
  const found: RawLine[] = []
  let tried = 0
  for (let index = 0; index < lines.length; index++) {
    const one = lines[index]
    if (one === undefined) continue
    if (!isBroken(one.text) || ++tried > SOME) {
      found.push(one)
      continue
    }
    const parts = partsOf(one.text)
    const whole = parts === undefined ? mendedLine(one.text) : undefined
    const next = lines[index + 1]
    const isTorn = parts === undefined && whole === undefined && next !== undefined && isBroken(next.text)
    const joined = isTorn ? joinedLine(one.text, next.text) : undefined
    if (parts !== undefined) {
      const mended = 'the line break above it was damaged and is restored'
      found.push({ line: one.line, text: parts[0] }, { line: one.line, text: parts[1], mended })
    } else if (whole !== undefined) {
      found.push({ line: one.line, text: whole, mended: 'a wrong character was corrected by the checksum' })
    } else if (joined !== undefined) {
      found.push({ line: one.line, text: joined, mended: 'it was broken in two and is joined' })
      index++
    } else found.push(one)
  }
  return found
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** What a byte of a text that isn't ASCII any more is read as. */
const UNREADABLE = '\uFFFD'

/** The line with one other character, if there is exactly one such line whose checksum fits. */
function mendedLine(line: string): string | undefined {
  const found = new Set<string>()
  for (let place = 0; place < line.length; place++) {
    for (const letter of lettersFor(line.charAt(place), place)) {
      const tried = line.slice(0, place) + letter + line.slice(place + 1)
      if (tried !== line && isWholeLine(tried)) found.add(tried)
    }
  }
  const [only, ...others] = found
  return others.length === 0 ? only : undefined
}

/** What may have stood in a place: in an id any letter or digit, elsewhere what differs in one bit. */
function lettersFor(character: string, place: number): Iterable<string> {
  if (place < 12) return ALPHABET
  const code = character.charCodeAt(0)
  if (character === UNREADABLE) return Array.from({ length: 128 }, (_, each) => String.fromCharCode(each))
  return code < 128 ? BITS.map((bit) => String.fromCharCode(code ^ bit)) : []
}

const BITS = [1, 2, 4, 8, 16, 32, 64]

/** Two lines that have become one because the line break between them became another character. */
function partsOf(line: string): readonly [string, string] | undefined {
  for (const { 0: end, index } of line.matchAll(
    /(?<=^topdeck ledger \d+|\t[0-9A-Za-z]{6})[^\t](?=[0-9A-Za-z]{10,12}\t)/gs,
  )) {
    const [first, second] = [line.slice(0, index), line.slice(index + end.length)]
    if (isWholeLine(second) && (isWholeLine(first) || first.startsWith('topdeck ledger '))) return [first, second]
  }
  return undefined
}

/** One line that has become two because one of its characters became a line break. */
function joinedLine(first: string, second: string): string | undefined {
  return [...BITS.map((bit) => String.fromCharCode(10 ^ bit)), UNREADABLE]
    .map((letter) => first + letter + second)
    .find(isWholeLine)
}
