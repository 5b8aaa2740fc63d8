import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMA_FILE } from '../../emit/deck-schema.ts'
import { RETIRED_FILE } from '../../emit/file-name.ts'
import type { Format } from '../../emit/index.ts'
import { coloursFor } from '../../io/colour.ts'
import type { ExitCode, Io } from '../../io/io.ts'
import { exitCodeOf, problemFrom, problemRecord, problemsText, sortProblems } from '../../io/problems.ts'
import { parseTagExpression } from '../../model/tags.ts'
import type { Made, Order } from '../../project/build/make-decks.ts'
import { type Report, reportRecord, reportText } from '../../project/build/report.ts'
import { imageState, inputsDigest, type Stamp } from '../../project/build/stamp.ts'
import { readStamp, stampPath, stillHolds, writeStamp } from '../../project/build/stamp-file.ts'
import type { Configuration } from '../../project/configuration.ts'
import { latestChange } from '../../project/ledger-file.ts'
import { openProject, type Project, readSources, showProblems } from '../../project/project.ts'
import { imageReader } from '../../project/read.ts'
import type { CommonOptions } from '../options.ts'

/** What the user can ask of `build`. */
export interface BuildOptions extends CommonOptions {
  readonly decks: string | undefined
  readonly formats: readonly Format[] | undefined
  /** Name of the root deck. */
  readonly deck: string | undefined
  readonly retired: Configuration['retired'] | undefined
  /** `plan`: say what would be written, and write nothing. */
  readonly effect: 'write' | 'plan'
  /** `ignore`: build even if the stamp of the last build says that nothing has changed. */
  readonly stamp: 'use' | 'ignore'
}

/** `topdeck build`: compiles the topics, writes the decks and the ledger, and says what it did. */
export async function build(target: string | undefined, options: BuildOptions, io: Io): Promise<ExitCode> {
  const tags = parseTagExpression(options.tag)
  const project = await openProject(target, options.decks, io)
  const sources = readSources(project, io)
  const order: Order = {
    project,
    ...sources,
    tags,
    formats: options.formats ?? project.configuration.formats,
    rootDeck: options.deck ?? project.configuration.deck,
    retired: options.retired ?? project.configuration.retired,
    effect: options.effect,
    readImage: imageReader(project.topics),
  }
  const made = await makeOrFindUnchanged(order, options.stamp, io)

  const whole = project.within === '' && tags.length === 0
  const problems = sortProblems([
    ...made.passingProblems,
    ...made.lastingProblems,
    ...showProblems([...sources.problems, ...made.problems], project, io),
  ])
  const report: Report = {
    project,
    effect: options.effect,
    sources: sources.files.length,
    counts: made.counts,
    files: made.files,
    ledger: made.ledger.difference,
    stale: whole ? staleFiles(project, made) : [],
    problems,
  }
  if (options.output === 'json') io.out.write(`${JSON.stringify(reportRecord(report, io), null, 2)}\n`)
  else {
    io.err.write(problemsText(problems, options.verbosity, coloursFor(io.err, options.colour, io.env)))
    io.out.write(reportText(report, io, coloursFor(io.out, options.colour, io.env)))
  }
  return exitCodeOf(problems)
}

/**
 * Compiling is loaded only when there is something to make. What would come out the same again, by the stamp of the last
 * build, is taken as made.
 */
async function makeOrFindUnchanged(order: Order, use: BuildOptions['stamp'], io: Io): Promise<Made> {
  const { cache } = io
  if (cache === undefined) return await loadAndMake(order, io)
  const path = stampPath(order.project, cache)
  const inputs = inputsDigest(order)
  const stamp = use === 'use' ? readStamp(path, cache) : undefined
  if (stamp !== undefined && stillHolds(stamp, { inputs, latest: latestChange(io), readImage: order.readImage }))
    return unchanged(stamp)

  const images = new Map<string, string>()
  const readImage: Order['readImage'] = (path) => {
    const image = order.readImage(path)
    const state = imageState(image)
    // A picture that changes while it is used twice has no state to go by.
    images.set(path, (images.get(path) ?? state) === state ? state : 'unsettled')
    return image
  }
  const made = await loadAndMake({ ...order, readImage }, io)
  // These are to be said until they are mended, and nothing that a stamp looks at tells of them.
  if (order.effect === 'write' && made.lastingProblems.length === 0)
    writeStamp(path, stampOf(made, inputs, images), cache, io.builder.pid)
  return made
}

async function loadAndMake(order: Order, io: Io): Promise<Made> {
  const { makeDecks } = await import('../../project/build/make-decks.ts')
  return await makeDecks(order, io)
}

function stampOf(made: Made, inputs: Stamp['inputs'], images: Iterable<[string, string]>): Stamp {
  const files = made.files.map(({ difference: _, ...file }) => file)
  const { difference: _, ...ledger } = made.ledger
  return { inputs, images: [...images], ledger, files, counts: made.counts, problems: made.problems.map(problemRecord) }
}

/** What a build makes again. What was wrong with the ledger has gone when it was written. */
function unchanged({ counts, files, ledger, problems }: Stamp): Made {
  return {
    counts,
    files: files.map((file) => ({ ...file, difference: 'same' })),
    ledger: { ...ledger, difference: 'same' },
    passingProblems: [],
    lastingProblems: [],
    problems: problems.map(problemFrom),
  }
}

/**
 * Decks of topics that are no more. They are only named: somebody may have put them there. The file of the retired cards
 * is none of them, even where it is damaged, or came back since the last build: nothing else holds what it does.
 */
function staleFiles(project: Project, { files }: Made): string[] {
  if (!existsSync(project.decks)) return []
  const decks = new Set(files.flatMap(({ deck }) => (deck === undefined ? [] : [deck.name])))
  const kept: ReadonlySet<string> = new Set([SCHEMA_FILE, `${RETIRED_FILE}.json`])
  return readdirSync(project.decks)
    .filter((name) => /\.(?:apkg|json|csv)$/.test(name) && !kept.has(name) && !decks.has(name.replace(/\.\w+$/, '')))
    .sort()
    .map((name) => join(project.decks, name))
}
