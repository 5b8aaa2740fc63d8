/**
 * Damage to the write-ahead log, which SQLite reads up to the first frame whose checksum is wrong, without a word about
 * what comes after it. The format: https://sqlite.org/fileformat2.html#walformat
 */

import { existsSync, readFileSync, readSync, statSync } from 'node:fs'
import { handleOf } from './file-state.ts'

const HEADER = 32
const FRAME_HEADER = 24

/** How often a log that looks damaged is read again, and how long to wait before, in milliseconds. */
const READ_AGAIN = 3
const PAUSE = 100

/** What is wrong with the log of a database; undefined if nothing is, or if another process is writing to it. */
export function logDamage(path: string): string | undefined {
  let found = damageOf(path)
  for (let count = 0; found !== undefined && count < READ_AGAIN; count += 1) {
    const before = stamp(path)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)
    found = damageOf(path)
    // What another process has not written to its end looks like damage.
    if (stamp(path) !== before) return undefined
  }
  return found
}

function stamp(path: string): string {
  const log = statSync(`${path}-wal`, { bigint: true, throwIfNoEntry: false })
  return `${log?.size} ${log?.mtimeNs}`
}

function damageOf(path: string): string | undefined {
  const log = read(`${path}-wal`)
  if (log === undefined || log.length === 0) return lostLog(path)
  return isCutShort(log) ? 'its log is damaged' : undefined
}

/** After a crash, the index of the log tells how much was in a log that somebody has deleted since. */
function lostLog(path: string): string | undefined {
  const index = Buffer.alloc(100)
  if (!existsSync(`${path}-shm`) || readSync(handleOf(`${path}-shm`), index, 0, index.length, 0) < index.length) {
    return undefined
  }
  const isBig = endianness === 'big'
  const number = (at: number) => (isBig ? index.readUInt32BE(at) : index.readUInt32LE(at))
  const [frames, copied] = [number(16), number(96)]
  return frames > copied ? 'its log is missing' : undefined
}

const endianness = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big'

/** Whether a commit of the same log follows a frame that isn't valid. */
function isCutShort(log: Buffer): boolean {
  if (log.length <= HEADER) return false
  const isBig = (log.readUInt32BE(0) & 1) === 1
  const size = log.readUInt32BE(8)
  let sums = checksums(log, 0, 24, isBig, [0, 0])
  const isHeader = size >= 512 && size <= 65536 && matches(log, 24, sums)
  // Whatever follows a broken header isn't read.
  if (!isHeader) return log.length > HEADER + FRAME_HEADER
  const salts = [log.readUInt32BE(16), log.readUInt32BE(20)] as const
  let isValid = true
  for (let at = HEADER; at + FRAME_HEADER + size <= log.length; at += FRAME_HEADER + size) {
    const same = [8, 12].filter((salt, index) => log.readUInt32BE(at + salt) === salts[index]).length
    if (isValid && same === 2) {
      sums = checksums(log, at, 8, isBig, sums)
      sums = checksums(log, at + FRAME_HEADER, size, isBig, sums)
      isValid = matches(log, at + 16, sums)
    } else isValid = false
    // A frame of an earlier use of the log has another number and another random one.
    if (!isValid && same >= 1 && (same === 1 || log.readUInt32BE(at + 4) > 0)) return true
  }
  return false
}

type Checksums = readonly [number, number]

function matches(log: Buffer, at: number, [first, second]: Checksums): boolean {
  return log.readUInt32BE(at) === first && log.readUInt32BE(at + 4) === second
}

function checksums(log: Buffer, start: number, length: number, isBig: boolean, [one, two]: Checksums): Checksums {
  let [first, second] = [one, two]
  for (let at = start; at < start + length; at += 8) {
    const [left, right] = isBig
      ? [log.readUInt32BE(at), log.readUInt32BE(at + 4)]
      : [log.readUInt32LE(at), log.readUInt32LE(at + 4)]
    first = (first + left + second) >>> 0
    second = (second + right + first) >>> 0
  }
  return [first, second]
}

function read(path: string): Buffer | undefined {
  try {
    return existsSync(path) ? readFileSync(path) : undefined
  } catch {
    return undefined
  }
}
