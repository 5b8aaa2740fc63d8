import { parseDeckJson } from '../emit/json.ts'
import type { Io } from '../io/io.ts'
import type { CardId } from '../model/card.ts'
import { readDecks } from '../project/deck-files.ts'
import { cleanCard } from '../render/clean-field.ts'
import { joinedItems, type StoredCard, storedCard } from '../review/store/stored-card.ts'
import type { LoadedCards } from './loaded-cards.ts'

/**
 * Reads the JSON decks in a folder. A card that is in several decks is taken from the first one. Its fields are cleaned, since
 * `review --json` gives them to other programs, and decks may come from anybody.
 */
export function cardsFromDecks(folder: string, io: Io): LoadedCards {
  const { decks, strays } = readDecks(folder, parseDeckJson, io)
  for (const { reason } of strays) io.err.write(`${reason}; its cards are left out\n`)
  const cards = new Map<CardId, StoredCard>()
  for (const card of decks.flatMap((deck) => deck.cards)) {
    if (!cards.has(card.id)) cards.set(card.id, storedCard(cleanCard(card, 'allow')))
  }
  const joined = decks.flatMap(({ retired }) =>
    retired.flatMap(({ id, successor: asked }) => {
      const successor = asked === undefined || cards.has(id) ? undefined : cards.get(asked)
      return successor === undefined ? [] : joinedItems(id, successor)
    }),
  )
  return { cards: [...cards.values()], joined: new Map(joined), images: [], provisional: '', problems: 0 }
}
