import type { Connection } from './connection.ts'
import { rowSum } from './row-sum.ts'

/** The name of the setting that says by which settings the states of an origin were derived. */
export function derivedSetting(origin: string): string {
  return `${DERIVED}${origin}`
}

const DERIVED = 'derived '

/** Whether a setting is still true in a database whose states were derived anew. */
export function isLasting(key: string): boolean {
  return !key.startsWith(DERIVED) && key !== FILE_ID
}

/** The name of the setting with the random name of the file, by which a file is known where inodes are unstable. */
export const FILE_ID = 'file id'

/** Reads a setting; undefined if it was never set. */
export function readSetting(connection: Connection, key: string): string | undefined {
  const value = connection.value('SELECT value FROM meta WHERE key = ?', key)
  return value === undefined ? undefined : String(value)
}

/** Writes a setting, replacing an earlier value. */
export function writeSetting(connection: Connection, key: string, value: string): void {
  connection.run('INSERT OR REPLACE INTO meta (key, value, sum) VALUES (?, ?, ?)', key, value, rowSum(key, value))
}

/** Writes a setting unless another process has written it. */
export function setDefault(connection: Connection, key: string, value: string): void {
  connection.run('INSERT OR IGNORE INTO meta (key, value, sum) VALUES (?, ?, ?)', key, value, rowSum(key, value))
}

/** Reads all settings that are as they were written; a database of an earlier version has no checksums. */
export function readSettings(connection: Connection): ReadonlyMap<string, string> {
  const settings = new Map<string, string>()
  for (const { key, value, sum } of connection.all('SELECT * FROM meta')) {
    const isRight = sum === undefined || sum === rowSum(String(key), String(value))
    if (isRight) settings.set(String(key), String(value))
  }
  return settings
}
