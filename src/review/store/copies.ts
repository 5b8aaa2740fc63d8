/** Copies of a database, one for each of the last days on which something was recorded, in a folder beside it. */

import { readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder, moveIntoPlace, syncFile, syncFolder } from '../../io/files.ts'
import { Connection } from './connection.ts'

/** How many copies are kept. */
const KEPT = 7

/** A copy of a database. */
export interface StoreCopy {
  /** The day on which it was made, `2026-11-28`. */
  readonly day: string
  readonly path: string
}

/** The folder of the copies of a database. */
export function copyFolder(path: string): string {
  return `${path}.copies`
}

/** The copies of a database, the newest first. */
export function copiesOf(path: string): readonly StoreCopy[] {
  const folder = copyFolder(path)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  const days = readdirSync(folder).flatMap((name) => /^(\d{4}-\d\d-\d\d)\.db$/.exec(name)?.[1] ?? [])
  return days
    .sort()
    .reverse()
    .map((day) => ({ day, path: join(folder, `${day}.db`) }))
}

/** How many events a copy holds; undefined if it can't be read. */
export function eventsIn(copy: StoreCopy): number | undefined {
  try {
    const connection = new Connection(copy.path, 'read')
    try {
      return Number(connection.value('SELECT count(*) FROM events'))
    } finally {
      connection.close()
    }
  } catch {
    return undefined
  }
}

/** Makes the copy of a day, of a sound database that isn't empty, and deletes the oldest. */
export function makeCopy(connection: Connection, path: string, day: string): void {
  const folder = copyFolder(path)
  makeFolder(folder)
  const aside = join(folder, 'new')
  for (const ending of ['', '-journal']) rmSync(`${aside}${ending}`, { force: true })
  connection.run('VACUUM INTO ?', aside)
  syncFile(aside)
  moveIntoPlace(aside, join(folder, `${day}.db`))
  syncFolder(folder)
  syncFolder(dirname(folder))
  // Days to come are those of a clock that was wrong; they go first, or no copy of today would be kept.
  const copies = copiesOf(path)
  const [right, wrong] = [copies.filter((copy) => copy.day <= day), copies.filter((copy) => copy.day > day)]
  for (const copy of [...right, ...wrong].slice(KEPT)) rmSync(copy.path, { force: true })
}
