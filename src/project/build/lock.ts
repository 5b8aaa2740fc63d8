import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { discard, makeFolder, retryWhileBusy } from '../../io/files.ts'
import type { Builder } from '../../io/io.ts'
import { Failure, Interrupted, reasonOf } from '../../model/failure.ts'
import type { Milliseconds } from '../../model/time.ts'
import { finishBuild, interruptedBuild, interruptedBuilds, LOCK_NAME } from '../interrupted-build.ts'

/** The lock of a decks folder: a folder in it that only one build at a time can have. It also holds unfinished files. */
export interface BuildLock {
  readonly folder: string
  readonly builder: Builder
  /** Fails if the user has asked to stop. */
  checkInterrupt(): void
}

/**
 * Runs `work` while this build has the lock of a decks folder. If another build has it, this one waits for a while and then
 * fails. Unfinished files in the lock's folder are deleted at the end, whatever happens.
 */
export async function withBuildLock<T>(
  decks: string,
  builder: Builder,
  work: (lock: BuildLock) => Promise<T>,
): Promise<T> {
  const folder = join(decks, LOCK_NAME)
  await acquire(decks, folder, builder)
  let interrupted = false
  const stopListening = builder.onInterrupt(() => {
    interrupted = true
  })
  try {
    return await work({
      folder,
      builder,
      checkInterrupt() {
        if (interrupted) throw new Interrupted('Stopped; the old decks are untouched')
      },
    })
  } catch (error) {
    if (error instanceof Failure || error instanceof Interrupted) throw error
    throw new Failure(`${decks}: ${reasonOf(error)}; the old decks are untouched`, { cause: error })
  } finally {
    stopListening()
    release(folder, builder)
  }
}

/**
 * Each build makes a folder of its own, with its owner in it, and renames it to the name that all of them want: that
 * succeeds for only one.
 */
async function acquire(decks: string, folder: string, builder: Builder): Promise<void> {
  const own = `${folder}-${builder.pid}`
  try {
    makeFolder(decks)
    discard(own)
    mkdirSync(own)
    writeFileSync(join(own, 'owner'), `${builder.pid} ${builder.machine()} ${Date.now()}\n`)
  } catch (error) {
    discard(own)
    throw new Failure(`${decks}: cannot be written: ${reasonOf(error)}; the old decks are untouched`, { cause: error })
  }
  let dead = 0
  for (let waited = 0; !take(own, folder); waited += 50) {
    const owner = ownerOf(folder)
    if (owner === 'gone') continue
    const hasEnded =
      owner === 'dead' || (owner.machine === builder.machine() && !builder.isRunning(owner.pid, owner.since))
    if (hasEnded && discardLock(folder, owner, `${own}-old${dead++}`) === 'free') continue
    if (waited >= builder.patience) {
      discard(own)
      throw new Failure(`${decks}: ${hasEnded ? endedText(folder) : runningText(folder, owner, builder)}`)
    }
    await sleep(50)
  }
  for (const interrupted of interruptedBuilds(decks)) if (interrupted.folder !== folder) finishBuild(decks, interrupted)
  removeLeftovers(decks, builder)
}

function endedText(folder: string): string {
  return `a build that has ended has left its lock, which can't be removed; delete ${folder}; nothing was written`
}

function runningText(folder: string, { pid, machine }: Owner, builder: Builder): string {
  const where = machine === builder.machine() ? '' : ` on ${machine}; if it has ended, delete ${folder}`
  return `another build is running (pid ${pid}${where}); nothing was written`
}

/** Gives the lock up. If a file couldn't be replaced, those that are still to be moved are left for the next build. */
function release(folder: string, { pid }: Builder): void {
  if (interruptedBuild(folder) === undefined) {
    discard(folder)
    return
  }
  try {
    renameSync(folder, `${folder}-${pid}-old`)
  } catch {
    // The next build finds a lock whose owner has ended. Why this one failed must not be hidden.
  }
}

function take(own: string, folder: string): boolean {
  try {
    // Windows lets nobody rename onto a folder, other systems only onto an empty one; with an owner, it is never empty.
    renameSync(own, folder)
    return true
  } catch (error) {
    if (existsSync(folder)) return false
    return retryTaking(own, folder, error)
  }
}

/** The lock is free, and yet the rename failed: on Windows, a virus scanner may hold the new folder for a moment. */
function retryTaking(own: string, folder: string, reason: unknown): boolean {
  try {
    retryWhileBusy(() => renameSync(own, folder), process.platform)
    return true
  } catch {
    if (existsSync(folder)) return false
    throw new Failure(`${folder}: ${reasonOf(reason)}; the old decks are untouched`, { cause: reason })
  }
}

interface Owner {
  readonly pid: number
  readonly machine: string
  /** When it began; undefined in a lock of an earlier version. */
  readonly since: Milliseconds | undefined
}

function ownerOf(folder: string): Owner | 'dead' | 'gone' {
  try {
    const [pid = '', machine = '', since] = readFileSync(join(folder, 'owner'), 'utf8').trim().split(' ')
    if (!/^\d+$/.test(pid)) return 'dead'
    return { pid: Number(pid), machine, since: since === undefined ? undefined : (Number(since) as Milliseconds) }
  } catch {
    return existsSync(folder) ? 'dead' : 'gone'
  }
}

/**
 * Removes the lock of a killed build, unless another build has done so already and has the lock now. What a build has left
 * that was killed while it moved its files is finished by whoever gets the lock.
 * @returns `held` if it can't be removed at the moment
 */
function discardLock(folder: string, owner: Owner | 'dead', aside: string): 'free' | 'held' {
  try {
    renameSync(folder, aside)
  } catch {
    return 'held'
  }
  const moved = ownerOf(aside)
  const same = typeof moved === 'object' && typeof owner === 'object' ? moved.pid === owner.pid : moved === owner
  if (!same && !existsSync(folder)) renameSync(aside, folder)
  else if (interruptedBuild(aside) === undefined) discard(aside)
  return 'free'
}

/** Removes the folders of builds that were killed before they had the lock. */
function removeLeftovers(decks: string, builder: Builder): void {
  for (const name of readdirSync(decks)) {
    const pid = /^\.topdeck-build-(\d+)/.exec(name)?.[1]
    if (pid !== undefined && !builder.isRunning(Number(pid))) discard(join(decks, name))
  }
}
