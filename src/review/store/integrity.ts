/** Finds damage that SQLite doesn't see: rows whose content isn't what was written. */

import { damagedCards } from './card-rows.ts'
import type { Connection } from './connection.ts'
import { DamageFound } from './damage.ts'
import { checkedEvents } from './event-rows.ts'
import { rowSum } from './row-sum.ts'
import { checkStates } from './state-rows.ts'

const TABLES = ['events', 'states', 'origins', 'bundles', 'bundle_tags', 'cards', 'versions', 'queue', 'joined', 'meta']

/** Throws {@link DamageFound} unless all tables are there. */
export function requireTables(connection: Connection): void {
  const rows = connection.all("SELECT name FROM sqlite_schema WHERE type = 'table'")
  const there = new Set(rows.map(({ name }) => name))
  const missing = TABLES.filter((name) => !there.has(name))
  if (missing.length > 0) throw new DamageFound(`tables are missing: ${missing.join(', ')}`)
}

/** Throws {@link DamageFound} if anything in the database isn't what was written. It reads all of it. */
export function checkEverything(connection: Connection): void {
  const found = connection.value('PRAGMA integrity_check(1)')
  if (found !== 'ok') throw new DamageFound(String(found))
  for (const _ of checkedEvents(connection));
  checkRows(connection, 'meta', ['key', 'value'])
  checkRows(connection, 'versions', ['fingerprint', 'question', 'answer'])
  checkStates(connection)
  const damaged = damagedCards(connection)
  if (damaged !== undefined) throw new DamageFound(damaged)
}

function checkRows(connection: Connection, table: string, columns: readonly string[]): void {
  for (const row of connection.iterate(`SELECT ${columns.join(', ')}, sum FROM ${table}`)) {
    if (rowSum(...columns.map((column) => String(row[column]))) !== row['sum']) {
      throw new DamageFound(`the checksum of a row of ${table} is wrong`)
    }
  }
}
