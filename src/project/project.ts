import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { readText } from '../io/files.ts'
import type { Io } from '../io/io.ts'
import { isInside, showPath } from '../io/path.ts'
import type { Problem } from '../model/card.ts'
import { Failure, NoProject } from '../model/failure.ts'
import { remarkAt } from '../model/problem.ts'
import type { SourceFile } from '../model/source-file.ts'
import { markdownEndings } from '../parse/file-kind.ts'
import type { Configuration } from './configuration.ts'
import type { ParsedConfiguration } from './configuration-file.ts'
import { deckFiles } from './deck-files.ts'
import { configurationDefaults } from './default-configuration.ts'
import { noteInterruption } from './interrupted-build.ts'
import {
  findLedger,
  foldersIn,
  isFolder,
  isLedgerOfFile,
  LEDGER_FILE,
  type LedgerPlace,
  ledgerOfFile,
  newLedger,
  realPath,
  strayLedgers,
  topicsOfLedgerIn,
} from './ledger-place.ts'
import { canonicalPath, diskPath } from './topics/disk-path.ts'
import { type Entry, type FileDeclarations, type LeftOut, nothingDeclared, nothingLeftOut } from './topics/left-out.ts'
import { findTopics, hasMarkdown, kindOfTarget, readTopicFile, readTopics } from './topics/read.ts'

/** What a command works on; all paths are absolute. */
export interface Project {
  readonly configuration: Configuration
  /** Path of the configuration file, if there is one. */
  readonly configurationFile: string | undefined
  /** Finds the place of a value in that file. */
  readonly placeOf: ParsedConfiguration['placeOf']
  /** What of the topics the configuration leaves out. */
  readonly leftOut: LeftOut
  /** What the configuration declares to be the questions of files. */
  readonly declarations: FileDeclarations
  /** The folder of the ledger; that of the configuration, unless the topics are others than it names. */
  readonly folder: string
  /** The folder whose subfolders are the topics. */
  readonly topics: string
  /** The part of the topics that the user named, as a path below their folder with `/`; empty for all. */
  readonly within: string
  readonly decks: string
  readonly ledger: string
  /** Where an earlier version has put the ledger, if that exists and `ledger` doesn't. */
  readonly formerLedger: string | undefined
  /** How to read the sources: a single file that belongs to no project is read alone. */
  readonly extent: 'folder' | 'single file'
}

const configurationNames = ['topdeck.config.yaml', 'topdeck.config.yml', 'topdeck.config.json']

/**
 * Finds the project of a folder or file (by default, of the working folder): the nearest folder, upwards from it and then
 * from the working folder, that holds a configuration or a ledger for these topics, or else the parent of the topics
 * folder. Neither the working folder nor the folder for the decks decides where the ledger is. Fails if there is no such
 * folder, or if the configuration is wrong.
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
  const { wanted, kind, configuration, place } = located
  const decks = wanted === undefined ? decksOf(located) : wanted
  const areDecks =
    wanted === undefined
      ? !existsSync(place.topics)
      : kind === 'folder' && deckFiles(wanted).length > 0 && findTopics(wanted).paths.length === 0
  if (!areDecks) return { type: 'topics', project: projectAt(located, undefined, io) }
  if (deckFiles(decks).length > 0) {
    const { configurationFile, placeOf } = located
    noteInterruption(decks, io)
    return { type: 'decks', folder: decks, configuration, configurationFile, placeOf }
  }
  const [topics, shown] = [place.topics, decks].map((path) => showPath(path, io))
  throw new NoProject(
    `${topics}: no such folder, and no decks in ${shown}/; ` +
      'change to a project, or name a folder with Markdown or JSON decks; "topdeck init" begins a project here',
  )
}

type Configured = Pick<Project, 'configuration' | 'configurationFile' | 'placeOf' | 'leftOut' | 'declarations'>

/** What the user named, the configuration that applies there, and where topics and ledger are. */
interface Located extends Configured {
  /** Absolute; undefined if the user named nothing. */
  readonly wanted: string | undefined
  readonly kind: 'folder' | 'file'
  readonly place: LedgerPlace
  /** The part of the topics that the user named. */
  readonly within: string
  readonly extent: Project['extent']
}

