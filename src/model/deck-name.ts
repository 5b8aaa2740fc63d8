/** Full name of the deck that a file's cards go to: `deck` as the file has it, or the root deck itself. */
export function deckBelow(rootDeck: string, deck: string): string {
  return deck === '' ? rootDeck : `${rootDeck}::${deck}`
}
