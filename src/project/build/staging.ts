import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { discard, stageFile, temporaryPath } from '../../io/files.ts'
import type { Builder } from '../../io/io.ts'
import { Failure, reasonOf } from '../../model/failure.ts'
import { lockFolders } from '../interrupted-build.ts'
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
export async function withStaging<T>(
  lock: BuildLock,
  ledger: string,
  work: (staging: Staging) => Promise<T>,
): Promise<T> {
  removeLeftovers(ledger, lock.builder)
  const outside = new Set<string>()
  const keep: Staging['keep'] = async (path, bytes) => {
    lock.checkInterrupt()
    const isNear = dirname(path) === dirname(lock.folder)
    const temporary = isNear ? join(lock.folder, basename(path)) : temporaryPath(path, lock.builder.pid)
    if (!isNear) outside.add(temporary)
    try {
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
  for (const { name, pid } of temporaryFiles(path)) {
    if (!isRunning(pid)) discard(join(dirname(path), name))
  }
}

/** Whether a killed build, or one that is running, has files beside a ledger or in the folder of the decks. */
export function hasLeftovers(ledger: string, decks: string): boolean {
  return lockFolders(decks).length > 0 || temporaryFiles(ledger).length > 0
}

/** The temporary files of a place, with the builds that they belong to. */
function temporaryFiles(path: string): readonly { readonly name: string; readonly pid: number }[] {
  const [before, after] = [`.${basename(path)}.`, '.new']
  return namesIn(dirname(path)).flatMap((name) => {
    const pid = name.startsWith(before) && name.endsWith(after) ? name.slice(before.length, -after.length) : ''
    return /^\d+$/.test(pid) ? [{ name, pid: Number(pid) }] : []
  })
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
