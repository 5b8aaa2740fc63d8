import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { discard, stageFile, temporaryPath } from '../../io/files.ts'
import type { Builder } from '../../io/io.ts'
import { Failure, reasonOf } from '../../model/failure.ts'
import type { BuildLock } from './lock.ts'

/** Where a plan keeps the bytes of the files to write, until they are moved to their places. */
export interface Staging {
  /** An existing folder for intermediate files. */
  readonly scratch: string
  /** Keeps the bytes of a file; gives the path where they are, or undefined if the plan is only to be shown. */
  keep(path: string, bytes: Uint8Array): Promise<string | undefined>
}

/** Keeps nothing: for a plan that is only shown. */
export async function withoutStaging<T>(work: (staging: Staging) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'topdeck-'))
  try {
    return await work({ scratch, keep: async () => undefined })
  } finally {
    discard(scratch)
  }
}

/**
 * Keeps files on the disk: in the lock's folder, or beside their place if that is another folder, which may be on another
 * file system. What hasn't been moved to its place by the end is deleted.
 */
export async function withStaging<T>(lock: BuildLock, work: (staging: Staging) => Promise<T>): Promise<T> {
  const outside = new Set<string>()
  const keep: Staging['keep'] = async (path, bytes) => {
    lock.checkInterrupt()
    const isNear = dirname(path) === dirname(lock.folder)
    const temporary = isNear ? join(lock.folder, basename(path)) : temporaryPath(path, lock.builder.pid)
    if (!isNear) outside.add(temporary)
    try {
      if (!isNear) removeLeftovers(path, lock.builder)
      await stageFile(temporary, [bytes])
    } catch (error) {
      const reason = `${path}: cannot be written: ${reasonOf(error)}; the old decks are untouched`
      throw new Failure(reason, { cause: error })
    }
    return temporary
  }
  try {
    return await work({ scratch: lock.folder, keep })
  } finally {
    for (const temporary of outside) discard(temporary)
  }
}

/** Removes the temporary files of a place that killed builds have left. */
function removeLeftovers(path: string, { isRunning }: Builder): void {
  const [before, after] = [`.${basename(path)}.`, '.new']
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(before) || !name.endsWith(after)) continue
    const pid = name.slice(before.length, -after.length)
    if (/^\d+$/.test(pid) && !isRunning(Number(pid))) discard(join(dirname(path), name))
  }
}
