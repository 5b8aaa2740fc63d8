import type { Day } from '../../src/model/time.ts'
import type { Event, ItemId, Review } from '../../src/review/history/event.ts'
import type { ItemState } from '../../src/review/history/item-state.ts'

const dayLength = 86_400_000

/** Stands in for the scheduler: "again" comes back in ten minutes, the others after one day, two days, four, … */
export function replay(item: ItemId, all: readonly Event[]): ItemState {
  const taken = new Set(all.flatMap((event) => (event.type === 'undo' ? [event.event] : [])))
  const events = all.filter(({ id, type }) => type !== 'undo' && !taken.has(id))
  const reset = events.findLastIndex(({ type }) => type === 'reset')
  const reviews = events.slice(reset + 1).filter((event): event is Review => event.type === 'review')
  const last = reviews.at(-1)
  const availability = events.findLast(({ type }) => type === 'suspend' || type === 'unsuspend')?.type
  const buried = events.findLast(({ type }) => type === 'bury')
  const day = dayOf(last?.time ?? 0)
  const flag = events.findLast((event) => event.type === 'flag')?.flag ?? 0
  const interval = last === undefined || last.grade === 1 ? 0 : 2 ** Math.min(reviews.length - 1, 10)
  return {
    item,
    phase: last === undefined ? 'new' : last.grade === 1 ? 'learning' : 'review',
    step: 0,
    memory: last === undefined ? undefined : { stability: interval + 0.1, difficulty: 11 - 2 * last.grade },
    due:
      last === undefined
        ? undefined
        : last.grade === 1
          ? { type: 'moment', at: (last.time + 600_000) as Review['time'] }
          : { type: 'day', day: (day + interval) as Day },
    last: last === undefined ? undefined : { time: last.time, day },
    interval,
    reviews: reviews.length,
    lapses: reviews.filter(({ grade }) => grade === 1).length,
    availability: availability === 'suspend' ? 'suspended' : 'active',
    buried: buried === undefined ? undefined : dayOf(buried.time),
    flag,
    seen: last?.seen,
  }
}

function dayOf(time: number): Day {
  return Math.floor(time / dayLength) as Day
}
