import { existsSync, readFileSync, rmSync } from 'node:fs'
import { moveIntoPlace, syncFile } from '../../io/files.ts'
import type { Milliseconds } from '../../model/time.ts'
import { Connection, sqlErrorKind } from './connection.ts'
import { insertEvent } from './event-rows.ts'
import { migrate } from './migration.ts'
import { salvageEvents } from './salvage.ts'
import { MIGRATIONS } from './tables.ts'

/** What was done about a damaged database. */
export interface Repair {
  /** Where the damaged file is now. */
  readonly aside: string
  /** How many events could be read. */
  readonly events: number
}

/**
 * Replaces a damaged database by a new one with the events and settings that can be read, and the states that `derive`
 * makes of them; the cards have to be loaded again. The damaged file is set aside. If this is interrupted,
 * {@link finishRepair} completes it. Call it within {@link withLock} only.
 */
export function repair(path: string, now: Milliseconds, derive: (connection: Connection) => void): Repair {
  const fresh = `${path}.repairing`
  for (const ending of ['', '-wal', '-shm']) rmSync(`${fresh}${ending}`, { force: true })
  const damaged = openDamaged(path)
  try {
    // From here on, processes that still have it open can't record events, which would be missing in the new one.
    damaged?.hold()
    const connection = new Connection(fresh, 'create')
    let events = 0
    try {
      migrate(connection, fresh, MIGRATIONS)
      connection.transaction(() => {
        for (const event of salvageEvents(path)) if (insertEvent(connection, event)) events += 1
        for (const { key, value } of damaged?.settings() ?? []) {
          connection.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', key, value)
        }
        derive(connection)
      })
    } finally {
      connection.close()
    }
    syncFile(fresh)
    const aside = freeName(`${path}.damaged-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`)
    moveIntoPlace(fresh, repairedName(path))
    moveIntoPlace(path, aside)
    moveLog(path, aside)
    moveIntoPlace(repairedName(path), path)
    return { aside, events }
  } finally {
    damaged?.close()
  }
}

/** Completes an interrupted repair: moves the new database into place. Call it within {@link withLock} only. */
export function finishRepair(path: string, now: Milliseconds): void {
  const repaired = repairedName(path)
  if (!existsSync(repaired)) return
  if (existsSync(path)) {
    // The database in place may have received events since.
    rmSync(repaired)
    return
  }
  // A log without its database would be taken for that of the new one.
  moveLog(path, freeName(`${path}.damaged-log-${now}`))
  moveIntoPlace(repaired, path)
}

/** Whether a repair was interrupted while the database wasn't in place. */
export function isRepairUnfinished(path: string): boolean {
  return existsSync(repairedName(path))
}

/** Whether a file that can't be read as a database was a store once, and isn't some other file of the user's. */
export function isStore(path: string): boolean {
  return existsSync(lockName(path)) || readFileSync(path).subarray(0, 15).toString('latin1') === 'SQLite format 3'
}

/** Runs what only one process may do at a time: creating or replacing a database. */
export function withLock<T>(path: string, work: () => T): T {
  // A lock of SQLite ends with its process, however that ends.
  const lock = new Connection(lockName(path), 'create')
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return work()
  } finally {
    lock.close()
  }
}

function repairedName(path: string): string {
  return `${path}.repaired`
}

/** This file is never deleted, because it could be the lock of another process. */
function lockName(path: string): string {
  return `${path}.lock`
}

function freeName(path: string): string {
  let name = path
  for (let count = 2; existsSync(name); count += 1) name = `${path}-${count}`
  return name
}

function moveLog(path: string, to: string): void {
  for (const ending of ['-wal', '-shm']) {
    if (existsSync(`${path}${ending}`)) moveIntoPlace(`${path}${ending}`, `${to}${ending}`)
  }
}

interface DamagedDatabase {
  hold(): void
  settings(): Iterable<{ readonly key: string; readonly value: string }>
  close(): void
}

/** What SQLite can still do with a damaged database; undefined if it can't even open it. */
function openDamaged(path: string): DamagedDatabase | undefined {
  const connection = unlessDamaged(() => new Connection(path, 'fail'))
  if (connection === undefined) return undefined
  return {
    hold: () => unlessDamaged(() => connection.exec('BEGIN IMMEDIATE')),
    settings() {
      const rows = unlessDamaged(() => connection.all('SELECT key, value FROM meta')) ?? []
      return rows.map(({ key, value }) => ({ key: String(key), value: String(value) }))
    },
    close: () => unlessDamaged(() => connection.close()),
  }
}

function unlessDamaged<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    // An error about a missing table has no kind: the page that names the table is lost.
    const kind = sqlErrorKind(error)
    if (kind === undefined || kind === 'damaged' || kind === 'disk') return undefined
    throw error
  }
}
