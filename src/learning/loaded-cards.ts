import type { StoredCard } from '../review/store/card-rows.ts'
import type { JoinedItems } from '../review/store/joined-items.ts'

/** The cards of a place, and what else is to be known of them. */
export interface LoadedCards {
  /** In study order. */
  readonly cards: readonly StoredCard[]
  readonly joined: JoinedItems
  /** Absolute paths of the images that were looked for. */
  readonly images: readonly string[]
  /** Text of the ledger of cards that no build has entered in another. */
  readonly provisional: string
  readonly problems: number
}
