/** How many cards the daily limits still allow, for all cards and for groups with their own limits. */

import { isDeckWithin } from '../../model/deck-name.ts'
import { effectiveEvents } from '../history/effective-events.ts'
import type { Event, ItemId } from '../history/event.ts'
import { isInGroup, type Limits, limitsOf, type Override, type ReviewSettings } from '../schedule/settings.ts'
import type { DueItem } from '../store/due.ts'
import type { ReviewScope } from '../store/stored-card.ts'

/** How many more cards the limits allow today. */
export interface RemainingLimits {
  readonly new: number
  readonly review: number
  readonly groups: readonly GroupLimits[]
}

interface GroupLimits {
  readonly group: Override['group']
  readonly new: number
  readonly review: number
}

/** What decides which groups an item belongs to. */
export type DeckAndTags = Pick<DueItem, 'deck' | 'tags'>

/**
 * Computes what the limits leave for the rest of a day: the limits of the chosen decks, or else those for all cards,
 * and within them those of each group.
 * @param events the events since the day began
 * @param groupingOf returns undefined for an item whose card no longer exists
 */
export function remainingLimits(
  scope: Pick<ReviewScope, 'decks'>,
  settings: ReviewSettings,
  events: readonly Event[],
  reviewsOf: (item: ItemId) => number,
  groupingOf: (item: ItemId) => DeckAndTags | undefined,
): RemainingLimits {
  const of = (group: Override['group'], limits: Limits): GroupLimits => {
    const own = events.filter(({ item }) => {
      const grouping = groupingOf(item)
      return grouping !== undefined && isInGroup(group, grouping)
    })
    return { group, ...remaining(limits, own, reviewsOf) }
  }
  const { limits, deck } = limitsOf(scope, settings)
  const all = deck === undefined ? remaining(limits, events, reviewsOf) : of({ type: 'deck', name: deck }, limits)
  const groups = settings.overrides.flatMap(({ group, settings: { limits: own } }): GroupLimits[] => {
    const isAround = group.type === 'deck' && deck !== undefined && isDeckWithin(deck, group.name)
    if (own === undefined || isAround) return []
    return [of(group, { new: own.new ?? Infinity, reviews: own.reviews ?? Infinity })]
  })
  return { new: all.new, review: all.review, groups }
}

/** The first of these items, as many as the limits allow. */
export function withinLimits(
  items: readonly DueItem[],
  queue: 'new' | 'review',
  limits: RemainingLimits,
): readonly DueItem[] {
  const left = limits.groups.map((group) => group[queue])
  const taken: DueItem[] = []
  for (const item of items) {
    if (taken.length >= limits[queue]) break
    const own = limits.groups.flatMap(({ group }, index) => (isInGroup(group, item) ? [index] : []))
    if (own.some((index) => (left[index] ?? 0) <= 0)) continue
    for (const index of own) left[index] = (left[index] ?? 0) - 1
    taken.push(item)
  }
  return taken
}

/** How many more items may be shown today. Cards that are being learned go on, whatever the limits. */
export interface Remaining {
  readonly new: number
  readonly review: number
}

/**
 * Computes what limits leave for the rest of a day. An item counts once: as new if its first review (or the first one
 * after a reset) was on this day, otherwise as a review.
 * @param events the events since the day began, of the cards that the limits are for
 * @param reviewsOf returns how many reviews the present state of an item has
 */
export function remaining(limits: Limits, events: Iterable<Event>, reviewsOf: (item: ItemId) => number): Remaining {
  const counts = reviewCounts(events)
  const introduced = introducedIn(counts, reviewsOf).length
  return {
    new: Math.max(0, limits.new - introduced),
    review: Math.max(0, limits.reviews - (counts.size - introduced)),
  }
}

/** The items that were shown for the first time, or for the first time after a reset, on the day of these events. */
export function introducedItems(events: Iterable<Event>, reviewsOf: (item: ItemId) => number): readonly ItemId[] {
  return introducedIn(reviewCounts(events), reviewsOf)
}

function introducedIn(counts: ReadonlyMap<ItemId, number>, reviewsOf: (item: ItemId) => number): readonly ItemId[] {
  return [...counts].flatMap(([item, count]) => (reviewsOf(item) <= count ? [item] : []))
}

/** How many reviews that count each item has among these events. */
function reviewCounts(events: Iterable<Event>): ReadonlyMap<ItemId, number> {
  const counts = new Map<ItemId, number>()
  for (const { type, item } of effectiveEvents(events)) {
    if (type === 'review') counts.set(item, (counts.get(item) ?? 0) + 1)
    if (type === 'reset') counts.delete(item)
  }
  return counts
}
