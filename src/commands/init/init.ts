import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { coloursFor } from '../../io/colour.ts'
import { leadsOutOf, makeFolder } from '../../io/files.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { isInside, showPath, showPlace } from '../../io/path.ts'
import { writeJson } from '../../io/sink.ts'
import { Failure, reasonOf } from '../../model/failure.ts'
import { builtFiles } from '../../project/deck-files.ts'
import { configurationDefaults } from '../../project/default-configuration.ts'
import { findProjectCards } from '../../project/found-cards.ts'
import { isFolder } from '../../project/ledger-place.ts'
import { openProject, readSources } from '../../project/project.ts'
import { findTopics } from '../../project/topics/read.ts'
import { countText } from '../../text/count.ts'
import type { CommonOptions } from '../options.ts'
import { configurationText } from './configuration-text.ts'
import { noteProgramIn, textOf } from './note-program.ts'
import { SAMPLE_FILE, sampleTopic } from './sample-topic.ts'
import { isLeftOut, type Omission, omissionsOf } from './survey.ts'

/** The configuration that `init` writes. */
const CONFIGURATION_FILE = 'topdeck.config.yaml'

/** `topdeck init`: writes a configuration that fits what is in a folder. Never overwrites anything. */
export async function init(target: string | undefined, options: Omit<CommonOptions, 'tag'>, io: Io): Promise<ExitCode> {
  const folder = resolve(io.cwd, target ?? '.')
  const setup = await setUp(folder, io)
  const { home, topics, omissions } = setup
  const written = write(setup, io)

  const project = await openProject(home, undefined, io)
  const sources = readSources(project, io)
  const { found } = await findProjectCards(project, sources.files, io)
  const questions = found.cards.length
  const next = questions === 0 ? 'explain' : 'build'
  const command = `topdeck ${next}${home === io.cwd ? '' : ` ${showPlace(showPath(home, io))}`}`
  if (options.output === 'json') {
    const record = {
      wrote: written.map((path) => showPath(path, io)),
      topics,
      ignore: omissions.map(({ path, what, certainty }) => ({ path, what, certainty })),
      files: sources.files.length,
      questions,
      next: command,
    }
    writeJson(io.out, record)
    return 0
  }
  const colours = coloursFor(io.out, options.colour, io.env)
  const lines = [
    `Wrote ${written.map((path) => colours.strong(showPath(path, io))).join(' and ')}`,
    `The topics are the Markdown in ${shownFolder(join(home, topics), io)}: ` +
      `${countText(sources.files.length, 'file')}, ${countText(questions, 'question')}`,
    ...omissionsText('Left out by "ignore"', omissions, 'sure'),
    ...omissionsText('To leave out as well, see "ignore" there', omissions, 'likely'),
    questions === 0
      ? `Next: ${colours.strong(command)} lists what was probably missed`
      : `Next: ${colours.strong(command)} makes the decks`,
  ]
  io.out.write(`${lines.join('\n')}\n`)
  return 0
}

function omissionsText(
  title: string,
  omissions: readonly Omission[],
  certainty: Omission['certainty'],
): readonly string[] {
  const own = omissions.filter((omission) => omission.certainty === certainty)
  return own.length === 0 ? [] : [`${title}: ${own.map(({ path, what }) => `${path} (${what})`).join(', ')}`]
}

/** What `init` is going to write. */
interface Setup {
  /** The folder of the configuration, absolute. */
  readonly home: string
  /** The topics folder, from there. */
  readonly topics: string
  readonly decks: string
  readonly omissions: readonly Omission[]
  readonly sample: 'needed' | 'not needed'
}

async function setUp(folder: string, io: Io): Promise<Setup> {
  const shown = showPath(folder, io)
  if (existsSync(folder) && !isFolder(folder))
    throw new Failure(`${shown}: is a file; name a folder: topdeck init FOLDER`)
  if ([io.env['HOME'], io.env['USERPROFILE']].includes(folder))
    throw new Failure(
      `${shown}: is your home folder; name a folder in it: topdeck init ${showPlace(join(shown, 'notes'))}`,
    )
  const { home, topics } = isFolder(folder)
    ? await placeOf(folder, io)
    : { home: folder, topics: configurationDefaults.topics }
  const around = topics === undefined ? home : join(home, topics)
  const markdown = isFolder(around) ? findTopics(around).paths : []
  const decks = decksIn(home)
  if (markdown.length === 0) {
    return { home, topics: topics ?? configurationDefaults.topics, decks, omissions: [], sample: 'needed' }
  }
  const program = noteProgramIn(around)
  const omissions = omissionsOf({
    ...program,
    markdown,
    read: (path) => textOf(join(around, path)).slice(0, 4000),
    gitignore: textOf(join(around, '.gitignore')),
  })
  if (topics !== undefined) return { home, topics, decks, omissions, sample: 'not needed' }
  const only = program.keeper === undefined ? onlyFolder(markdown, omissions) : undefined
  if (only === undefined) return { home, topics: '.', decks, omissions, sample: 'not needed' }
  const within = omissions.filter(({ path }) => path.startsWith(`${only}/`) && path !== `${only}/`)
  const below = within.map((omission) => ({ ...omission, path: omission.path.slice(only.length + 1) }))
  return { home, topics: only, decks, omissions: below, sample: 'not needed' }
}

