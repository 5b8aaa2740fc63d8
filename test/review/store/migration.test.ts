import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
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
