import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../../src/review/history/event.ts'
import { Connection } from '../../../src/review/store/connection.ts'
import type { Repair } from '../../../src/review/store/repair.ts'
import { salvageEvents } from '../../../src/review/store/salvage.ts'
import type { Store } from '../../../src/review/store/store.ts'
import { folderWith } from '../../commands/terminal.ts'
import { replay } from '../replay.ts'
import { card, days, ids, item, origin, review, storeIn, undo } from '../store-fixture.ts'

/** A folder with a store of 3,000 events of 300 cards, and these events; there are no copies. */
function filled(): { readonly folder: string; readonly path: string; readonly events: readonly Event[] } {
  const folder = folderWith({})
  const store = storeIn(folder)
  const events: Event[] = Array.from({ length: 3000 }, (_, index) =>
    review(item(index % 300), 3, { time: days(-Math.floor(index / 300)) }),
  )
  events.push(undo(review(item(1), 2)))
  store.replaceCards(
    origin,
    'digest',
    Array.from({ length: 300 }, (_, index) => card(index)),
  )
  store.merge(events)
  store.setSetting('parameters', '[0.4]')
  store.close()
  rmSync(join(folder, 'reviews.db.copies'), { recursive: true })
  return { folder, path: join(folder, 'reviews.db'), events }
}

function overwrite(path: string, start: number, length: number, byte: number): void {
  const bytes = readFileSync(path)
  bytes.fill(byte, start, Math.min(start + length, bytes.length))
  writeFileSync(path, bytes)
}

/** Opens the store of a folder, reads all of it, and tells the repairs. */
function opened(folder: string) {
  const repairs: Repair[] = []
  const store = storeIn(folder, { onRepair: (repair) => repairs.push(repair) })
  store.check()
  return { store, repairs, found: [...store.events()] }
}

describe('a damaged database', () => {
  test.each([
    ['of which the beginning is garbage', (path: string) => overwrite(path, 0, 4096, 0xa5)],
    ['of which the middle is garbage', (path: string) => overwrite(path, 200_000, 50_000, 0xa5)],
    ['of which the first half is zeros', (path: string) => overwrite(path, 0, statSync(path).size / 2, 0)],
    ['of which the second half is zeros', (path: string) => overwrite(path, statSync(path).size / 2, 1e9, 0)],
    ['of which the second half is missing', (path: string) => truncateSync(path, statSync(path).size / 2)],
    ['of which the end of a page is missing', (path: string) => truncateSync(path, statSync(path).size - 1000)],
  ])('%s is kept aside, and what can be read is in a new one', (_, damage) => {
    const { folder, path, events } = filled()
    damage(path)
    const damaged = readFileSync(path)
    const { store, repairs, found } = opened(folder)
    expect(repairs).toMatchObject([
      { aside: `${path}.damaged-20260102T120000Z`, events: found.length, fromCopies: 0, lost: 0 },
    ])
    expect(readFileSync(`${path}.damaged-20260102T120000Z`).equals(damaged)).toBe(true)
    expect(found.length).toBeGreaterThan(0)
    const told = new Map(events.map((event) => [event.id, event]))
    expect(found.every((event) => JSON.stringify(told.get(event.id)) === JSON.stringify(event))).toBe(true)
    const states = store.states()
    store.rebuild()
    expect(store.states()).toEqual(states)
    store.record(review(item(1), 4))
    store.close()
    expect(opened(folder)).toMatchObject({ repairs: [], found: { length: found.length + 1 } })
  })

  test('loses nothing if only derived data, or the tree above the events, is damaged', () => {
    const { folder, path, events } = filled()
    overwrite(path, 4096, 4096, 0xa5)
    expect(ids(opened(folder).found)).toEqual(ids(events))
  })

  test('of nothing but garbage is replaced by an empty one', () => {
    const { folder, path } = filled()
    overwrite(path, 0, statSync(path).size, 0xa5)
    expect(opened(folder)).toMatchObject({ repairs: [{ events: 0 }], found: [] })
  })

  test('keeps the settings if they can be read', () => {
    const { folder, path } = filled()
    overwrite(path, 200_000, 50_000, 0xa5)
    const { store } = opened(folder)
    expect([store.setting('parameters'), store.device]).toEqual(['[0.4]', 'laptop'])
  })

  test('is noticed while it is in use, and the request is completed', () => {
    const { folder, path, events } = filled()
    const repairs: Repair[] = []
    const store = storeIn(folder, { onRepair: (repair) => repairs.push(repair) })
    overwrite(path, 8192, statSync(path).size - 8192, 0)
    const event = review(item(1), 3)
    store.record(event)
    expect(repairs).toHaveLength(1)
    expect(store.eventsOf(item(1))).toContainEqual(event)
    expect(events.length).toBeGreaterThan(0)
  })

  test.each([
    ['events', (store: Store) => [...store.events()]],
    ['events', (store: Store) => store.eventsSince(days(-20))],
    ['events_by_time', (store: Store) => store.eventsSince(days(-20))],
    ['events_of_item', (store: Store) => store.eventsOf(item(1))],
    ['states', (store: Store) => store.states()],
  ])('is found by reading where %s is damaged', (table, read) => {
    const { folder, path } = filled()
    const connection = new Connection(path, 'fail')
    const page = Number(connection.value('SELECT rootpage FROM sqlite_schema WHERE name = ?', table))
    connection.close()
    overwrite(path, (page - 1) * 4096, 4096, 0x5a)
    const repairs: Repair[] = []
    const store = storeIn(folder, { onRepair: (repair) => repairs.push(repair) })
    expect(read(store).length).toBeGreaterThan(0)
    expect(repairs).toHaveLength(1)
    store.close()
  })

  test("repaired by one process doesn't lose what another one records", () => {
    const { folder, path } = filled()
    const other = storeIn(folder)
    overwrite(path, 0, 100, 0xa5)
    opened(folder).store.close()
    const event = review(item(1), 3)
    other.record(event)
    expect(ids(opened(folder).found)).toContain(event.id)
  })

  test('stays where a link points to', () => {
    const { folder, path, events } = filled()
    overwrite(path, 0, 4096, 0xa5)
    const other = folderWith({})
    symlinkSync(path, join(other, 'reviews.db'))
    expect(ids(opened(other).found)).toEqual(ids(events))
    expect(lstatSync(join(other, 'reviews.db')).isSymbolicLink()).toBe(true)
    expect(readdirSync(folder)).toContain('reviews.db.damaged-20260102T120000Z')
  })

  test('provides the events of its log too', () => {
    const { folder, path } = filled()
    const store = storeIn(folder)
    const event = review(item(1), 3)
    store.record(event)
    const copy = join(folder, 'copy.db')
    copyFileSync(path, copy)
    copyFileSync(`${path}-wal`, `${copy}-wal`)
    const found = Array.from(salvageEvents(copy), (row) => (row.type === 'checked' ? row.event.id : row.type))
    expect(found).toContain(event.id)
  })
})