async function locate(target: string | undefined, io: Io): Promise<Located> {
  const wanted = target === undefined ? undefined : diskPath(io.cwd, target)
  if (wanted !== undefined && !existsSync(wanted))
    throw new Failure(`${target}: no such file or folder${await meantBelowTopics(target ?? '', io)}`)
  const kind = wanted === undefined ? 'folder' : kindOfTarget(wanted, target ?? '')
  const configured = await findConfigured(wanted, kind, io)
  return { wanted, kind, ...configured, ...placeOfTopics(wanted, kind, configured, io) }
}

/** The file or folder that was meant if the user named it as it is called below the topics folder. */
async function meantBelowTopics(target: string, io: Io): Promise<string> {
  const { topics } = (await locate(undefined, io)).place
  const path = join(topics, target)
  return target !== '' && isInside(path, topics) && existsSync(path) ? `; did you mean "${showPath(path, io)}"?` : ''
}

/** The configuration of the nearest folder upwards that has one, from what the user named and then from where one stands. */
async function findConfigured(wanted: string | undefined, kind: 'folder' | 'file', io: Io): Promise<Configured> {
  const base = baseOf(wanted, kind) ?? io.cwd
  const above = configuredFolder(base) ?? configuredFolder(realPath(base))
  if (above !== undefined) return await readConfigured(above, io)
  const here = wanted === undefined ? undefined : configuredFolder(io.cwd)
  if (here !== undefined && wanted !== undefined) {
    const configured = await readConfigured(here, io)
    const own = join(here, configured.configuration.topics)
    if (isInside(base, here) || pathWithin(wanted, own) !== undefined) return configured
  }
  return { ...noConfiguration, configurationFile: undefined, leftOut: nothingLeftOut, declarations: nothingDeclared }
}

async function readConfigured(folder: string, io: Io): Promise<Configured> {
  const configurationFile = findConfiguration(folder, io)
  const { configuration, placeOf } =
    configurationFile === undefined ? noConfiguration : await readConfiguration(configurationFile, io)
  return {
    configuration,
    configurationFile,
    placeOf,
    leftOut: await loadLeftOut(configuration),
    declarations: await loadDeclarations(configuration),
  }
}

const noConfiguration: Pick<Project, 'configuration' | 'placeOf'> = {
  configuration: configurationDefaults,
  placeOf: () => ({ line: 1, column: 1 }),
}

/** The reading of patterns is loaded only where there are any. */
async function loadLeftOut({ ignore }: Configuration): Promise<LeftOut> {
  return ignore.length === 0 ? nothingLeftOut : (await import('./topics/ignore-patterns.ts')).leftOutBy(ignore)
}

async function loadDeclarations({ files }: Configuration): Promise<FileDeclarations> {
  if (Object.keys(files).length === 0) return nothingDeclared
  return (await import('./topics/file-declarations.ts')).declarationsBy(files)
}

function baseOf(wanted: string | undefined, kind: 'folder' | 'file'): string | undefined {
  return wanted !== undefined && kind === 'file' ? dirname(wanted) : wanted
}

