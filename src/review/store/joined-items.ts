import type { Event, ItemId } from '../history/event.ts'
import type { Connection } from './connection.ts'
import { eventsOfItem } from './event-rows.ts'
import type { JoinedItems } from './stored-card.ts'

/** Replaces the joined items of an origin; returns the successors that are affected. */
export function replaceJoined(connection: Connection, origin: number, joined: JoinedItems): ReadonlySet<ItemId> {
  const touched = new Set<ItemId>()
  const known = new Map<ItemId, ItemId>()
  for (const row of connection.all('SELECT item, successor FROM joined WHERE origin = ?', origin)) {
    known.set(row['item'] as ItemId, row['successor'] as ItemId)
  }
  for (const [item, successor] of known) {
    if (joined.get(item) === successor) continue
    connection.run('DELETE FROM joined WHERE item = ? AND origin = ?', item, origin)
    touched.add(successor)
  }
  for (const [item, successor] of joined) {
    if (known.get(item) === successor) continue
    connection.run('INSERT INTO joined VALUES (?, ?, ?)', item, origin, successor)
    touched.add(successor)
  }
  return touched
}

/** The items that an item was joined to; several if origins disagree. */
export function successorsOf(connection: Connection, item: ItemId): readonly ItemId[] {
  const rows = connection.all('SELECT DISTINCT successor FROM joined WHERE item = ? AND successor <> item', item)
  return rows.map(({ successor }) => successor as ItemId)
}

/** All items that other items were joined to. */
export function successors(connection: Connection): readonly ItemId[] {
  return connection.all('SELECT DISTINCT successor FROM joined').map(({ successor }) => successor as ItemId)
}

/** The events of an item, together with those of items that were joined to it, as if they were its own. */
export function eventsFor(connection: Connection, item: ItemId): readonly Event[] {
  const others = connection.all('SELECT DISTINCT item FROM joined WHERE successor = ? AND item <> successor', item)
  const own = eventsOfItem(connection, item)
  if (others.length === 0) return own
  const taken = others.flatMap((row) => eventsOfItem(connection, row['item'] as ItemId))
  return [...own, ...taken.map((event) => ({ ...event, item }))].sort(
    (a, b) => a.time - b.time || (a.id < b.id ? -1 : 1),
  )
}
