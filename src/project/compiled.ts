import { type Compilation, type CompileOptions, compile } from '../compile.ts'
import type { SourceFile } from '../find.ts'
import { joinedTo, type Ledger } from '../identity/ledger.ts'
import type { CardId } from '../model/card.ts'
import type { Seconds } from '../model/time.ts'
import { loadParsers } from '../parse/parsers.ts'
import { type LedgerFile, sourceLinks } from './ledger-file.ts'
import type { Project } from './project.ts'
import { mergeRules } from './rules.ts'

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
    rules: mergeRules(project.configuration),
    sourceUrl: sourceLinks(project, link),
    readImage,
  })
}

/** A question whose id was no clear choice. */
export interface Ambiguity {
  readonly id: CardId
  /** Ids that it could as well have got; those with a place are of other questions, which could as well have got its. */
  readonly rivals: readonly Rival[]
  readonly file: string
  readonly line: number
  readonly question: string
}

interface Rival {
  readonly id: CardId
  readonly place?: { readonly file: string; readonly line: number }
}

/**
 * The questions of a compilation whose id was no clear choice, in their order. Which of the questions of one card has
 * which id makes no difference to anybody.
 */
export function ambiguitiesOf({ found, identified, ledger }: Compilation): Ambiguity[] {
  const questions = found.flatMap((card) => card.sources.map((source) => ({ source, card: card.id })))
  const places = new Map(questions.map(({ source: { id, file, line }, card }) => [id, { file, line, card }]))
  const cardOf = (id: CardId): CardId | undefined => places.get(id)?.card ?? joinedTo(id, ledger.entries).at(-1)
  return questions.flatMap(({ source: { id, file, line, text }, card }) => {
    const match = identified.matches.get(id)
    const others = match?.type === 'edited' ? match.rivals.filter((rival) => cardOf(rival) !== card) : []
    const rivals = [...new Set(others)].map((rival): Rival => {
      const place = places.get(rival)
      return place === undefined ? { id: rival } : { id: rival, place: { file: place.file, line: place.line } }
    })
    return rivals.length === 0 ? [] : [{ id, rivals, file, line, question: text }]
  })
}
