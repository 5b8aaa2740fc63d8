/** The full name of a deck below the root deck (`Topdeck::containers`); the root deck itself for an empty name. */
export function deckBelow(rootDeck: string, deck: string): string {
  return deck === '' ? rootDeck : `${rootDeck}::${deck}`
}
