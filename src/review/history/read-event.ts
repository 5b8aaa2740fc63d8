import type { Fingerprint } from '../../model/card.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { Event, Grade, ItemId } from './event.ts'
import { isEventId } from './event-id.ts'

/** Minutes from one end of the world's clocks to the other, and some more. */
const FARTHEST_OFFSET = 24 * 60

/** The last millisecond of the year 9999: what follows from a later one could not be told as a date, or as a number. */
const LATEST = 253_402_300_799_999

/**
 * The event in a value from elsewhere, of the keys of {@link Event}; other keys count for nothing.
 * @throws SyntaxError if it is none: the message says what was expected where.
 */
export function readEvent(value: unknown): Event {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('Expected an object')
  const fields = new Map<string, unknown>(Object.entries(value))
  const happened = {
    id: eventId(fields, 'id'),
    item: text(fields, 'item', /^\S{1,64}$/, 'the name of an item') as ItemId,
    time: integer(fields, 'time', 0, LATEST) as Milliseconds,
    offset: integer(fields, 'offset', -FARTHEST_OFFSET, FARTHEST_OFFSET),
    device: text(fields, 'device', /^.{1,200}$/s, 'the name of a device'),
  }
  const type = fields.get('type')
  switch (type) {
    case 'review':
      return {
        ...happened,
        type,
        grade: integer(fields, 'grade', 1, 4) as Grade,
        taken: integer(fields, 'taken', 0, Number.MAX_SAFE_INTEGER) as Milliseconds,
        seen: isMissing(fields.get('seen')) ? undefined : (text(fields, 'seen', /^.{1,200}$/s, 'text') as Fingerprint),
      }
    case 'undo':
      return { ...happened, type, event: eventId(fields, 'event') }
    case 'suspend':
    case 'unsuspend':
    case 'bury':
    case 'reset':
      return { ...happened, type }
    default:
      throw unexpected('type', 'review, undo, suspend, unsuspend, bury or reset')
  }
}

type EventFields = ReadonlyMap<string, unknown>

function isMissing(value: unknown): boolean {
  return value === undefined || value === null
}

function eventId(fields: EventFields, key: string): Event['id'] {
  const value = fields.get(key)
  if (typeof value !== 'string' || !isEventId(value)) throw unexpected(key, 'an event id of 26 characters')
  return value
}

function text(fields: EventFields, key: string, form: RegExp, expected: string): string {
  const value = fields.get(key)
  if (typeof value !== 'string' || !form.test(value)) throw unexpected(key, expected)
  return value
}

function integer(fields: EventFields, key: string, least: number, most: number): number {
  const value = fields.get(key)
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value
  throw unexpected(key, most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `${least} to ${most}`)
}

function unexpected(key: string, expected: string): SyntaxError {
  return new SyntaxError(`Unexpected "${key}", expected ${expected}`)
}
