import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { isInside } from '../io/path.ts'
import type { Problem } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { byCodePoint, problemAt } from '../model/problem.ts'
import type { Seconds } from '../model/time.ts'
import type { ImageFile } from '../render/media.ts'
import { canonicalPath } from './topics/disk-path.ts'
import { type LeftOut, nothingLeftOut } from './topics/left-out.ts'
import { pathResolver } from './topics/media-places.ts'
import { decode, isLeftOut, isMarkdown, leadsOut, maximalFile, type Topics, tooLarge } from './topics/read.ts'

/** A commit of the repository that {@link History} was opened for. */
export interface Commit {
  readonly hash: string
  /** When it was committed. */
  readonly time: Seconds
  /** The first line of its message. */
  readonly subject: string
}

/** The commits that touched a folder, each with the folder's path at that time, since it may have been renamed. */
export interface FolderHistory {
  /** The path of the folder before the first of the commits. */
  readonly start: string
  readonly steps: { readonly commit: Commit; readonly folder: string }[]
}

/** A topics folder as it is in a commit. */
export interface TopicsAt extends Topics {
  /** Gives the image at a path below the folder, as it is in the commit. */
  readImage(path: string): ImageFile
}

/** A file as it is in a commit. */
export interface Version {
  readonly commit: Commit
  readonly text: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** A file, or a symbolic link, in the tree of a commit. */
interface TreeEntry {
  /** Path below the root of the repository, with `/`. */
  readonly path: string
  readonly type: 'file' | 'link'
  readonly blob: string
  readonly size: number
}

/** Among how many of the latest commits the last merge is looked for. */
const RECENT = 10

/**
 * Earlier states of the files in a git repository. `git` reads them from its objects: it checks nothing out, writes
 * nothing, and runs no hook, filter or configuration of the repository. Each blob is read once.
 */
export class History {
  readonly #root: string
  /** The folder of git that belongs to this work tree. */
  readonly #own: string
  readonly #env: Environment
  readonly #blobs = new Map<string, Buffer>()

