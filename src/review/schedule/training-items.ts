import type { Day } from '../../model/time.ts'
import { dayAfter } from '../history/day.ts'
import { effectiveEvents } from '../history/effective-events.ts'
import type { Event, Grade, ItemId } from '../history/event.ts'

/** The reviews of an item up to one whose outcome is to be predicted, which is the last of them. */
export type TrainingItem = readonly [PastReview, ...PastReview[]]

/** A grade, and the days since the previous review; 0 for the first one. */
interface PastReview {
  readonly grade: Grade
  readonly elapsedDays: number
}

/**
 * Collects what parameters are trained from: each review that counts and is at least a day after the previous one, with
 * the item's history since its last reset, in order of time. `rollover` is the hour at which a day begins.
 */
export function trainingItems(events: Iterable<Event>, rollover: number): readonly TrainingItem[] {
  const histories = new Map<ItemId, { readonly day: Day; readonly reviews: TrainingItem }>()
  const items: TrainingItem[] = []
  for (const event of effectiveEvents(events)) {
    if (event.type === 'reset') histories.delete(event.item)
    if (event.type !== 'review') continue
    const before = histories.get(event.item)
    const day = dayAfter(before?.day, event, rollover)
    const elapsedDays = before === undefined ? 0 : day - before.day
    const review: PastReview = { grade: event.grade, elapsedDays }
    const reviews: TrainingItem = before === undefined ? [review] : [...before.reviews, review]
    histories.set(event.item, { day, reviews })
    if (elapsedDays > 0) items.push(reviews)
  }
  return items
}
