import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, posix, relative, sep } from 'node:path'
import type { Deck, Problem, Seconds } from '../card.ts'
import { type Compilation, type CompileOptions, compile } from '../compile.ts'
import { deckFileName } from '../emit/file-name.ts'
import { emitters, type Format } from '../emit/index.ts'
import { deckSchema, SCHEMA_FILE } from '../emit/schema.ts'
import { Failure, reasonOf } from '../failure.ts'
import { findGitRoot, readOrigin } from '../git.ts'
import { emptyLedger, type Ledger, parseLedger, serialiseLedger } from '../identity/ledger.ts'
import { loadParsers } from '../parse/parsers.ts'
import { imageReader, isInside } from '../read.ts'
import { belowFolder, type LinkPattern, linkPattern, sourceLink } from '../repository.ts'
import { parseTagExpression } from '../tags.ts'
import { commit, compareWithDisc, type Difference, discardStaged, type Staged, stage, withWorkplace } from '../write.ts'
import { type Colours, coloursFor } from './colour.ts'
import type { ExitCode, Io } from './io.ts'
import { exitCodeOf, problemRecord, problemsText, sortProblems } from './problems.ts'
import type { CommonOptions } from './program.ts'
import { isWithin, openProject, type Project, readSources, showPath, showProblems } from './project.ts'

/** What the user can ask of `build`. */
export interface BuildOptions extends CommonOptions {
  readonly decks?: string
  readonly formats?: readonly Format[]
  /** Name of the root deck. */
  readonly deck?: string
  /** `plan`: say what would be written, and write nothing. */
  readonly effect: 'write' | 'plan'
}

/** `topdeck build`: compiles the topics, writes the decks and the ledger, and says what it did. */
export async function build(target: string | undefined, options: BuildOptions, io: Io): Promise<ExitCode> {
  const expression = parseTagExpression(options.tag)
  const project = openProject(target, options.decks, io)
  const started = io.now()
  const progress = new Progress(io, started)
  const sources = readSources(project, io)
  const parsers = await loadParsers(sources.files.map(({ text }) => text))
  const readImage = imageReader(project.topics)

  const compileWith = (before: LedgerFile): Compilation => {
    progress.show(`compiling ${sources.files.length} files`)
    return compile(sources.files, {
      parsers,
      rootDeck: options.deck ?? project.configuration.deck,
      ledger: before.ledger,
      now: buildTime(io),
      tags: expression,
      sourceUrl: sourceLinks(project, before.link),
      readImage,
    })
  }

  let before = readLedger(project, io)
  let compilation = compileWith(before)
  const formats = options.formats ?? project.configuration.formats
  const whole = project.within === '' && expression.length === 0

  const outcome =
    options.effect === 'plan'
      ? await plan(project, compilation, formats)
      : await withWorkplace(project.decks, io.builder, async (workplace) => {
          // Another build may have written the ledger between the reading of it and the lock.
          const now = readLedger(project, io)
          if (now.text !== before.text) {
            before = now
            compilation = compileWith(before)
          }
          const staged: Staged[] = []
          const place = async (path: string, bytes: Uint8Array): Promise<Difference> => {
            workplace.checkInterrupt()
            const difference = compareWithDisc(path, bytes)
            if (difference !== 'same') staged.push(await stage(path, bytes, workplace))
            return difference
          }
          try {
            // The ledger comes first: a crash behind it leaves old decks, and the next build makes the same new ones.
            const ledger = await place(project.ledger, ledgerBytes(compilation.ledger))
            const files = await emitDecks(project, compilation, formats, workplace.folder, place, progress)
            await commit(staged, workplace)
            return { ledger, files }
          } catch (error) {
            discardStaged(staged)
            throw error
          }
        })
  progress.clear()

  const stale = whole ? staleFiles(project, outcome.files) : []
  const problems = sortProblems([
    ...before.problems,
    ...showProblems([...sources.problems, ...compilation.problems], project, io),
  ])
  const report: Report = {
    project,
    compilation,
    files: sources.files.length,
    outcome,
    stale,
    problems,
    effect: options.effect,
  }
  if (options.output === 'json') io.out.write(`${JSON.stringify(reportRecord(report, io), null, 2)}\n`)
  else {
    io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
    io.out.write(reportText(report, io, coloursFor(io.out, options.colour, io.env)))
  }
  return exitCodeOf(problems)
}

/** A file that a build writes, and how it differed from what was there. */
interface DeckFile {
  readonly path: string
  /** The deck in it; undefined for the schema. */
  readonly deck: Deck | undefined
  readonly bytes: number
  readonly difference: Difference
}

