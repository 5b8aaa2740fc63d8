import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open, rename, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure, Interrupted, reasonOf } from '../model/failure.ts'
import { pool } from '../text/pool.ts'

/** Who builds, and what it knows of the machine it runs on. */
export interface Builder {
  readonly pid: number
  isRunning(pid: number): boolean
  /** Calls the listener once the user wants to stop; gives a function that takes it off again. */
  onInterrupt(listener: () => void): () => void
  /** How long to wait for another build, in milliseconds. */
  readonly patience: number
}

/** How a file on the disc compares with what is to be written. */
export type Difference = 'new' | 'changed' | 'same'

/** A file that lies ready beside its place. */
export interface Staged {
  readonly path: string
  readonly aside: string
}

/** The folder that one build at a time may work in: it locks the decks and holds all that isn't finished. */
export interface Workplace {
  readonly folder: string
  /** Fails when the user wanted to stop in the meantime. */
  checkInterrupt(): void
}

const workplaceName = '.topdeck-build'

/** Files that the disc is waited for at the same time: as many as Node has threads for it. */
const SYNCS_AT_ONCE = 4

/**
 * Lets `work` make new decks. Only one build at a time may; another is waited for, then this one fails. What `work`
 * stages comes to its place only by `commit`: until then every failure, also Ctrl-C, leaves the old decks untouched.
 */
