import type { FileState } from '../project/freshness.ts'
import type { JoinedItems, StoredCard } from '../review/store/stored-card.ts'

/** The cards of a source, and what the store must know besides. */
export interface LoadedCards {
  /** In study order. */
  readonly cards: readonly StoredCard[]
  readonly joined: JoinedItems
  /** The images that were looked for, in the state in which they were read. */
  readonly images: readonly FileState[]
  /** The text of the ledger of those cards that no build has entered in the project's ledger. */
  readonly provisional: string
  readonly problems: number
}
