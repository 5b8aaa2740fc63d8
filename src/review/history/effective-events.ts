import { byCodePoint } from '../../model/problem.ts'
import type { Event, EventId } from './event.ts'

/** An event that does something to an item by itself. */
export type CountedEvent = Exclude<Event, { readonly type: 'undo' }>

/**
 * The events that count, in the order in which they happened (by time, then id), whatever order they come in. An id counts
 * once. An undo takes out the event that it names, which may be an undo too: then what that had taken out counts again.
 * Undos that name each other in a circle do nothing.
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

/** The ids that an undo takes out. An undo is known to count once every undo that names it is known to count or not. */
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
    // The list grows while it is gone through.
    if (unknown === 0 && named?.type === 'undo') known.push(named)
  }
  return undone
}
