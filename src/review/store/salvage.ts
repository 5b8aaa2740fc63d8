import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import type { Event } from '../history/event.ts'
import { readEvent } from '../history/event-schema.ts'
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
/** The number of columns that `events` has in the first version of the schema. */
const EVENT_COLUMNS = 11

/** Finds the events in a damaged database and its write-ahead log, in no order and some of them more than once. */
export function* salvageEvents(path: string): Generator<Event> {
  // The log comes first, because it may be merged into the database and deleted in the meantime.
  const log = `${path}-wal`
  if (existsSync(log)) yield* eventsInFile(log, LOG_HEADER, LOG_FRAME_HEADER)
  yield* eventsInFile(path, 0, 0)
}

function* eventsInFile(path: string, start: number, gap: number): Generator<Event> {
  const file = openSync(path, 'r')
  try {
    const page = new Uint8Array(PAGE_SIZE)
    for (let position = start + gap; ; position += PAGE_SIZE + gap) {
      const length = readPage(file, page, position)
      if (length === 0) return
      yield* eventsOnPage(page, position === 0 ? DATABASE_HEADER : 0)
    }
  } finally {
    closeSync(file)
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

function* eventsOnPage(page: Uint8Array, header: number): Generator<Event> {
  if (page[header] !== TABLE_LEAF) return
  const view = new DataView(page.buffer)
  const cells = Math.min(view.getUint16(header + 3), (PAGE_SIZE - header - 8) >> 1)
  for (let index = 0; index < cells; index += 1) {
    const event = eventInCell(page, view.getUint16(header + 8 + 2 * index))
    if (event !== undefined) yield event
  }
}

/** The event whose row begins at an offset of the page; undefined if there is no intact one. */
function eventInCell(page: Uint8Array, start: number): Event | undefined {
  try {
    const cell = new Reader(page.subarray(start))
    const length = cell.varint()
    // The row id isn't needed: events are ordered by their own ids.
    cell.varint()
    const values = recordValues(new Reader(cell.bytes(length)))
    const [, id, item, time, offset, type, grade, taken, seen, event, device] = values
    if (values.length < EVENT_COLUMNS) return undefined
    return readEvent({ id, item, time, offset, type, grade, taken, seen, event, device })
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
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
