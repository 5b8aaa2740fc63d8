import { pathToFileURL } from 'node:url'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { memoise } from '../../text/memoise.ts'

/** A value in a column. */
export type Value = string | number | null

/** A row, by the names of its columns. */
export type DatabaseRow = Readonly<Record<string, Value>>

type Statement = ReturnType<DatabaseSyncInstance['prepare']>

/** The kinds of errors that SQLite reports about the disk or the file. */
export type SqlErrorKind = 'damaged' | 'busy' | 'full' | 'read-only' | 'unopenable' | 'disk'

/** How long to wait for another process that is writing, in milliseconds. */
const PATIENCE = 5000

/** How many prepared statements a connection keeps. */
const MAX_STATEMENTS = 200

/** A connection to a SQLite database. Its errors are those of SQLite: see {@link sqlErrorKind}. */
export class Connection {
  readonly #database: DatabaseSyncInstance
  /** Prepares a statement, or returns it if it was prepared before. */
  readonly #statement: (sql: string) => Statement

  /**
   * @param missing what to do if the file doesn't exist; `read` opens a file that nobody changes, for reading; `memory`
   * leaves the file alone
   */
  constructor(path: string, missing: 'create' | 'fail' | 'read' | 'memory') {
    const mode = { create: 'mode=rwc', fail: 'mode=rw', read: 'mode=ro&immutable=1', memory: 'mode=memory' }[missing]
    this.#database = new DatabaseSync(`${pathToFileURL(path).href}?${mode}`, { timeout: PATIENCE })
    this.#statement = memoise((sql) => this.#database.prepare(sql), MAX_STATEMENTS)
  }

  get isOpen(): boolean {
    return this.#database.isOpen
  }

  /** Runs statements that return no rows. */
  exec(sql: string): void {
    this.#database.exec(sql)
  }

  /** Runs a statement and returns the number of changed rows. */
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
    // This needs its own statement, because the same query may start again before this one ends.
    return this.#database.prepare(sql).iterate(...values) as Iterable<DatabaseRow>
  }

  /** The only value of a row; undefined if there is no row. */
  value(sql: string, ...values: Value[]): Value | undefined {
    const row = this.get(sql, ...values)
    return row === undefined ? undefined : Object.values(row)[0]
  }

  /** Writes all that `work` does atomically, or nothing if it fails. It is on disk when this returns. */
  transaction<T>(work: () => T): T {
    // A deferred transaction fails when another process writes between its first read and its first write.
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

  /** Reads the database as it is at one moment, whatever other processes write meanwhile. */
  snapshot<T>(work: () => T): T {
    this.#database.exec('BEGIN')
    try {
      return work()
    } finally {
      this.#rollBack()
    }
  }

  /** Rolls back, unless SQLite has already done so. */
  #rollBack(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
    } catch {
      // The first error is the one that matters; if this transaction stays open, the next one fails.
    }
  }

  /** Closes the database and merges the write-ahead log into it, unless others are reading from it. */
  close(): void {
    if (!this.#database.isOpen) return
    try {
      // The package releases its statements, and with them the file, only at some later time.
      this.#database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // What is in the log is safe.
    }
    this.#database.close()
  }
}

/** The kind of a SQLite error; undefined if it isn't about the disk or the file. */
export function sqlErrorKind(error: unknown): SqlErrorKind | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return undefined
  // An error between two rows of an iteration has no code.
  if (!('sqliteCode' in error)) return kindsByMessage[error.message]
  return kindsByCode[Number(error.sqliteCode) & 0xff]
}

/** By SQLite's primary result codes: https://sqlite.org/rescode.html */
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

/** By SQLite's messages for these codes (`sqlite3_errstr`). */
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
