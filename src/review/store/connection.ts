import { pathToFileURL } from 'node:url'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { memoise } from '../../text/memoise.ts'

/** What can stand in a column. */
export type Value = string | number | null

/** A row by the names of its columns. */
export type DatabaseRow = Readonly<Record<string, Value>>

type Statement = ReturnType<DatabaseSyncInstance['prepare']>

/** What a refusal of SQLite comes from. */
export type SqlErrorKind = 'damaged' | 'busy' | 'full' | 'read-only' | 'unopenable' | 'disk'

/** How long another process is waited for that writes at the same time, in milliseconds. */
const PATIENCE = 5000

/** How many prepared statements a connection keeps. */
const MAX_STATEMENTS = 200

/** A connection to one SQLite database. Errors are those of SQLite: see {@link sqlErrorKind}. */
export class Connection {
  readonly #database: DatabaseSyncInstance
  /** Prepares a statement, or returns it if it was prepared before. */
  readonly #statement: (sql: string) => Statement

  /** @param missing what to do where there is no file */
  constructor(path: string, missing: 'create' | 'fail') {
    const mode = missing === 'create' ? 'rwc' : 'rw'
    this.#database = new DatabaseSync(`${pathToFileURL(path).href}?mode=${mode}`, { timeout: PATIENCE })
    this.#statement = memoise((sql) => this.#database.prepare(sql), MAX_STATEMENTS)
  }

  get isOpen(): boolean {
    return this.#database.isOpen
  }

  /** Runs statements that give no rows. */
  exec(sql: string): void {
    this.#database.exec(sql)
  }

  /** Gives the number of rows that were changed. */
  run(sql: string, ...values: Value[]): number {
    return this.#statement(sql).run(...values).changes
  }

  get(sql: string, ...values: Value[]): DatabaseRow | undefined {
    return this.#statement(sql).get(...values) as DatabaseRow | undefined
  }

  all(sql: string, ...values: Value[]): readonly DatabaseRow[] {
    return this.#statement(sql).all(...values) as DatabaseRow[]
  }

  /** Like {@link all}, one row at a time. */
  iterate(sql: string, ...values: Value[]): Iterable<DatabaseRow> {
    // A statement of its own: somebody may ask the same again before the end.
    return this.#database.prepare(sql).iterate(...values) as Iterable<DatabaseRow>
  }

  /** The one value of a row; undefined where there is no row. */
  value(sql: string, ...values: Value[]): Value | undefined {
    const row = this.get(sql, ...values)
    return row === undefined ? undefined : Object.values(row)[0]
  }

  /** All that `work` writes comes to be at once, or nothing of it when it fails. On the disc when this returns. */
  transaction<T>(work: () => T): T {
    // A deferred one fails when another process writes between its first read and its first write.
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  /** SQLite has done so by itself where it could not go on. */
  #rollBack(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
    } catch {
      // What went wrong first is what counts; the next transaction fails where this one hangs.
    }
  }

  /** Also takes the write-ahead log into the database, unless others are just reading from it. */
  close(): void {
    if (!this.#database.isOpen) return
    try {
      // The package lets go of its statements, and with them of the file, at some later time only.
      this.#database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // What is in the log is safe there.
    }
    this.#database.close()
  }
}

/** What an error of SQLite comes from; undefined for one that isn't the fault of the disc or the file. */
export function sqlErrorKind(error: unknown): SqlErrorKind | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return undefined
  // What fails between the rows of several comes without its number.
  if (!('sqliteCode' in error)) return kindsByMessage[error.message]
  return kindsByCode[Number(error.sqliteCode) & 0xff]
}

/** By the primary result codes of SQLite: https://sqlite.org/rescode.html */
const kindsByCode: Readonly<Record<number, SqlErrorKind>> = {
  3: 'unopenable',
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'disk',
  11: 'damaged',
  13: 'full',
  14: 'unopenable',
  26: 'damaged',
}

/** By what SQLite says of these codes (`sqlite3_errstr`). */
const kindsByMessage: Readonly<Record<string, SqlErrorKind>> = {
  'access permission denied': 'unopenable',
  'database is locked': 'busy',
  'database table is locked': 'busy',
  'attempt to write a readonly database': 'read-only',
  'disk I/O error': 'disk',
  'database disk image is malformed': 'damaged',
  'database or disk is full': 'full',
  'unable to open database file': 'unopenable',
  'file is not a database': 'damaged',
}
