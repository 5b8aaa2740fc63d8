import type { Fingerprint } from '../../model/card.ts'
import type { Day, Milliseconds } from '../../model/time.ts'
import type { ItemId } from '../history/event.ts'
import { checksum } from '../history/event-sum.ts'
import type { Flag } from '../history/flag.ts'
import type { Due, ItemState } from '../history/item-state.ts'
import type { Connection, DatabaseRow, Value } from './connection.ts'
import { DamageFound } from './damage.ts'

/** What an item waits for: its place among the new items, a moment, a day, or nothing. */
export type Waits = 'new' | 'moment' | 'day' | 'never'

const COLUMNS = [
  ...['item', 'phase', 'step', 'stability', 'difficulty', 'due_moment', 'due_day', 'last_time', 'last_day', 'interval'],
  ...['reviews', 'lapses', 'availability', 'buried', 'seen', 'flag'],
]
const INSERT = `INSERT OR REPLACE INTO states (${COLUMNS.join(', ')}, sum) VALUES (${COLUMNS.map(() => '?').join(', ')}, ?)`

/** What decides what an item waits for. */
type WaitingState = Pick<ItemState, 'phase' | 'due' | 'availability'>

/** Writes the state of an item, replacing an earlier one. */
export function writeState(connection: Connection, state: ItemState): void {
  const { item, phase, step, memory, due, last, interval, reviews, lapses, availability, buried, flag, seen } = state
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
    // None is absent, so that the checksums of states without a flag are what they were.
    flag === 0 ? null : flag,
  ]
  connection.run(INSERT, ...values, stateSum(values))
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

/** Throws {@link DamageFound} if a state, or what the queue repeats of it, isn't what was written. */
export function checkStates(connection: Connection): void {
  for (const row of connection.iterate('SELECT * FROM states')) {
    if (stateSum(COLUMNS.map((column) => row[column] ?? null)) !== row['sum']) {
      throw new DamageFound(`the checksum of the state of ${row['item']} is wrong`)
    }
  }
  for (const row of connection.iterate(
    `SELECT queue.item, waits, due, queue.buried AS hidden, queue.last_day AS reviewed, phase, availability, due_moment,
      due_day, states.buried, states.last_day, states.item IS NOT NULL AS known
      FROM queue LEFT JOIN states ON states.item = queue.item`,
  )) {
    const { waits, at } = row['known'] === 1 ? waitOf({ ...row, due: dueOf(row) } as WaitingState) : waitOf(undefined)
    const isSame = row['waits'] === waits && row['due'] === at && row['hidden'] === row['buried']
    if (!isSame || row['reviewed'] !== row['last_day']) throw new DamageFound(`the place of ${row['item']} is wrong`)
  }
}

/** Gives states their checksums, for a database that had none. */
export function addStateSums(connection: Connection): void {
  for (const row of connection.all('SELECT * FROM states')) {
    const sum = stateSum(COLUMNS.map((column) => row[column] ?? null))
    connection.run('UPDATE states SET sum = ? WHERE item = ?', sum, row['item'] ?? null)
  }
}

/** Of the named values of a state that are there, so that a column more doesn't change it. */
function stateSum(values: readonly Value[]): string {
  return checksum(JSON.stringify(values.flatMap((value, index) => (value === null ? [] : [[COLUMNS[index], value]]))))
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
export function waitOf(state: WaitingState | undefined): { readonly waits: Waits; readonly at: number } {
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
    flag: (row['flag'] as Flag | null) ?? 0,
    seen: (row['seen'] as Fingerprint | null) ?? undefined,
  }
}

function dueOf(row: DatabaseRow): Due | undefined {
  const moment = row['due_moment'] as Milliseconds | null
  if (moment !== null) return { type: 'moment', at: moment }
  const day = row['due_day'] as Day | null
  return day === null ? undefined : { type: 'day', day }
}