describe('an interrupted repair', () => {
  test("is started again if the damaged file wasn't moved yet", () => {
    const { folder, path, events } = filled()
    copyFileSync(path, `${path}.repaired`)
    expect(ids(opened(folder).found)).toEqual(ids(events))
    expect(existsSync(`${path}.repaired`)).toBe(false)
  })

  test('is completed with what was recorded since, where another process had the file open', () => {
    const { folder, path, events } = filled()
    copyFileSync(path, `${path}.before`)
    const later = storeIn(folder)
    const event = review(item(1), 4)
    later.record(event)
    later.close()
    renameSync(`${path}.before`, `${path}.repaired`)
    const { store: whole, found } = opened(folder)
    expect(ids(found)).toEqual(ids([...events, event]))
    expect(whole.state(item(1))).toEqual(replay(item(1), whole.eventsOf(item(1))))
    expect(readdirSync(folder).filter((name) => name.includes('repair'))).toEqual([])
  })

  test('is completed if the damaged file was moved', () => {
    const { folder, path, events } = filled()
    renameSync(path, `${path}.repaired`)
    writeFileSync(`${path}-wal`, 'of the damaged one')
    expect(ids(opened(folder).found)).toEqual(ids(events))
    expect(readdirSync(folder)).toContain('reviews.db.damaged-log-1767355200000-wal')
  })
})

describe('a file that is not a store', () => {
  test('is left alone: a text', () => {
    const folder = folderWith({ 'reviews.db': 'My notes\n'.repeat(1000) })
    expect(() => storeIn(folder)).toThrow(`${join(folder, 'reviews.db')}: not a review database; nothing was changed`)
    expect(readdirSync(folder)).toEqual(['reviews.db'])
  })

  test('is left alone: the database of another program', () => {
    const folder = folderWith({})
    const path = join(folder, 'reviews.db')
    const foreign = new Connection(path, 'create')
    foreign.exec('CREATE TABLE notes (text)')
    foreign.close()
    const bytes = readFileSync(path)
    expect(() => storeIn(folder)).toThrow(`${path}: this is the database of another program; nothing was changed`)
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test('is reported: a folder', () => {
    const folder = folderWith({})
    mkdirSync(join(folder, 'reviews.db'))
    expect(() => storeIn(folder)).toThrow(`${join(folder, 'reviews.db')}: it is a folder, not a file`)
  })
})
