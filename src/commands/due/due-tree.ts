/** What is due in each deck, for `topdeck due --decks`. */

import { isDeckWithin, levelsOf, withUpperLevels } from '../../model/deck-name.ts'
import { byCodePoint } from '../../model/problem.ts'
import type { OffsetAt } from '../../model/time.ts'
import { type DueSummary, dueSummary } from '../../review/session/due-summary.ts'
import type { StudyContext } from '../../review/session/queues.ts'
import { textWidth } from '../../terminal/text-width.ts'
import { countsText, dueRecord } from './due-counts.ts'

/** A deck with what a review of it alone would show, by its own limits. */
export interface DueDeck {
  /** The full name. */
  readonly deck: string
  readonly summary: DueSummary
}

/** The decks of a scope, each before those below it. */
export function dueByDeck(context: StudyContext, offsetAt: OffsetAt): readonly DueDeck[] {
  const { store, scope } = context
  const known = store.decksOf(scope.origin).flatMap(withUpperLevels)
  return [...new Set(known)]
    .filter((deck) => scope.decks.length === 0 || scope.decks.some((name) => isDeckWithin(deck, name)))
    .sort((a, b) => byCodePoint(sortKey(a), sortKey(b)))
    .map((deck) => ({ deck, summary: dueSummary({ ...context, scope: { ...scope, decks: [deck] } }, offsetAt) }))
}

/** Levels are compared one after the other: `a::b` comes before `a-b`. */
function sortKey(deck: string): string {
  return deck.replaceAll('::', '\0')
}

/** A deck for programs, with the decks below it. */
export interface DeckRecord {
  readonly deck: string
  readonly decks: DeckRecord[]
}

/** The decks as a tree, for programs. */
export function deckRecords(decks: readonly DueDeck[]): readonly DeckRecord[] {
  const top: DeckRecord[] = []
  const known = new Map<string, DeckRecord>()
  for (const { deck, summary } of decks) {
    const made: DeckRecord = { deck, ...dueRecord(summary), decks: [] }
    known.set(deck, made)
    const siblings = known.get(deck.split('::').slice(0, -1).join('::'))?.decks ?? top
    siblings.push(made)
  }
  return top
}

/** The decks as an indented list. */
export function deckLines(decks: readonly DueDeck[]): string {
  const least = Math.min(...decks.map(({ deck }) => levelsOf(deck)))
  const rows = decks.map(({ deck, summary }) => {
    const name = `${'  '.repeat(levelsOf(deck) - least)}${deck.split('::').at(-1)}`
    return { name, width: textWidth(name), summary }
  })
  const widest = Math.max(...rows.map(({ width }) => width))
  return rows
    .map(({ name, width, summary }) => `${name}${' '.repeat(widest - width)}  ${countsText(summary)}\n`)
    .join('')
}
