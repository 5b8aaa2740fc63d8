import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { type Compilation, type CompileOptions, compile } from '../../compile.ts'
import { deckFileName } from '../../emit/file-name.ts'
import type { Io } from '../../io/io.ts'
import { showPath } from '../../io/path.ts'
import type { Progress } from '../../io/progress.ts'
import { Failure } from '../../model/failure.ts'
import { areBlank, topicOf } from '../../model/source-file.ts'
import { cardTags, uniteTags } from '../../model/tags.ts'
import { loadParsers } from '../../parse/parsers.ts'
import { countText } from '../../text/count.ts'
import { requireTaggedCards } from '../asked-tags.ts'
import { builtFiles } from '../deck-files.ts'
import { buildTime, type LedgerFile, readLedger, sourceLinks } from '../ledger-file.ts'
import { isFolder } from '../ledger-place.ts'
import { mergeRules } from '../merge-rules.ts'
import type { readSources } from '../project.ts'
import { forgetFirstTrials } from './first-trials.ts'
import type { BuildRequest } from './request.ts'

/** The sources of a project, as they were read. */
export type Sources = ReturnType<typeof readSources>

/** The topics compiled, with the sources and the ledger that they were compiled from. */
export interface CompiledTopics {
  readonly sources: Sources
  readonly ledgerFile: LedgerFile
  readonly compilation: Compilation
}

/** Compiles the sources with the ledger as it lies on the disk. */
export async function compileTopics(
  { project, rootDeck, tags, loss }: BuildRequest,
  sources: Sources,
  readImage: CompileOptions['readImage'],
  progress: Progress,
  io: Io,
): Promise<CompiledTopics> {
  const parsers = await loadParsers(sources.files.map(({ text }) => text))
  const ledgerFile = await readLedger(project, io, loss)
  refuseBlankTopics(sources, ledgerFile, project, io)
  if (loss === 'refuse') refuseForgottenDecks(sources, ledgerFile, project, io)
  progress.show(`compiling ${countText(sources.files.length, 'file')}`)
  const compilation = compile(sources.files, {
    parsers,
    rootDeck,
    ledger: ledgerFile.ledger,
    rules: mergeRules(project.configuration),
    declared: project.declarations.of,
    now: buildTime(io),
    tags,
    sourceUrl: sourceLinks(project, ledgerFile.link),
    images: project.configuration.images,
    readImage,
  })
  requireTaggedCards(tags, taggedCards(compilation))
  const ledger = await forgetFirstTrials(project, ledgerFile.ledger, compilation.ledger, io)
  return { sources, ledgerFile, compilation: { ...compilation, ledger } }
}

/** The tags of all cards of a compilation, wanted or not. */
function taggedCards({ merging }: Compilation): { readonly tags: readonly string[] }[] {
  return merging.groups.map(({ sources }) => ({ tags: uniteTags(sources.flatMap(cardTags)) }))
}

/**
 * Files without any text are as good as no files, with which a build doesn't start either: all cards would be retired,
 * for what is most likely an accident.
 * @throws Failure when all files are blank although the ledger has cards.
 */
function refuseBlankTopics(
  { files }: Sources,
  { ledger }: LedgerFile,
  { topics }: BuildRequest['project'],
  io: Io,
): void {
  if (!areBlank(files)) return
  const cards = [...ledger.entries.values()].filter(({ state }) => state.type === 'card').length
  if (cards === 0) return
  throw new Failure(
    `${showPath(topics, io)}: no Markdown file has any text, but the ledger has ${countText(cards, 'card')}; nothing was written`,
  )
}

/**
 * Where there is no ledger, but packages that this build would replace, the ledger was lost: learners have cards whose ids a
 * first build may give to other questions. JSON decks would have told the ids.
 * @throws Failure when a package of a topic is there, and no JSON deck.
 */
function refuseForgottenDecks(
  { files }: Sources,
  { text, ledger }: LedgerFile,
  { ledger: path, decks }: BuildRequest['project'],
  io: Io,
): void {
  if (text !== undefined || ledger.entries.size > 0) return
  const names = isFolder(decks) ? builtFiles(decks) : []
  const own = new Set(files.map((file) => deckFileName(topicOf(file.path))))
  const isOwn = (name: string): boolean => /\.(?:apkg|csv)$/.test(name) && own.has(name.replace(/\.\w+$/, ''))
  // No build has made a link.
  const known = names.find((name) => isOwn(name) && lstatSync(join(decks, name)).isFile())
  if (known === undefined || names.some((name) => name.endsWith('.json'))) return
  throw new Failure(
    `${showPath(path, io)}: there is no ledger, but ${showPath(join(decks, known), io)} is there from an earlier build, and ` +
      'without the ledger its cards could get other ids; nothing was written. Put the ledger back; if there is none, ' +
      '"topdeck build --accept-loss" builds as for the first time',
  )
}
