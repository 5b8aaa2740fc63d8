import { alternatives, nearest } from '../text/did-you-mean.ts'

/** The full name of a deck below the root deck (`Topdeck::containers`); the root deck itself for an empty name. */
export function deckBelow(rootDeck: string, deck: string): string {
  return deck === '' ? rootDeck : `${rootDeck}::${deck}`
}

/**
 * Whether a deck is one that a name means, or lies below one. A name means decks by their full names or by the last
 * levels of these, in upper or lower case: `docker` means `Topdeck::docker`.
 */
export function isDeckWithin(deck: string, name: string): boolean {
  return deckLevel(deck, name) !== undefined
}

/**
 * The level of the deck that a name means and that a deck is, or lies below: 2 for `docker` and `Topdeck::docker::images`;
 * undefined where there is none.
 */
export function deckLevel(deck: string, name: string): number | undefined {
  const wanted = `::${name.toLowerCase()}::`
  const levels = `::${deck.toLowerCase()}::`
  const start = levels.indexOf(wanted)
  return start === -1 ? undefined : levelsOf(levels.slice(2, start + wanted.length - 2))
}

/** How many levels a name of a deck or a tag has. */
export function levelsOf(name: string): number {
  return name.split('::').length
}

/** The first levels of a name. */
export function upperLevels(name: string, count: number): string {
  return name.split('::').slice(0, count).join('::')
}

/** A deck or tag that a name means, each with those above it. */
export function withUpperLevels(name: string): string[] {
  return name.split('::').map((_, index) => upperLevels(name, index + 1))
}

/**
 * The end of a message about a deck or tag that nothing has: the nearest one or, where none is near, which ones there are.
 * @param known full names of those that cards are in
 */
export function nearestOf(name: string, known: readonly string[]): string {
  const some = 10
  const all = new Set(known.flatMap(withUpperLevels))
  const lastLevels = [...all].flatMap((each) =>
    each.split('::').map((_, index, levels) => levels.slice(index).join('::')),
  )
  const near = nearest(name, lastLevels)
  if (near !== undefined) return `; did you mean "${near}"?`
  if (all.size === 0) return ''
  const listed = [...all].slice(0, some)
  return all.size > some
    ? `; there are ${listed.join(', ')} and ${all.size - some} more`
    : `; expected ${alternatives(listed)}`
}
