import type {
  CardId,
  Content,
  Evidence,
  HiddenPart,
  LedgerEntry,
  NamedQuestion,
  Problem,
  Question,
  Traits,
} from '../model/card.ts'
import { byCodePoint, problemAt } from '../model/problem.ts'
import { foldContent } from '../parse/fold.ts'
import { groupBy } from '../text/group-by.ts'
import { cardsWithBorrowedTraits } from './borrowed-traits.ts'
import { cardId, isCardId } from './card-id.ts'
import { numberClozes } from './cloze-numbers.ts'
import type { Ledger } from './ledger.ts'
import { type MatchCandidate, matchEdited, matchSame } from './match.ts'
import { asksTheSame, type Contents, compareContents } from './same-question.ts'
import { type KnownEntry, type PlacedQuestion, QuestionFeatures, traitsOf } from './traits.ts'

/** How a question got its id. */
export type Match =
  /** Nothing in the ledger matches; the id was made from topic and question. */
  | { readonly type: 'new' }
  /** The author pinned the id. */
  | { readonly type: 'pinned' }
  /** The words of the question are the same; its place and its answer may have changed. */
  | { readonly type: 'same'; readonly evidence: Evidence }
  /** The question was edited. `rivals` are ids, of ledger entries or of other questions, that match nearly as well. */
  | { readonly type: 'edited'; readonly evidence: Evidence; readonly rivals: readonly CardId[] }

/** Questions with their ids. */
export interface Identified {
  /** In the order given; hidden parts of clozes have the numbers that they had before. */
  readonly questions: readonly NamedQuestion[]
  readonly matches: ReadonlyMap<CardId, Match>
  /** What the ledger should remember of each question. */
  readonly traits: ReadonlyMap<CardId, Traits>
  /** Ids whose question is gone, each with the id of the question that now asks the same or was made of both. */
  readonly absorbed: ReadonlyMap<CardId, CardId>
  readonly problems: readonly Problem[]
}

/**
 * Gives every question an id. This is the id that its author pinned; or else that of the ledger entry that it matches,
 * by its words or, if it was edited, by the similarity of question, answer and place; or else a new id, which is made from
 * topic and question and does not depend on the order of the questions. Pure.
 * @param withheld Ids that no edited question gets, because a question that is unchanged has the card.
 */
export function identify(
  questions: readonly Question[],
  ledger: Ledger,
  withheld: ReadonlySet<CardId> = new Set(),
): Identified {
  const placed = inFiles(questions)
  const assignment = new IdAssignment(placed, ledger)
  const problems = assignment.pin()
  assignment.take(matchSame(assignment.unnamed(), assignment.freeEntries()), 'same')
  const written = assignment.unnamed().filter(({ features }) => features.writtenHash !== undefined)
  if (written.length > 0) assignment.take(matchSame(written, assignment.freeEntries(), 'written'), 'same')
  if (ledger.incomplete === undefined) assignment.reclaim()
  assignment.restoreFirstIds()
  // Each match is evidence for the neighbours of the question, so matching continues until nothing more is found.
  for (let found = true; found; ) {
    const entries = assignment.freeEntries().filter(({ id }) => !withheld.has(id))
    const pairs = matchEdited(assignment.unnamed(), entries, assignment.surroundings())
    if (ledger.incomplete !== undefined) {
      problems.push(...pairs.map(undecided))
      break
    }
    assignment.take(pairs, 'edited')
    found = pairs.length > 0
  }
  assignment.nameRest()
  return { ...assignment.result(questions), problems }
}

/** A question that looks like an edited one, where it may as well be one that the ledger has lost. */
function undecided({ placed, entry }: MatchCandidate): Problem {
  const { file, line } = placed.features.question
  const reason =
    `The ledger has lost lines, so it can't be told whether this is an edit of "${entry.traits.question}" (${entry.id}) or ` +
    `a question whose line is lost; it gets an id of its own. If it is an edit, write <!-- topdeck: id ${entry.id} --> here`
  return problemAt({ file, line }, 'ledger', reason)
}

