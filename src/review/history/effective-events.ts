import { byCodePoint } from '../../model/problem.ts'
import type { Event, EventId } from './event.ts'

/** Any event but an undo: one that changes an item by itself. */
export type CountedEvent = Exclude<Event, { readonly type: 'undo' }>

/**
 * Filters the events that count and sorts them by time, then by id. Of several events with the same id, one counts. An
 * undo removes the event that it names; if that is an undo too, the event that it had removed counts again. Undos that
 * name each other in a circle have no effect.
 */
export function effectiveEvents(events: Iterable<Event>): readonly CountedEvent[] {
  const byId = new Map<EventId, Event>()
  for (const event of events) {
    const known = byId.get(event.id)
    if (known === undefined || event.time < known.time) byId.set(event.id, event)
  }
  const undone = undoneEvents(byId)
  return [...byId.values()]
    .filter((event): event is CountedEvent => event.type !== 'undo' && !undone.has(event.id))
    .sort((a, b) => a.time - b.time || byCodePoint(a.id, b.id))
}

/** The ids that undos remove. Whether an undo counts is known once it is known for every undo that names it. */
function undoneEvents(byId: ReadonlyMap<EventId, Event>): ReadonlySet<EventId> {
  const undone = new Set<EventId>()
  const undoers = new Map<EventId, number>()
  const undos = [...byId.values()].filter((event) => event.type === 'undo')
  if (undos.length === 0) return undone
  for (const { event } of undos) undoers.set(event, (undoers.get(event) ?? 0) + 1)
  const known = undos.filter(({ id }) => !undoers.has(id))
  for (const { id, event } of known) {
    if (!undone.has(id)) undone.add(event)
    const unknown = (undoers.get(event) ?? 0) - 1
    undoers.set(event, unknown)
    const named = byId.get(event)
    // The list grows during the loop.
    if (unknown === 0 && named?.type === 'undo') known.push(named)
  }
  return undone
}
