import type { AnswerTraits, CardId, CardState, Evidence, LedgerEntry, Traits } from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'
import { groupBy } from '../text/group-by.ts'
import { answerSimilarity, type Contents, rankOf } from './same-question.ts'
import type { KnownEntry, PlacedQuestion } from './traits.ts'

/** A question and the ledger entry that it matches. */
export interface MatchCandidate {
  readonly placed: PlacedQuestion
  readonly entry: KnownEntry
  readonly evidence: Evidence
  /** Other entries that the question matches nearly as well, and other questions that match the entry so. */
  readonly rivals: readonly (KnownEntry | PlacedQuestion)[]
  /** Further entries that match the question, and that no other question has. */
  readonly absorbed: readonly KnownEntry[]
}

const stateRank: Readonly<Record<CardState['type'], number>> = { card: 0, open: 1, joined: 2, retired: 3 }

/**
 * Pairs questions and entries with the same words. Where several questions or entries share their words, those are
 * paired first that agree in most of answer, file, section and previous question; a live entry precedes a retired one.
 * @param reading Whether the words that a card shows are compared, or those that are written, with the signs in them.
 */
export function matchSame(
  placed: readonly PlacedQuestion[],
  entries: readonly KnownEntry[],
  reading: 'read' | 'written' = 'read',
): MatchCandidate[] {
  const pairs: MatchCandidate[] = []
  const several: Unpaired[] = []
  const byQuestion = groupBy(entries, ({ traits }) => traits.questionHash)
  const hashOf = ({ features: { questionHash, writtenHash } }: PlacedQuestion) =>
    reading === 'read' ? questionHash : writtenHash
  for (const [hash, questions] of groupBy(placed, hashOf)) {
    const known = hash === undefined ? undefined : byQuestion.get(hash)
    if (known === undefined) continue
    const unpaired = { placed: questions, entries: [...known].sort(byState) }
    if (questions.length > 1 || known.length > 1) several.push(unpaired)
    else matchByAnswer(unpaired, pairs)
  }
  const ids = new Map(pairs.map(({ placed: question, entry }) => [question, entry.id]))
  const levels = levelsAround(ids)
  for (const unpaired of several) {
    for (const level of levels) pairUp(unpaired, level, pairs)
    matchByAnswer(unpaired, pairs)
  }
  return pairs
}

/** What a question and an entry must have in common; undefined where there is nothing to compare. */
interface Criterion {
  ofQuestion(placed: PlacedQuestion): string | undefined
  ofEntry(traits: Traits): string | undefined
}

const answer: Criterion = {
  ofQuestion: ({ features }) => features.answerHash ?? 'none',
  ofEntry: (traits) => traits.answer?.hash ?? 'none',
}
const file: Criterion = { ofQuestion: ({ features }) => features.file, ofEntry: (traits) => traits.file }
const section: Criterion = {
  ofQuestion: ({ features }) => JSON.stringify(features.section),
  ofEntry: (traits) => JSON.stringify(traits.section),
}
const topic: Criterion = {
  ofQuestion: ({ features }) => features.file.split('/')[0],
  ofEntry: (traits) => traits.file.split('/')[0],
}

/** The criteria from the strictest to the loosest. */
function levelsAround(ids: ReadonlyMap<PlacedQuestion, CardId>): Criterion[] {
  const neighbour: Criterion = {
    ofQuestion: ({ before }) => (before === undefined ? undefined : ids.get(before)),
    ofEntry: (traits) => traits.after,
  }
  const place = all(file, section)
  return [
    all(answer, place, neighbour),
    all(answer, place),
    all(answer, file),
    all(answer, section),
    answer,
    all(place, neighbour),
    place,
    neighbour,
  ]
}

function all(...levels: readonly Criterion[]): Criterion {
  const join = (parts: readonly (string | undefined)[]) => (parts.includes(undefined) ? undefined : parts.join('\n'))
  return {
    ofQuestion: (placed) => join(levels.map((level) => level.ofQuestion(placed))),
    ofEntry: (traits) => join(levels.map((level) => level.ofEntry(traits))),
  }
}

interface Unpaired {
  placed: readonly PlacedQuestion[]
  entries: readonly KnownEntry[]
}

