import type { Milliseconds } from '../../model/time.ts'
import type { EventId } from './event.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LATEST = 2 ** 48 - 1
const RANDOM_DIGITS = 16

/**
 * Makes a generator of event ids (ULIDs): 10 digits of time and 16 random ones, in Crockford's base 32. Each id sorts
 * after the previous one, even within one millisecond or when the clock has jumped back.
 * @param randomBytes returns the given number of random bytes
 */
export function eventIds(randomBytes: (count: number) => Uint8Array): (time: Milliseconds) => EventId {
  let last = -1
  let chance: number[] = []
  return (time) => {
    const now = Math.min(Math.max(Math.trunc(time), 0), LATEST)
    if (now > last || !increment(chance)) {
      last = Math.max(now, last + 1)
      chance = Array.from(randomBytes(RANDOM_DIGITS), (byte) => byte % ALPHABET.length)
    }
    return (timeDigits(last) + chance.map((digit) => ALPHABET.charAt(digit)).join('')) as EventId
  }
}

/** Whether a string has the form of an event id. */
export function isEventId(text: string): text is EventId {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
}

function timeDigits(time: number): string {
  let digits = ''
  for (let rest = time; digits.length < 10; rest = Math.floor(rest / ALPHABET.length)) {
    digits = ALPHABET.charAt(rest % ALPHABET.length) + digits
  }
  return digits
}

/** Adds one in place; returns false if that takes another digit. */
function increment(digits: number[]): boolean {
  const index = digits.findLastIndex((digit) => digit < ALPHABET.length - 1)
  if (index === -1) return false
  digits[index] = (digits[index] ?? 0) + 1
  digits.fill(0, index + 1)
  return true
}
