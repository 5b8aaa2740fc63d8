import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { readLedgerLine } from '../identity/ledger-line.ts'
import { isInside } from '../io/path.ts'
import type { Traits } from '../model/card.ts'
import { foldLetters } from '../text/similarity.ts'
import { canonicalPath, diskPath } from './topics/disk-path.ts'

/** The file name of a ledger. */
export const LEDGER_FILE = 'topdeck.lock'

/** Where the ledger of some topics is. */
export interface LedgerPlace {
  /** Absolute; the file need not exist. */
  readonly ledger: string
  /** The folder whose subfolders are the topics. */
  readonly topics: string
}

/** Some questions that a ledger knows, from which one can tell which topics it belongs to. */
type Sample = readonly Pick<Traits, 'file' | 'question'>[]

/**
 * Finds the ledger of a topics folder, or of a folder inside it, where no configuration says which folder that is: the
 * nearest one upwards that belongs to these topics. A ledger belongs to the folder `topics` beside it, or else to the
 * folder in which its questions still stand; so a stray ledger far above is passed over. The search ends at the root of
 * the git work tree, but always includes the parent folder. Undefined if there is none.
 */
export function findLedger(base: string): LedgerPlace | undefined {
  // Topics have one place, by whichever link they are named; but a project may also consist of links.
  const real = realPath(base)
  const found = findUpwards(real)
  return found ?? (real === base ? undefined : findUpwards(base))
}

function findUpwards(base: string): LedgerPlace | undefined {
  let insideTree = true
  for (let at = base; insideTree || at === dirname(base); at = dirname(at)) {
    const topics = existsSync(join(at, LEDGER_FILE)) ? topicsOf(at, base) : undefined
    if (topics !== undefined) return { ledger: join(at, LEDGER_FILE), topics }
    if (existsSync(join(at, '.git'))) insideTree = false
    if (dirname(at) === at) return undefined
  }
  return undefined
}

/** The topics folder that the ledger in a folder belongs to, if `base` is that folder, is inside it, or contains it. */
function topicsOf(folder: string, base: string): string | undefined {
  const named = join(folder, 'topics')
  const isNamed = isFolder(named) && (isInside(base, named) || base === folder)
  const sample = sampleOf(join(folder, LEDGER_FILE))
  if (isNamed && sample.some(({ file }) => existsSync(diskPath(named, file)))) return named
  const between = foldersBetween(folder, base)
  const best = mostOf(between, (each) => standing(each, sample))
  if (best !== undefined) return best
  // All questions were reworded, or all files renamed: then the place decides, unless the ledger is another folder's.
  if (base !== folder && dirname(base) !== folder && !isNamed) return undefined
  const others = foldersIn(folder).filter((each) => !between.includes(each))
  if (others.some((each) => standing(each, sample) > 0)) return undefined
  return isNamed ? named : base
}

/**
 * The topics of the ledger in a folder that has no folder `topics`: the folder itself or one of the folders in it, whichever
 * holds most of the files that the ledger knows. Undefined if no file does.
 */
export function topicsOfLedgerIn(folder: string): LedgerPlace | undefined {
  const ledger = join(folder, LEDGER_FILE)
  const sample = existsSync(ledger) ? sampleOf(ledger) : []
  if (sample.length === 0) return undefined
  const topics = mostOf([folder, ...foldersIn(folder)], (each) => present(each, sample))
  return topics === undefined ? undefined : { ledger, topics }
}

function present(folder: string, sample: Sample): number {
  return sample.filter(({ file }) => existsSync(diskPath(folder, file))).length
}

/**
 * Where to begin the ledger of a topics folder that has none: in its parent folder. If the folder is the root of a git work
 * tree, or if its parent belongs to another project, then in the folder itself.
 */