/** Sorts the questions by place and links each to its neighbours in the file. */
function inFiles(questions: readonly Question[]): PlacedQuestion[] {
  const sorted = [...questions].sort((a, b) => byCodePoint(a.file, b.file) || a.line - b.line)
  const placed: (PlacedQuestion & { before: PlacedQuestion | undefined; following: PlacedQuestion | undefined })[] = []
  for (const question of sorted) {
    const last = placed.at(-1)
    const before = last?.features.question.file === question.file ? last : undefined
    const one = { features: new QuestionFeatures(question), before, following: undefined }
    if (before !== undefined && last !== undefined) last.following = one
    placed.push(one)
  }
  return placed
}

class IdAssignment {
  readonly #placed: readonly PlacedQuestion[]
  readonly #ledger: Ledger
  readonly #ids = new Map<PlacedQuestion, CardId>()
  readonly #taken = new Set<CardId>()
  readonly #pairs = new Map<PlacedQuestion, MatchCandidate>()
  readonly #matches = new Map<PlacedQuestion, Match>()
  readonly #borrowed: ReadonlySet<CardId>
  readonly #compared = new Map<PlacedQuestion, Map<KnownEntry, Contents | undefined>>()
  /** The hashes of the answers that several questions have. */
  #repeated: ReadonlySet<string> | undefined

  constructor(placed: readonly PlacedQuestion[], ledger: Ledger) {
    this.#placed = placed
    this.#ledger = ledger
    this.#borrowed = cardsWithBorrowedTraits(placed, ledger)
  }

  unnamed(): PlacedQuestion[] {
    return this.#placed.filter((one) => !this.#ids.has(one))
  }

