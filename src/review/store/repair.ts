import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { moveIntoPlace, syncFile } from '../../io/files.ts'
import { Failure } from '../../model/failure.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { Event } from '../history/event.ts'
import { Connection, sqlErrorKind } from './connection.ts'
import { copiesOf, eventsIn } from './copies.ts'
import { insertEvent } from './event-rows.ts'
import { hasKeptState } from './file-state.ts'
import { isLasting, readSettings, writeSetting } from './meta-rows.ts'
import { migrate } from './migration.ts'
import { SalvagedEvents } from './salvage.ts'
import { MIGRATIONS } from './tables.ts'

/** What was done about a damaged or missing database. */
export interface Repair {
  /** What was wrong. */
  readonly reason: string
  /** Where the damaged file is now; undefined if there was none. */
  readonly aside: string | undefined
  /** How many events could be read from it. */
  readonly events: number
  /** How many more were taken from copies. */
  readonly fromCopies: number
  /** How many events are known to be lost. */
  readonly lost: number
}

/**
 * Replaces a damaged or missing database by a new one with the events and settings that can be read, from it or from its
 * copies, and the states that `derive` makes of them; the cards have to be loaded again. The damaged file is set aside.
 * If this is interrupted, {@link finishRepair} completes it. Call it within {@link withLock} only.
 */
export function repair(
  path: string,
  { reason, now, derive }: { readonly reason: string; readonly now: Milliseconds; readonly derive: Derive },
): Repair {
  // SQLite would delete the log of an empty file.
  const damaged = isFilled(path) ? openDamaged(path) : undefined
  const open: (() => void)[] = []
  try {
    // From here on, processes that still have it open can't record events, which would be missing in the new one.
    damaged?.hold()
    const found = salvage(path, (close) => open.push(close))
    const settings = damaged?.settings() ?? new Map<string, string>()
    writeRepaired(path, undefined, (connection) => {
      for (const event of found.events) insertEvent(connection, event)
      for (const copy of copiesOf(path))
        for (const [key, value] of settingsIn(copy.path)) if (!settings.has(key)) settings.set(key, value)
      for (const [key, value] of settings) if (isLasting(key)) writeSetting(connection, key, value)
      derive(connection)
    })
    return { reason, aside: putInPlace(path, now), ...found.counts }
  } finally {
    damaged?.close()
    for (const close of open) close()
  }
}

/**
 * Completes an interrupted repair: moves the new database into place, with the events that the one in place has received
 * since. Call it within {@link withLock} only.
 */
export function finishRepair(path: string, now: Milliseconds, derive: Derive): 'nothing to do' | 'finished' {
  const repaired = repairedName(path)
  if (!existsSync(repaired)) return 'nothing to do'
  if (existsSync(path)) {
    // It isn't opened: Windows renames no file that this process had open.
    writeRepaired(path, repaired, (connection) => {
      let isChanged = false
      for (const event of salvage(path).events) isChanged = insertEvent(connection, event) || isChanged
      if (isChanged) derive(connection)
    })
  }
  putInPlace(path, now)
  return 'finished'
}

/** Derives the states of a database. */
type Derive = (connection: Connection) => void

/** Whether a repair was interrupted. */
export function isRepairUnfinished(path: string): boolean {
  return existsSync(repairedName(path))
}

/** Whether a file that can't be read as a database was a store once, and isn't some other file of the user's. */
export function isStore(path: string): boolean {
  return wasStore(path) || readFileSync(path).subarray(0, 15).toString('latin1') === 'SQLite format 3'
}

/** Whether there was a store in this place, whatever is there now. */
export function wasStore(path: string): boolean {
  return existsSync(lockName(path)) || hasRemains(path)
}

/** Whether something beside a database tells that it once held reviews. */
export function hasRemains(path: string): boolean {
  return isFilled(`${path}-wal`) || hasKeptState(path) || copiesOf(path).length > 0 || backupsOf(path).length > 0
}

