import { extract, type Fate, type Scope } from './extract/extract.ts'
import { type Identified, identify } from './identity/identify.ts'
import type { Ledger } from './identity/ledger.ts'
import { nameCards } from './identity/name-cards.ts'
import { type Group, type MergeRules, type Merging, merge } from './merge/merge.ts'
import { unknownIdProblems } from './merge/rulings.ts'
import type { Card, NamedQuestion, Problem } from './model/card.ts'
import { cardTags, uniteTags } from './model/tags.ts'
import { type Page, parsePage } from './parse/page.ts'
import type { Parsers } from './parse/parsers.ts'
import { defaultRules } from './project/rules.ts'

/** A Markdown file as text. */
export interface SourceFile {
  /** Path below the topics folder, with `/`. */
  readonly path: string
  readonly text: string
}

/** What finding cards needs to know besides the sources. */
export interface FindOptions {
  /** From {@link loadParsers}, for these files. */
  readonly parsers: Parsers
  /** The ledger of the last build: by it questions are found again. */
  readonly ledger: Ledger
  /** The built-in vocabulary and nothing else when left out. */
  readonly rules?: MergeRules
}

/** What the sources hold, before anything of it is rendered. */
export interface Found {
  /** Every card, the unanswered ones too, in the order of their leading sources. */
  readonly cards: readonly Card[]
  /** How every question came to its id. */
  readonly identified: Identified
  readonly merging: Merging
  /** What became of every block of every file, by path. */
  readonly fates: ReadonlyMap<string, readonly Fate[]>
  readonly problems: readonly Problem[]
}

/** The first half of the main line: parse → extract → identify → merge. Pure. */
export function findCards(files: readonly SourceFile[], { parsers, ledger, rules = defaultRules }: FindOptions): Found {
  const pages = new Map(files.map(({ path, text }) => [path, parsePage(path, text, parsers)]))
  const extractions = [...pages.values()].map((page) => ({ page, ...extract(page, pages, scopeOf(page)) }))
  const questions = extractions.flatMap((extraction) => extraction.questions)
  const identified = identify(questions, ledger)
  const merging = merge(identified.questions, rules)
  const ids = nameCards(
    merging.groups.map(({ sources }) => sources),
    ledger,
  )
  const cards = merging.groups.flatMap((group, index) => cardOf(group, ids[index]))
  return {
    cards,
    identified,
    merging,
    fates: new Map(extractions.map(({ page, fates }) => [page.file, fates])),
    problems: [
      ...extractions.flatMap(({ page }) => page.problems),
      ...identified.problems,
      ...merging.problems,
      ...unknownIdProblems(merging.unknown, ledger),
    ],
  }
}

/** The topic is the first folder; a file that lies in none is a topic of its own name. */
function scopeOf({ file }: Page): Scope {
  const [first = '', ...rest] = file.split('/')
  const topic = rest.length === 0 ? first.replace(/\.[^.]+$/, '') : first
  return { topic, variant: topic, deck: topic }
}

function cardOf({ sources, answers }: Group, id: NamedQuestion['id'] | undefined): Card[] {
  if (id === undefined) return []
  const [{ kind, topic, deck }] = sources
  const tags = uniteTags(sources.flatMap(cardTags))
  return [{ id, kind, topic, deck, tags, answered: answers.length > 0, sources, answers }]
}
