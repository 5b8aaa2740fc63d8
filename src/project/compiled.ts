import { type Compilation, type CompileOptions, compile } from '../compile.ts'
import type { Ledger } from '../identity/ledger.ts'
import type { SourceFile } from '../model/source-file.ts'
import type { Seconds } from '../model/time.ts'
import { loadParsers } from '../parse/parsers.ts'
import { type LedgerFile, sourceLinks } from './ledger-file.ts'
import { mergeRules } from './merge-rules.ts'
import type { Project } from './project.ts'

/** The topics and the ledger at one time. */
export interface State {
  readonly files: readonly SourceFile[]
  readonly ledger: Ledger
  readonly readImage: CompileOptions['readImage']
  /** Where links lead; the same for all compared states, so that links never make a difference. */
  readonly link: LedgerFile['link']
  /** The time given to cards that are new or changed. */
  readonly now: Seconds
}

/** Compiles a state in memory. */
export async function compileState(project: Project, state: State): Promise<Compilation> {
  const { files, ledger, readImage, link, now } = state
  return compile(files, {
    parsers: await loadParsers(files.map(({ text }) => text)),
    rootDeck: project.configuration.deck,
    ledger,
    now,
    rules: mergeRules(project.configuration),
    declared: project.declarations.of,
    sourceUrl: sourceLinks(project, link),
    images: project.configuration.images,
    readImage,
  })
}