  /**
   * Opens the repository that contains a folder.
   * @throws Failure if there is no repository, or no git.
   */
  constructor(folder: string, env: Environment) {
    this.#env = cleanEnvironment(env)
    const { code, out, err } = runGit(folder, ['rev-parse', '--absolute-git-dir', '--show-toplevel'], this.#env)
    if (code !== 0 && /not a git repository/.test(err)) throw new Failure(`${folder}: not in a git repository`)
    if (code !== 0) throw failureOf(err)
    const [, own = '', root = ''] = /^([^\n]*?)\r?\n([\s\S]*?)\r?\n?$/.exec(out.toString('utf8')) ?? []
    this.#own = own
    this.#root = realpathSync.native(root)
  }

  /** Whether this clone lacks the commits before a certain one. */
  isShallow(): boolean {
    return this.#text(['rev-parse', '--is-shallow-repository']).trim() === 'true'
  }

  /** Whether a name (branch, tag, hash, `HEAD~3`) refers to a commit here. */
  has(ref: string): boolean {
    return this.#resolve(ref) !== undefined
  }

  /**
   * The commit that a name refers to.
   * @throws Failure if there is no such commit.
   */
  commit(ref: string): Commit {
    const hash = this.#resolve(ref)
    const [commit] = hash === undefined ? [] : this.#commits(['--max-count=1', hash])
    if (commit === undefined)
      throw new Failure(`${ref}: no such commit, branch or tag; if it is on a remote, run "git fetch" first`)
    return commit
  }

  /** What was merged last, by one of the latest commits, or what is being merged now. */
  merged(): readonly Pick<Commit, 'hash'>[] {
    const { code, out } = this.#git(['rev-list', '--first-parent', '--parents', `--max-count=${RECENT}`, 'HEAD', '--'])
    const commits = code === 0 ? out.toString('latin1').split('\n') : []
    const [, , ...others] = commits.map((line) => line.split(' ')).find((hashes) => hashes.length > 2) ?? []
    const path = join(this.#own, 'MERGE_HEAD')
    const current = existsSync(path) ? readFileSync(path, 'latin1').split(/\r?\n/) : []
    return [...others, ...current].filter((hash) => /^[0-9a-f]{40,64}$/.test(hash)).map((hash) => ({ hash }))
  }

  /** The commits that touched a folder, oldest first, by first parents to `HEAD`; after `since` if given. */
  commitsOf(folder: string, since?: Commit): FolderHistory {
    const hidden = since === undefined ? [] : [`^${since.hash}`]
    const steps: FolderHistory['steps'] = []
    let path = this.#below(folder)
    for (let tip = this.#resolve('HEAD'); tip !== undefined; ) {
      const paths = path === '' ? [] : [path]
      const found = this.#commits(['--first-parent', '--reverse', tip, ...hidden, '--', ...paths])
      steps.unshift(...found.map((commit) => ({ commit, folder: join(this.#root, path) })))
      const earlier = found[0] === undefined ? undefined : this.#renamedFrom(path, found[0])
      if (earlier !== undefined) path = earlier.path
      tip = earlier?.parent
    }
    return { start: join(this.#root, path), steps }
  }

  /** The Markdown of a folder at a commit, by the rules of {@link readTopics}; empty if the commit lacks the folder. */
  topicsAt(commit: Commit, folder: string, leftOut: LeftOut = nothingLeftOut): TopicsAt {
    const root = this.#below(folder)
    const tree = new Tree(
      root,
      leftOut,
      (path) => this.#list(commit.hash, path),
      (entry) => this.#target(entry),
    )
    const found = tree.entries.filter(({ path }) => isMarkdown(path) && !isLeftOut({ path, kind: 'file' }, leftOut))
    found.sort((a, b) => byCodePoint(a.path, b.path))
    this.#load(found.filter(({ size }) => size <= maximalFile).map(({ blob }) => blob))
    const files: Topics['files'] = []
    const problems = tree.problems
    for (const { path, blob, size } of found) {
      const text = size > maximalFile ? tooLarge(size, path) : decode(this.#blob(blob), path)
      if (typeof text === 'string') files.push({ path, text })
      else problems.push(text)
    }
    const images = new Map(tree.entries.map((entry) => [entry.path, entry]))
    const resolved = pathResolver(() => images.keys())
    return {
      files,
      problems,
      readImage: (given) => {
        const path = resolved(given)
        if (path === undefined) return { missing: 'absent' }
        const wanted = canonicalPath(posix.normalize(path))
        if (posix.isAbsolute(path) || wanted === '..' || wanted.startsWith('../')) return { missing: 'outside' }
        const entry = images.get(wanted)
        if (entry === undefined) return { missing: 'absent' }
        return entry.size > maximalFile ? { missing: 'too-large' } : { bytes: this.#blob(entry.blob) }
      },
    }
  }

  /** The text of a file at a commit; undefined if the commit lacks the file. */
  textAt(commit: Pick<Commit, 'hash'>, path: string): string | undefined {
    const below = this.#below(path)
    const entry = this.#list(commit.hash, below).find((entry) => entry.path === below && entry.type === 'file')
    return entry === undefined ? undefined : this.#blob(entry.blob).toString('utf8')
  }

  /**
   * The versions of a file in the commits that touched it, the latest first: at `HEAD` and before, merged branches
   * included; or on all branches, at `HEAD` and since a certain time.
   */
  *textsOf(path: string, where: 'HEAD' | 'all branches' = 'HEAD', since = 0 as Seconds): Iterable<Version> {
    const tip = this.#resolve('HEAD')
    const below = this.#below(path)
    const selections = [
      ...(tip === undefined ? [] : [[...(where === 'HEAD' ? ['--full-history'] : ['--max-count=1']), tip]]),
      ...(where === 'HEAD' ? [] : [[`--max-age=${since}`, '--all']]),
    ]
    for (const selection of selections) {
      for (const commit of this.#commits([...selection, '--', below])) {
        const text = this.textAt(commit, path)
        if (text !== undefined) yield { commit, text }
      }
    }
  }

  /** Whether git is told to ignore a file, and doesn't track it. */
  isIgnored(path: string): boolean {
    const args = ['ls-files', '--others', '--ignored', '--exclude-standard', '--', this.#below(path)]
    return this.#text(args) !== ''
  }

  #resolve(ref: string): string | undefined {
    // Git would read it as an option; no name of a commit begins with a dash.
    if (ref.startsWith('-')) return undefined
    const { code, out } = this.#git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
    return code === 0 ? out.toString('latin1').trim() : undefined
  }

  /** The folder from which the commit that created a folder moved most of its files, if it did. */
  #renamedFrom(path: string, { hash }: Commit): { path: string; parent: string } | undefined {
    const parent = this.#resolve(`${hash}^1`)
    if (path === '' || parent === undefined || this.#list(parent, path).length > 0) return undefined
    const moves = this.#text(['diff-tree', '-r', '-z', '--find-renames', '--name-status', parent, hash]).split('\0')
    const counts = new Map<string, number>()
    for (const [index, status] of moves.entries()) {
      const [from, to] = [moves[index + 1] ?? '', moves[index + 2] ?? '']
      if (!/^R\d+$/.test(status) || !to.startsWith(`${path}/`)) continue
      const below = to.slice(path.length)
      if (!from.endsWith(below)) continue
      const folder = from.slice(0, -below.length)
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    const [most] = [...counts].sort(([, a], [, b]) => b - a)
    if (most === undefined || most[0] === '' || most[1] * 2 < this.#list(hash, path).length) return undefined
    return { path: most[0], parent }
  }

  #commits(selection: readonly string[]): Commit[] {
    const lines = this.#text(['rev-list', '--format=%H%x09%ct%x09%s', ...selection]).split('\n')
    return lines.flatMap((line) => {
      const [, hash, time, subject] = /^([0-9a-f]{40,64})\t(\d+)\t(.*)$/.exec(line) ?? []
      return hash === undefined ? [] : [{ hash, time: Number(time) as Seconds, subject: subject ?? '' }]
    })
  }

  /** The files at or below a path in a commit. */
  #list(commit: string, path: string): TreeEntry[] {
    const list = this.#text(['ls-tree', '-r', '-l', '-z', '--full-tree', commit, ...(path === '' ? [] : [path])])
    return list.split('\0').flatMap((line): TreeEntry[] => {
      const [, mode, blob, size, path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? []
      if (blob === undefined || path === undefined) return []
      return [{ path, type: mode === '120000' ? 'link' : 'file', blob, size: Number(size) }]
    })
  }

  /** The target of a symbolic link. */
  #target({ blob }: TreeEntry): string {
    return this.#blob(blob).toString('utf8')
  }

  #blob(hash: string): Buffer {
    this.#load([hash])
    const blob = this.#blobs.get(hash)
    if (blob === undefined) throw new Failure(`git: object ${hash} is missing from the repository`)
    return blob
  }

  #load(hashes: readonly string[]): void {
    const wanted = [...new Set(hashes)].filter((hash) => !this.#blobs.has(hash))
    if (wanted.length === 0) return
    const { code, out, err } = this.#git(['cat-file', '--batch'], `${wanted.join('\n')}\n`)
    if (code !== 0) throw failureOf(err)
    let at = 0
    while (at < out.length) {
      const end = out.indexOf(10, at)
      const [hash = '', type, size] = out.toString('latin1', at, end).split(' ')
      at = end + 1
      if (type !== 'blob') continue
      const length = Number(size)
      this.#blobs.set(hash, out.subarray(at, at + length))
      at += length + 1
    }
  }

  /** An absolute path as git names it: relative to the root of the repository, with `/`. */
  #below(path: string): string {
    const real = realPath(path)
    if (!isInside(real, this.#root)) throw new Failure(`${path}: outside of the git repository ${this.#root}`)
    return relative(this.#root, real).split(sep).join('/')
  }

  #text(args: readonly string[]): string {
    const { code, out, err } = this.#git(args)
    if (code !== 0) throw failureOf(err)
    return out.toString('utf8')
  }

  #git(args: readonly string[], input = '') {
    return runGit(this.#root, ['--literal-pathspecs', ...args], this.#env, input)
  }
}

/** A folder in the tree of a commit with its symbolic links followed. Paths are relative to the folder. */
class Tree {
  readonly entries: TreeEntry[] = []
  readonly problems: Problem[] = []
  readonly #root: string
  readonly #list: (path: string) => readonly TreeEntry[]
  readonly #target: (link: TreeEntry) => string
  readonly #leftOut: LeftOut
  readonly #seen = new Set<string>()
  readonly #links: { readonly at: string; readonly link: TreeEntry }[] = []

  /** `list` gives the files at or below a path of the repository, `target` the target of a link. */
  constructor(
    root: string,
    leftOut: LeftOut,
    list: (path: string) => readonly TreeEntry[],
    target: (link: TreeEntry) => string,
  ) {
    this.#root = root
    this.#leftOut = leftOut
    this.#list = list
    this.#target = target
    this.#enter('', root)
    for (let next = this.#links.shift(); next !== undefined; next = this.#links.shift())
      this.#follow(next.at, next.link)
  }

  /** Adds the files of a folder of the repository, as if they were at a path below the topics folder. */
  #enter(at: string, folder: string): void {
    for (const entry of this.#list(folder)) {
      // This is a file where a folder was expected; it has nothing below it.
      if (entry.path === folder) continue
      this.#take(canonicalPath(posix.join(at, posix.relative(folder, entry.path))), entry)
    }
  }

  #take(at: string, entry: TreeEntry): void {
    if (this.#seen.has(entry.path)) return
    // What is left out by its own name may still be read by the name of a link.
    if (!isMarkdown(at) || !isLeftOut({ path: at, kind: 'file' }, this.#leftOut)) this.#seen.add(entry.path)
    if (entry.type === 'link') {
      if (!isLeftOut({ path: at, kind: 'file' }, this.#leftOut)) this.#links.push({ at, link: entry })
    } else this.entries.push({ ...entry, path: at })
  }

  #follow(at: string, link: TreeEntry): void {
    const written = this.#target(link).replace(/\/+$/, '')
    const target = posix.join(posix.dirname(link.path), written)
    const circle = target === '.' || link.path.startsWith(`${target}/`)
    const outside =
      posix.isAbsolute(written) ||
      (this.#root !== '' && !target.startsWith(`${this.#root}/`)) ||
      /^\.\.(?:\/|$)/.test(target)
    const found = outside || circle ? [] : this.#list(target)
    const [first] = found
    if (circle) this.#say(at, 'The link leads back to a folder that contains it, so it is not followed')
    else if (outside) this.#say(at, leadsOut)
    else if (first === undefined) this.#say(at, 'The link cannot be followed: no such file or folder')
    else if (first.path === target) this.#take(at, first)
    else this.#enter(at, target)
  }

  #say(file: string, reason: string): void {
    this.problems.push(problemAt({ file }, 'file-link', reason))
  }
}

/** A path with its links resolved, whether or not the file itself exists now. */
function realPath(path: string): string {
  return existsSync(path) || dirname(path) === path
    ? realpathSync.native(path)
    : join(realPath(dirname(path)), basename(path))
}

/**
 * The environment for git. It leaves out the variables by which a hook that runs Topdeck names its own repository, and
 * makes messages English, because their words are examined.
 */
function cleanEnvironment(env: Environment): Environment {
  const own = Object.entries(env).filter(([name]) => !hookVariables.has(name))
  return { ...Object.fromEntries(own), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' }
}

const hookVariables: ReadonlySet<string> = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
])

function runGit(folder: string, args: readonly string[], env: Environment, input = '') {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    env,
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  })
  if (error !== undefined) {
    const absent = 'code' in error && error.code === 'ENOENT'
    throw new Failure(
      absent ? 'git: command not found; it is needed to read earlier commits' : `git: ${error.message}`,
      {
        cause: error,
      },
    )
  }
  return { code: status, out: stdout, err: stderr.toString('utf8') }
}

function failureOf(err: string): Failure {
  const [line] = err.split('\n').filter((line) => /^(?:fatal|error): /.test(line))
  return new Failure(`git: ${(line ?? err.trim()).replace(/^(?:fatal|error): /, '')}`)
}