/** Where the topics and their ledger are, and which part of them the user named. */
function placeOfTopics(
  wanted: string | undefined,
  kind: 'folder' | 'file',
  { configuration, configurationFile }: Configured,
  io: Io,
): Pick<Located, 'place' | 'within' | 'extent'> {
  if (configurationFile !== undefined) {
    const home = dirname(configurationFile)
    const own = { ledger: join(home, LEDGER_FILE), topics: join(home, configuration.topics) }
    // Whoever names the folder of the project means the project.
    const isProject = wanted === undefined || (wanted === home && isFolder(own.topics))
    const within = isProject ? '' : pathWithin(wanted, own.topics)
    if (within !== undefined) return { place: own, within, extent: 'folder' }
  }
  const isTaken = (folder: string): boolean => configurationFile !== undefined && folder === dirname(configurationFile)
  if (wanted === undefined) {
    const topics = join(io.cwd, configuration.topics)
    const here = { ledger: join(io.cwd, LEDGER_FILE), topics }
    if (isFolder(topics))
      return { place: findLedger(topics) ?? newLedger(topics, isTaken), within: '', extent: 'folder' }
    // What was built by its name once (`topdeck build .`) need not be named again.
    const known = existsSync(here.ledger) ? topicsOfLedgerIn(io.cwd) : findLedger(io.cwd)
    // Without topics, the decks of the project may do.
    return { place: known ?? here, within: '', extent: 'folder' }
  }
  const base = baseOf(wanted, kind) ?? wanted
  const found = findLedger(base)
  if (found !== undefined && !isTaken(dirname(found.ledger))) {
    const within = pathWithin(wanted, found.topics) ?? ''
    const isAlone = kind === 'file' && dirname(found.ledger) === found.topics && isLedgerOfFile(found, wanted)
    return { place: found, within, extent: isAlone ? 'single file' : 'folder' }
  }
  const named = namedTopics(base) ?? namedTopics(realPath(base))
  if (named !== undefined) {
    const place = newLedger(named, isTaken)
    return { place, within: pathWithin(wanted, place.topics) ?? '', extent: 'folder' }
  }
  if (kind === 'file')
    return { place: ledgerOfFile(wanted), within: canonicalPath(basename(wanted)), extent: 'single file' }
  return { place: newLedger(realPath(base), isTaken), within: '', extent: 'folder' }
}

/** The nearest folder upwards with the name that topics folders have by default. */
function namedTopics(base: string): string | undefined {
  if (basename(base) === configurationDefaults.topics) return base
  return dirname(base) === base ? undefined : namedTopics(dirname(base))
}

/** The path of a file or folder below another, with `/`; undefined if it isn't there, not even by symbolic links. */
function pathWithin(path: string, folder: string): string | undefined {
  const ways: readonly (readonly [string, string])[] = [
    [path, folder],
    [realPath(path), realPath(folder)],
  ]
  const way = ways.find(([path, folder]) => isInside(path, folder))
  return way === undefined ? undefined : canonicalPath(relative(way[1], way[0]).split(sep).join('/'))
}

/** The folder for the decks if the user names none. */
function decksOf({ configuration, configurationFile, place }: Pick<Located, keyof Configured | 'place'>): string {
  return join(dirname(configurationFile ?? place.ledger), configuration.decks)
}

function projectAt(located: Located, decks: string | undefined, io: Io): Project {
  const { wanted, configuration, configurationFile, placeOf, leftOut, declarations, place, within, extent } = located
  const { ledger, topics } = place
  if (wanted === undefined) {
    const shown = showPath(topics, io)
    if (!existsSync(topics)) throw new Failure(`${shown}: no such folder; ${waysToTopics(located, io)}`)
    if (kindOfTarget(topics, shown) === 'file')
      throw new Failure(`${shown}: is a file; expected the folder with your Markdown`)
  }
  if (decks === '') throw new Failure('--output "": expected the folder for the decks; the name is empty')
  const decksFolder = decks === undefined ? decksOf(located) : resolve(io.cwd, decks)
  return {
    configuration,
    configurationFile,
    placeOf,
    leftOut,
    declarations,
    folder: dirname(ledger),
    topics,
    within,
    decks: decksFolder,
    ledger,
    formerLedger: existsSync(ledger) ? undefined : formerLedger(place, within, extent, decksFolder, io),
    extent,
  }
}

