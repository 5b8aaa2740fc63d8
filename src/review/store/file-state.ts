/**
 * A file beside the database keeps in which state the database was when topdeck last left it: its size and time, and a
 * checksum over all of it. A database that is in that state needs no other check. Any other one is read and checked as a
 * whole: after a crash, when it comes from elsewhere, and when bits have changed on the disk.
 */

import { existsSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** How many bytes are read at a time. */
const PORTION = 1 << 18

/** Whether a database is as it was when its state was kept. */
export function isAsLeft(path: string): boolean {
  const kept = keptState(path)
  return kept?.startsWith(`${shape(path)} `) === true && kept === stateOf(path)
}

/** Keeps the state of a database that is sound. Without it, the next process checks the whole database. */
export function keepState(path: string): void {
  try {
    const kept = keptState(path)
    // Writing changes the time, so nothing has been written if it is the same.
    if (kept?.startsWith(`${shape(path)} `) === true) return
    const state = stateOf(path)
    if (state !== undefined) writeFileSync(statePath(path), `${state}\n`)
  } catch {
    // It can't be written, or another process is just writing to the database.
  }
}

/** Whether the state of a database was kept, which may be gone by now. */
export function hasKeptState(path: string): boolean {
  return existsSync(statePath(path))
}

function keptState(path: string): string | undefined {
  try {
    return readFileSync(statePath(path), 'latin1').trimEnd()
  } catch {
    return undefined
  }
}

/** Undefined if the file changes while it is read. */
function stateOf(path: string): string | undefined {
  const before = shape(path)
  const sum = fileSum(path)
  return shape(path) === before ? `${before} ${sum}` : undefined
}

function shape(path: string): string {
  const { size, mtimeNs } = statSync(path, { bigint: true })
  return `${size} ${mtimeNs}`
}

function fileSum(path: string): string {
  const file = handleOf(path)
  const portion = new Uint8Array(PORTION)
  let sum = 0
  for (let position = 0; ; ) {
    const length = readSync(file, portion, 0, PORTION, position)
    if (length === 0) return sum.toString(16)
    position += length
    sum = crc32(portion.subarray(0, length), sum)
  }
}

/** The handles of files that SQLite may have open, by their inodes. */
const handles = new Map<string, number>()

/**
 * A handle that stays open until the process ends: closing any handle of a file gives up all locks of the process on it,
 * those of SQLite included, which keeps a database open until its statements are collected.
 */
export function handleOf(path: string): number {
  const { dev, ino } = statSync(path, { bigint: true })
  const name = `${dev} ${ino}`
  const handle = handles.get(name) ?? openSync(path, 'r')
  handles.set(name, handle)
  return handle
}

function statePath(path: string): string {
  return `${path}.state`
}
