import { isUtf8 } from 'node:buffer'
import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { isInside } from '../../io/path.ts'
import type { Problem } from '../../model/card.ts'
import { Failure, reasonOf } from '../../model/failure.ts'
import { byCodePoint, problemAt, remarkAt } from '../../model/problem.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { fileKindOf } from '../../parse/file-kind.ts'
import type { ImageFile } from '../../render/media.ts'
import { canonicalPath, diskPath } from './disk-path.ts'
import { type Entry, type LeftOut, nothingLeftOut } from './left-out.ts'
import { pathResolver } from './media-places.ts'
import { namesakeRemarks } from './namesakes.ts'

const megabyte = 1_000_000
/** Bytes that a file may have. */
export const maximalFile = 20 * megabyte
const replacement = Buffer.from('\uFFFD')

/** What a topics folder holds. Paths, also those of the problems, are relative to the folder, with `/` and in NFC. */
export interface Topics {
  /** In the order of their paths. */
  readonly files: SourceFile[]
  readonly problems: Problem[]
}

/** The topics of a folder with all that lies in it. */
interface TopicsFolder extends Topics {
  /** What was found, also what is left out; the content of a folder that is left out isn't. */
  readonly seen: readonly Entry[]
}

/**
 * Reads the Markdown of a folder and the folders in it. Names that begin with a dot, `node_modules`, and what the
 * configuration leaves out are not read. A file that cannot be read as text is a problem, and the others are read; a file
 * that two links lead to is read once. Links that lead out of the folder are not followed, as with {@link imageReader}.
 * Fails when there is nothing to read at all.
 */
export function readTopics(folder: string, leftOut: LeftOut = nothingLeftOut): TopicsFolder {
  const { places, problems, seen } = findTopics(folder, leftOut)
  const files: SourceFile[] = []
  for (const [path, place] of places) {
    const text = readText(place, path)
    if (typeof text === 'string') files.push({ path, text })
    else problems.push(text)
  }
  return { files, problems, seen }
}

/** The files that {@link readTopics} would read; no file is opened. */
interface FoundTopics extends Pick<TopicsFolder, 'problems' | 'seen'> {
  /** In order. */
  readonly paths: readonly string[]
  /** Where each path is on the disk, in the same order. */
  readonly places: ReadonlyMap<string, string>
}

/** Finds the files that {@link readTopics} would read. */
export function findTopics(folder: string, leftOut: LeftOut = nothingLeftOut): FoundTopics {
  const { markdown, problems, seen } = new Walk(folder, leftOut)
  const places = new Map([...markdown].sort(([a], [b]) => byCodePoint(a, b)))
  const paths = [...places.keys()]
  return { paths, places, problems: [...problems, ...namesakeRemarks(paths)], seen }
}

/** Whether Markdown lies in a folder or in one of the folders in it; deeper ones are not looked into. */
export function hasMarkdown(folder: string): boolean {
  const entries = entriesOf(folder)
  if (entries.some((entry) => !entry.isDirectory() && isMarkdown(entry.name))) return true
  return entries
    .filter((entry) => entry.isDirectory())
    .some((entry) => entriesOf(join(folder, entry.name)).some(({ name }) => isMarkdown(name)))
}

/** What lies in a folder and is not hidden; nothing if the folder cannot be read. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries.filter(({ name }) => !isLeftOut({ path: name, kind: 'file' }, nothingLeftOut))
  } catch {
    return []
  }
}

/** Reads one Markdown file of a folder and nothing else. */
export function readTopicFile(folder: string, path: string): Topics {
  const text = readText(diskPath(folder, path), path)
  return typeof text === 'string' ? { files: [{ path, text }], problems: [] } : { files: [], problems: [text] }
}

/** Finds the Markdown files: first those that really are in the folder, then those in it that links lead to. */
class Walk {
  /** Where each path is on the disk. */
  readonly markdown = new Map<string, string>()
  readonly problems: Problem[] = []
  readonly seen: Entry[] = []
  /** Without any link in it: the topics folder itself may be a link, or lie behind one. */
  readonly #realRoot: string
  readonly #leftOut: LeftOut
  /** Paths without any link in them. */
  readonly #taken = new Set<string>()
  readonly #links: { readonly path: string; readonly place: string }[] = []

