import type { Day } from '../../model/time.ts'
import type { Review } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import type { Maturity, Recall, Recalled } from './figures.ts'

/** Interval in days from which on an item is mature, as in Anki. */
const MATURE_INTERVAL = 21

/** How mature an item in review is. */
export function maturityOf({ interval }: Pick<ItemState, 'interval'>): Maturity {
  return interval < MATURE_INTERVAL ? 'young' : 'mature'
}

/**
 * What a review says of what had been learned, as Anki's "true retention" counts: that of an item in review, its first on
 * a day. Undefined for others: learning steps, and what was seen the same day.
 */
export function testedMaturity(before: ItemState, day: Day): Maturity | undefined {
  return before.phase === 'review' && before.last?.day !== day ? maturityOf(before) : undefined
}

/** Counts recall. */
export class RecallTally implements Recall {
  readonly young = { recalled: 0, of: 0 }
  readonly mature = { recalled: 0, of: 0 }

  add(maturity: Maturity, { grade }: Review): void {
    this[maturity].of += 1
    if (grade !== 1) this[maturity].recalled += 1
  }

  get all(): Recalled {
    return { recalled: this.young.recalled + this.mature.recalled, of: this.young.of + this.mature.of }
  }
}
