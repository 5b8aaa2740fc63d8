/** A sitting of a learner: whose turn it is, what can be done with it, and what was done. */

import type { Milliseconds, Moment } from '../../model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import type { Interval } from '../schedule/scheduler.ts'
import type { ReviewSettings } from '../schedule/settings.ts'
import type { QueueName } from '../store/due.ts'
import type { Store } from '../store/store.ts'
import type { ReviewScope, StoredCard } from '../store/stored-card.ts'
import type { CardSides, SideChange } from './card-sides.ts'

/** What a session stands on. */
export interface SessionContext {
  readonly store: Store
  readonly scope: ReviewScope
  readonly settings: ReviewSettings
  now(): Moment
  nextId(time: Milliseconds): EventId
}

/** An item whose turn it is, with all that is shown of it. */
export interface CurrentItem {
  readonly item: ItemId
  readonly queue: QueueName
  readonly card: StoredCard
  readonly state: ItemState
  readonly sides: CardSides
  /** What has changed since the learner saw it last. */
  readonly changes: readonly SideChange[]
}

/** A grade that the learner gave in this session. */
export interface GradedAnswer {
  readonly item: ItemId
  readonly queue: QueueName
  /** Before the grade. */
  readonly phase: ItemState['phase']
  readonly grade: Grade
  readonly taken: Milliseconds
}

/** What a grade did: where it put the item, or nothing when it doesn't count. */
export type GradeResult =
  | { readonly type: 'recorded'; readonly event: EventId; readonly state: ItemState }
  | { readonly type: 'unrecorded' }

/** What an undo did. */
export type UndoResult =
  | { readonly type: 'undone'; readonly event: Event; readonly card: 'back' | 'elsewhere' }
  | { readonly type: 'ungraded'; readonly item: ItemId }
  | { readonly type: 'nothing' }

/** How far the session is. */
export interface SessionProgress {
  /** What is left, the turn included. */
  readonly left: Readonly<Record<QueueName, number>>
  /** Grades given. */
  readonly done: number
  /** Grades that are left to give, about. */
  readonly toDo: number
  /** How long that takes. */
  readonly time: Milliseconds
}

/** When there is something to do again: at once, where the learner has quit before the end. */
export type Upcoming =
  | { readonly type: 'now'; readonly cards: number }
  | { readonly type: 'moment'; readonly delay: Milliseconds }
  | { readonly type: 'day'; readonly days: number; readonly cards: number }
  | { readonly type: 'never' }

/**
 * A session. What changes a history is on the disc when the call returns; when it fails (with a `Failure`), nothing has
 * happened, the turn is the same, and it can be tried again.
 */
export interface Session {
  /** `cram`: grades are not recorded. */
  readonly kind: 'due' | 'cram'
  /** Whose turn it is; undefined when nothing is left. */
  current(): CurrentItem | undefined
  /** What each grade would give; undefined where grades don't count. */
  intervals(current: CurrentItem): Readonly<Record<Grade, Interval>> | undefined
  grade(current: CurrentItem, grade: Grade, taken: Milliseconds): GradeResult
  /** Leaves an item out: for good, or until the next day. */
  setAside(current: CurrentItem, how: 'suspend' | 'bury'): void
  /** Takes back what was done last, in whatever session, and shows that card again. */
  undo(): UndoResult
  /** Reads the card of the turn again, after it was edited. */
  reread(): void
  progress(): SessionProgress
  answers(): readonly GradedAnswer[]
  /** What the daily limits hold back. */
  heldBack(): { readonly new: number; readonly review: number }
  /** When something comes due that isn't yet. */
  upcoming(): Upcoming
}