  constructor(root: string, leftOut: LeftOut) {
    this.#leftOut = leftOut
    this.#realRoot = realRoot(root)
    this.#enter('', root, this.#realRoot)
    for (let link = this.#links.shift(); link !== undefined; link = this.#links.shift())
      this.#follow(link.path, link.place)
  }

  /**
   * @param place where the folder was found on the disk
   * @param real the same without any link in it
   */
  #enter(path: string, place: string, real: string): void {
    if (this.#taken.has(real)) return
    this.#taken.add(real)
    let entries: Dirent[]
    try {
      entries = readdirSync(real, { withFileTypes: true })
    } catch (error) {
      this.#say(path === '' ? '.' : path, 'file-read', `The folder cannot be read: ${reasonOf(error)}`)
      return
    }
    entries.sort((a, b) => byCodePoint(a.name, b.name))
    const names = new Set<string>()
    for (const entry of entries) {
      const { name } = entry
      const below = canonicalPath(path === '' ? name : `${path}/${name}`)
      const found = { path: below, kind: entry.isDirectory() ? ('folder' as const) : ('file' as const) }
      this.seen.push(found)
      if (isLeftOut(found, this.#leftOut)) continue
      if (names.has(below)) {
        this.#say(below, 'file-name', sameNameTwice)
        continue
      }
      names.add(below)
      const at = join(place, name)
      if (entry.isSymbolicLink()) this.#links.push({ path: below, place: at })
      else if (entry.isDirectory()) this.#enterNamed(below, at, join(real, name))
      else if (isMarkdown(name)) this.#take(below, at, join(real, name), entry)
    }
  }

  #enterNamed(path: string, place: string, real: string): void {
    if (isMarkdown(path))
      this.#say(path, 'file-read', 'This folder has the name of a Markdown file; the files in it are read')
    this.#enter(path, place, real)
  }

  #follow(path: string, link: string): void {
    try {
      const real = realpathSync.native(link)
      const target = statSync(real)
      if (!target.isDirectory()) {
        if (!isMarkdown(path)) return
        if (isInside(real, this.#realRoot)) this.#take(path, link, real, target)
        else this.#say(path, 'file-link', leadsOut)
      } else if (isInside(realpathSync.native(join(link, '..')), real)) {
        this.#say(path, 'file-link', 'The link leads back to a folder that contains it, so it is not followed')
      } else if (isInside(real, this.#realRoot)) {
        this.#enter(path, link, real)
      } else if (hasMarkdown(real)) {
        this.#say(path, 'file-link', leadsOut)
      } else {
        this.problems.push(remarkAt({ file: path }, 'file-link', leadsOut))
      }
    } catch (error) {
      this.#say(path, 'file-link', `The link cannot be followed: ${reasonOf(error)}`)
    }
  }

  #take(path: string, place: string, real: string, file: Dirent | Stats): void {
    if (!file.isFile())
      this.#say(path, 'file-read', 'The file is a pipe or a device, expected Markdown; it is left out')
    else if (!this.#taken.has(real)) this.markdown.set(path, place)
    this.#taken.add(real)
  }

  #say(path: string, rule: string, reason: string): void {
    this.problems.push(problemAt({ file: path }, rule, reason))
  }
}

const sameNameTwice =
  'Two names here differ only in how Unicode spells their letters, and many systems take them for one; ' +
  'the second is left out, rename one of them'

/** Why a link is not followed: a deck must not carry away a file that its author never meant to publish. */
export const leadsOut =
  'The link leads out of the topics folder, so it is not followed; copy what it leads to into the folder'

/** Whether a path below the topics folder is not read: a hidden name, a dependency, or left out by the configuration. */
export function isLeftOut(entry: Entry, leftOut: LeftOut): boolean {
  return whyLeftOut(entry, leftOut) !== undefined
}

/** Why a path below the topics folder is not read; undefined if it is. */
export function whyLeftOut(entry: Entry, leftOut: LeftOut): string | undefined {
  const names = entry.path.split('/')
  if (names.some((name) => name.startsWith('.'))) return 'a name in its path begins with a dot'
  if (names.includes('node_modules')) return 'it is inside node_modules'
  return leftOut.has(entry) ? '"ignore" in the configuration matches it' : undefined
}

function realRoot(root: string): string {
  try {
    return realpathSync.native(root)
  } catch (error) {
    throw new Failure(`${root}: ${reasonOf(error)}`, { cause: error })
  }
}

/** Whether a file is Markdown by its name. */
export function isMarkdown(path: string): boolean {
  return fileKindOf(path) !== undefined
}

/** The text of a file with `\n` at the line ends and no byte order mark, or why it cannot be read. */
function readText(absolute: string, path: string): string | Problem {
  let bytes: Buffer
  try {
    const { size } = statSync(absolute)
    if (size > maximalFile) return tooLarge(size, path)
    bytes = readFileSync(absolute)
  } catch (error) {
    return problemAt({ file: path }, 'file-read', `The file cannot be read: ${reasonOf(error)}`)
  }
  return decode(bytes, path)
}

/** The problem of a file with more than {@link maximalFile} bytes. */
export function tooLarge(size: number, file: string): Problem {
  const reason = `The file has ${Math.ceil(size / megabyte)} MB, expected at most ${maximalFile / megabyte} MB; it is left out`
  return problemAt({ file }, 'file-size', reason)
}

/** The text of a file's bytes with `\n` at the line ends and no byte order mark, or why it isn't text in UTF-8. */
export function decode(bytes: Buffer, file: string): string | Problem {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return problemAt({ file }, 'file-encoding', 'The file is UTF-16, expected UTF-8; it is left out')
  }
  const nul = bytes.indexOf(0)
  if (nul !== -1) {
    const reason = `The file is binary (a zero byte at offset ${nul}), expected Markdown; it is left out`
    return problemAt({ file }, 'file-encoding', reason)
  }
  if (!isUtf8(bytes)) {
    const offset = firstInvalid(bytes)
    const before = bytes.subarray(0, offset).toString('utf8')
    const line = before.split(/\r\n?|\n/)
    const place = { file, line: line.length, column: (line.at(-1) ?? '').length + 1 }
    const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0')
    const reason = `Unexpected byte 0x${byte} at offset ${offset}, expected UTF-8; the file is left out`
    return problemAt(place, 'file-encoding', reason)
  }
  const text = bytes.toString('utf8')
  const marked = text.startsWith('\uFEFF') ? text.slice(1) : text
  return marked.includes('\r') ? marked.replace(/\r\n?/g, '\n') : marked
}

/** Offset of the first byte that isn't UTF-8: decoding and encoding again changes nothing before it. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8')
  let offset = 0
  while (offset < bytes.length && bytes[offset] === again[offset]) offset += 1
  // A wrong byte became U+FFFD (ef bf bd); where it was itself 0xef, the difference shows a byte or two later.
  for (const back of [1, 2]) {
    if (offset >= back && again.subarray(offset - back, offset - back + 3).equals(replacement)) return offset - back
  }
  return offset
}

/**
 * Gives the images and sounds of a topics folder by their paths below it. Whatever lies outside of the folder, also by
 * way of a link, is refused: a deck must not carry away a file that its author never meant to publish.
 */
export function imageReader(folder: string): (path: string) => ImageFile {
  const root = realpathSync.native(folder)
  const resolved = pathResolver(() => filesBelow(root))
  return (given) => {
    const path = resolved(given)
    if (path === undefined) return { missing: 'absent' }
    if (isAbsolute(path) || !isInside(resolve(root, path), root)) return { missing: 'outside' }
    const wanted = diskPath(root, path)
    try {
      const real = realpathSync.native(wanted)
      if (!isInside(real, root)) return { missing: 'outside' }
      const target = statSync(real)
      if (!target.isFile()) return { missing: 'absent' }
      if (target.size > maximalFile) return { missing: 'too-large' }
      return { bytes: readFileSync(real) }
    } catch {
      return { missing: 'absent' }
    }
  }
}

/** The paths of all files below a folder, without those in folders that {@link readTopics} never enters. */
export function filesBelow(root: string): string[] {
  const paths: string[] = []
  const enter = (path: string): void => {
    let entries: Dirent[] = []
    try {
      entries = readdirSync(join(root, path), { withFileTypes: true })
    } catch {
      // A folder that cannot be read holds no pictures for a card.
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const below = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory()) enter(below)
      else paths.push(below)
    }
  }
  enter('')
  return paths
}

/** What a command was pointed at: a folder, or one Markdown file; fails when there is no such thing. */
export function kindOfTarget(path: string, shown: string): 'folder' | 'file' {
  const target = statSync(path, { throwIfNoEntry: false })
  if (target === undefined) throw new Failure(`${shown}: no such file or folder`)
  if (target.isDirectory()) return 'folder'
  if (target.isFile() && isMarkdown(path)) return 'file'
  throw new Failure(`${shown}: neither a folder nor a Markdown file`)
}
