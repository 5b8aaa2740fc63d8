/** Events: the facts of a learner's history. Everything else about learning is derived from them. */

import type { Fingerprint } from '../../model/card.ts'
import type { Day, Milliseconds, Moment } from '../../model/time.ts'
import type { Flag } from './flag.ts'

/**
 * What is scheduled: a card (`vXNRuAcv4yZi`), or one part of a cloze card, which has its own history
 * (`vXNRuAcv4yZi.2` for what cloze number 2 hides).
 */
export type ItemId = string & { readonly brand: 'ItemId' }

/** The id of an event, unique among all machines: 26 characters that sort by time (a ULID). */
export type EventId = string & { readonly brand: 'EventId' }

/** Again, hard, good, easy: see {@link gradeNames}. */
export type Grade = 1 | 2 | 3 | 4

interface EventBase extends Moment {
  readonly id: EventId
  readonly item: ItemId
  /** The name of the machine or program where it happened. */
  readonly device: string
}

/** A grade that the learner gave an item. */
export interface Review extends EventBase {
  readonly type: 'review'
  readonly grade: Grade
  /** The time from the question to the grade. */
  readonly taken: Milliseconds
  /** The fingerprint of the card as the learner saw it. */
  readonly seen: Fingerprint | undefined
  /** The days until the item is due, chosen within the range of the fuzz to balance the load; undefined if it was not. */
  readonly days?: number
}

/** Something that happened to an item. Events are never changed or deleted; an undo is another event. */
export type Event =
  | Review
  | (EventBase & { readonly type: 'undo'; readonly event: EventId })
  /** `move` makes the item due on a day of the learner, whatever its interval. */
  | (EventBase & { readonly type: 'move'; readonly day: Day })
  | (EventBase & { readonly type: 'flag'; readonly flag: Flag })
  /** `bury` hides the item until the next day; `reset` makes it new again. */
  | (EventBase & { readonly type: 'suspend' | 'unsuspend' | 'bury' | 'reset' })
