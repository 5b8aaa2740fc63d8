/** Whole seconds since 1970-01-01 UTC. */
export type Seconds = number & { readonly brand: 'Seconds' }

/** Whole milliseconds since 1970-01-01 UTC, or a duration in milliseconds. */
export type Milliseconds = number & { readonly brand: 'Milliseconds' }

/** The length of a day in milliseconds. */
export const DAY = 86_400_000

/** The number of a learner's day: days since 1970-01-01 in local time, where a day begins at the rollover hour. */
export type Day = number & { readonly brand: 'Day' }

/** A point in time, with what the learner's clock showed then. */
export interface Moment {
  readonly time: Milliseconds
  /** How many minutes the learner's clock was ahead of UTC. */
  readonly offset: number
}

/** Gives the minutes by which the clock of a time zone is ahead of UTC at a point in time. */
export type OffsetAt = (time: Milliseconds) => number
