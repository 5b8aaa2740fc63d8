import { extract, type Fate, type ReasonOf, type TopicScope } from './extract/extract.ts'
import { oversizedAnswers } from './extract/oversized-answers.ts'
import { recallQuestions, rememberedQuestions } from './extract/recall.ts'
import { type Identified, identify } from './identity/identify.ts'
import type { Ledger } from './identity/ledger.ts'
import { nameCards, strayedCards } from './identity/name-cards.ts'
import { placePins } from './identity/pins.ts'
import { joinedBefore } from './merge/joined-before.ts'
import { type Group, type Merging, merge } from './merge/merge.ts'
import { defaultRules, type MergeRules } from './merge/rules.ts'
import { unknownIdProblems } from './merge/rulings.ts'
import type { Card, CardId, NamedQuestion, Problem, Question } from './model/card.ts'
import { deckFault } from './model/deck-name.ts'
import type { Declaration } from './model/declaration.ts'
import { problemAt } from './model/problem.ts'
import { type SourceFile, topicOf } from './model/source-file.ts'
import { cardTags, uniteTags } from './model/tags.ts'
import { type Page, parsePage } from './parse/page.ts'
import type { Parsers } from './parse/parsers.ts'

/**
 * The first half of the main line: parse → extract → identify → merge → name. Nothing is rendered, so commands that only
 * list or explain questions don't load what renders them. Pure.
 */
export function findCards(files: readonly SourceFile[], options: FindOptions): Found {
  const { ledger, rules = defaultRules } = options
  const read = readQuestions(files, options)
  const { identified, merging, ids } = nameQuestions(read, ledger, rules)
  return {
    cards: merging.groups.flatMap((group, index) => cardOf(group, ids[index])),
    identified,
    merging,
    fates: read.fates,
    leftOut: read.leftOut,
    inConflict: read.inConflict,
    problems: [
      ...read.problems,
      ...identified.problems,
      ...merging.problems,
      ...unknownIdProblems(merging.unknown, ledger),
    ],
  }
}

/** The questions of the sources before they have ids. */
interface ReadQuestions extends Pick<Found, 'fates' | 'inConflict' | 'leftOut' | 'problems'> {
  readonly questions: readonly Question[]
}

/** Parse → extract: the questions that the dialects find, and those that only the ledger remembers. */
function readQuestions(
  files: readonly SourceFile[],
  { parsers, ledger, declared, reasonOf }: FindOptions,
): ReadQuestions {
  const pages = new Map(files.map(({ path, text }) => [path, parsePage(path, text, parsers, declared?.(path))]))
  const found = [...pages.values()].map((page) => {
    const scope = scopeOf(page)
    return { page, scope, ...extract(page, pages, scope, undefined, reasonOf) }
  })
  const extractions = recallQuestions(found, pages, rememberedQuestions(ledger), reasonOf)
  const pinned = extractions.map(({ page, questions }) => placePins(page, questions, ledger))
  return {
    questions: pinned.flatMap(({ questions }) => questions),
    fates: new Map(extractions.map(({ page, fates }) => [page.file, fates])),
    leftOut: new Map(
      [...pages.values()].flatMap((page) => (page.matter.skip ? [[page.file, leftOutReason(page)]] : [])),
    ),
    inConflict: new Set([...pages.values()].flatMap(({ file, isInConflict }) => (isInConflict ? file : []))),
    problems: [
      ...extractions.flatMap(({ page }) => page.problems),
      ...extractions.flatMap(({ page: { file }, mistakes }) =>
        mistakes.map(({ line, reason }) => problemAt({ file, line }, 'comment', reason)),
      ),
      ...pinned.flatMap(({ problems }) => problems),
      ...extractions.flatMap(({ questions }) => oversizedAnswers(questions)),
      ...deckProblems(pinned.flatMap(({ questions }) => questions)),
    ],
  }
}

/** What is wrong with the names of decks; each is named once, for the first of its files. */
function deckProblems(questions: readonly Question[]): Problem[] {
  const first = new Map(questions.toReversed().map(({ deck, file }) => [deck, file]))
  return [...first].flatMap(([deck, file]) => {
    const fault = deckFault(deck)
    return fault === undefined ? [] : problemAt({ file }, 'deck', fault)
  })
}

/**
 * Identify → merge → name. Which questions are one card is known only after they have ids; if a card then turns out to have
 * left an unchanged question for an edited one, the ids are given once more without that choice.
 */
function nameQuestions(read: ReadQuestions, ledger: Ledger, rules: MergeRules) {
  const name = (withheld?: ReadonlySet<CardId>) => {
    const identified = withoutTrials(identify(read.questions, ledger, withheld), read.inConflict)
    const merging = merge(identified.questions, rules, joinedBefore(ledger, identified.traits))
    const groups = merging.groups.map(({ sources }) => sources)
    return { identified, merging, groups, ids: nameCards(groups, ledger) }
  }
  const named = name()
  const strayed = strayedCards({ ...named, matches: named.identified.matches }, ledger)
  return strayed.size === 0 ? named : name(strayed)
}

/** The options of {@link findCards}. */
export interface FindOptions {
  /** The parsers that {@link loadParsers} has loaded for these files. */
  readonly parsers: Parsers
  /** The ledger of the last build, by which questions are recognised. */
  readonly ledger: Ledger
  /** The author's rules for merging; when left out, only the built-in vocabulary. */
  readonly rules?: MergeRules
  /** What the configuration declares to be the questions of the file with a path; the front matter takes precedence. */
  readonly declared?: (path: string) => Declaration | undefined
  /** Says why a block is no question; when left out, only what kind of block it is. */
  readonly reasonOf?: ReasonOf
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
  /** The files that the author leaves out, and how. */
  readonly leftOut: ReadonlyMap<string, string>
  /** The files in which git has left a merge conflict. */
  readonly inConflict: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

/** Leaves out the new questions of files with a merge conflict: the author may not keep them, and an id is for good. */
function withoutTrials(identified: Identified, inConflict: ReadonlySet<string>): Identified {
  if (inConflict.size === 0) return identified
  const { questions, matches } = identified
  const isTrial = ({ id, file }: NamedQuestion): boolean => inConflict.has(file) && matches.get(id)?.type === 'new'
  return { ...identified, questions: questions.filter((question) => !isTrial(question)) }
}

function leftOutReason({ matter: { declaration, declaredIn }, problems }: Page): string {
  if (problems.some(({ ruleId }) => ruleId === 'nesting')) return 'it is nested too deeply'
  if (problems.some(({ ruleId }) => ruleId === 'page-size')) return 'the parser cannot read it'
  if (declaredIn === 'configuration') return 'the configuration has "ignore" for it in "files"'
  return declaration === 'ignored' ? 'its front matter has "topdeck: false"' : 'its front matter has "draft: true"'
}

function scopeOf({ file }: Page): TopicScope {
  const topic = topicOf(file)
  return { topic, variant: topic, deck: topic }
}

function cardOf({ sources, answers }: Group, id: NamedQuestion['id'] | undefined): Card[] {
  if (id === undefined) return []
  const [{ kind, topic, deck }] = sources
  const tags = uniteTags(sources.flatMap(cardTags))
  return [{ id, kind, topic, deck, tags, answered: answers.length > 0, sources, answers }]
}
