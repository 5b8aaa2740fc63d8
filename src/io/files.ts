import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Failure, reasonOf } from '../model/failure.ts'
import type { Io } from './io.ts'
import { isInside, showPath } from './path.ts'

/*
 * The one way to write a file: aside, to the disk, then renamed to its place. At every moment, also after a crash, the
 * place holds the whole old file or the whole new one.
 *
 * Nothing is ever written through a symbolic link. A link at the temporary name is removed, not followed. A link at the
 * place itself is replaced by the new file, and what it points to stays as it was: a cloned repository must not be able to
 * make a build overwrite a file elsewhere. Only a path that the user named on the command line is resolved first, as shell
 * redirection does ({@link writeOutput}), unless it is a link that leads out of the working folder.
 */

/** Texts or bytes that make up a file, in order. */
export type Chunks = Iterable<string | Uint8Array>

/** The temporary name of a file beside its place. The process id keeps two processes from sharing it. */
export function temporaryPath(path: string, pid: number): string {
  return join(dirname(path), `.${basename(path)}.${pid}.new`)
}

/**
 * Writes a file to a temporary path and waits until the disk has it. Whatever lies there is removed first; a file or link
 * that appears in between makes this fail rather than being written through. A failure leaves nothing behind.
 */
export async function stageFile(temporary: string, chunks: Chunks, mode = 0o666): Promise<void> {
  rmSync(temporary, { force: true, maxRetries: 5 })
  const file = await open(temporary, 'wx', mode)
  try {
    for (const chunk of chunks) await file.writeFile(chunk)
    await file.sync()
  } catch (error) {
    await file.close()
    discard(temporary)
    throw error
  }
  await file.close()
}

/**
 * Removes a file or a folder with all that is in it. On Windows, another program may hold it for a while; what can't be
 * removed stays, so that cleaning up never hides how the work before it ended.
 */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 5 })
  } catch {
    // What cleans up next removes it.
  }
}

/** Renames a staged file to its place, and replaces what is there. */
export function moveIntoPlace(temporary: string, path: string): void {
  retryWhileBusy(() => renameSync(temporary, path), process.platform)
}

/** Writes a file as a whole or not at all. See the top of this module for links. */
export async function replaceFile(path: string, chunks: Chunks, pid: number, mode?: number): Promise<void> {
  const temporary = temporaryPath(path, pid)
  await stageFile(temporary, chunks, mode)
  try {
    moveIntoPlace(temporary, path)
  } catch (error) {
    discard(temporary)
    throw error
  }
  syncFolder(dirname(path))
}

/**
 * Writes a file that the user named, as a whole or not at all. A link is followed, so that the file that it points to is
 * replaced and the link stays; a pipe, a device and a link to a file that doesn't exist yet are opened and written to. A
 * file that is replaced keeps its permissions. Fails with the path as the user would write it; also for a link in the working
 * folder that leads out of it, because somebody else may have put it there.
 */
export async function writeOutput(path: string, chunks: Chunks, io: Io): Promise<void> {
  const elsewhere = isLink(path) ? leadsOutOf(io.cwd, path) : undefined
  if (elsewhere !== undefined) {
    const shown = showPath(path, io)
    throw new Failure(`${shown}: the link leads out of this folder, and nothing was written; name ${elsewhere} itself`)
  }
  try {
    const target = statSync(path, { throwIfNoEntry: false })
    if (target?.isFile()) await replaceFile(realpathSync(path), chunks, io.builder.pid, target.mode)
    else if (target !== undefined || isLink(path)) writeInto(path, chunks)
    else await replaceFile(path, chunks, io.builder.pid)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`${showPath(path, io)}: cannot be written: ${reasonOf(error)}`, { cause: error })
  }
}

/** Where a path in a folder really is, if a link on its way leads out of the folder; undefined if none does. */
export function leadsOutOf(folder: string, path: string): string | undefined {
  if (!isInside(path, folder)) return undefined
  const real = realPlace(path)
  return isInside(real, realPlace(folder)) ? undefined : real
}

/** How many links to nowhere are followed, one after the other; they may form a loop. */
const MOST_LINKS = 40

/** A path without links, whether or not there is something. */
function realPlace(path: string, links = MOST_LINKS): string {
  try {
    return realpathSync.native(path)
  } catch {
    const folder = dirname(path)
    if (folder === path) return path
    const real = realPlace(folder, links)
    return links > 0 && isLink(path)
      ? realPlace(resolve(real, readlinkSync(path)), links - 1)
      : join(real, basename(path))
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

function writeInto(path: string, chunks: Chunks): void {
  const file = openSync(path, 'w')
  try {
    for (const chunk of chunks) writeFileSync(file, chunk)
  } finally {
    closeSync(file)
  }
}

/**
 * Makes a folder and the missing folders above it, step by step: Node's recursive `mkdir` never returns in a folder that
 * can't hold any (`/proc`), and hides the reason.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** Waits until the disk has a file that another library has written. Windows requires it to be open for writing. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The text of a file; `shown` is its path as the user would write it. Fails when the file cannot be read. */
export function readText(path: string, shown: string): string {
  return readBytes(path, shown).toString('utf8')
}

/** Like {@link readText}, for bytes. */
export function readBytes(path: string, shown: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Failure(`${shown}: cannot be read: ${reasonOf(error)}`, { cause: error })
  }
}

/** Makes new names in a folder durable. Windows can't open a folder, and does so by itself. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // The contents are on the disk; only the names may follow a moment later.
  }
}

/** How long a file may be held by another program before Topdeck gives up, in milliseconds. */
const BUSY_PATIENCE = 2000

/**
 * On Windows, a virus scanner, an indexer or an import dialog may hold a file for a moment, and a rename fails until it lets
 * go: such a step is tried again for up to two seconds. Elsewhere the same codes are final.
 */
export function retryWhileBusy<T>(step: () => T, platform: string): T {
  let pause = 10
  for (const deadline = Date.now() + BUSY_PATIENCE; ; pause = Math.min(pause * 2, 200)) {
    try {
      return step()
    } catch (error) {
      if (platform !== 'win32' || !isBusy(error) || Date.now() >= deadline) throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code))
}
