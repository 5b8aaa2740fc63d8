import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Event, EventId } from '../history/event.ts'
import { isEventId } from '../history/event-id.ts'
import { readEvent } from '../history/event-schema.ts'
import { eventSum } from '../history/event-sum.ts'
import { PAGE_SIZE } from './tables.ts'

/*
 * The format of a database file: https://sqlite.org/fileformat2.html. Rows are searched on the pages themselves,
 * because the tree that leads to them may be damaged. Events are never changed or deleted, so whatever looks like an
 * event is one, even on a page that has a newer version elsewhere.
 */

const DATABASE_HEADER = 100
const LOG_HEADER = 32
const LOG_FRAME_HEADER = 24
const TABLE_LEAF = 13
/** The number of columns that `events` has in the first version of the schema; the next ones are the checksum and a number. */
const EVENT_COLUMNS = 11
/** Rows of events are shorter, in bytes. */
const LONGEST_ROW = 1000
/** How many damaged rows are tried with each of their bits flipped. */
const MOST_MENDED = 500

/** What was found in a row that holds an event, or once did. */
export type SalvagedRow =
  /** `checked`: the checksum is right. `unchecked`: there is none, because an earlier version wrote the row. */
  ({ readonly type: 'checked' | 'unchecked' } & FoundEvent) | { readonly type: 'wrong' }

/**
 * Finds the events in a damaged database and its write-ahead log, in no order and some of them more than once. A row in
 * which one bit is wrong is mended.
 * @param isKnown rows of these events are passed over
 * @param closing called with what closes each file. Where SQLite holds a lock on the file, that must wait: closing any
 * handle of a file gives up all locks of the process on it.
 */
export function* salvageEvents(
  path: string,
  isKnown: (id: EventId) => boolean = () => false,
  closing: (close: () => void) => void = (close) => close(),
): Generator<SalvagedRow> {
  const search: Search = { isKnown, closing, tried: 0 }
  // The log comes first, because it may be merged into the database and deleted in the meantime.
  const log = `${path}-wal`
  if (existsSync(log)) yield* rowsInFile(log, LOG_HEADER, LOG_FRAME_HEADER, search)
  if (existsSync(path)) yield* rowsInFile(path, 0, 0, search)
}

/** The events that can be read from a database of reviews, damaged or not, in the order in which they came there. */
export function readStore(path: string): { readonly events: readonly Event[]; readonly wrong: number } {
  const salvaged = new SalvagedEvents()
  salvaged.read(path)
  return { events: salvaged.events(), wrong: salvaged.wrong }
}

/** The events of one database, or of several with the same history, each once. */
export class SalvagedEvents {
  readonly #checked = new Map<EventId, FoundEvent>()
  readonly #unchecked: FoundEvent[] = []
  readonly #closing: ((close: () => void) => void) | undefined
  #wrong = 0

  /** @param closing as for {@link salvageEvents} */
  constructor(closing?: (close: () => void) => void) {
    this.#closing = closing
  }

  /** How many rows held an event that can't be read. */
  get wrong(): number {
    return this.#wrong
  }

  /** How many events have a checksum that is right. */
  get checked(): number {
    return this.#checked.size
  }

