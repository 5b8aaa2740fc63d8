import { alternatives, nearest } from '../text/did-you-mean.ts'
import { memoise } from '../text/memoise.ts'

/** How many characters the name of a deck may have. */
export const LONGEST_DECK = 500

/**
 * The full name of a deck below the root deck (`Topdeck::containers`); the root deck itself for an empty name. It is a
 * name that Anki takes as it is, whatever the two are made of.
 */
export function deckBelow(rootDeck: string, deck: string): string {
  const root = named(rootDeck)
  return deck === '' ? root : `${root.replace(/:+$/, '')}::${named(deck)}`
}

const named = memoise((name) => ankiDeck(name) || 'blank', 1000)

/**
 * The name that a deck has in Anki, which removes control characters and quotes, and spaces around levels. Characters that
 * nobody sees are removed, too, and levels without anything in them, which Anki would call `blank`. Empty if nothing is left.
 */
export function ankiDeck(name: string): string {
  const levels = name
    .normalize('NFC')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(invisible, '')
    .split('::')
    .map((level) => level.trim())
    .filter((level) => /[^:\s]/.test(level))
  // A colon before `::` would move into the next level.
  return levels.map((level, index) => (index < levels.length - 1 ? level.replace(/:+$/, '') : level)).join('::')
}

/** Control characters and quotes; what changes the direction of the line; tags. Flags are made of tags, and stay. */
const invisible =
  /["\p{Cc}\u061C\u202A-\u202E\u2066-\u206F\uFEFF]|(?<![\u{1F3F4}\u{E0020}-\u{E007F}])[\u{E0000}-\u{E007F}]+/gu

/** What is wrong with the name of a deck, as the start of a message; undefined if Anki takes it, but for spaces around it. */
export function deckFault(name: string): string | undefined {
  const called = ankiDeck(name)
  const trimmed = name
    .normalize('NFC')
    .split('::')
    .map((level) => level.trim())
    .join('::')
  if (called === trimmed) return undefined
  const becomes = called === '' ? 'cannot be used' : `is called "${called}"`
  return `The deck "${name}" ${becomes}: Anki has no empty levels, control characters or quotes in the names of decks`
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