interface Outcome {
  readonly ledger: Difference
  readonly files: readonly DeckFile[]
}

type Place = (path: string, bytes: Uint8Array) => Promise<Difference>

async function plan(project: Project, compilation: Compilation, formats: readonly Format[]): Promise<Outcome> {
  const scratch = mkdtempSync(join(tmpdir(), 'topdeck-'))
  try {
    const place: Place = async (path, bytes) => compareWithDisc(path, bytes)
    const ledger = await place(project.ledger, ledgerBytes(compilation.ledger))
    return { ledger, files: await emitDecks(project, compilation, formats, scratch, place, undefined) }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/**
 * Makes the files of the decks one after the other, so that no more than one is in memory. A folder or file within the
 * topics means the whole decks of the topics in it, and leaves the deck of all alone.
 */
async function emitDecks(
  project: Project,
  compilation: Compilation,
  formats: readonly Format[],
  scratch: string,
  place: Place,
  progress: Progress | undefined,
): Promise<DeckFile[]> {
  const meant = new Set(
    compilation.found
      .filter(({ sources: [lead] }) => isWithin(lead.file, project.within))
      .map(({ topic }) => deckFileName(topic)),
  )
  const decks = compilation.decks.filter(({ name }) => meant.has(name) || (name === 'all' && project.within === ''))
  const files: DeckFile[] = []
  for (const deck of decks) {
    for (const format of formats) {
      if (deck.name === 'all' && format !== 'apkg') continue
      progress?.show(`writing ${deck.name}.${format} (${deck.cards.length} cards)`)
      const path = join(project.decks, `${deck.name}.${format}`)
      const bytes = await emitters[format](deck, scratch)
      files.push({ path, deck, bytes: bytes.byteLength, difference: await place(path, bytes) })
    }
  }
  if (formats.includes('json')) {
    const path = join(project.decks, SCHEMA_FILE)
    const bytes = new TextEncoder().encode(deckSchema())
    files.push({ path, deck: undefined, bytes: bytes.byteLength, difference: await place(path, bytes) })
  }
  return files
}

/** Decks of topics that are no more. They are only named: somebody may have put them there. */
function staleFiles(project: Project, files: readonly DeckFile[]): string[] {
  if (!existsSync(project.decks)) return []
  const decks = new Set(files.flatMap(({ deck }) => (deck === undefined ? [] : [deck.name])))
  return readdirSync(project.decks)
    .filter(
      (name) => /\.(?:apkg|json|csv)$/.test(name) && name !== SCHEMA_FILE && !decks.has(name.replace(/\.\w+$/, '')),
    )
    .sort()
    .map((name) => join(project.decks, name))
}

interface LedgerFile {
  readonly text: string | undefined
  readonly ledger: Ledger
  /** Where links to the sources lead, if they can. */
  readonly link: LinkPattern | undefined
  readonly problems: readonly Problem[]
}

/**
 * The ledger, and where links lead: what the configuration says, or else what the ledger has held since the first
 * build. Only that one looks at the git remote: which clone a later build is made in must not change the decks.
 */
function readLedger(project: Project, io: Io): LedgerFile {
  const shown = showPath(project.ledger, io)
  let text: string | undefined
  try {
    text = existsSync(project.ledger) ? readFileSync(project.ledger, 'utf8') : undefined
  } catch (error) {
    throw new Failure(`${shown}: cannot be read: ${reasonOf(error)}`, { cause: error })
  }
  const configured = project.configuration.repository
  const link = configured === undefined ? undefined : linkPattern(configured)
  if (text === undefined) {
    const origin = link === undefined ? originPattern(project) : undefined
    const ledger = origin === undefined ? emptyLedger : { ...emptyLedger, repository: origin }
    return { text, ledger, link: link ?? origin, problems: [] }
  }
  const latest = Math.max(io.now(), buildTime(io)) as Seconds
  const { ledger, problems } = parseLedger(text, shown, latest)
  const kept = ledger.repository === undefined ? undefined : linkPattern(ledger.repository)
  return { text, ledger, link: link ?? kept, problems }
}

function ledgerBytes(ledger: Ledger): Uint8Array {
  return new TextEncoder().encode(serialiseLedger(ledger))
}

function originPattern(project: Project): LinkPattern | undefined {
  const gitRoot = findGitRoot(project.folder)
  const origin = gitRoot === undefined ? undefined : readOrigin(gitRoot)
  const pattern = origin === undefined ? undefined : linkPattern(origin)
  if (gitRoot === undefined || pattern === undefined || !isInside(project.topics, project.folder)) return undefined
  return belowFolder(pattern, slashes(relative(gitRoot, project.folder)))
}

/** The links of a project's files; none when its topics lie outside of it, in no repository that we know of. */
function sourceLinks(project: Project, pattern: LinkPattern | undefined): CompileOptions['sourceUrl'] {
  if (pattern === undefined || !isInside(project.topics, project.folder)) return () => undefined
  const topics = slashes(relative(project.folder, project.topics))
  return (file, line) => {
    const path = posix.join(topics, file)
    return path.startsWith('../') ? undefined : sourceLink(pattern, path, line)
  }
}

function slashes(path: string): string {
  return path.split(sep).join('/')
}

/** `SOURCE_DATE_EPOCH` where it is set, as for every reproducible build, or else the clock. */
function buildTime(io: Io): Seconds {
  const said = io.env.SOURCE_DATE_EPOCH
  if (said === undefined || said === '') return io.now()
  if (!/^\d{1,11}$/.test(said))
    throw new Failure(`SOURCE_DATE_EPOCH: unexpected "${said}", expected seconds since 1970`)
  return Number(said) as Seconds
}

interface Report {
  readonly project: Project
  readonly compilation: Compilation
  readonly files: number
  readonly outcome: Outcome
  readonly stale: readonly string[]
  readonly problems: readonly Problem[]
  readonly effect: BuildOptions['effect']
}

function countsOf({ found }: Compilation) {
  const answered = found.filter((card) => card.answered).length
  const questions = found.reduce((sum, { sources }) => sum + sources.length, 0)
  return { questions, cards: answered, merged: questions - found.length, unanswered: found.length - answered }
}

function reportRecord({ project, compilation, files, outcome, stale, problems, effect }: Report, io: Io) {
  return {
    effect: effect === 'plan' ? 'dry-run' : 'write',
    topics: showPath(project.topics, io),
    files,
    ...countsOf(compilation),
    decks: outcome.files.map(({ path, deck, bytes, difference }) => {
      return {
        path: showPath(path, io),
        ...(deck !== undefined && { deck: deck.name, cards: deck.cards.length }),
        bytes,
        difference,
      }
    }),
    ledger: { path: showPath(project.ledger, io), difference: outcome.ledger },
    stale: stale.map((path) => showPath(path, io)),
    problems: problems.map(problemRecord),
  }
}

function reportText({ project, compilation, files, outcome, stale, effect }: Report, io: Io, colours: Colours): string {
  const { questions, cards, merged, unanswered } = countsOf(compilation)
  const lines = [
    `${showPath(project.topics, io)}: ${count(questions, 'question')} in ${count(files, 'file')}, ` +
      `${merged} merged, ${unanswered} unanswered (no card), ${count(cards, 'card')}`,
  ]
  const names = [...new Set(outcome.files.flatMap(({ deck }) => (deck === undefined ? [] : [deck.name])))]
  const width = Math.max(0, ...names.map((name) => name.length))
  for (const name of names) {
    const own = outcome.files.filter(({ deck }) => deck?.name === name)
    const formats = own.map(({ path, difference }) => {
      const ending = basename(path).slice(name.length + 1)
      return difference === 'same' ? colours.faint(`${ending} unchanged`) : colours.good(`${ending} ${difference}`)
    })
    const size = String(own[0]?.deck?.cards.length ?? 0)
    lines.push(`  ${colours.strong(name.padEnd(width))}  ${size.padStart(6)} cards  ${formats.join(', ')}`)
  }
  for (const path of stale) lines.push(`${showPath(path, io)}: no topic of this name; delete it if it isn't wanted`)
  const written = outcome.files.filter(({ difference }) => difference !== 'same').length
  const where = `${showPath(project.decks, io)}${sep}`
  const ledger = `${showPath(project.ledger, io)} ${outcome.ledger === 'same' ? 'unchanged' : outcome.ledger}`
  const verb = effect === 'plan' ? 'Would write' : 'Wrote'
  lines.push(`${verb} ${count(written, 'file')} to ${where}, ${outcome.files.length - written} unchanged; ${ledger}`)
  return `${lines.join('\n')}\n`
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

/** One line on a terminal that says what a long build is at. */
class Progress {
  readonly #io: Io
  readonly #started: Seconds
  #shown = false

  constructor(io: Io, started: Seconds) {
    this.#io = io
    this.#started = started
  }

  show(what: string): void {
    const { err } = this.#io
    if (!err.isTerminal || this.#io.now() - this.#started < 1) return
    this.#shown = true
    err.write(`\r\u001B[K${what.slice(0, err.columns - 1)}`)
  }

  clear(): void {
    if (this.#shown) this.#io.err.write('\r\u001B[K')
    this.#shown = false
  }
}
