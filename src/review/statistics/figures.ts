/** What statistics consist of. */

import type { Day, Milliseconds } from '../../model/time.ts'
import type { Grade } from '../history/event.ts'

/** The days that statistics cover. */
export interface Period {
  readonly today: Day
  /** The number of days up to today, which is the last of them. */
  readonly past: number
  /** The number of days from today on, which is the first of them. */
  readonly ahead: number
}

/** The days that statistics are to cover. */
export interface AskedPeriod extends Omit<Period, 'past'> {
  /** The number of days up to today, or all since the first review, but not less than a week. */
  readonly past: number | 'all'
}

/** The states that items are counted by; a suspended item counts as nothing else. */
export type StudyState = 'new' | 'learning' | 'young' | 'mature' | 'suspended' | 'leech'

/** A number of reviews and the time they took. */
export interface Effort {
  readonly reviews: number
  readonly taken: Milliseconds
}

/** Figures of a learner's reviews. */
export interface Statistics extends Period {
  readonly cards: Readonly<Record<StudyState, number>>
  readonly knowledge: {
    /** How many items have ever been reviewed. */
    readonly seen: number
    /** How many of them would be recalled today: the sum of their probabilities. */
    readonly expected: number
  }
  /** How many items come due on each day ahead, overdue ones today; without new items and repeated reviews. */
  readonly forecast: readonly number[]
  /** How many of today's items were due earlier. */
  readonly overdue: number
  /** The effort of each past day, the earliest first. */
  readonly activity: readonly (Effort & { readonly day: Day })[]
  /** The effort since the beginning. */
  readonly total: Effort & { readonly days: number }
  readonly streak: Streak
  /** How often each grade was given on the past days. */
  readonly grades: Readonly<Record<Grade, number>>
  /** The median time of an answer on the past days; undefined when there are none. */
  readonly medianAnswer: Milliseconds | undefined
  /** The recall on the past days. */
  readonly recall: Recall
  /** The recall in each week that has past days, by its Monday, the earliest first; without earlier days. */
  readonly recallByWeek: readonly (Recall & { readonly week: Day })[]
  /** The stability of reviewed items, in days. */
  readonly stability: Distribution
  /** The difficulty of reviewed items, from 1 to 10. */
  readonly difficulty: Distribution
}

/** How many days in a row had at least one review. */
export interface Streak {
  /** Up to today, or up to yesterday while today has no review. */
  readonly current: number
  readonly longest: number
}

/** What an item in review counts as, by its interval. */
export type Maturity = 'young' | 'mature'

/** How many of a number of reviews were recalled. */
export interface Recalled {
  readonly recalled: number
  readonly of: number
}

/** The recall of items in review. */
export interface Recall extends Readonly<Record<Maturity, Recalled>> {
  readonly all: Recalled
}

/** How many numbers lie from one bound up to, but not including, the next. */
export interface Bucket {
  readonly from: number
  /** Infinity if the last bucket has no end. */
  readonly to: number
  readonly count: number
}

/** Numbers sorted into buckets, with their median. */
export interface Distribution {
  readonly buckets: readonly Bucket[]
  /** Undefined when there are no numbers. */
  readonly median: number | undefined
}