  freeEntries(): KnownEntry[] {
    return [...this.#ledger.entries.values()]
      .filter(hasTraits)
      .filter(({ id }) => !this.#taken.has(id) && !this.#borrowed.has(id))
  }

  surroundings() {
    return { ids: this.#ids, entries: this.#ledger.entries, compare: this.#compare }
  }

  /** Compares a question with an entry once, however often matching continues. */
  readonly #compare = (placed: PlacedQuestion, entry: KnownEntry): Contents | undefined => {
    const known = this.#compared.get(placed) ?? new Map<KnownEntry, Contents | undefined>()
    this.#compared.set(placed, known)
    if (!known.has(entry)) known.set(entry, compareContents(placed, entry, this.#isUnique))
    return known.get(entry)
  }

  /** Whether at most one question, and at most one entry that isn't retired, has an answer. */
  readonly #isUnique = (answerHash: string): boolean => {
    this.#repeated ??= new Set([
      ...repeats(this.#placed.map(({ features }) => features.answerHash)),
      ...repeats(
        [...this.#ledger.entries.values()].map(({ state, traits }) =>
          state.type === 'retired' ? undefined : traits?.answer?.hash,
        ),
      ),
    ])
    return !this.#repeated.has(answerHash)
  }

  pin(): Problem[] {
    const problems: Problem[] = []
    for (const one of this.#placed) {
      const { pinned, file, line } = one.features.question
      if (pinned === undefined) continue
      if (!isCardId(pinned)) {
        const reason = `Unexpected id ${JSON.stringify(pinned)}, expected 12 letters (a-z, A-Z) and digits`
        problems.push(problemAt({ file, line }, 'card-id', reason))
      } else if (this.#taken.has(pinned)) {
        const reason = `The id ${pinned} is already pinned to another question; this question gets an id of its own`
        problems.push(problemAt({ file, line }, 'card-id', reason))
      } else this.#name(one, pinned, { type: 'pinned' })
    }
    return problems
  }

  take(pairs: readonly MatchCandidate[], type: 'same' | 'edited'): void {
    for (const pair of pairs) {
      this.#pairs.set(pair.placed, pair)
      const { evidence } = pair
      this.#name(pair.placed, pair.entry.id, type === 'same' ? { type, evidence } : { type, evidence, rivals: [] })
    }
  }

  /**
   * Gives questions that were reworded while they had no answer the ids that learners know. Such a question was new while
   * its answer was away; now that it has the answer of a card that is gone, nobody has learned its own id yet.
   */
  reclaim(): void {
    const unissued = [...this.#pairs.values()].filter(
      ({ placed, entry }) =>
        entry.state.type === 'open' && entry.fingerprint === undefined && placed.features.answerHash !== undefined,
    )
    if (unissued.length === 0) return
    const gone = groupBy(
      this.freeEntries().filter(({ fingerprint }) => fingerprint !== undefined),
      ({ traits }) => traits.answer?.hash ?? '',
    )
    for (const { placed, entry } of unissued) {
      const [known, ...others] = gone.get(placed.features.answerHash ?? '') ?? []
      if (known === undefined || others.length > 0) continue
      const [pair] = matchEdited([placed], [known], this.surroundings())
      if (pair === undefined) continue
      this.#taken.delete(entry.id)
      this.take([pair], 'edited')
    }
  }

  /**
   * Matches ledger lines without traits, such as those of format 1: their ids were made from the questions, and can be
   * made again. In format 1 the numbering of a question was part of it.
   */
  restoreFirstIds(): void {
    // A retired id that was in no deck and of which nothing is known stands for a lost line: it is only reserved.
    const isLost = ({ state, fingerprint }: LedgerEntry): boolean =>
      state.type === 'retired' && fingerprint === undefined
    const bare = new Set(
      [...this.#ledger.entries.values()].flatMap((entry) =>
        entry.traits === undefined && !isLost(entry) ? entry.id : [],
      ),
    )
    if (bare.size === 0) return
    const withNumbering = ({ features: { question } }: PlacedQuestion): string =>
      foldContent(question.prompt, question.numbering)
    for (const { one, id: idOf } of [...this.#firstIds(), ...this.#firstIds(withNumbering)]) {
      const id = idOf()
      if (bare.has(id) && !this.#taken.has(id) && !this.#ids.has(one)) {
        this.#name(one, id, { type: 'same', evidence: unknownEvidence })
      }
    }
  }

  nameRest(): void {
    for (const { one, ordinal } of this.#firstIds()) {
      if (this.#ids.has(one)) continue
      const { question, folded } = one.features
      let next = ordinal
      const { entries, incomplete } = this.#ledger
      const basis = incomplete?.basis
      let id = cardId(question.topic, folded, next, basis)
      while (this.#taken.has(id) || entries.has(id)) id = cardId(question.topic, folded, ++next, basis)
      this.#name(one, id, { type: 'new' })
    }
  }

  result(questions: readonly Question[]): Omit<Identified, 'problems'> {
    const traits = new Map<CardId, Traits>()
    const named = new Map<Question, NamedQuestion>()
    const matches = new Map<CardId, Match>()
    for (const one of this.#placed) {
      const { question } = one.features
      const id = this.#idOf(one)
      const known = this.#ledger.entries.get(id)
      const { prompt, clozes } = this.#numbered(question, known)
      named.set(question, { ...question, prompt, id })
      const found = this.#pairs.get(one)?.evidence
      const after = one.before === undefined ? undefined : this.#idOf(one.before)
      traits.set(id, { ...traitsOf(one.features, after, clozes, known?.traits), found })
      matches.set(id, this.#matchOf(one))
    }
    return {
      questions: questions.flatMap((question) => named.get(question) ?? []),
      matches,
      traits,
      absorbed: this.#absorbed(),
    }
  }

  #matchOf(one: PlacedQuestion): Match {
    const match = this.#matches.get(one) ?? { type: 'new' }
    if (match.type !== 'edited') return match
    const rivals = this.#pairs.get(one)?.rivals ?? []
    return { ...match, rivals: rivals.map((rival) => ('features' in rival ? this.#idOf(rival) : rival.id)) }
  }

  #numbered(
    question: Question,
    entry: LedgerEntry | undefined,
  ): { prompt: Content; clozes: readonly HiddenPart[] | undefined } {
    if (question.kind !== 'cloze') return { prompt: question.prompt, clozes: undefined }
    return numberClozes(question.prompt, entry?.traits?.clozes ?? [])
  }

  #name(one: PlacedQuestion, id: CardId, match: Match): void {
    this.#ids.set(one, id)
    this.#taken.add(id)
    this.#matches.set(one, match)
  }

  #idOf(one: PlacedQuestion): CardId {
    return this.#ids.get(one) ?? cardId(one.features.question.topic, one.features.folded)
  }

  /**
   * The ids that all questions would get at a first build. Equal questions of one topic are ordered by their answers,
   * and repeats with equal answers come after these.
   */
  *#firstIds(
    foldedOf = ({ features }: PlacedQuestion): string => features.folded,
  ): Iterable<{ one: PlacedQuestion; ordinal: number; id: () => CardId }> {
    const groups = groupBy(this.#placed, (one) => JSON.stringify([one.features.question.topic, foldedOf(one)]))
    for (const group of groups.values()) {
      const firsts = new Map<string, PlacedQuestion>()
      const answers = new Map(group.map((one) => [one, group.length === 1 ? '' : one.features.foldedAnswer]))
      const answerOf = (one: PlacedQuestion): string => answers.get(one) ?? ''
      for (const one of group) if (!firsts.has(answerOf(one))) firsts.set(answerOf(one), one)
      const distinct = [...firsts.values()].sort(byAnswer(answerOf))
      const repeats = group.filter((one) => firsts.get(answerOf(one)) !== one)
      for (const [ordinal, one] of [...distinct, ...repeats].entries()) {
        yield { one, ordinal, id: () => cardId(one.features.question.topic, foldedOf(one), ordinal) }
      }
    }
  }

  /**
   * The entries without a question whose content another question has taken over: a question with the same words, one
   * with the same answer and similar words, or one that was made of two.
   */
  #absorbed(): Map<CardId, CardId> {
    const absorbed = new Map<CardId, CardId>()
    const free = this.freeEntries()
    if (free.length === 0) return absorbed
    const byQuestion = new Map(this.#placed.map((one) => [one.features.questionHash, one]))
    const byAnswer = new Map(this.#placed.map((one) => [one.features.answerHash, one]))
    for (const entry of free) {
      const { questionHash, answer } = entry.traits
      const same = byQuestion.get(questionHash)
      const other = answer === undefined ? undefined : byAnswer.get(answer.hash)
      if (same !== undefined && (answer === undefined || answer.hash === same.features.answerHash)) {
        absorbed.set(entry.id, this.#idOf(same))
      } else if (other !== undefined && entry.state.type !== 'retired' && asksTheSame(other, entry)) {
        absorbed.set(entry.id, this.#idOf(other))
      }
    }
    for (const [one, pair] of this.#pairs) {
      for (const { id } of pair.absorbed)
        if (!this.#taken.has(id) && !absorbed.has(id)) absorbed.set(id, this.#idOf(one))
    }
    return absorbed
  }
}

/** The texts that occur more than once. */
function repeats(texts: readonly (string | undefined)[]): Set<string> {
  const seen = new Set<string>()
  return new Set(texts.flatMap((text) => (text === undefined || seen.size < seen.add(text).size ? [] : text)))
}

const unknownEvidence: Evidence = { question: 1, answer: undefined, file: 'same', section: 'same', neighbours: 0 }

function hasTraits(entry: LedgerEntry): entry is KnownEntry {
  return entry.traits !== undefined
}

/** Answered questions come first, so that a later answer does not take over the id of a card that people learn. */
function byAnswer(answerOf: (one: PlacedQuestion) => string): (a: PlacedQuestion, b: PlacedQuestion) => number {
  return (a, b) =>
    Number(b.features.question.answered) - Number(a.features.question.answered) ||
    byCodePoint(answerOf(a), answerOf(b)) ||
    byCodePoint(a.features.question.section.join('\n'), b.features.question.section.join('\n'))
}