function pairUp(unpaired: Unpaired, { ofQuestion, ofEntry }: Criterion, pairs: MatchCandidate[]): void {
  if (unpaired.placed.length === 0 || unpaired.entries.length === 0) return
  const known = groupBy(unpaired.entries, ({ traits }) => ofEntry(traits))
  const taken = new Set<PlacedQuestion | KnownEntry>()
  for (const question of unpaired.placed) {
    const key = ofQuestion(question)
    const entry = key === undefined ? undefined : known.get(key)?.find((one) => !taken.has(one))
    if (entry === undefined) continue
    taken.add(question).add(entry)
    pairs.push({ placed: question, entry, evidence: evidenceOfSame(question, entry), rivals: [], absorbed: [] })
  }
  unpaired.placed = unpaired.placed.filter((question) => !taken.has(question))
  unpaired.entries = unpaired.entries.filter((entry) => !taken.has(entry))
}

/** Pairs the remaining questions and entries with the same words by the similarity of their answers. */
function matchByAnswer(unpaired: Unpaired, pairs: MatchCandidate[]): void {
  const options = unpaired.placed.flatMap((question) =>
    unpaired.entries.map((entry) => ({ question, entry, evidence: evidenceOfSame(question, entry) })),
  )
  const taken = new Set<PlacedQuestion | KnownEntry>()
  for (const { question, entry, evidence } of options.sort((a, b) => weight(b.evidence) - weight(a.evidence))) {
    if (taken.has(question) || taken.has(entry) || isAnotherThing(evidence, question, entry)) continue
    taken.add(question).add(entry)
    pairs.push({ placed: question, entry, evidence, rivals: [], absorbed: [] })
  }
}

/**
 * Whether equal words ask about another thing: in another topic, with another answer and between other questions, as
 * "What is a service?" can. If it was the same question after all, moved and given a new answer at once, `diff` reports a reset
 * and its author can pin the id; a wrong history would go unnoticed.
 */
function isAnotherThing(
  { answer: similarity, neighbours }: Evidence,
  placed: PlacedQuestion,
  { traits }: KnownEntry,
): boolean {
  const isElsewhere = topic.ofQuestion(placed) !== topic.ofEntry(traits) && neighbours === 0
  return isElsewhere && similarity !== undefined && similarity < 0.2
}

/** If the weights of two pairs differ by less than this, the choice between them is ambiguous. */
const MARGIN = 0.04

/**
 * Pairs edited questions with the entries that no question has yet, one to one and the best first, by the similarity of
 * their words, their answers and their places.
 */
export function matchEdited(
  placed: readonly PlacedQuestion[],
  entries: readonly KnownEntry[],
  around: Surroundings,
): MatchCandidate[] {
  const options = [...candidates(placed, entries)]
    .flatMap(([question, entry]) => {
      if (isOfOtherForm(question, entry)) return []
      const compared = around.compare(question, entry)
      if (compared === undefined) return []
      const { question: similarity, answer, ...contents } = compared
      const evidence = { question: similarity, answer, ...placeEvidence(question, entry, around) }
      if (isAnotherThing(evidence, question, entry)) return []
      const rank = rankOf({ ...contents, evidence, state: entry.state.type, isIssued: entry.fingerprint !== undefined })
      return rank === 0 ? [] : [{ placed: question, entry, evidence, rank, weight: weight(evidence) }]
    })
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        b.weight - a.weight ||
        byCodePoint(a.entry.id, b.entry.id) ||
        byCodePoint(placeOf(a.placed), placeOf(b.placed)),
    )
  const ofQuestion = groupBy(options, (option) => option.placed)
  const ofEntry = groupBy(options, (option) => option.entry)
  const taken = new Set<PlacedQuestion | KnownEntry>()
  const pairs: MatchCandidate[] = []
  for (const option of options) {
    if (taken.has(option.placed) || taken.has(option.entry)) continue
    const isRival = (other: typeof option): boolean =>
      other !== option && other.rank === option.rank && other.weight > option.weight - MARGIN
    const rivalEntries = (ofQuestion.get(option.placed) ?? []).filter((o) => isRival(o) && !taken.has(o.entry))
    const rivalQuestions = (ofEntry.get(option.entry) ?? []).filter((o) => isRival(o) && !taken.has(o.placed))
    taken.add(option.placed).add(option.entry)
    const { placed: question, entry, evidence } = option
    pairs.push({
      placed: question,
      entry,
      evidence,
      rivals: [...rivalEntries.map((other) => other.entry), ...rivalQuestions.map((other) => other.placed)],
      absorbed: [],
    })
  }
  return pairs.map((pair) => {
    const unpaired = (ofQuestion.get(pair.placed) ?? []).filter(({ entry }) => !taken.has(entry))
    return { ...pair, absorbed: unpaired.map(({ entry }) => entry).filter(({ state }) => state.type !== 'retired') }
  })
}

