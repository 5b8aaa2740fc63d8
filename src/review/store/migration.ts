import { rmSync } from 'node:fs'
import { moveIntoPlace, syncFile } from '../../io/files.ts'
import { Failure } from '../../model/failure.ts'
import type { Connection } from './connection.ts'
import { DamageFound } from './damage.ts'
import { APPLICATION_ID, type Migration } from './tables.ts'

/** The schema version of a database; 0 for an empty one. Fails if it isn't a store of this program. */
function schemaVersion(connection: Connection, path: string, migrations: readonly Migration[]): number {
  const version = Number(connection.value('PRAGMA user_version'))
  const application = Number(connection.value('PRAGMA application_id'))
  if (application !== APPLICATION_ID && Number(connection.value('SELECT count(*) FROM sqlite_schema')) > 0) {
    throw new Failure(`${path}: this is the database of another program; nothing was changed`)
  }
  if (version > migrations.length) {
    throw new Failure(
      `${path}: written by a newer version of topdeck (schema version ${version}, this one supports up to ${migrations.length}); nothing was changed`,
    )
  }
  return version
}

/** Whether a database has neither tables nor a version. */
export function isEmptyDatabase(connection: Connection): boolean {
  const tables = Number(connection.value('SELECT count(*) FROM sqlite_schema'))
  return tables === 0 && Number(connection.value('PRAGMA user_version')) === 0
}

/** Whether a database has the newest version of the schema. Fails like {@link migrate}. */
export function isMigrated(connection: Connection, path: string, migrations: readonly Migration[]): boolean {
  return schemaVersion(connection, path, migrations) === migrations.length
}

/**
 * Migrates a database to the newest version of the schema, entirely or not at all. A database that isn't empty is
 * backed up first, to `<path>.backup-<version>`. Only one process may do so at a time.
 */
export function migrate(connection: Connection, path: string, migrations: readonly Migration[]): void {
  const found = schemaVersion(connection, path, migrations)
  if (found === migrations.length) return
  if (found > 0) {
    // What is migrated gets checksums, which would confirm whatever is there.
    const damage = connection.value('PRAGMA integrity_check(1)')
    if (damage !== 'ok') throw new DamageFound(String(damage))
    backUp(connection, `${path}.backup-${found}`)
  }
  connection.transaction(() => {
    // Another process may have migrated it in the meantime.
    const version = schemaVersion(connection, path, migrations)
    for (const step of migrations.slice(version)) {
      if (typeof step === 'string') connection.exec(step)
      else step(connection)
    }
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length}`)
  })
}

function backUp(connection: Connection, to: string): void {
  const aside = `${to}.new`
  rmSync(aside, { force: true })
  connection.run('VACUUM INTO ?', aside)
  syncFile(aside)
  moveIntoPlace(aside, to)
}
