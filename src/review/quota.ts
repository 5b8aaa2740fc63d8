/** How many cards the daily limits still allow, for all and for the groups that have limits of their own. */

import { remaining } from './daily-limits.ts'
import type { DueItem } from './due.ts'
import type { Event, ItemId } from './event.ts'
import type { Override, ReviewSettings } from './settings.ts'

/** What the limits allow yet. */
export interface Quota {
  readonly new: number
  readonly review: number
  readonly groups: readonly GroupQuota[]
}

interface GroupQuota {
  readonly group: Override['group']
  readonly new: number
  readonly review: number
}

/** What decides to which groups an item belongs. */
export type Grouping = Pick<DueItem, 'deck' | 'tags'>

/**
 * What the limits leave of a day. A card counts for all, and for each group with limits that it is in.
 * @param events those since the day began
 * @param groupingOf undefined for an item whose card is no more
 */
export function quotaOf(
  settings: ReviewSettings,
  events: readonly Event[],
  reviewsOf: (item: ItemId) => number,
  groupingOf: (item: ItemId) => Grouping | undefined,
): Quota {
  const groups = settings.overrides.flatMap(({ group, settings: { limits } }): GroupQuota[] => {
    if (limits === undefined) return []
    const own = events.filter(({ item }) => {
      const grouping = groupingOf(item)
      return grouping !== undefined && isIn(group, grouping)
    })
    const both = { new: limits.new ?? Infinity, reviews: limits.reviews ?? Infinity }
    return [{ group, ...remaining(both, own, reviewsOf) }]
  })
  return { ...remaining(settings.limits, events, reviewsOf), groups }
}

/** The first of some items, as many as a quota allows. */
export function withinQuota(items: readonly DueItem[], lane: 'new' | 'review', quota: Quota): readonly DueItem[] {
  const left = quota.groups.map((group) => group[lane])
  const taken: DueItem[] = []
  for (const item of items) {
    if (taken.length >= quota[lane]) break
    const own = quota.groups.flatMap(({ group }, index) => (isIn(group, item) ? [index] : []))
    if (own.some((index) => (left[index] ?? 0) <= 0)) continue
    for (const index of own) left[index] = (left[index] ?? 0) - 1
    taken.push(item)
  }
  return taken
}

function isIn({ type, name }: Override['group'], { deck, tags }: Grouping): boolean {
  return (type === 'deck' ? [deck] : tags).some((each) => each === name || each.startsWith(`${name}::`))
}
