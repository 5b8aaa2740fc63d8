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
import { type AskedQuestion, asksTheSame, type Known, type MatchCandidate, matchEdited, matchSame } from './match.ts'
import { Look, traitsOf } from './traits.ts'

/** How a question came to its id. */
export type Match =
  /** By topic and question: nothing in the ledger is like it. */
  | { readonly type: 'new' }
  /** Set by the author. */
  | { readonly type: 'pinned' }
  /** Known by its words; place and answer may have changed. */
  | { readonly type: 'same'; readonly evidence: Evidence }
  /** Found again although it was edited. `rivals`: other ids that it, or questions that the id, might as well belong to. */
  | { readonly type: 'edited'; readonly evidence: Evidence; readonly rivals: readonly CardId[] }

/** Questions with their ids. */
export interface Identified {
  /** In the order given; the parts of clozes bear the numbers that they had before. */
  readonly questions: readonly NamedQuestion[]
  readonly matches: ReadonlyMap<CardId, Match>
  /** What is to be remembered of each. */
  readonly traits: ReadonlyMap<CardId, Traits>
  /** Ids that nothing asks any more because another one asks the same: an equal question, or one made of both. */
  readonly absorbed: ReadonlyMap<CardId, CardId>
  readonly problems: readonly Problem[]
}

/**
 * Gives every question its id: the one that its author pinned; the one that the ledger holds for it, if need be found
 * again by what is left of question, answer, section and neighbours; or one made of topic and question. Where a question
 * stands among the others makes no difference to a new id.
 */
export function identify(questions: readonly Question[], ledger: Ledger): Identified {
  const asked = inFiles(questions)
  const naming = new Naming(asked, ledger)
  const problems = naming.pin()
  naming.take(matchSame(naming.unnamed(), naming.freeEntries()), 'same')
  naming.takeFirstIds()
  // What is found again tells of its neighbours in turn.
  for (let found = true; found; ) {
    const pairs = matchEdited(naming.unnamed(), naming.freeEntries(), naming.surroundings())
    naming.take(pairs, 'edited')
    found = pairs.length > 0
  }
  naming.nameRest()
  return { ...naming.result(questions), problems }
}

/** The questions, in the order of their places, each with those around it in its file. */
function inFiles(questions: readonly Question[]): AskedQuestion[] {
  const sorted = [...questions].sort((a, b) => byCodePoint(a.file, b.file) || a.line - b.line)
  const asked: (AskedQuestion & { before: AskedQuestion | undefined; behind: AskedQuestion | undefined })[] = []
  for (const question of sorted) {
    const last = asked.at(-1)
    const before = last?.look.question.file === question.file ? last : undefined
    const one = { look: new Look(question), before, behind: undefined }
    if (before !== undefined && last !== undefined) last.behind = one
    asked.push(one)
  }
  return asked
}

class Naming {
  readonly #asked: readonly AskedQuestion[]
  readonly #ledger: Ledger
  readonly #ids = new Map<AskedQuestion, CardId>()
  readonly #taken = new Set<CardId>()
  readonly #pairs = new Map<AskedQuestion, MatchCandidate>()
  readonly #matches = new Map<AskedQuestion, Match>()
  readonly #onLoan: ReadonlySet<CardId>

  constructor(asked: readonly AskedQuestion[], ledger: Ledger) {
    this.#asked = asked
    this.#ledger = ledger
    this.#onLoan = cardsWithBorrowedTraits(asked, ledger)
  }

  unnamed(): AskedQuestion[] {
    return this.#asked.filter((one) => !this.#ids.has(one))
  }

