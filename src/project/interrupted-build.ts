import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { discard, moveIntoPlace, syncFolder } from '../io/files.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import type { Problem } from '../model/card.ts'
import { byCodePoint, remarkAt } from '../model/problem.ts'

/*
 * A build writes all of its files aside, into the folder of its lock, before it renames the first one. If it is killed between
 * two of the renames, old and new decks stand side by side. So that this can be noticed and finished, it first writes down
 * which files it is going to move. The ledger comes first: while it hasn't been moved, nothing has happened; once it has,
 * the new state counts, and what isn't in its place yet is complete in the folder of the lock.
 */

/** The beginning of the names of lock folders: those of running builds, and those that killed builds have left. */
export const LOCK_NAME = '.topdeck-build'

/** The file in the folder of a lock that lists the files to be moved. */
export const MOVES_FILE = 'moves.json'

/** The files that a build is about to move out of the folder of its lock. */
export interface Moves {
  readonly format: 1
  /** Where the new ledger is staged, from the folder of the lock; undefined if it doesn't change. */
  readonly ledger?: string
  /** The names of decks. They lie in the folder of the lock under the same names. */
  readonly decks: readonly string[]
}

/** A build that was killed, or that is just moving its files. */
export interface InterruptedBuild {
  /** The folder of its lock. */
  readonly folder: string
  /** The decks that haven't been moved. */
  readonly left: readonly string[]
}

/** The builds that have moved some of their files to a decks folder and not yet all of them; at most one, usually. */
export function interruptedBuilds(decks: string): readonly InterruptedBuild[] {
  return lockFolders(decks).flatMap((name) => interruptedBuild(join(decks, name)) ?? [])
}

/** The build that has left the folder of its lock in the middle of moving its files, if it has. */
export function interruptedBuild(folder: string): InterruptedBuild | undefined {
  const moves = readMoves(folder)
  if (moves === undefined) return undefined
  const left = moves.decks.filter((deck) => isPlainFile(join(folder, deck)))
  const hasBegun =
    left.length < moves.decks.length || moves.ledger === undefined || !existsSync(join(folder, moves.ledger))
  return hasBegun && left.length > 0 ? { folder, left } : undefined
}

/** The names of the lock folders in a decks folder. */
export function lockFolders(decks: string): readonly string[] {
  try {
    return readdirSync(decks)
      .filter((name) => name.startsWith(LOCK_NAME))
      .sort(byCodePoint)
  } catch {
    return []
  }
}

/** Moves what an interrupted build has left to its place. A file that can't be moved is left to the build that follows. */
export function finishBuild(decks: string, { folder, left }: InterruptedBuild): void {
  for (const name of left) {
    try {
      moveIntoPlace(join(folder, name), join(decks, name))
    } catch {
      // The build that follows makes the same file, and says why it can't be replaced.
    }
  }
  syncFolder(decks)
  discard(folder)
}

/** Where the decks of an interrupted build are, by name. */
export function stagedDecks(decks: string): ReadonlyMap<string, string> {
  return new Map(settled(decks).flatMap(({ folder, left }) => left.map((name) => [name, join(folder, name)] as const)))
}

/** Tells the user if a build of these decks was interrupted. */
export function noteInterruption(decks: string, io: Io): void {
  for (const { file, reason } of interruptionRemarks(decks, io)) io.err.write(`${file}: ${reason}\n`)
}

/** The same as a remark among the problems of a project. */
export function interruptionRemarks(decks: string, io: Io): Problem[] {
  if (settled(decks).length === 0) return []
  const reason =
    'A build was interrupted while it replaced these decks; its new files are used, and "topdeck build" finishes it'
  return [remarkAt({ file: showPath(decks, io) }, 'interrupted-build', reason)]
}

/** How long a running build may take to move its files, in milliseconds. */
const PATIENCE = 200

/** The interrupted builds, after a running one has had the time to move its files. */
function settled(decks: string): readonly InterruptedBuild[] {
  for (let waited = 0; ; waited += 20) {
    const found = interruptedBuilds(decks)
    if (found.length === 0 || waited >= PATIENCE) return found
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
}

/** Reads the list of a build; a file that is something else, or that names files elsewhere, is none. */
function readMoves(folder: string): Moves | undefined {
  try {
    const path = join(folder, MOVES_FILE)
    const value: unknown = isPlainFile(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
    return isMoves(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isMoves(value: unknown): value is Moves {
  if (typeof value !== 'object' || value === null) return false
  const { format, ledger, decks }: { format?: unknown; ledger?: unknown; decks?: unknown } = value
  const areNames = Array.isArray(decks) && decks.every((name) => typeof name === 'string' && DECK_NAME.test(name))
  return format === 1 && areNames && (ledger === undefined || typeof ledger === 'string')
}

/** A file of a format that builds write, without any path. */
const DECK_NAME = /^(?![.~#])[^/\\]+\.(?:apkg|json|csv)$/

/** Links are never followed: a cloned repository could contain one. */
function isPlainFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}
