import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { readText } from '../io/files.ts'
import type { Io } from '../io/io.ts'
import { isInside, showPath } from '../io/path.ts'
import type { Problem } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { remarkAt } from '../model/problem.ts'
import type { SourceFile } from '../model/source-file.ts'
import type { Configuration } from './configuration.ts'
import type { ParsedConfiguration } from './configuration-file.ts'
import { deckFiles } from './deck-files.ts'
import { configurationDefaults } from './default-configuration.ts'
import { type Entry, type LeftOut, nothingLeftOut } from './left-out.ts'
import { findTopics, kindOfTarget, readTopicFile, readTopics } from './read.ts'

/** What a command works on; all paths are absolute. */
export interface Project {
  readonly configuration: Configuration
  /** Path of the configuration file, if there is one. */
  readonly configurationFile: string | undefined
  /** Finds the place of a value in that file. */
  readonly placeOf: ParsedConfiguration['placeOf']
  /** What of the topics the configuration leaves out. */
  readonly leftOut: LeftOut
  /** The folder of the configuration and the ledger. */
  readonly folder: string
  /** The folder whose subfolders are the topics. */
  readonly topics: string
  /** The part of the topics that the user named, as a path below their folder with `/`; empty for all. */
  readonly within: string
  readonly decks: string
  readonly ledger: string
  /** How to read the sources: a single file that belongs to no project is read alone. */
  readonly extent: 'folder' | 'single file'
}

const configurationNames = ['topdeck.config.yaml', 'topdeck.config.yml', 'topdeck.config.json']

/**
 * Finds the project of a folder or file (by default, of the working folder) by looking for a configuration there and in
 * the folders above. A folder outside of the project's topics folder is a project of its own, with its ledger beside
 * the decks. Fails if there is no such folder, or if the configuration is wrong.
 */
export async function openProject(target: string | undefined, decks: string | undefined, io: Io): Promise<Project> {
  return projectAt(await locate(target, io), decks, io)
}

/** Where cards to learn come from: topics, or decks if the topics are not on this machine. */
export type CardSource =
  | { readonly type: 'topics'; readonly project: Project }
  | ({ readonly type: 'decks'; readonly folder: string } & Pick<
      Project,
      'configuration' | 'configurationFile' | 'placeOf'
    >)

/**
 * Finds the topics of a folder or file (by default, of the working folder), or else JSON decks: those of the project,
 * or those in the folder itself if it contains no Markdown.
 */
export async function openCardSource(target: string | undefined, io: Io): Promise<CardSource> {
  const located = await locate(target, io)
  const { wanted, kind, home, configuration } = located
  const decks = wanted === undefined ? join(home, configuration.decks) : wanted
  const areDecks =
    wanted === undefined
      ? !existsSync(join(home, configuration.topics))
      : kind === 'folder' && deckFiles(wanted).length > 0 && findTopics(wanted).paths.length === 0
  if (!areDecks) return { type: 'topics', project: projectAt(located, undefined, io) }
  if (deckFiles(decks).length > 0) {
    const { configurationFile, placeOf } = located
    return { type: 'decks', folder: decks, configuration, configurationFile, placeOf }
  }
  const [topics, shown] = [join(home, configuration.topics), decks].map((path) => showPath(path, io))
  throw new Failure(
    `${topics}: no such folder, and no decks in ${shown}/; ` +
      'change to a project, or name a folder with Markdown or JSON decks',
  )
}

/** What the user named, and the configuration that applies there. */
interface Located extends Pick<Project, 'configuration' | 'configurationFile' | 'placeOf' | 'leftOut'> {
  /** Absolute; undefined if the user named nothing. */
  readonly wanted: string | undefined
  readonly kind: 'folder' | 'file'
  /** Folder of the project, or else the working folder. */
  readonly home: string
}

async function locate(target: string | undefined, io: Io): Promise<Located> {
  const wanted = target === undefined ? undefined : resolve(io.cwd, target)
  const kind = wanted === undefined ? 'folder' : kindOfTarget(wanted, target ?? '')
  const folder = projectFolder(baseOf(wanted, kind), io.cwd)
  const configurationFile = folder === undefined ? undefined : findConfiguration(folder, io)
  const { configuration, placeOf } =
    configurationFile === undefined ? noConfiguration : await readConfiguration(configurationFile, io)
  const leftOut = await loadLeftOut(configuration)
  return { wanted, kind, home: folder ?? io.cwd, configuration, configurationFile, placeOf, leftOut }
}

const noConfiguration: Pick<Project, 'configuration' | 'placeOf'> = {
  configuration: configurationDefaults,
  placeOf: () => ({ line: 1, column: 1 }),
}

/** The reading of patterns is loaded only where there are any. */
async function loadLeftOut({ ignore }: Configuration): Promise<LeftOut> {
  return ignore.length === 0 ? nothingLeftOut : (await import('./ignore-patterns.ts')).leftOutBy(ignore)
}