/** Runs what only one process may do at a time: creating, copying or replacing a database. */
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

/** The events that can be read from a damaged database and its copies, in the order in which they came here. */
function salvage(
  path: string,
  closing?: (close: () => void) => void,
): {
  readonly events: readonly Event[]
  readonly counts: Pick<Repair, 'events' | 'fromCopies' | 'lost'>
} {
  const salvaged = new SalvagedEvents(closing)
  const read = (file: string) => {
    if (isFilled(file) || isFilled(`${file}-wal`)) salvaged.read(file)
  }
  read(path)
  const [own, damagedRows] = [salvaged.checked, salvaged.wrong]
  const copies = copiesOf(path)
  for (const copy of copies) read(copy.path)
  for (const backup of backupsOf(path)) read(backup)
  const fromCopies = salvaged.checked - own
  const events = salvaged.events()
  const most = Math.max(0, ...copies.map((copy) => eventsIn(copy) ?? 0))
  const lost = Math.max(0, damagedRows - fromCopies, most - events.length)
  return { events, counts: { events: events.length - fromCopies, fromCopies, lost } }
}

/** Whether there is a file that isn't empty. */
function isFilled(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** The backups that were made before migrations. */
function backupsOf(path: string): readonly string[] {
  const start = `${basename(path)}.backup-`
  const folder = dirname(path)
  if (!existsSync(folder)) return []
  const isBackup = (name: string) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length))
  return readdirSync(folder)
    .filter(isBackup)
    .map((name) => join(folder, name))
}

/**
 * Makes the repaired database, of another one if there is one. It is copied into its place rather than renamed: Windows
 * renames no file that this process had open.
 */
function writeRepaired(path: string, from: string | undefined, fill: (connection: Connection) => void): void {
  const fresh = `${path}.repairing`
  remove(fresh)
  if (from !== undefined) copyFileSync(from, fresh)
  const connection = new Connection(fresh, 'create')
  try {
    migrate(connection, fresh, MIGRATIONS)
    connection.transaction(() => fill(connection))
  } finally {
    connection.close()
  }
  const copy = `${path}.repaired-new`
  copyFileSync(fresh, copy)
  syncFile(copy)
  moveIntoPlace(copy, repairedName(path))
  try {
    remove(fresh)
  } catch {
    // The next repair does it.
  }
}

/** Removes a database with everything beside it. */
function remove(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true })
}

/** Sets the damaged database aside and moves the repaired one into its place. */
function putInPlace(path: string, now: Milliseconds): string | undefined {
  const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  let aside: string | undefined
  if (existsSync(path)) {
    aside = freeName(`${path}.damaged-${date}`)
    try {
      moveIntoPlace(path, aside)
    } catch (error) {
      throw new Failure(
        `${path}: the database is damaged and still open; end all other topdeck commands and run this one again, which completes the repair`,
        { cause: error },
      )
    }
  }
  // A log without its database would be taken for that of the new one.
  moveLog(path, aside ?? freeName(`${path}.damaged-log-${now}`))
  moveIntoPlace(repairedName(path), path)
  return aside
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
  settings(): Map<string, string>
  close(): void
}

/** What SQLite can still do with a damaged database; undefined if it can't even open it. */
function openDamaged(path: string): DamagedDatabase | undefined {
  const connection = unlessDamaged(() => new Connection(path, 'fail'))
  if (connection === undefined) return undefined
  return {
    hold: () => unlessDamaged(() => connection.exec('BEGIN IMMEDIATE')),
    settings: () => new Map(unlessDamaged(() => readSettings(connection)) ?? []),
    close: () => unlessDamaged(() => connection.close()),
  }
}

function settingsIn(path: string): ReadonlyMap<string, string> {
  const connection = unlessDamaged(() => new Connection(path, 'read'))
  try {
    return (connection && unlessDamaged(() => readSettings(connection))) ?? new Map()
  } finally {
    connection?.close()
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
