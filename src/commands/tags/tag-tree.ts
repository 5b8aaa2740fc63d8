import type { Card } from '../../model/card.ts'
import { byCodePoint } from '../../model/problem.ts'

/** A tag with the cards that have it or a tag below it, as `--tag` counts them. */
export interface TagCount {
  /** The full name, with `::` between levels. */
  readonly tag: string
  /** Questions with an answer. */
  readonly cards: number
  readonly unanswered: number
}

/** Counts every tag and the tags above it, sorted so that each stands directly above those below it. */
export function countTags(cards: readonly Pick<Card, 'tags' | 'answered'>[]): readonly TagCount[] {
  const counts = new Map<string, { cards: number; unanswered: number }>()
  for (const { tags, answered } of cards) {
    for (const tag of new Set(tags.flatMap(withTagsAbove))) {
      const count = counts.get(tag) ?? { cards: 0, unanswered: 0 }
      count[answered ? 'cards' : 'unanswered'] += 1
      counts.set(tag, count)
    }
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, ...count }))
    .sort((a, b) => byCodePoint(sortKey(a.tag), sortKey(b.tag)))
}

/** `a`, `a::b` and `a::b::c` for `a::b::c`. */
function withTagsAbove(tag: string): string[] {
  const levels = tag.split('::')
  return levels.map((_, index) => levels.slice(0, index + 1).join('::'))
}

/** Levels are compared one after the other: `a::b` comes before `a-b`. */
function sortKey(tag: string): string {
  return tag.replaceAll('::', '\0')
}
