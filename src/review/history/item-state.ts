import type { Fingerprint } from '../../model/card.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { ItemId } from './event.ts'
import type { Flag } from './flag.ts'

/** The memory state of FSRS: stability in days, difficulty from 1 to 10. */
export interface Memory {
  readonly stability: number
  readonly difficulty: number
}

/** When an item is due: at a moment (a learning step), or on a day. */
export type Due = { readonly type: 'moment'; readonly at: Milliseconds } | { readonly type: 'day'; readonly day: Day }

/** The state of an item; it is derived from the item's events and can be rebuilt from them at any time. */
export interface ItemState {
  readonly item: ItemId
  readonly phase: 'new' | 'learning' | 'review' | 'relearning'
  /** The index of the current learning step; 0 outside of learning. */
  readonly step: number
  /** Undefined for a new item. */
  readonly memory: Memory | undefined
  readonly due: Due | undefined
  /** The last review that counts. */
  readonly last: { readonly time: Milliseconds; readonly day: Day } | undefined
  /** The interval in days that the last review resulted in; 0 while learning. */
  readonly interval: number
  readonly reviews: number
  /** How often it was forgotten while in review. */
  readonly lapses: number
  /** `leech`: suspended because it was forgotten too often. */
  readonly availability: 'active' | 'suspended' | 'leech'
  /** The day on which it is hidden. */
  readonly buried: Day | undefined
  readonly flag: Flag
  /** The fingerprint of the card as the learner last saw it. */
  readonly seen: Fingerprint | undefined
}
