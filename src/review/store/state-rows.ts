import type { Fingerprint } from '../../model/card.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { ItemId } from '../history/event.ts'
import type { Due, ItemState } from '../history/item-state.ts'
import type { Connection, DatabaseRow, Value } from './connection.ts'

/** What an item waits for: its place among the new items, a moment, a day, or nothing. */
export type Waits = 'new' | 'moment' | 'day' | 'never'

/** Writes the state of an item, replacing an earlier one. */
export function writeState(connection: Connection, state: ItemState): void {
  const { item, phase, step, memory, due, last, interval, reviews, lapses, availability, buried, seen } = state
  const values: Value[] = [
    item,
    phase,
    step,
    memory?.stability ?? null,
    memory?.difficulty ?? null,
    due?.type === 'moment' ? due.at : null,
    due?.type === 'day' ? due.day : null,
    last?.time ?? null,
    last?.day ?? null,
    interval,
    reviews,
    lapses,
    availability,
    buried ?? null,
    seen ?? null,
  ]
  connection.run('INSERT OR REPLACE INTO states VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...values)
  const { waits, at } = waitOf(state)
  connection.run(
    'UPDATE queue SET waits = ?, due = ?, buried = ?, last_day = ? WHERE item = ?',
    waits,
    at,
    buried ?? null,
    last?.day ?? null,
    item,
  )
}

/** Deletes the state of an item, which makes it new. */
export function deleteState(connection: Connection, item: ItemId): void {
  connection.run('DELETE FROM states WHERE item = ?', item)
  connection.run("UPDATE queue SET waits = 'new', due = 0, buried = NULL, last_day = NULL WHERE item = ?", item)
}

/** Reads the state of an item; undefined if it has no events. */
export function readState(connection: Connection, item: ItemId): ItemState | undefined {
  const row = connection.get('SELECT * FROM states WHERE item = ?', item)
  return row === undefined ? undefined : stateOf(row)
}

/** Reads the states of all items with events, including those whose cards no longer exist. */
export function* readStates(connection: Connection): Generator<ItemState> {
  for (const row of connection.iterate('SELECT * FROM states ORDER BY item')) yield stateOf(row)
}

/** What an item waits for, with its moment or day, or 0 if there is none. */
export function waitOf(state: ItemState | undefined): { readonly waits: Waits; readonly at: number } {
  if (state === undefined) return { waits: 'new', at: 0 }
  const { phase, due, availability } = state
  if (availability !== 'active') return { waits: 'never', at: 0 }
  if (phase === 'new') return { waits: 'new', at: 0 }
  if (due === undefined) return { waits: 'never', at: 0 }
  return due.type === 'moment' ? { waits: 'moment', at: due.at } : { waits: 'day', at: due.day }
}

function stateOf(row: DatabaseRow): ItemState {
  const stability = row['stability'] as number | null
  const lastTime = row['last_time'] as Milliseconds | null
  return {
    item: row['item'] as ItemId,
    phase: row['phase'] as ItemState['phase'],
    step: row['step'] as number,
    memory: stability === null ? undefined : { stability, difficulty: row['difficulty'] as number },
    due: dueOf(row),
    last: lastTime === null ? undefined : { time: lastTime, day: row['last_day'] as Day },
    interval: row['interval'] as number,
    reviews: row['reviews'] as number,
    lapses: row['lapses'] as number,
    availability: row['availability'] as ItemState['availability'],
    buried: (row['buried'] as Day | null) ?? undefined,
    seen: (row['seen'] as Fingerprint | null) ?? undefined,
  }
}

function dueOf(row: DatabaseRow): Due | undefined {
  const moment = row['due_moment'] as Milliseconds | null
  if (moment !== null) return { type: 'moment', at: moment }
  const day = row['due_day'] as Day | null
  return day === null ? undefined : { type: 'day', day }
}
