import { toDecks } from './emit/decks.ts'
import { extract, type Fate, type TopicScope } from './extract/extract.ts'
import { fingerprint } from './identity/fingerprint.ts'
import { type Identified, identify } from './identity/identify.ts'
import type { Ledger } from './identity/ledger.ts'
import { nameCards } from './identity/name-cards.ts'
import { updateLedger } from './identity/update-ledger.ts'
import { type Group, type Merging, merge } from './merge/merge.ts'
import { defaultRules, type MergeRules } from './merge/rules.ts'
import { unknownIdProblems } from './merge/rulings.ts'
import type { Card, Deck, NamedQuestion, Problem, RenderedCard } from './model/card.ts'
import type { SourceFile } from './model/source-file.ts'
import { cardTags, matchesTags, type TagExpression, uniteTags } from './model/tags.ts'
import type { Seconds } from './model/time.ts'
import { type Page, parsePage } from './parse/page.ts'
import type { Parsers } from './parse/parsers.ts'
import { type RenderOptions, renderCard } from './render/html.ts'

/**
 * Compiles source files to decks: parse → extract → identify → merge → name (all in {@link findCards}) → render → ledger →
 * decks. Pure.
 */
export function compile(files: readonly SourceFile[], options: CompileOptions): Compilation {
  const { cards, ...findings } = findCards(files, options)
  const rendered = cards.filter(({ answered }) => answered).map((card) => renderCard(card, options))
  const fingerprints = new Map(rendered.map(({ card }) => [card.id, fingerprint(card)]))
  const ledger = updateLedger(options.ledger, { ...findings, cards, fingerprints }, options.now)

  const isWanted = ({ tags }: Pick<Card, 'tags'>): boolean => matchesTags(options.tags ?? [], tags)
  const wanted = rendered.filter(({ card }) => isWanted(card))
  const dated = wanted.map(({ card }) => ({ ...card, changed: ledger.entries.get(card.id)?.changed ?? options.now }))
  const media = new Map(wanted.flatMap(({ media }) => media.map((file) => [file.name, file])))
  return {
    ...findings,
    found: cards.filter(isWanted),
    cards: dated,
    decks: toDecks({ cards: dated, found: cards, files, rootDeck: options.rootDeck, media }),
    ledger,
    problems: [...findings.problems, ...wanted.flatMap((r) => r.problems)],
  }
}

/** The first half of {@link compile}, up to named cards; nothing is rendered. Pure. */
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

/** The options of {@link findCards}. */
export interface FindOptions {
  /** The parsers that {@link loadParsers} has loaded for these files. */
  readonly parsers: Parsers
  /** The ledger of the last build, by which questions are recognised. */
  readonly ledger: Ledger
  /** The author's rules for merging; when left out, only the built-in vocabulary. */
  readonly rules?: MergeRules
}

/** The content of the sources before it is rendered. */
export interface Found {
  /** All cards, including unanswered ones, in the order of their leading sources. */
  readonly cards: readonly Card[]
  /** How every question got its id. */
  readonly identified: Identified
  readonly merging: Merging
  /** What happened to every block of every file, by path. */
  readonly fates: ReadonlyMap<string, readonly Fate[]>
  readonly problems: readonly Problem[]
}

/** The options of {@link compile}. */
export interface CompileOptions extends FindOptions, RenderOptions {
  /** The time of change for cards that are new or changed. */
  readonly now: Seconds
  /** Which cards to put into decks; all when left out. */
  readonly tags?: TagExpression
}

/** The result of {@link compile}. */
export interface Compilation extends Pick<Found, 'fates' | 'identified' | 'merging' | 'problems'> {
  /** All cards with the wanted tags, including unanswered ones. */
  readonly found: readonly Card[]
  /** The answered cards with the wanted tags, in study order. */
  readonly cards: readonly RenderedCard[]
  /** One deck per topic, then the deck `all`; without retired cards, whose content is only in earlier decks. */
  readonly decks: readonly Deck[]
  /** The ledger after this build. */
  readonly ledger: Ledger
}

/** The topic is the first folder of the path; a file that is in no folder is a topic with the name of the file. */
function scopeOf({ file }: Page): TopicScope {
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
