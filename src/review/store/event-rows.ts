import type { Fingerprint } from '../../model/card.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../history/event.ts'
import { eventSum } from '../history/event-sum.ts'
import type { Flag } from '../history/flag.ts'
import type { Connection, DatabaseRow, Value } from './connection.ts'
import { DamageFound } from './damage.ts'

const COLUMNS = 'id, item, time, offset, type, grade, taken, seen, target, device, value'
const INSERT = `INSERT INTO events (${COLUMNS}, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`

/** How many events are read at a time when all are wanted. */
const EVENTS_AT_ONCE = 1000

/** Adds an event; returns false, and changes nothing, if its id is already there. */
export function insertEvent(connection: Connection, event: Event): boolean {
  return connection.run(INSERT, ...valuesOf(event), eventSum(event)) === 1
}

/** Whether exactly this event is stored. */
export function hasEvent(connection: Connection, event: Event): boolean {
  return (
    connection.get(
      `SELECT 1 FROM events WHERE (${COLUMNS}) IS (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...valuesOf(event),
    ) !== undefined
  )
}

function valuesOf(event: Event): readonly Value[] {
  const { id, item, time, offset, type, device } = event
  const review: Value[] = event.type === 'review' ? [event.grade, event.taken, event.seen ?? null] : [null, null, null]
  return [id, item, time, offset, type, ...review, event.type === 'undo' ? event.event : null, device, numberOf(event)]
}

/** The number of an event that no other column has. */
function numberOf(event: Event): number | null {
  if (event.type === 'review') return event.days ?? null
  return event.type === 'move' ? event.day : event.type === 'flag' ? event.flag : null
}

/** The events of an item, by time and then by id, with their checksums checked. */
export function eventsOfItem(connection: Connection, item: ItemId): readonly Event[] {
  return connection.all(`SELECT ${COLUMNS}, sum FROM events WHERE item = ? ORDER BY time, id`, item).map(checkedEvent)
}

/** All events in the order in which they came here, with their checksums checked. */
export function* checkedEvents(connection: Connection): Generator<Event> {
  for (const row of connection.iterate(`SELECT ${COLUMNS}, sum FROM events ORDER BY seq`)) yield checkedEvent(row)
}

/** Gives events their checksums, for a database that had none; it may lack columns that were added later. */
export function addEventSums(connection: Connection): void {
  for (let last = 0; ; ) {
    const rows = connection.all(`SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ${EVENTS_AT_ONCE}`, last)
    for (const row of rows) {
      last = Number(row['seq'])
      connection.run('UPDATE events SET sum = ? WHERE seq = ?', eventSum(eventOf(row)), last)
    }
    if (rows.length === 0) return
  }
}

/** The events from a point in time on, by time and then by id. */
export function eventsSince(connection: Connection, time: Milliseconds): readonly Event[] {
  return connection.all(`SELECT ${COLUMNS} FROM events WHERE time >= ? ORDER BY time, id`, time).map(eventOf)
}

/** The next events after an id, or from the first one on; none after the last. */
export function eventsAfter(connection: Connection, id: EventId | ''): readonly Event[] {
  return connection
    .all(`SELECT ${COLUMNS}, sum FROM events WHERE id > ? ORDER BY id LIMIT ${EVENTS_AT_ONCE}`, id)
    .map(checkedEvent)
}

/** The last event of a device that can be undone: it isn't an undo, and hasn't been undone yet. */
export function lastUndoable(connection: Connection, device: string): Event | undefined {
  const row = connection.get(
    `SELECT ${COLUMNS} FROM events AS event WHERE device = ? AND type <> 'undo'
      AND NOT EXISTS (SELECT 1 FROM events AS undo WHERE undo.target = event.id) ORDER BY seq DESC LIMIT 1`,
    device,
  )
  return row === undefined ? undefined : eventOf(row)
}

/** Which items a {@link HistoryMark} is about: one, or all of its card. */
export type MarkExtent = 'item' | 'card'

/** How much had happened to an item, or to its whole card, at some moment. */
export interface HistoryMark {
  readonly from: string
  readonly to: string
  readonly events: number
}

/** Marks the present end of an item's history. */
export function markOf(connection: Connection, item: ItemId, extent: MarkExtent): HistoryMark {
  // The items of a card are its id, and this id with a dot and a number; `/` is the character after the dot.
  const card = item.split('.')[0] ?? item
  const range = extent === 'item' ? { from: item, to: item } : { from: card, to: `${card}/` }
  return { ...range, events: countEvents(connection, range) }
}

/** Whether something has happened since a mark was made. */
export function isOutdated(connection: Connection, mark: HistoryMark): boolean {
  return countEvents(connection, mark) !== mark.events
}

/** How many events there are. */
export function countAllEvents(connection: Connection): number {
  return Number(connection.value('SELECT count(*) FROM events'))
}

/** Counts what happened to items. A flag, and taking it back, changes nothing that a grade depends on. */
function countEvents(connection: Connection, { from, to }: Pick<HistoryMark, 'from' | 'to'>): number {
  return Number(
    connection.value(
      `SELECT count(*) FROM events AS event WHERE item BETWEEN ? AND ? AND type <> 'flag'
        AND NOT EXISTS (SELECT 1 FROM events AS flag WHERE flag.id = event.target AND flag.type = 'flag')`,
      from,
      to,
    ),
  )
}

/** Whether an event with this id is stored. */
export function hasEventId(connection: Connection, id: EventId): boolean {
  return connection.get('SELECT 1 FROM events WHERE id = ?', id) !== undefined
}

/** An event by its id, unless it has been undone. */
export function standingEvent(connection: Connection, id: EventId): Event | undefined {
  const row = connection.get(
    `SELECT ${COLUMNS} FROM events AS event WHERE id = ?
      AND NOT EXISTS (SELECT 1 FROM events AS undo WHERE undo.target = event.id)`,
    id,
  )
  return row === undefined ? undefined : eventOf(row)
}

/** Whether the same machine has recorded something of the same item later, which hasn't been undone. */
export function isFollowed(connection: Connection, { id, item, device }: Event): boolean {
  return (
    connection.get(
      `SELECT 1 FROM events AS event WHERE item = ? AND device = ? AND type <> 'undo'
        AND seq > (SELECT seq FROM events WHERE id = ?)
        AND NOT EXISTS (SELECT 1 FROM events AS undo WHERE undo.target = event.id) LIMIT 1`,
      item,
      device,
      id,
    ) !== undefined
  )
}

/** All items with their events, in the order of {@link eventsOfItem}. */
export function* eventsByItem(connection: Connection): Generator<readonly [ItemId, readonly Event[]]> {
  let events: Event[] = []
  for (const row of connection.iterate(`SELECT ${COLUMNS} FROM events ORDER BY item, time, id`)) {
    const event = eventOf(row)
    const [first] = events
    if (first !== undefined && first.item !== event.item) {
      yield [first.item, events]
      events = []
    }
    events.push(event)
  }
  const [first] = events
  if (first !== undefined) yield [first.item, events]
}

function checkedEvent(row: DatabaseRow): Event {
  const event = eventOf(row)
  if (eventSum(event) !== row['sum']) throw new DamageFound(`the checksum of event ${event.id} is wrong`)
  return event
}

function eventOf(row: DatabaseRow): Event {
  const type = row['type'] as Event['type']
  const id = row['id'] as EventId
  const item = row['item'] as ItemId
  const time = row['time'] as Milliseconds
  const offset = row['offset'] as number
  const device = row['device'] as string
  // Nearly all events are reviews, perhaps a million of them; spreading objects here would take most of the time.
  if (type === 'review') {
    const grade = row['grade'] as Grade
    const taken = row['taken'] as Milliseconds
    const seen = (row['seen'] as Fingerprint | null) ?? undefined
    const days = (row['value'] ?? null) as number | null
    const review = { id, item, time, offset, device, type, grade, taken, seen }
    return days === null ? review : { ...review, days }
  }
  const happened = { id, item, time, offset, device }
  switch (type) {
    case 'undo':
      return { ...happened, type, event: row['target'] as EventId }
    case 'move':
      return { ...happened, type, day: row['value'] as Day }
    case 'flag':
      return { ...happened, type, flag: row['value'] as Flag }
    default:
      return { ...happened, type }
  }
}
