import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { EventId, ItemId } from '../../../src/review/history/event.ts'
import { Connection } from '../../../src/review/store/connection.ts'
import { migrate } from '../../../src/review/store/migration.ts'
import { MIGRATIONS } from '../../../src/review/store/tables.ts'
import { folderWith } from '../../commands/terminal.ts'
import { ids, item, review, storeIn } from '../store-fixture.ts'

const [newest, ahead] = [MIGRATIONS.length, MIGRATIONS.length + 2]
const next = [...MIGRATIONS, 'ALTER TABLE events ADD COLUMN mood TEXT', 'CREATE TABLE moods (name TEXT)']

function filled() {
  const folder = folderWith({})
  const store = storeIn(folder)
  store.record(review(item(1), 3))
  store.close()
  return { folder, path: join(folder, 'reviews.db') }
}

function connect(path: string): Connection {
  const connection = new Connection(path, 'fail')
  onTestFinished(() => connection.close())
  return connection
}

describe('an older database', () => {
  test('is migrated to the newest schema, and backed up', () => {
    const { path } = filled()
    const connection = connect(path)
    migrate(connection, path, next)
    expect(connection.value('PRAGMA user_version')).toBe(ahead)
    expect(connection.value('SELECT count(mood) + count(*) FROM events')).toBe(1)
    const backup = connect(`${path}.backup-${newest}`)
    expect(backup.value('PRAGMA user_version')).toBe(newest)
    expect(backup.value('PRAGMA integrity_check')).toBe('ok')
    expect(backup.value('SELECT count(*) FROM events')).toBe(1)
  })

  test('is unchanged if a step fails', () => {
    const { folder, path } = filled()
    const connection = connect(path)
    expect(() => migrate(connection, path, [...next, 'CREATE NONSENSE'])).toThrow('syntax error')
    expect(connection.value('PRAGMA user_version')).toBe(newest)
    expect(ids(storeIn(folder).events())).toHaveLength(1)
  })

  test('is left alone if it has the newest schema', () => {
    const { folder, path } = filled()
    migrate(connect(path), path, MIGRATIONS)
    expect(readdirSync(folder).some((name) => name.includes('backup'))).toBe(false)
  })
})

describe('a newer database', () => {
  test('is rejected and not touched', () => {
    const { folder, path } = filled()
    const connection = connect(path)
    migrate(connection, path, next)
    connection.close()
    const bytes = readFileSync(path)
    expect(() => storeIn(folder)).toThrow(
      `${path}: written by a newer version of topdeck (schema version ${ahead}, this one supports up to ${newest}); nothing was changed`,
    )
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(existsSync(`${path}.backup-${ahead}`)).toBe(false)
  })
})

test('a database of the first schema keeps its events and states, and takes up moves and flags', () => {
  const folder = folderWith({})
  const path = join(folder, 'reviews.db')
  const old = new Connection(path, 'create')
  migrate(old, path, MIGRATIONS.slice(0, 1))
  old.run(
    "INSERT INTO events VALUES (1, '01KDZ98CG0H0D10SKWEAZFPTR5', 'vXNRuAcv4yZi', 1767355200000, 60, 'review', 3, 4000, NULL, NULL, 'laptop')",
  )
  old.run(
    "INSERT INTO states VALUES ('vXNRuAcv4yZi', 'review', 0, 1.5, 5, NULL, 20456, 1767355200000, 20455, 1, 1, 0, 'active', NULL, NULL)",
  )
  old.close()
  const store = storeIn(folder)
  const flagged = 'vXNRuAcv4yZi' as ItemId
  expect([...store.events()]).toMatchObject([{ type: 'review', grade: 3, item: flagged }])
  expect(store.state(flagged)).toMatchObject({ phase: 'review', reviews: 1, flag: 0 })
  const { id: _, ...happened } = review(flagged, 3)
  const flag = { ...happened, id: '01KDZ98CG0H0D10SKWEAZFPTR6' as EventId, type: 'flag', flag: 3 } as const
  expect(store.record(flag).flag).toBe(3)
  expect(store.eventsOf(flagged)).toHaveLength(2)
})
