/** The facts of a learner's history, as types; everything else about learning is derived from them. */

import type { Fingerprint } from '../../model/card.ts'
import type { Milliseconds, Moment } from '../../model/time.ts'

/**
 * What is scheduled: a card, or one part of a cloze card, which has a history of its own. `vXNRuAcv4yZi`, or
 * `vXNRuAcv4yZi.2` for what the cloze number 2 hides.
 */
export type ItemId = string & { readonly brand: 'ItemId' }

/** Unique name of an event on all machines: 26 characters that sort by time (ULID). */
export type EventId = string & { readonly brand: 'EventId' }

/** Again, hard, good, easy. */
export type Grade = 1 | 2 | 3 | 4

interface EventBase extends Moment {
  readonly id: EventId
  readonly item: ItemId
  /** Name of the machine or program that it happened on. */
  readonly device: string
}

/** One grading of one item at one moment. */
export interface Review extends EventBase {
  readonly type: 'review'
  readonly grade: Grade
  /** From the question to the grade. */
  readonly taken: Milliseconds
  /** Of the card as the learner saw it. */
  readonly seen: Fingerprint | undefined
}

/** Something that happened to an item. Events are never changed or deleted: an undo is an event too. */
export type Event =
  | Review
  | (EventBase & { readonly type: 'undo'; readonly event: EventId })
  /** `bury` leaves the item out until the next day; `reset` makes it new. */
  | (EventBase & { readonly type: 'suspend' | 'unsuspend' | 'bury' | 'reset' })
