/** What statistics consist of. */

import type { Day, Milliseconds } from '../../model/time.ts'
import type { Grade } from '../history/event.ts'

/** The days that are looked at. */
export interface Period {
  readonly today: Day
  /** How many days, today the last of them. */
  readonly past: number
  /** How many days, today the first of them. */
  readonly ahead: number
}

/** What items are; a suspended one is only that, whatever it was. */
export type StudyState = 'new' | 'learning' | 'young' | 'mature' | 'suspended' | 'leech'

/** Reviews and the time they took. */
export interface Effort {
  readonly reviews: number
  readonly taken: Milliseconds
}

/** Figures of a learner's reviews of some items. */
export interface Statistics extends Period {
  readonly cards: Readonly<Record<StudyState, number>>
  readonly knowledge: {
    /** Items that were ever reviewed. */
    readonly seen: number
    /** How many of them would be recalled today: the sum of their chances. */
    readonly expected: number
  }
  /** How many items come up on each day ahead, today's with those overdue; new ones and later repetitions aside. */
  readonly forecast: readonly number[]
  /** How many of today's were due earlier. */
  readonly overdue: number
  /** What was done on each past day, the earliest first. */
  readonly activity: readonly (Effort & { readonly day: Day })[]
  /** Since the beginning. */
  readonly total: Effort & { readonly days: number }
  readonly streak: Streak
  /** Of the past days. */
  readonly grades: Readonly<Record<Grade, number>>
  /** Of the past days: half of the answers took no longer. Undefined when there are none. */
  readonly medianAnswer: Milliseconds | undefined
  /** Of the past days. */
  readonly recall: Recall
  /** Of each week that the past days touch, by its Monday, the earliest first. Days before the period don't count. */
  readonly recallByWeek: readonly (Recall & { readonly week: Day })[]
  /** In days, of items that were reviewed. */
  readonly stability: Distribution
  /** 1 to 10. */
  readonly difficulty: Distribution
}

/** Days in a row with at least one review each. */
export interface Streak {
  /** Up to today, or up to yesterday as long as today has no review. */
  readonly current: number
  readonly longest: number
}

/** What an item in review is, by its interval. */
export type Maturity = 'young' | 'mature'

/** How many of some reviews were recalled. */
export interface Recalled {
  readonly recalled: number
  readonly of: number
}

/** Recall of items in review. */
export interface Recall extends Readonly<Record<Maturity, Recalled>> {
  readonly all: Recalled
}

/** How many numbers lie from one bound to below the next. */
export interface Bucket {
  readonly from: number
  /** Infinity for the last one, where it has no end. */
  readonly to: number
  readonly count: number
}

/** Numbers sorted into buckets, with the one in the middle of them. */
export interface Distribution {
  readonly buckets: readonly Bucket[]
  /** Undefined when there are no numbers. */
  readonly median: number | undefined
}