export function newLedger(topics: string, isTaken: (folder: string) => boolean): LedgerPlace {
  const parent = dirname(topics)
  const inside = existsSync(join(topics, '.git')) || isTaken(parent) || existsSync(join(parent, LEDGER_FILE))
  return { ledger: join(inside ? topics : parent, LEDGER_FILE), topics }
}

/** Where the ledger of a single file is that belongs to no project: beside it, under a name of its own. */
export function ledgerOfFile(file: string): LedgerPlace {
  const name = canonicalPath(basename(file, extname(file)))
  return { ledger: diskPath(dirname(file), `${name}.${LEDGER_FILE}`), topics: dirname(file) }
}

/** Whether all questions of a ledger are in one file. */
export function isLedgerOfFile({ ledger, topics }: LedgerPlace, file: string): boolean {
  const sample = sampleOf(ledger)
  return sample.length > 0 && sample.every((each) => diskPath(topics, each.file) === file)
}

/**
 * The ledgers in some folders that are obviously those of a topics folder, because most of their questions stand in it.
 * Earlier versions put the ledger beside the decks, or into the working folder.
 * @param file if given, only the questions of this file of the topics folder count
 */
export function strayLedgers(folders: readonly string[], topics: string, file?: string): readonly string[] {
  const paths = [...new Set(folders)].map((folder) => join(folder, LEDGER_FILE)).filter((path) => existsSync(path))
  return paths.filter((path) => {
    const all = sampleOf(path)
    const sample = file === undefined ? all : all.filter((each) => each.file === file)
    // If they also stand beside it, that is a project of its own, perhaps a copy of this one.
    const isOther = foldersIn(dirname(path)).some((each) => !isInside(topics, each) && standing(each, sample) > 0)
    return sample.length > 0 && standing(topics, sample) * 2 >= sample.length && !isOther
  })
}

/** The folders in a folder; none if it can't be read. */
export function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
      .map(({ name }) => join(folder, name))
  } catch {
    return []
  }
}

/** How many questions of a ledger are looked for. */
const SAMPLE = 16
/** How many letters of a question have to be found. */
const LETTERS = 40

function sampleOf(ledger: string): Sample {
  const lines = linesOf(ledger)
  const live = lines.filter((line) => /^[^\t]+\t(?:card|open|in:)/.test(line))
  const from = live.length > 0 ? live : lines
  const step = Math.max(1, from.length / SAMPLE)
  const chosen = Array.from({ length: Math.min(SAMPLE, from.length) }, (_, index) => from[Math.floor(index * step)])
  return chosen.flatMap((line = '') => {
    const reading = readLedgerLine(line)
    const traits = 'entry' in reading ? reading.entry.traits : undefined
    return traits === undefined ? [] : [traits]
  })
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.includes('\t'))
  } catch {
    return []
  }
}

/** How many questions stand in their files, if the files are below this folder. */
export function standing(folder: string, sample: Sample): number {
  return sample.filter(({ file, question }) => {
    try {
      return foldLetters(readFileSync(diskPath(folder, file), 'utf8')).includes(foldLetters(question).slice(0, LETTERS))
    } catch {
      return false
    }
  }).length
}

/** The folder for which the count is highest, the first of several; undefined if it is 0 for all. */
function mostOf(folders: readonly string[], count: (folder: string) => number): string | undefined {
  const counts = folders.map((folder) => ({ folder, count: count(folder) }))
  const most = Math.max(0, ...counts.map((each) => each.count))
  return most === 0 ? undefined : counts.find((each) => each.count === most)?.folder
}

/** A folder, and the folders below it on the way to `end`, including that. */
function foldersBetween(folder: string, end: string): readonly string[] {
  const steps = relative(folder, end).split(sep).filter(Boolean)
  return [folder, ...steps.map((_, index) => join(folder, ...steps.slice(0, index + 1)))]
}

/** A path without symbolic links; the path itself if it doesn't exist. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

/** Whether there is a folder at a path. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // Nothing is there, or a part of its path is a file.
    return false
  }
}
