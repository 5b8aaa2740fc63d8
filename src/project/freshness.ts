import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Problem } from '../model/card.ts'
import type { Milliseconds } from '../model/time.ts'
import { anywhere, type ImageFile } from '../render/media.ts'
import { type Project, patternRemarks } from './project.ts'
import { diskPath } from './topics/disk-path.ts'
import { findTopics } from './topics/read.ts'

/*
 * Whether anything has changed since the last time: the one answer for an unchanged build and for the cards of a learner.
 *
 * What counts is the content of the files. Their sizes and times are a shortcut, as in the index of git: a file that looks
 * as it did when the snapshot was taken isn't read. The shortcut isn't trusted for a file that had been modified just
 * before the snapshot ("racily clean" in git), because a second edit within one tick of the disk's clock changes neither
 * size nor time; such a file is read until a later snapshot is old enough. And a file that looks different, but still has
 * the same content (a touched file, a new checkout), hasn't changed.
 */

/** The SHA-256 of some content, as hex. */
export type Digest = string & { readonly brand: 'Digest' }

/** The digest of a text or of bytes. */
export function digestOf(content: string | Uint8Array): Digest {
  return hash('sha256', content) as Digest
}

/** The files that something was made of, as they were at a moment. */
export interface FileSnapshot {
  /** A moment before any of the files was looked at. */
  readonly taken: Milliseconds
  readonly files: readonly FileState[]
}

/** A file from outside (size, times and inode, or why there is none), and a digest of its content. */
export type FileState = readonly [name: string, outside: string, content: string]

/** How the files of a snapshot are found and read by their names. */
export interface FileAccess {
  /** Undefined for a file that is looked for in all folders, so that nothing but its content tells whether it changed. */
  pathOf(name: string): string | undefined
  /** A digest of the content, or why there is none. */
  contentOf(name: string): string
}

/** How long before a snapshot a file may have been modified so that its times prove nothing, in milliseconds. */
const TICK = 2000

/** Files by their absolute paths; they need not exist. */
export const plainFiles: FileAccess = {
  pathOf: (path) => path,
  contentOf(path) {
    try {
      return digestOf(readFileSync(path))
    } catch (error) {
      return codeOf(error)
    }
  },
}

/** Images by their paths below the topics folder. */
export function imageFiles(topics: string, readImage: (path: string) => ImageFile): FileAccess {
  return {
    pathOf(path) {
      if (path.startsWith(anywhere)) return undefined
      return diskPath(topics, path)
    },
    contentOf: (path) => imageState(readImage(path)),
  }
}

/** What was found at an image's path, in short: a digest of it, or why it is missing. */
export function imageState(image: ImageFile): string {
  return 'bytes' in image ? digestOf(image.bytes) : image.missing
}

/**
 * Takes a snapshot. Do it before the files are used: what changes while they are used is then found changed the next time.
 */
export function takeSnapshot(
  names: readonly string[],
  taken: Milliseconds,
  access: FileAccess = plainFiles,
): FileSnapshot {
  return { taken, files: names.map((name) => stateOf(name, access)) }
}

/**
 * A snapshot of files whose content is already known, such as files that were just written.
 * @param taken a moment before they were written, so that whoever writes to them afterwards is noticed
 */
export function snapshotOfKnown(
  files: readonly { readonly path: string; readonly digest: Digest }[],
  taken: Milliseconds,
): FileSnapshot {
  return { taken, files: files.map(({ path, digest }) => [path, lookAt(path).outside, digest]) }
}

/**
 * Looks whether the files are as they were. Gives undefined if any has changed; the same snapshot if no file had to be
 * read, or if some must be read again the next time anyway; otherwise a later snapshot, which is worth keeping.
 */
export function refreshSnapshot(
  snapshot: FileSnapshot,
  now: Milliseconds,
  access: FileAccess = plainFiles,
): FileSnapshot | undefined {
  let wasRead = false
  let isSettled = true
  const files: FileState[] = []
  for (const state of snapshot.files) {
    const [name, outside, content] = state
    const look = lookAt(access.pathOf(name))
    if (look.outside === outside && look.modified < snapshot.taken - TICK) {
      files.push(state)
      continue
    }
    // The look comes first: a change after it makes the next look different.
    if (access.contentOf(name) !== content) return undefined
    wasRead = true
    if (look.modified >= now - TICK) isSettled = false
    files.push([name, look.outside, content])
  }
  return wasRead && isSettled ? { taken: now, files } : snapshot
}

