import type { CardId, Seconds } from '../card.ts'
import { type Compilation, type CompileOptions, compile } from '../compile.ts'
import type { SourceFile } from '../find.ts'
import type { Ledger } from '../identity/ledger.ts'
import { loadParsers } from '../parse/parsers.ts'
import { type LedgerFile, sourceLinks } from './ledger-file.ts'
import type { Project } from './project.ts'

/** The topics and the ledger of one time. */
export interface State {
  readonly files: readonly SourceFile[]
  readonly ledger: Ledger
  readonly readImage: CompileOptions['readImage']
  /** Where links lead; the same for all states that are compared, so that it makes no card another. */
  readonly link: LedgerFile['link']
  /** The time that cards get which are new or changed. */
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
    // TODO(wiring): rules: rulesOf(project.configuration)
    sourceUrl: sourceLinks(project, link),
    readImage,
  })
}

/** A question that could as well have got another id. */
export interface Ambiguity {
  readonly id: CardId
  readonly rivals: readonly CardId[]
  readonly file: string
  readonly line: number
  readonly question: string
}

// TODO(wiring): once Compilation has `identified`, with the matches of all questions, this stub goes.
interface Matched {
  readonly identified?: { readonly matches: ReadonlyMap<CardId, { readonly rivals?: readonly CardId[] }> }
}

/** The questions of a compilation whose id was no clear choice, in their order. */
export function ambiguitiesOf({ found, identified }: Compilation & Matched): Ambiguity[] {
  return found.flatMap(({ sources }) =>
    sources.flatMap(({ id, file, line, text }) => {
      const rivals = identified?.matches.get(id)?.rivals ?? []
      return rivals.length === 0 ? [] : [{ id, rivals, file, line, question: text }]
    }),
  )
}