export async function withWorkplace<T>(
  decks: string,
  builder: Builder,
  work: (workplace: Workplace) => Promise<T>,
): Promise<T> {
  const folder = join(decks, workplaceName)
  await acquire(decks, folder, builder)
  let interrupted = false
  const off = builder.onInterrupt(() => {
    interrupted = true
  })
  try {
    return await work({
      folder,
      checkInterrupt() {
        if (interrupted) throw new Interrupted('Stopped; the old decks are untouched')
      },
    })
  } catch (error) {
    if (error instanceof Failure || error instanceof Interrupted) throw error
    throw new Failure(`${decks}: ${reasonOf(error)}; the old decks are untouched`, { cause: error })
  } finally {
    off()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder of one's own is renamed to the name that all builds want, which succeeds for one only, with its owner in it. */
async function acquire(decks: string, folder: string, builder: Builder): Promise<void> {
  const own = `${folder}-${builder.pid}`
  try {
    makeFolder(decks)
    if (existsSync(own)) rmSync(own, { recursive: true, force: true })
    mkdirSync(own)
    writeFileSync(join(own, 'owner'), `${builder.pid} ${hostname()}\n`)
  } catch (error) {
    if (existsSync(own)) rmSync(own, { recursive: true, force: true })
    throw new Failure(`${decks}: cannot be written: ${reasonOf(error)}; the old decks are untouched`, { cause: error })
  }
  for (let waited = 0; !take(own, folder); waited += 50) {
    const owner = ownerOf(folder)
    if (owner === 'gone') continue
    if (owner === 'dead' || (owner.host === hostname() && !builder.isRunning(owner.pid))) {
      discard(folder, owner, `${own}-old`)
    } else if (waited >= builder.patience) {
      rmSync(own, { recursive: true, force: true })
      const where = owner.host === hostname() ? '' : ` on ${owner.host}; if that is over, delete ${folder}`
      throw new Failure(`${decks}: another build is running (pid ${owner.pid}${where}); nothing was written`)
    } else {
      await sleep(50)
    }
  }
  removeLeftovers(decks, builder)
}

/**
 * Makes a folder and those above it, where they aren't there. Step by step: Node's recursive `mkdir` never ends in a
 * folder that can hold none (`/proc`), and hides why.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

function take(own: string, folder: string): boolean {
  try {
    // Windows would let nobody rename onto a folder, other systems onto an empty one: one with an owner is never empty.
    renameSync(own, folder)
    return true
  } catch (error) {
    if (existsSync(folder)) return false
    throw new Failure(`${folder}: ${reasonOf(error)}; the old decks are untouched`, { cause: error })
  }
}

interface Owner {
  readonly pid: number
  readonly host: string
}

function ownerOf(folder: string): Owner | 'dead' | 'gone' {
  try {
    const [pid = '', host = ''] = readFileSync(join(folder, 'owner'), 'utf8').trim().split(' ')
    return /^\d+$/.test(pid) ? { pid: Number(pid), host } : 'dead'
  } catch {
    return existsSync(folder) ? 'dead' : 'gone'
  }
}

/** Takes away what a killed build left, unless somebody else did so and already works there. */
function discard(folder: string, owner: Owner | 'dead', aside: string): void {
  try {
    renameSync(folder, aside)
  } catch {
    return
  }
  const moved = ownerOf(aside)
  const same = typeof moved === 'object' && typeof owner === 'object' ? moved.pid === owner.pid : moved === owner
  if (same || existsSync(folder)) rmSync(aside, { recursive: true, force: true })
  else renameSync(aside, folder)
}

/** Folders of builds that were killed before they had the lock. */
function removeLeftovers(decks: string, builder: Builder): void {
  for (const name of readdirSync(decks)) {
    const pid = /^\.topdeck-build-(\d+)/.exec(name)?.[1]
    if (pid !== undefined && !builder.isRunning(Number(pid)))
      rmSync(join(decks, name), { recursive: true, force: true })
  }
}

/** Compares bytes with the file in their place. Fails when something is there that a file cannot replace. */
export function compareWithDisc(path: string, bytes: Uint8Array): Difference {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there === undefined) return 'new'
  if (!there.isFile()) throw new Failure(`${path}: not a file, cannot be replaced; the old decks are untouched`)
  return there.size === bytes.byteLength && readFileSync(path).equals(bytes) ? 'same' : 'changed'
}

/** Writes a file aside: into the workplace, or beside the file's own place. */
export async function stage(path: string, bytes: Uint8Array, workplace: Workplace): Promise<Staged> {
  const name = basename(path)
  const near = dirname(path) === dirname(workplace.folder)
  const aside = near ? join(workplace.folder, name) : join(dirname(path), `.${name}.new`)
  try {
    await writeFile(aside, bytes)
  } catch (error) {
    rmSync(aside, { force: true })
    throw unwritten(path, error)
  }
  return { path, aside }
}

/**
 * Brings staged files to their places, in the order given, once the disc has all of them. Each file is whole at every
 * moment, the old one or the new one. What a crash in between leaves out, the next build makes up for, with the same
 * bytes when the ledger comes first.
 */
export async function commit(staged: readonly Staged[], workplace: Workplace): Promise<void> {
  try {
    await pool(staged, SYNCS_AT_ONCE, syncFile)
    workplace.checkInterrupt()
  } catch (error) {
    discardStaged(staged)
    throw error
  }
  for (const [index, { path, aside }] of staged.entries()) {
    try {
      await rename(aside, path)
    } catch (error) {
      discardStaged(staged.slice(index))
      const done =
        index === 0 ? 'the old decks are untouched' : `${index} of ${staged.length} files are new; build again`
      throw new Failure(`${path}: cannot be replaced: ${reasonOf(error)}; ${done}`, { cause: error })
    }
  }
  for (const folder of new Set(staged.map(({ path }) => dirname(path)))) await syncFolder(folder)
}

/** Takes away what was staged and is not wanted. */
export function discardStaged(staged: readonly Staged[]): void {
  for (const { aside } of staged) rmSync(aside, { force: true })
}

/** Waits until the disc has a file. Windows wants it open for writing. */
async function syncFile({ path, aside }: Staged): Promise<void> {
  try {
    const handle = await open(aside, 'r+')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    throw unwritten(path, error)
  }
}

function unwritten(path: string, error: unknown): Failure {
  return new Failure(`${path}: cannot be written: ${reasonOf(error)}; the old decks are untouched`, { cause: error })
}

/** Makes the new names last; systems that cannot open a folder (Windows) do so by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // The files themselves are on the disc; only their names may come a moment later.
  }
}