/** What is known of the questions around an edited one. */
export interface Surroundings {
  /** The ids that questions have so far. */
  readonly ids: ReadonlyMap<PlacedQuestion, CardId>
  /** The ledger's entries, which name the previous question of each. */
  readonly entries: ReadonlyMap<CardId, LedgerEntry>
  /** Compares the contents of a question and an entry; undefined when they can't be the same. */
  readonly compare: (placed: PlacedQuestion, entry: KnownEntry) => Contents | undefined
}

/** The evidence of the places of a question and an entry. */
function placeEvidence(
  placed: PlacedQuestion,
  { id, traits }: KnownEntry,
  around?: Surroundings,
): Pick<Evidence, 'file' | 'section' | 'neighbours'> {
  const { features, before, following } = placed
  const isPreceding = before !== undefined && traits.after !== undefined && around?.ids.get(before) === traits.after
  const next = following === undefined ? undefined : around?.ids.get(following)
  const isFollowing = next !== undefined && around?.entries.get(next)?.traits?.after === id
  return {
    file: features.file === traits.file ? 'same' : 'other',
    section: section.ofQuestion(placed) === section.ofEntry(traits) ? 'same' : 'other',
    neighbours: Number(isPreceding) + Number(isFollowing),
  }
}

/** The evidence that a question is the one of an entry with the same words. */
function evidenceOfSame(placed: PlacedQuestion, entry: KnownEntry): Evidence {
  return { question: 1, answer: answerSimilarity(placed.features, entry), ...placeEvidence(placed, entry) }
}

function weight({ question, answer: similarity, file: path, section: headings, neighbours }: Evidence): number {
  const place = (Number(path === 'same') + Number(headings === 'same') + neighbours) / 4
  return 0.5 * question + 0.35 * (similarity ?? question) + 0.15 * place
}

/** A published cloze stays a cloze, because Anki cannot change the type of its note. */
function isOfOtherForm({ features }: PlacedQuestion, { fingerprint, traits }: KnownEntry): boolean {
  return fingerprint !== undefined && (features.question.kind === 'cloze') !== (traits.clozes !== undefined)
}

/** Yields the pairs to compare: all pairs if there are few, or else those that share a rare word or an answer. */
function* candidates(
  placed: readonly PlacedQuestion[],
  entries: readonly KnownEntry[],
): Iterable<[PlacedQuestion, KnownEntry]> {
  const FEW = 2500
  if (placed.length * entries.length <= FEW) {
    for (const question of placed) for (const entry of entries) yield [question, entry]
    return
  }
  const COMMON = 30
  const MOST = 20
  const keys = new Map<string, KnownEntry[]>()
  for (const entry of entries) {
    for (const key of keysOf(entry.traits.question, entry.traits.answer)) {
      const list = keys.get(key)
      if (list === undefined) keys.set(key, [entry])
      else list.push(entry)
    }
  }
  for (const question of placed) {
    const { answerHash } = question.features
    const own = answerHash === undefined ? undefined : { hash: answerHash, sketch: question.features.sketch }
    const found = new Map<KnownEntry, number>()
    for (const key of keysOf(question.features.text, own)) {
      const list = keys.get(key) ?? []
      if (list.length > COMMON) continue
      for (const entry of list) found.set(entry, (found.get(entry) ?? 0) + 1 / list.length)
    }
    const best = [...found].sort(([a, x], [b, y]) => y - x || byCodePoint(a.id, b.id)).slice(0, MOST)
    for (const [entry] of best) yield [question, entry]
  }
}

/** Index keys of a question: its words, its pairs of words, the hash of its answer, and pieces of the answer's sketch. */
function* keysOf(question: string, known: Pick<AnswerTraits, 'hash' | 'sketch'> | undefined): Iterable<string> {
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  for (const [index, word] of words.entries()) {
    yield word
    if (index > 0) yield `${words[index - 1]} ${word}`
  }
  if (known === undefined) return
  yield `=${known.hash}`
  for (let at = 0; at < known.sketch.length; at += 2) yield `~${at}${known.sketch.slice(at, at + 2)}`
}

function placeOf({ features: { question } }: PlacedQuestion): string {
  return `${question.file}\n${String(question.line).padStart(9, '0')}`
}

function byState(a: KnownEntry, b: KnownEntry): number {
  return stateRank[a.state.type] - stateRank[b.state.type] || byCodePoint(a.id, b.id)
}
