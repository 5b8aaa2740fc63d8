import { effectiveEvents } from './history/effective-events.ts'
import type { Event, ItemId } from './history/event.ts'
import type { Limits } from './schedule/settings.ts'

/** How many more items the limits let a day show. What is being learned goes on, whatever the limits. */
export interface Remaining {
  readonly new: number
  readonly review: number
}

/**
 * What the limits leave of a day. An item counts once: as new when this day saw its first review (also the first after a
 * reset), and otherwise as a review.
 * @param events those since the day began of the cards that the limits are for
 * @param reviewsOf how many reviews the present state of an item counts
 */
export function remaining(limits: Limits, events: Iterable<Event>, reviewsOf: (item: ItemId) => number): Remaining {
  const reviewsToday = new Map<ItemId, number>()
  for (const { type, item } of effectiveEvents(events)) {
    if (type === 'review') reviewsToday.set(item, (reviewsToday.get(item) ?? 0) + 1)
    if (type === 'reset') reviewsToday.delete(item)
  }
  const shown = [...reviewsToday]
  const introduced = shown.filter(([item, count]) => reviewsOf(item) <= count).length
  return {
    new: Math.max(0, limits.new - introduced),
    review: Math.max(0, limits.reviews - (shown.length - introduced)),
  }
}