  /** Adds the events of a database. */
  read(path: string): void {
    for (const row of salvageEvents(path, (id) => this.#checked.has(id), this.#closing)) {
      if (row.type === 'wrong') this.#wrong += 1
      else if (row.type === 'unchecked') this.#unchecked.push(row)
      else if (!this.#checked.has(row.event.id)) this.#checked.set(row.event.id, row)
    }
  }

  /**
   * The events in the order in which they came to their database. What has no checksum counts only if nothing else has the
   * event: it is from before an update, or from an update that was cut short.
   */
  events(): readonly Event[] {
    const found = new Map(this.#checked)
    for (const row of this.#unchecked) if (!found.has(row.event.id)) found.set(row.event.id, row)
    return [...found.values()].sort((a, b) => a.seq - b.seq).map(({ event }) => event)
  }
}

interface FoundEvent {
  readonly event: Event
  readonly seq: number
}

interface Search {
  readonly isKnown: (id: EventId) => boolean
  readonly closing: (close: () => void) => void
  /** How many rows were tried to be mended. */
  tried: number
}

function* rowsInFile(path: string, start: number, gap: number, search: Search): Generator<SalvagedRow> {
  const file = openSync(path, 'r')
  try {
    // A folder or a device has no end at which reading would stop.
    if (!fstatSync(file).isFile()) return
    const page = new Uint8Array(PAGE_SIZE)
    for (let position = start + gap; ; position += PAGE_SIZE + gap) {
      const length = readPage(file, page, position)
      if (length === 0) return
      yield* rowsOnPage(page, position === 0 ? DATABASE_HEADER : 0, search)
    }
  } finally {
    search.closing(() => closeSync(file))
  }
}

/** Reads a page, with zeros where the file ends or the disk can't be read. Returns 0 after the end. */
function readPage(file: number, page: Uint8Array, position: number): number {
  page.fill(0)
  try {
    return readSync(file, page, 0, PAGE_SIZE, position)
  } catch {
    return PAGE_SIZE
  }
}

function* rowsOnPage(page: Uint8Array, header: number, search: Search): Generator<SalvagedRow> {
  if (page[header] !== TABLE_LEAF) return
  const view = new DataView(page.buffer)
  const cells = Math.min(view.getUint16(header + 3), (PAGE_SIZE - header - 8) >> 1)
  for (let index = 0; index < cells; index += 1) {
    const row = rowInCell(page.subarray(view.getUint16(header + 8 + 2 * index)), search)
    if (row !== undefined) yield row
  }
}

/** The event in the row that begins here; undefined if there is none that is wanted. */
function rowInCell(cell: Uint8Array, search: Search): SalvagedRow | undefined {
  const row = readRow(cell, search.isKnown)
  if (row === 'known') return undefined
  if (row !== undefined && row.type !== 'wrong') return row
  if (!isRowOfEvent(cell)) return row
  return mended(cell, search) ?? { type: 'wrong' }
}

function readRow(cell: Uint8Array, isKnown: (id: EventId) => boolean): SalvagedRow | 'known' | undefined {
  try {
    const reader = new Reader(cell)
    const length = reader.varint()
    const seq = reader.varint()
    const values = recordValues(new Reader(reader.bytes(length)))
    const [, id, item, time, offset, type, grade, taken, seen, event, device, sum, value] = values
    if (values.length < EVENT_COLUMNS) return undefined
    const isUnchecked = values.length === EVENT_COLUMNS
    if (!isUnchecked && typeof id === 'string' && isEventId(id) && isKnown(id)) return 'known'
    const read = { id, item, time, offset, type, grade, taken, seen, event, device }
    const found = readEvent(value === undefined ? read : { ...read, days: value, day: value, flag: value })
    if (isUnchecked) return { type: 'unchecked', event: found, seq }
    return eventSum(found) === sum ? { type: 'checked', event: found, seq } : { type: 'wrong' }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether a row that can't be read looks like one of an event that has a checksum, one wrong bit aside. */
function isRowOfEvent(cell: Uint8Array): boolean {
  try {
    const reader = new Reader(cell)
    const length = reader.varint()
    reader.varint()
    const at = reader.position
    // The header: its length, nothing for the row id, the id with 26 characters, the item, and the checksum at the end.
    const signs = [
      cell[at] === EVENT_COLUMNS + 2 || cell[at] === EVENT_COLUMNS + 3,
      cell[at + 1] === 0,
      cell[at + 2] === 65,
      cell[at + 12] === 35,
    ]
    return length <= LONGEST_ROW && signs.filter(Boolean).length >= 3
  } catch {
    return false
  }
}

/** The event of a row in which one bit is wrong: its checksum tells which. */
function mended(cell: Uint8Array, search: Search): SalvagedRow | undefined {
  if (search.tried >= MOST_MENDED) return undefined
  search.tried += 1
  const copy = cell.slice(0, LONGEST_ROW)
  const reader = new Reader(copy)
  const end = Math.min(reader.varint() + 11, copy.length)
  for (let bit = 0; bit < end * 8; bit += 1) {
    const [at, mask] = [bit >> 3, 1 << (bit & 7)]
    copy[at] = (copy[at] ?? 0) ^ mask
    const row = readRow(copy, () => false)
    if (row !== undefined && row !== 'known' && row.type === 'checked') return row
    copy[at] = (copy[at] ?? 0) ^ mask
  }
  return undefined
}

/** The values of a row, which follow a header with their types. */
function recordValues(record: Reader): unknown[] {
  const headerLength = record.varint()
  const types: number[] = []
  while (record.position < headerLength) types.push(record.varint())
  return types.map((type) => record.value(type))
}

/** Reads bytes one after the other; throws a RangeError at their end. */
class Reader {
  readonly #bytes: Uint8Array
  #position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get position(): number {
    return this.#position
  }

  bytes(length: number): Uint8Array {
    const end = this.#position + length
    if (end > this.#bytes.length) throw new RangeError('No more bytes')
    const bytes = this.#bytes.subarray(this.#position, end)
    this.#position = end
    return bytes
  }

  /** An integer of 1 to 9 bytes, with seven bits in each of the first eight. */
  varint(): number {
    let value = 0
    for (let count = 0; count < 8; count += 1) {
      const [byte = 0] = this.bytes(1)
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
    const [last = 0] = this.bytes(1)
    return value * 256 + last
  }

  /** A value of a serial type. */
  value(type: number): unknown {
    if (type === 0) return undefined
    if (type <= 6) return this.#integer([0, 1, 2, 3, 4, 6, 8][type] ?? 0)
    if (type === 8 || type === 9) return type - 8
    if (type < 13 || type % 2 === 0) throw new SyntaxError('Not a value of an event')
    return new TextDecoder().decode(this.bytes((type - 13) / 2))
  }

  #integer(length: number): number {
    let value = 0
    for (const [index, byte] of this.bytes(length).entries()) {
      value = value * 256 + (index === 0 && byte > 127 ? byte - 256 : byte)
    }
    return value
  }
}
