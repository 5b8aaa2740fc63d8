/** A review session: the current item, what can be done with it, and what was done. */

import type { Day, Milliseconds, Moment } from '../../model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../history/event.ts'
import type { Flag } from '../history/flag.ts'
import type { ItemState } from '../history/item-state.ts'
import type { Interval } from '../schedule/scheduler.ts'
import type { ReviewSettings } from '../schedule/settings.ts'
import type { QueueName } from '../store/due.ts'
import type { HistoryMark } from '../store/event-rows.ts'
import type { Store } from '../store/store.ts'
import type { ReviewScope, StoredCard } from '../store/stored-card.ts'
import type { CardSides, SideChange } from './card-sides.ts'

/** What a session works with. */
export interface SessionContext {
  readonly store: Store
  readonly scope: ReviewScope
  readonly settings: ReviewSettings
  /** The folder of the project: reviews of cards that are in other projects alone don't count for its daily limits. */
  readonly root?: string
  now(): Moment
  nextId(time: Milliseconds): EventId
}

/** The item that is being shown, with everything that is shown of it. */
export interface CurrentItem {
  readonly item: ItemId
  readonly queue: QueueName
  readonly card: StoredCard
  readonly state: ItemState
  readonly sides: CardSides
  /** What has changed since the learner last saw it. */
  readonly changes: readonly SideChange[]
  /** What had happened to it when it was read. */
  readonly mark: HistoryMark
}

/** A grade that the learner gave in this session. */
export interface GradedAnswer {
  readonly item: ItemId
  readonly queue: QueueName
  /** The phase before the grade. */
  readonly phase: ItemState['phase']
  readonly grade: Grade
  readonly taken: Milliseconds
}

/**
 * What a grade did: the state that it moved the item to, or nothing while cramming. `outdated`: nothing was recorded,
 * because the card has been reviewed or changed in another terminal since it was shown.
 */
export type GradeResult =
  | { readonly type: 'recorded'; readonly event: EventId; readonly state: ItemState }
  | { readonly type: 'unrecorded' }
  | { readonly type: 'outdated' }

/** What setting an item aside did; see {@link GradeResult}. */
export type SetAsideResult = { readonly type: 'set-aside' } | { readonly type: 'outdated' }

/** What an undo did. */
export type UndoResult =
  | { readonly type: 'undone'; readonly event: Event; readonly card: 'back' | 'elsewhere' }
  | { readonly type: 'ungraded'; readonly item: ItemId }
  | { readonly type: 'outdated'; readonly item: ItemId }
  | { readonly type: 'nothing' }

/** The progress of a session. */
export interface SessionProgress {
  /** How many items are left in each queue, including the current one. */
  readonly left: Readonly<Record<QueueName, number>>
  /** How many grades were given. */
  readonly done: number
  /** Roughly how many grades are left to give. */
  readonly toDo: number
  /** How long that will take. */
  readonly time: Milliseconds
}

/** When something comes due: `now` if the learner quit before the end. */
export type Upcoming =
  | { readonly type: 'now'; readonly cards: number }
  | { readonly type: 'moment'; readonly delay: Milliseconds }
  | { readonly type: 'day'; readonly days: number; readonly cards: number }
  | { readonly type: 'never' }

/**
 * A session. Changes of the history are on disk when a method returns. When one fails (with a `Failure`), nothing has
 * changed, the current item is the same, and the call can be repeated.
 */
export interface Session {
  /** `cram`: grades are not recorded. */
  readonly kind: 'due' | 'cram'
  /** The item to show; undefined when nothing is left. */
  current(): CurrentItem | undefined
  /** The intervals that the grades would result in; undefined while cramming. */
  intervals(current: CurrentItem): Readonly<Record<Grade, Interval>> | undefined
  grade(current: CurrentItem, grade: Grade, taken: Milliseconds): GradeResult
  /** Hides an item for good, or until the next day. */
  setAside(current: CurrentItem, how: 'suspend' | 'bury'): SetAsideResult
  /** Makes an item due on another day. */
  move(current: CurrentItem, day: Day): SetAsideResult
  /** Flags the current item, which stays the current one. */
  flag(current: CurrentItem, flag: Flag): void
  /** The learner's day. */
  today(): Day
  /** Undoes what this session did last, or what was done last in whatever session, and shows that card again. */
  undo(): UndoResult
  /** Reads the current card again after it was edited. */
  reread(): void
  progress(): SessionProgress
  answers(): readonly GradedAnswer[]
  /** Whether cards are left that the time limit has kept from being shown. */
  isCutShort(): boolean
  /** How many cards the daily limits hold back. */
  heldBack(): { readonly new: number; readonly review: number }
  /** When something comes due next. */
  upcoming(): Upcoming
}
