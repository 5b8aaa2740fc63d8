import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Cache } from '../../io/io.ts'
import { makeFolder } from '../../io/write.ts'
import type { Seconds } from '../../model/time.ts'
import type { ImageFile } from '../../render/media.ts'
import type { Project } from '../project.ts'
import { type Digest, digestOf, imageState, openStamp, type Stamp, sealStamp } from './stamp.ts'

/** Where the stamp of a project's last build lies: one file per folder, topics and decks. */
export function stampPath({ folder, topics, decks }: Project, cache: Cache): string {
  return join(cache.folder, `${digestOf(JSON.stringify([folder, topics, decks])).slice(0, 32)}.stamp`)
}

/** The stamp; undefined when there is none that this program can read. */
export function readStamp(path: string, cache: Cache): Stamp | undefined {
  try {
    return openStamp(readFileSync(path, 'utf8'), cache.program())
  } catch {
    return undefined
  }
}

/** Keeps a stamp. One that cannot be kept only costs the next build its time, so it is no failure. */
export function writeStamp(path: string, stamp: Stamp, cache: Cache, pid: number): void {
  const aside = `${path}.${pid}`
  const kept = succeeds(() => {
    makeFolder(dirname(path))
    writeFileSync(aside, sealStamp(stamp, cache.program()))
    renameSync(aside, path)
  })
  if (!kept) succeeds(() => rmSync(aside, { force: true }))
}

function succeeds(step: () => void): boolean {
  try {
    step()
    return true
  } catch {
    return false
  }
}

/** What the world is like before a build. */
export interface Present {
  readonly inputs: Digest
  /** The last time that a ledger can name. */
  readonly latest: Seconds
  readImage(path: string): ImageFile
}

/** Whether a build would make again what it made when it left this stamp, and all of that still lies in its place. */
export function stillHolds(stamp: Stamp, { inputs, latest, readImage }: Present): boolean {
  return (
    stamp.inputs === inputs &&
    stamp.ledger.latest <= latest &&
    [stamp.ledger, ...stamp.files].every(isInPlace) &&
    stamp.images.every(([path, state]) => imageState(readImage(path)) === state)
  )
}

function isInPlace({ path, bytes, digest }: Stamp['ledger'] | Stamp['files'][number]): boolean {
  try {
    const there = statSync(path)
    return there.isFile() && there.size === bytes && digestOf(readFileSync(path)) === digest
  } catch {
    return false
  }
}