  freeEntries(): Known[] {
    return [...this.#ledger.entries.values()]
      .filter(isKnown)
      .filter(({ id }) => !this.#taken.has(id) && !this.#onLoan.has(id))
  }

  surroundings() {
    return { ids: this.#ids, entries: this.#ledger.entries }
  }

  pin(): Problem[] {
    const problems: Problem[] = []
    for (const one of this.#asked) {
      const { pinned, file, line } = one.look.question
      if (pinned === undefined) continue
      if (!isCardId(pinned)) {
        const reason = `Unexpected id ${JSON.stringify(pinned)}, expected 12 letters (a-z, A-Z) and digits`
        problems.push(problemAt({ file, line }, 'card-id', reason))
      } else if (this.#taken.has(pinned)) {
        const reason = `The id ${pinned} is pinned to another question as well; this one gets its own`
        problems.push(problemAt({ file, line }, 'card-id', reason))
      } else this.#name(one, pinned, { type: 'pinned' })
    }
    return problems
  }

  take(pairs: readonly MatchCandidate[], type: 'same' | 'edited'): void {
    for (const pair of pairs) {
      this.#pairs.set(pair.asked, pair)
      const { evidence } = pair
      this.#name(pair.asked, pair.entry.id, type === 'same' ? { type, evidence } : { type, evidence, rivals: [] })
    }
  }

  /**
   * Lines that hold nothing but an id, as those of format 1: the id was made of the question, and can be made again. In
   * format 1 the numbering of the question was a part of it.
   */
  takeFirstIds(): void {
    const bare = new Set(
      [...this.#ledger.entries.values()].flatMap(({ id, traits }) => (traits === undefined ? id : [])),
    )
    if (bare.size === 0) return
    const withNumbering = ({ look: { question } }: AskedQuestion): string =>
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
      const { question, folded } = one.look
      let next = ordinal
      let id = cardId(question.topic, folded, next)
      while (this.#taken.has(id) || this.#ledger.entries.has(id)) id = cardId(question.topic, folded, ++next)
      this.#name(one, id, { type: 'new' })
    }
  }

  result(questions: readonly Question[]): Omit<Identified, 'problems'> {
    const traits = new Map<CardId, Traits>()
    const named = new Map<Question, NamedQuestion>()
    const matches = new Map<CardId, Match>()
    for (const one of this.#asked) {
      const { question } = one.look
      const id = this.#idOf(one)
      const known = this.#ledger.entries.get(id)
      const { prompt, clozes } = this.#numbered(question, known)
      named.set(question, { ...question, prompt, id })
      const found = this.#pairs.get(one)?.evidence
      const after = one.before === undefined ? undefined : this.#idOf(one.before)
      traits.set(id, { ...traitsOf(one.look, after, clozes, known?.traits), found })
      matches.set(id, this.#matchOf(one))
    }
    return {
      questions: questions.flatMap((question) => named.get(question) ?? []),
      matches,
      traits,
      absorbed: this.#absorbed(),
    }
  }

  #matchOf(one: AskedQuestion): Match {
    const match = this.#matches.get(one) ?? { type: 'new' }
    if (match.type !== 'edited') return match
    const rivals = this.#pairs.get(one)?.rivals ?? []
    return { ...match, rivals: rivals.map((rival) => ('look' in rival ? this.#idOf(rival) : rival.id)) }
  }

  #numbered(
    question: Question,
    entry: LedgerEntry | undefined,
  ): { prompt: Content; clozes: readonly HiddenPart[] | undefined } {
    if (question.kind !== 'cloze') return { prompt: question.prompt, clozes: undefined }
    return numberClozes(question.prompt, entry?.traits?.clozes ?? [])
  }

  #name(one: AskedQuestion, id: CardId, match: Match): void {
    this.#ids.set(one, id)
    this.#taken.add(id)
    this.#matches.set(one, match)
  }

  #idOf(one: AskedQuestion): CardId {
    return this.#ids.get(one) ?? cardId(one.look.question.topic, one.look.folded)
  }

  /**
   * The first ids of all questions. Those of one topic that ask the same are told apart by their answers, and repeats by
   * an ordinal behind these.
   */
  *#firstIds(
    foldedOf = ({ look }: AskedQuestion): string => look.folded,
  ): Iterable<{ one: AskedQuestion; ordinal: number; id: () => CardId }> {
    const groups = groupBy(this.#asked, (one) => JSON.stringify([one.look.question.topic, foldedOf(one)]))
    for (const group of groups.values()) {
      const firsts = new Map<string, AskedQuestion>()
      for (const one of group) if (!firsts.has(one.look.foldedAnswer)) firsts.set(one.look.foldedAnswer, one)
      const distinct = [...firsts.values()].sort(byAnswer)
      const repeats = group.filter((one) => firsts.get(one.look.foldedAnswer) !== one)
      for (const [ordinal, one] of [...distinct, ...repeats].entries()) {
        yield { one, ordinal, id: () => cardId(one.look.question.topic, foldedOf(one), ordinal) }
      }
    }
  }

  /**
   * Entries that nothing was found for while another question asks the same: one with the same words or, in other words,
   * with the same answer; or one that was made of both.
   */
  #absorbed(): Map<CardId, CardId> {
    const absorbed = new Map<CardId, CardId>()
    const free = this.freeEntries()
    if (free.length === 0) return absorbed
    const byQuestion = new Map(this.#asked.map((one) => [one.look.questionHash, one]))
    const byAnswer = new Map(this.#asked.map((one) => [one.look.answerHash, one]))
    for (const entry of free) {
      const { questionHash, answer } = entry.traits
      const same = byQuestion.get(questionHash)
      const other = answer === undefined ? undefined : byAnswer.get(answer.hash)
      if (same !== undefined && (answer === undefined || answer.hash === same.look.answerHash)) {
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

const unknownEvidence: Evidence = { question: 1, answer: undefined, file: 'same', section: 'same', neighbours: 0 }

function isKnown(entry: LedgerEntry): entry is Known {
  return entry.traits !== undefined
}

/** Answered questions first, so that an answer written later doesn't take the id of one that people already learn. */
function byAnswer(a: AskedQuestion, b: AskedQuestion): number {
  return (
    Number(b.look.question.answered) - Number(a.look.question.answered) ||
    byCodePoint(a.look.foldedAnswer, b.look.foldedAnswer) ||
    byCodePoint(a.look.question.section.join('\n'), b.look.question.section.join('\n'))
  )
}