function baseOf(wanted: string | undefined, kind: 'folder' | 'file'): string | undefined {
  return wanted !== undefined && kind === 'file' ? dirname(wanted) : wanted
}

function projectAt(located: Located, decks: string | undefined, io: Io): Project {
  const { wanted, kind, home, configuration, configurationFile, placeOf, leftOut } = located
  const own = join(home, configuration.topics)
  if (wanted === undefined) {
    const shown = showPath(own, io)
    if (!existsSync(own))
      throw new Failure(`${shown}: no such folder; name the folder with your Markdown: topdeck build FOLDER`)
    if (kindOfTarget(own, shown) === 'file')
      throw new Failure(`${shown}: is a file; expected the folder with your Markdown`)
  }
  const belongs = wanted === undefined || isInside(wanted, own)
  const decksFolder = decks === undefined ? join(home, configuration.decks) : resolve(io.cwd, decks)
  const ledgerFolder = belongs ? home : dirname(decksFolder)
  const topics = belongs ? own : (baseOf(wanted, kind) ?? own)
  return {
    configuration,
    configurationFile,
    placeOf,
    leftOut,
    folder: ledgerFolder,
    topics,
    within: wanted === undefined ? '' : relative(topics, wanted).split(sep).join('/'),
    decks: decksFolder,
    ledger: join(ledgerFolder, 'topdeck.lock'),
    extent: !belongs && kind === 'file' ? 'single file' : 'folder',
  }
}

/** The Markdown of a project, with the problems of reading it. Fails if there is none. */
export function readSources(project: Project, io: Io): { files: readonly SourceFile[]; problems: readonly Problem[] } {
  const { topics, within, extent } = project
  if (extent === 'single file') return readTopicFile(topics, within)
  const { files, problems, seen } = readTopics(topics, project.leftOut)
  if (files.length === 0 && problems.length === 0) {
    throw new Failure(`${showPath(topics, io)}: no Markdown files (.md, .markdown) in this folder`)
  }
  return { files, problems: [...problems, ...patternRemarks(project, seen)] }
}

/** Remarks on the `ignore` patterns without effect. In a folder that isn't the project's, they need not have any. */
export function patternRemarks(project: Project, seen: readonly Entry[]): Problem[] {
  const { configurationFile, placeOf, topics, leftOut } = project
  if (configurationFile === undefined || !readsOwnTopics(project)) return []
  return leftOut.withoutEffect(topics, seen).map(({ index, reason }) => {
    // Files of problems are relative to the topics folder.
    const file = relative(topics, configurationFile).split(sep).join('/')
    return remarkAt({ file, ...placeOf(['ignore', index]) }, 'ignore', reason)
  })
}

/** Problems with files below the topics folder, with paths as the user would write them. */
export function showProblems(problems: readonly Problem[], project: Project, io: Io): Problem[] {
  return problems.map((problem) => {
    problem.file = showPath(join(project.topics, problem.file ?? ''), io)
    return problem
  })
}

/** Whether a project reads the topics that its configuration names, and not another folder. */
export function readsOwnTopics({
  configuration,
  folder,
  topics,
}: Pick<Project, 'configuration' | 'folder' | 'topics'>): boolean {
  return topics === join(folder, configuration.topics)
}

/** Whether a file below the topics folder is part of what the user named. */
export function isWithin(path: string, within: string): boolean {
  return within === '' || path === within || path.startsWith(`${within}/`)
}

function projectFolder(base: string | undefined, cwd: string): string | undefined {
  const around = markedFolder(base ?? cwd)
  if (around !== undefined || base === undefined) return around
  const here = markedFolder(cwd) ?? cwd
  return isInside(base, here) ? here : undefined
}

/** The nearest folder with a configuration or, inside a git work tree, a ledger. */
function markedFolder(start: string): string | undefined {
  let ledger: string | undefined
  for (let at = start; ; at = dirname(at)) {
    if (configurationNames.some((name) => existsSync(join(at, name)))) return at
    if (existsSync(join(at, 'topdeck.lock'))) ledger ??= at
    if (existsSync(join(at, '.git'))) return ledger
    if (dirname(at) === at) return undefined
  }
}

function findConfiguration(folder: string, io: Io): string | undefined {
  const found = configurationNames.map((name) => join(folder, name)).filter((path) => existsSync(path))
  const [path, second] = found
  if (path !== undefined && second !== undefined)
    throw new Failure(`${showPath(path, io)}: there is also ${basename(second)}; keep only one of the two`)
  return path
}

async function readConfiguration(path: string, io: Io): Promise<ParsedConfiguration> {
  const shown = showPath(path, io)
  const text = readText(path, shown)
  const { parseConfiguration } = await import('./configuration-file.ts')
  const parsed = parseConfiguration(text, shown)
  const { problems } = parsed
  if (problems.length > 0) {
    throw new Failure(problems.map(({ line, column, reason }) => `${shown}:${line}:${column}: ${reason}`).join('\n'))
  }
  return parsed
}