/** Everything that a result was made of. While it holds, making the result again would give the same. */
export interface Basis {
  /** A digest of everything that isn't a file: options, configuration, the program. */
  readonly others: Digest
  readonly sources: FileSnapshot
  readonly images: FileSnapshot
}

/** What a basis is compared with. */
export interface Ingredients {
  readonly others: Digest
  /** Absolute paths of the sources; they need not exist. */
  readonly sources: readonly string[]
  readonly images: FileAccess
}

/** Refreshes a basis as {@link refreshSnapshot} does a snapshot; undefined if anything of it has changed. */
export function refreshBasis(basis: Basis, ingredients: Ingredients, now: Milliseconds): Basis | undefined {
  if (basis.others !== ingredients.others || basis.sources.files.length !== ingredients.sources.length) return undefined
  if (basis.sources.files.some(([path], index) => path !== ingredients.sources[index])) return undefined
  const sources = refreshSnapshot(basis.sources, now)
  const images = sources && refreshSnapshot(basis.images, now, ingredients.images)
  if (sources === undefined || images === undefined) return undefined
  return sources === basis.sources && images === basis.images ? basis : { ...basis, sources, images }
}

const FORMAT = 'topdeck basis 1'

/** A basis as text, to be kept. */
export function serialiseBasis(basis: Basis): string {
  return `${FORMAT}\n${JSON.stringify(basis)}`
}

/** Reads what {@link serialiseBasis} wrote; undefined for anything else, such as the text of an earlier version. */
export function parseBasis(text: string | undefined): Basis | undefined {
  if (!text?.startsWith(`${FORMAT}\n`)) return undefined
  try {
    return JSON.parse(text.slice(FORMAT.length)) as Basis
  } catch {
    // A damaged text costs only the time to make everything again.
    return undefined
  }
}

/** Reads images and remembers the state in which each was read. */
export class ImageRecorder {
  readonly #access: FileAccess
  readonly #read: (path: string) => ImageFile
  readonly #states = new Map<string, FileState>()

  constructor(topics: string, read: (path: string) => ImageFile) {
    this.#access = imageFiles(topics, read)
    this.#read = read
  }

  readonly readImage = (path: string): ImageFile => {
    const { outside } = lookAt(this.#access.pathOf(path))
    const image = this.#read(path)
    const content = imageState(image)
    const known = this.#states.get(path)
    // An image that changes while it is used twice has no state: it never compares equal.
    this.#states.set(
      path,
      known === undefined || known[2] === content ? [path, outside, content] : [path, '', 'unsettled'],
    )
    return image
  }

  get states(): readonly FileState[] {
    return [...this.#states.values()]
  }
}

/** The absolute paths of a project's Markdown files, in order, and what the search for them found wrong. */
export function findSources(project: Project): { paths: readonly string[]; problems: readonly Problem[] } {
  const { topics, within, extent, leftOut } = project
  if (extent === 'single file') return { paths: [diskPath(topics, within)], problems: [] }
  const { paths, places, problems, seen } = findTopics(topics, leftOut)
  return {
    paths: [...places.values()],
    problems: [...problems, ...patternRemarks(project, paths, seen)],
  }
}

function stateOf(name: string, access: FileAccess): FileState {
  const { outside } = lookAt(access.pathOf(name))
  return [name, outside, access.contentOf(name)]
}

interface Look {
  readonly outside: string
  /** When the file was last modified; the beginning of time if there is no file. */
  readonly modified: number
}

function lookAt(path: string | undefined): Look {
  if (path === undefined) return { outside: 'anywhere', modified: Infinity }
  try {
    const { size, mtimeNs, ctimeNs, ino, mtimeMs } = statSync(path, { bigint: true })
    return { outside: `${size} ${mtimeNs} ${ctimeNs} ${ino}`, modified: Number(mtimeMs) }
  } catch (error) {
    return { outside: codeOf(error), modified: -Infinity }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
}