/**
 * Where the configuration belongs, and the topics folder from there if that is settled: by a ledger that knows the topics
 * already, or by the name that topics folders have. Fails if the folder belongs to a project with a configuration.
 */
async function placeOf(
  folder: string,
  io: Io,
): Promise<{ readonly home: string; readonly topics: string | undefined }> {
  const { configurationFile, configuration, ledger, topics } = await openProject(folder, undefined, io)
  if (configurationFile !== undefined) {
    const at = dirname(configurationFile)
    if (folder === at || isInside(folder, join(at, configuration.topics))) {
      const shown = showPath(configurationFile, io)
      const command = at === io.cwd ? 'topdeck build' : `topdeck build ${showPlace(showPath(at, io))}`
      throw new Failure(
        `${shown}: this project has a configuration already, and nothing was written; run "${command}", or edit the file`,
      )
    }
  }
  if (existsSync(ledger)) return { home: dirname(ledger), topics: slashes(relative(dirname(ledger), topics)) || '.' }
  const { topics: usual } = configurationDefaults
  if (basename(topics) === usual && isInside(folder, topics)) return { home: dirname(topics), topics: usual }
  const own = join(folder, usual)
  const isUsual = isFolder(own) && (findTopics(own).paths.length > 0 || findTopics(folder).paths.length === 0)
  return { home: folder, topics: isUsual ? usual : undefined }
}

/** The one folder that holds all Markdown that isn't left out; undefined if there are several, or files beside it. */
function onlyFolder(markdown: readonly string[], omissions: readonly Omission[]): string | undefined {
  const left = markdown.filter((file) => !isLeftOut(file, omissions))
  const [first = '', ...others] = [...new Set(left.map((file) => file.slice(0, Math.max(0, file.indexOf('/')))))]
  return first === '' || others.length > 0 ? undefined : first
}

/** A folder for the decks that holds nothing else. */
function decksIn(home: string): string {
  const { decks } = configurationDefaults
  const path = join(home, decks)
  const isOthers = isFolder(path) && readdirSync(path).length > 0 && builtFiles(path).length === 0
  return isOthers ? `anki-${decks}` : decks
}

/** Writes the files; gives their paths. A file that exists is never touched. */
function write({ home, topics, decks, omissions, sample }: Setup, io: Io): readonly string[] {
  const configuration = join(home, CONFIGURATION_FILE)
  const schema = schemaFor(home, io)
  const files = [
    [configuration, configurationText({ schema, topics, decks, omissions })] as const,
    ...(sample === 'needed' ? [[join(home, topics, SAMPLE_FILE), sampleTopic] as const] : []),
  ]
  for (const [path, text] of files) {
    if (leadsOutOf(home, path) !== undefined)
      throw new Failure(`${showPath(path, io)}: a link leads out of this folder, and it was not written`)
    try {
      makeFolder(dirname(path))
      writeFileSync(path, text, { flag: 'wx' })
    } catch (error) {
      throw new Failure(`${showPath(path, io)}: cannot be written: ${reasonOf(error)}`, { cause: error })
    }
  }
  return files.map(([path]) => path)
}

/** The schema of the program that runs; as a relative path if the program is installed in the project. */
function schemaFor(home: string, { configurationSchema }: Io): string {
  const installed = join(home, 'node_modules/topdeck/dist/topdeck.config.schema.json')
  if (configurationSchema === undefined || existsSync(installed)) return slashes(relative(home, installed))
  return isInside(configurationSchema, home)
    ? slashes(relative(home, configurationSchema))
    : pathToFileURL(configurationSchema).href
}

function shownFolder(path: string, io: Io): string {
  return path === io.cwd ? 'this folder' : `${showPath(path, io)}${sep}`
}

function slashes(path: string): string {
  return path.split(sep).join('/')
}
