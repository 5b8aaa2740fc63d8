/** Events: the facts of a learner's history. Everything else about learning is derived from them. */

import type { Fingerprint } from '../../model/card.ts'
import type { Milliseconds, Moment } from '../../model/time.ts'

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
}

/** Something that happened to an item. Events are never changed or deleted; an undo is another event. */
export type Event =
  | Review
  | (EventBase & { readonly type: 'undo'; readonly event: EventId })
  /** `bury` hides the item until the next day; `reset` makes it new again. */
  | (EventBase & { readonly type: 'suspend' | 'unsuspend' | 'bury' | 'reset' })
