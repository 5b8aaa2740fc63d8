/** What happened to an item, event by event, with what came of each. */

import { byCodePoint } from '../../model/problem.ts'
import type { Milliseconds } from '../../model/time.ts'
import { effectiveEvents } from '../history/effective-events.ts'
import type { Event, ItemId } from '../history/event.ts'
import type { Due, ItemState } from '../history/item-state.ts'
import { applyEvent, type Interval, newItem } from '../schedule/scheduler.ts'
import type { Settings } from '../schedule/settings.ts'

/** An event of an item; undos are not among them, they show in what they undid. */
export interface HistoryEntry {
  readonly event: Exclude<Event, { readonly type: 'undo' }>
  /** Undefined for an event that was undone. */
  readonly state: ItemState | undefined
  /** The interval that a review resulted in; undefined for everything else. */
  readonly interval: Interval | undefined
}

/** The history of an item, from all of its events, the earliest first. */
export function cardHistory(item: ItemId, events: readonly Event[], settings: Settings): readonly HistoryEntry[] {
  const entries = new Map<string, HistoryEntry>()
  for (const event of events) {
    if (event.type !== 'undo') entries.set(event.id, { event, state: undefined, interval: undefined })
  }
  let state = newItem(item)
  for (const event of effectiveEvents(events)) {
    state = applyEvent(state, event, settings)
    const interval = event.type === 'review' ? intervalOf(state.due, event.time, state.last?.day) : undefined
    entries.set(event.id, { event, state, interval })
  }
  return [...entries.values()].sort((a, b) => a.event.time - b.event.time || byCodePoint(a.event.id, b.event.id))
}

function intervalOf(due: Due | undefined, time: Milliseconds, day: number | undefined): Interval | undefined {
  if (due === undefined || day === undefined) return undefined
  if (due.type === 'day') return { type: 'day', days: due.day - day }
  return { type: 'moment', delay: (due.at - time) as Milliseconds }
}
