import type { Fingerprint } from '../../model/card.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { ItemId } from './event.ts'

/** FSRS memory state: stability in days, difficulty from 1 to 10. */
export interface Memory {
  readonly stability: number
  readonly difficulty: number
}

/** When an item is to be shown: at a moment within the day (learning steps), or on a day. */
export type Due = { readonly type: 'moment'; readonly at: Milliseconds } | { readonly type: 'day'; readonly day: Day }

/** What the events of an item add up to; can be made again from them at any time. */
export interface ItemState {
  readonly item: ItemId
  readonly phase: 'new' | 'learning' | 'review' | 'relearning'
  /** Index of the learning step whose delay it waits out; 0 outside of learning. */
  readonly step: number
  /** Undefined for a new item. */
  readonly memory: Memory | undefined
  readonly due: Due | undefined
  /** Of the last review that counts. */
  readonly last: { readonly time: Milliseconds; readonly day: Day } | undefined
  /** Interval in days that the last review gave; 0 within learning. */
  readonly interval: number
  readonly reviews: number
  /** How often it was forgotten in review. */
  readonly lapses: number
  /** `leech`: suspended because it was forgotten too often. */
  readonly availability: 'active' | 'suspended' | 'leech'
  /** The day on which it is left out. */
  readonly buried: Day | undefined
  /** Of the card as the learner saw it last. */
  readonly seen: Fingerprint | undefined
}
