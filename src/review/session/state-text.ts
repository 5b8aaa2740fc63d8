import { DAY, type Day, type Moment } from '../../model/time.ts'
import { countText } from '../../text/count.ts'
import { durationText } from '../../text/duration.ts'
import { dayOf } from '../history/day.ts'
import { flagName } from '../history/flag.ts'
import type { ItemState } from '../history/item-state.ts'

/** When an item comes back and what a learner has done with it, in words: `due in 3d, 5 reviews, forgotten once`. */
export function stateText(state: ItemState, now: Moment, rollover: number): string {
  const today = dayOf(now, rollover)
  const { reviews, lapses, flag } = state
  const parts = [
    whenText(state, now, today),
    ...(reviews === 0 ? [] : [countText(reviews, 'review')]),
    ...(flag === 0 ? [] : [`flagged ${flagName(flag)}`]),
    ...(lapses === 0 ? [] : [lapses === 1 ? 'forgotten once' : `forgotten ${lapses} times`]),
  ]
  return parts.join(', ')
}

function whenText({ availability, buried, due, phase }: ItemState, now: Moment, today: Day): string {
  if (availability === 'leech') return 'suspended because it was forgotten too often'
  if (availability === 'suspended') return 'suspended'
  if (buried === today) return 'buried until tomorrow'
  if (due === undefined) return 'new'
  if (due.type === 'moment') {
    const left = due.at - now.time
    const step = phase === 'relearning' ? 'relearning' : 'learning'
    return left <= 0 ? `${step}, due now` : `${step}, due in ${durationText(left)}`
  }
  const days = due.day - today
  if (days === 0) return 'due today'
  return days > 0 ? `due in ${durationText(days * DAY)}` : `overdue by ${durationText(-days * DAY)}`
}
