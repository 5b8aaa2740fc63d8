/** The form of events that come from outside: from files of other machines, and from damaged databases. */

import * as v from 'valibot'
import type { Fingerprint } from '../../model/card.ts'
import { openObject, readOutside, wholeNumberFrom } from '../../model/outside-data.ts'
import { DAY, type Day, type Milliseconds } from '../../model/time.ts'
import type { Event, ItemId } from './event.ts'
import { isEventId } from './event-id.ts'

/** The largest difference between two clocks in the world, in minutes, with some to spare. */
const FARTHEST_OFFSET = 24 * 60

/** The last millisecond of the year 9999: nothing that follows from a later one could be shown as a date or a number. */
const LATEST = 253_402_300_799_999

/** The day of {@link LATEST}. */
const LATEST_DAY = Math.floor(LATEST / DAY)

/** In days. */
const LONGEST_INTERVAL = 36_500

const expectedId = 'an event id of 26 characters'
const eventId = v.pipe(v.string(expectedId), v.guard(isEventId, expectedId))

const milliseconds = v.transform((time: number) => time as Milliseconds)

const matching = (form: RegExp, expected: string) => v.pipe(v.string(expected), v.regex(form, expected))

const happened = {
  id: eventId,
  item: v.pipe(
    matching(/^\S{1,64}$/, 'the name of an item'),
    v.transform((name) => name as ItemId),
  ),
  time: v.pipe(wholeNumberFrom(0, LATEST), milliseconds),
  offset: wholeNumberFrom(-FARTHEST_OFFSET, FARTHEST_OFFSET),
  device: matching(/^.{1,200}$/s, 'the name of a device'),
}

const fingerprint = v.pipe(
  matching(/^.{1,200}$/s, 'a fingerprint'),
  v.transform((text) => text as Fingerprint),
)

/** An event; other keys than those of {@link Event} are dropped. */
const eventSchema: v.GenericSchema<unknown, Event> = v.variant(
  'type',
  [
    openObject({
      ...happened,
      type: v.literal('review'),
      grade: v.picklist([1, 2, 3, 4], '1, 2, 3 or 4'),
      taken: v.pipe(wholeNumberFrom(0), milliseconds),
      seen: v.nullish(fingerprint, () => undefined),
      days: v.exactOptional(wholeNumberFrom(1, LONGEST_INTERVAL)),
    }),
    openObject({ ...happened, type: v.literal('undo'), event: eventId }),
    openObject({
      ...happened,
      type: v.literal('move'),
      day: v.pipe(
        wholeNumberFrom(0, LATEST_DAY),
        v.transform((day) => day as Day),
      ),
    }),
    openObject({
      ...happened,
      type: v.literal('flag'),
      flag: v.picklist([0, 1, 2, 3, 4, 5, 6, 7], 'a whole number from 0 to 7'),
    }),
    openObject({ ...happened, type: v.picklist(['suspend', 'unsuspend', 'bury', 'reset']) }),
  ],
  ({ path }) => (path === undefined ? 'an object' : 'review, undo, suspend, unsuspend, bury, reset, move or flag'),
)

/**
 * The event in a value from outside.
 * @throws SyntaxError if it is none: the message says what was expected, and where.
 */
export function readEvent(value: unknown): Event {
  const { value: event, faults } = readOutside(eventSchema, value)
  if (faults !== undefined) throw new SyntaxError(faults[0].reason)
  return event
}
