import type { Milliseconds } from '../../model/time.ts'
import type { EventId } from './event.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LATEST = 2 ** 48 - 1
const RANDOM_DIGITS = 16

/**
 * A maker of event ids (ULID): 10 digits of time, 16 of chance, in the alphabet of Crockford's base 32. Each id that it
 * gives sorts after the one before, also within a millisecond and when the clock has jumped back.
 * @param randomBytes gives as many bytes of chance as it is asked for
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

/** Whether a text has the form of an event id. */
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

/** Adds one in place; false when there is no greater number of as many digits. */
function increment(digits: number[]): boolean {
  const index = digits.findLastIndex((digit) => digit < ALPHABET.length - 1)
  if (index === -1) return false
  digits[index] = (digits[index] ?? 0) + 1
  digits.fill(0, index + 1)
  return true
}