/** What to do where the topics folder is missing. */
function waysToTopics({ configurationFile }: Pick<Located, 'configurationFile'>, io: Io): string {
  const home = configurationFile === undefined ? io.cwd : dirname(configurationFile)
  const isHere = hasMarkdown(home)
  if (configurationFile !== undefined) {
    const example = isHere ? '"topics: ." for the folder of the configuration itself' : 'for example "topics: notes"'
    return `set "topics" in ${showPath(configurationFile, io)} to the folder with your Markdown (${example})`
  }
  return isHere
    ? 'there is Markdown in this folder, though: run "topdeck init" once to use it (it writes "topics: ."), or name it ' +
        '(topdeck build .), which puts decks/ and topdeck.lock beside the folder'
    : 'run "topdeck init" to begin here, or name the folder with your Markdown, as in "topdeck build FOLDER"'
}

/**
 * The ledger that an earlier version has put elsewhere: beside the decks, or into the working folder. If there are several,
 * nobody but the user can know which one learners go by.
 */
function formerLedger(
  { ledger, topics }: LedgerPlace,
  within: string,
  extent: Project['extent'],
  decks: string,
  io: Io,
): string | undefined {
  const folder = dirname(ledger)
  const folders = [dirname(decks), io.cwd, folder, ...foldersIn(folder)].filter((each) => each !== topics)
  const [path, ...others] = strayLedgers(folders, topics, extent === 'single file' ? within : undefined)
  if (others.length > 0) {
    const all = [path ?? '', ...others].map((each) => showPath(each, io)).join(', ')
    const shown = showPath(ledger, io)
    throw new Failure(`${all}: several ledgers know these topics; move the one that learners have cards of to ${shown}`)
  }
  return path
}

/** The Markdown of a project, with the problems of reading it. Fails if there is none. */
export function readSources(project: Project, io: Io): { files: readonly SourceFile[]; problems: readonly Problem[] } {
  const { topics, within, extent } = project
  if (extent === 'single file') return readTopicFile(topics, within)
  const { files, problems, seen } = readTopics(topics, project.leftOut)
  if (files.length === 0 && problems.length === 0) {
    const shown = showPath(topics, io)
    throw new Failure(
      `${shown}: no Markdown files (${markdownEndings}) in this folder; write some, or run "topdeck init" for a sample topic`,
    )
  }
  const paths = files.map(({ path }) => path)
  return { files, problems: [...problems, ...patternRemarks(project, paths, seen)] }
}

/**
 * Remarks on the patterns of `ignore` and `files` without effect. In a folder that isn't the project's, they need not have
 * any.
 * @param paths the Markdown files of the topics
 * @param seen what was found in their folder
 */
export function patternRemarks(project: Project, paths: readonly string[], seen: readonly Entry[]): Problem[] {
  const { configurationFile, placeOf, topics, leftOut, declarations } = project
  if (configurationFile === undefined || !readsOwnTopics(project)) return []
  // Files of problems are relative to the topics folder.
  const file = relative(topics, configurationFile).split(sep).join('/')
  return [
    ...leftOut
      .withoutEffect(topics, seen)
      .map(({ index, reason }) => remarkAt({ file, ...placeOf(['ignore', index]) }, 'ignore', reason)),
    ...declarations
      .withoutEffect(paths, seen)
      .map(({ pattern, reason }) => remarkAt({ file, ...placeOf(['files', pattern]) }, 'files', reason)),
  ]
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
  configurationFile,
  folder,
  topics,
}: Pick<Project, 'configuration' | 'configurationFile' | 'folder' | 'topics'>): boolean {
  return topics === join(configurationFile === undefined ? folder : dirname(configurationFile), configuration.topics)
}

/** Whether a file below the topics folder is part of what the user named. */
export function isWithin(path: string, within: string): boolean {
  return within === '' || path === within || path.startsWith(`${within}/`)
}

/** The nearest folder upwards with a configuration. The search ends at the root of the git work tree. */
function configuredFolder(start: string): string | undefined {
  for (let at = start; ; at = dirname(at)) {
    if (configurationNames.some((name) => existsSync(join(at, name)))) return at
    if (existsSync(join(at, '.git')) || dirname(at) === at) return undefined
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
