import type { Milliseconds } from '../../model/time.ts'
import { effectiveEvents } from '../history/effective-events.ts'
import type { Event } from '../history/event.ts'

/** The time of an answer for a learner who has not reviewed yet. */
const DEFAULT_TIME = 10_000 as Milliseconds
/** Fewer answers have no meaningful median. */
const MIN_ANSWERS = 5

/** A learner who looks at a card for longer than this is taken to be away. */
const MAX_TIME = 5 * 60_000

/** The time from the question to the grade. */
export function timeTaken(from: Milliseconds, to: Milliseconds): Milliseconds {
  return countedTime((to - from) as Milliseconds)
}

/** The part of a time taken that counts: a clock may jump, and a program may say anything. */
export function countedTime(taken: Milliseconds): Milliseconds {
  return Math.min(MAX_TIME, Math.max(0, taken)) as Milliseconds
}

/** The typical time of an answer: the median of this session, or else of recent reviews. */
export function typicalTime(
  session: readonly { readonly taken: Milliseconds }[],
  recent: readonly Milliseconds[],
): Milliseconds {
  const own = session.map(({ taken }) => taken)
  return own.length >= MIN_ANSWERS ? median(own) : recent.length >= MIN_ANSWERS ? median(recent) : DEFAULT_TIME
}

/** The times that the reviews of a history took. */
export function answerTimes(events: Iterable<Event>): readonly Milliseconds[] {
  return effectiveEvents(events).flatMap((event) => (event.type === 'review' ? [event.taken] : []))
}

function median(times: readonly Milliseconds[]): Milliseconds {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? DEFAULT_TIME
}
