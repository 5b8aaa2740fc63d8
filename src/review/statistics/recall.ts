import type { Day } from '../../model/time.ts'
import type { Review } from '../history/event.ts'
import type { ItemState } from '../history/item-state.ts'
import type { Maturity, Recall, Recalled } from './figures.ts'

/** The interval in days from which an item is mature, as in Anki. */
const MATURE_INTERVAL = 21

/** How mature an item in review is. */
export function maturityOf({ interval }: Pick<ItemState, 'interval'>): Maturity {
  return interval < MATURE_INTERVAL ? 'young' : 'mature'
}

/**
 * Which recall a review counts for, as in Anki's "true retention": only an item's first review of the day counts, and
 * only if the item was in review before. Undefined for other reviews.
 */
export function testedMaturity(before: ItemState, day: Day): Maturity | undefined {
  return before.phase === 'review' && before.last?.day !== day ? maturityOf(before) : undefined
}

/** Counts how many reviews were recalled. */
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
