import { joinedTo } from '../identity/ledger.ts'
import type { CardId } from '../model/card.ts'
import type { StandingPlace } from '../parse/standing-words.ts'
import { emptyWords } from '../text/empty-words.ts'
import { groupBy } from '../text/group-by.ts'
import { foldLetters, letterSimilarity } from '../text/similarity.ts'
import { stemOfWord } from '../text/stem.ts'
import { areDifferent, type Change, type Rulings } from './changes.ts'
import { type Snapshot, type SnapshotCard, withoutClozeMarks } from './snapshot.ts'

/** A history that learners probably lose, although each change by itself could be meant. */
export type Loss =
  /** The card is retired, but the words of its question still stand in the topics. */
  | { readonly type: 'standing'; readonly before: SnapshotCard; readonly place: StandingPlace }
  /** The card is retired, and a new one is in its place or has similar words: the question was probably rewritten. */
  | { readonly type: 'rewritten'; readonly before: SnapshotCard; readonly after: SnapshotCard }
  /** A merged card has come apart: one of its questions is now a card without its history. */
  | { readonly type: 'split'; readonly before: SnapshotCard; readonly after: SnapshotCard }
  /** A hidden part of a cloze has got the number, and with it the history, of another part. */
  | {
      readonly type: 'renumbered'
      readonly after: SnapshotCard
      readonly part: string
      readonly from: number
      readonly to: number
    }

/** Two snapshots, and what is known of the changes between them. */
interface Comparison {
  readonly before: Snapshot
  readonly after: Snapshot
  readonly changes: readonly Change[]
  /** Where the words of retired questions still stand. */
  readonly standing: ReadonlyMap<CardId, StandingPlace>
  readonly rulings: Rulings
}

/** Finds the losses among changes. Pure. */
export function lossesOf(comparison: Comparison): Loss[] {
  const rewritten = rewrittenCards(comparison)
  const found = new Set(rewritten.map(({ before }) => before.id))
  const standing = comparison.changes.flatMap((change): Loss[] => {
    const place = change.type === 'retired' ? comparison.standing.get(change.before.id) : undefined
    return change.type !== 'retired' || place === undefined || found.has(change.before.id)
      ? []
      : [{ type: 'standing', before: change.before, place }]
  })
  return [...standing, ...rewritten, ...splitCards(comparison), ...renumberedParts(comparison)]
}

/** Pairs retired cards with the new ones that are at their place or have similar words. */
function rewrittenCards({ before, after, changes, rulings }: Comparison): Extract<Loss, { type: 'rewritten' }>[] {
  const gone = changes.flatMap((change) => (change.type === 'retired' && !isLive(change.after) ? change.before : []))
  const fresh = changes.flatMap((change) => (change.type === 'added' ? change.after : []))
  if (gone.length === 0 || fresh.length === 0) return []
  const [old, now] = [new Order(before), new Order(after)]
  const candidates = fresh.map((card) => candidateOf(card, now.gapOf(card, old)))
  const [byGap, byFile] = [groupBy(candidates, ({ gap }) => gap), groupBy(candidates, ({ card }) => card.file ?? '')]
  const pairs = gone.flatMap((card) => {
    const one = candidateOf(card, old.gapOf(card, now))
    const near = new Set([...(byGap.get(one.gap) ?? []), ...(byFile.get(card.file ?? '') ?? [])])
    return [...near].flatMap((two) => {
      if (areDifferent(card.id, two.card.id, rulings)) return []
      const isOnePlace = one.gap === two.gap
      const likeness = wordsInCommon(one, two)
      const score = likeness + Number(isOnePlace)
      return isOnePlace || likeness >= SIBLING ? [{ before: card, after: two.card, score }] : []
    })
  })
  const paired = new Set<CardId>()
  return pairs
    .sort((a, b) => b.score - a.score)
    .flatMap(({ before, after }) => {
      if (paired.has(before.id) || paired.has(after.id)) return []
      paired.add(before.id).add(after.id)
      return [{ type: 'rewritten', before, after }]
    })
}

/** From this likeness on, a new question elsewhere in the file is taken for a rewritten one. */
const SIBLING = 0.6

/** A card with what it is compared by. */
interface Candidate {
  readonly card: SnapshotCard
  /** Its place among the cards that both snapshots have. */
  readonly gap: string
  readonly words: ReadonlySet<string>
  readonly letters: string
}

function candidateOf(card: SnapshotCard, gap: string): Candidate {
  const question = questionOf(card)
  return { card, gap, words: meaningfulWords(question), letters: foldLetters(question) }
}

/** How alike two questions are, from 0 to 1; 0 if they have no word in common that has a meaning. */
function wordsInCommon(a: Candidate, b: Candidate): number {
  for (const word of a.words) if (b.words.has(word)) return letterSimilarity(a.letters, b.letters)
  return 0
}

function meaningfulWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => !emptyWords.has(word)).map(stemOfWord))
}

function questionOf({ question }: SnapshotCard): string {
  return withoutClozeMarks(question.text ?? question.beginning ?? '')
}

/** The order of the questions in the files of a snapshot. */
class Order {
  readonly #files = new Map<CardId, string>()
  readonly #previous = new Map<CardId, CardId>()
  readonly #next = new Map<CardId, CardId>()

  constructor(snapshot: Snapshot) {
    const live = [...snapshot.values()].filter(({ state, isGone }) => state.type !== 'retired' && isGone !== true)
    for (const [file, cards] of groupBy(live, ({ file }) => file ?? '')) {
      const placed = cards.filter(({ line }) => line !== undefined).sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
      for (const { id } of cards) this.#files.set(id, file)
      for (const [index, { id }] of placed.entries()) this.#follow(placed[index - 1]?.id, id)
      // The ledger knows no lines, only which question was the previous one.
      for (const { id, line, previous } of cards) if (line === undefined) this.#follow(previous, id)
    }
  }

  has(id: CardId): boolean {
    return this.#files.has(id)
  }

  /** Where a card is: between which cards that another snapshot has as well, and in which file. */
  gapOf({ id }: SnapshotCard, other: Order): string {
    const [above, below] = [nearestIn(this.#previous, id, other), nearestIn(this.#next, id, other)]
    const isEnclosed = above !== undefined && below !== undefined
    return JSON.stringify([above, below, isEnclosed ? undefined : this.#files.get(id)])
  }

  #follow(previous: CardId | undefined, id: CardId): void {
    if (previous === undefined) return
    this.#previous.set(id, previous)
    if (!this.#next.has(previous)) this.#next.set(previous, id)
  }
}

function nearestIn(links: ReadonlyMap<CardId, CardId>, id: CardId, other: Order): CardId | undefined {
  const seen = new Set<CardId>([id])
  for (let next = links.get(id); next !== undefined && !seen.has(next); next = links.get(next)) {
    if (other.has(next)) return next
    seen.add(next)
  }
  return undefined
}

/** Finds new cards whose question was one of the questions of a merged card before. */
function splitCards({ before, after, changes, rulings }: Comparison): Loss[] {
  const merged = mergedQuestions(before)
  const now = mergedQuestions(after)
  return changes.flatMap((change): Loss[] => {
    if (change.type !== 'added' && change.type !== 'returned') return []
    const { after: card } = change
    const joined = before.get(card.id)?.state.type === 'joined' ? joinedTo(card.id, before).at(-1) : undefined
    const question = foldLetters(questionOf(card)).slice(0, COMPARED)
    const whole = [...before.values()].find(({ id, state }) => {
      if (state.type !== 'card' || id === card.id || !isLive(after.get(id))) return false
      const questions = merged.get(id) ?? []
      const isSmaller = questions.length > (now.get(id) ?? []).length
      return isSmaller && (id === joined || (change.type === 'added' && questions.includes(question)))
    })
    return whole === undefined || areDifferent(whole.id, card.id, rulings)
      ? []
      : [{ type: 'split', before: whole, after: card }]
  })
}

/** The ledger remembers the beginning of a question, so no more than this is compared. */
const COMPARED = 120

/** The questions of the cards that were merged of several, by the id of the card. */
function mergedQuestions(snapshot: Snapshot): Map<CardId, readonly string[]> {
  const questions = new Map<CardId, readonly string[]>()
  const joined = groupBy(
    [...snapshot.values()].filter(({ state, isGone }) => state.type === 'joined' && isGone !== true),
    ({ id }) => joinedTo(id, snapshot).at(-1) ?? id,
  )
  for (const card of snapshot.values()) {
    const own = card.asks ?? [card, ...(joined.get(card.id) ?? [])].map(questionOf)
    if (own.length > 1)
      questions.set(
        card.id,
        own.map((question) => foldLetters(question).slice(0, COMPARED)),
      )
  }
  return questions
}

/** Finds hidden parts that had a number of their own before, and now have another one. */
function renumberedParts({ before, after }: Comparison): Loss[] {
  return [...after.values()].flatMap((card): Loss[] => {
    const old = before.get(card.id)
    if (card.parts === undefined || old?.parts === undefined || !isLive(old) || !isLive(card)) return []
    const numbers = groupBy(old.parts, ({ text }) => text)
    return card.parts.flatMap(({ text, number }): Loss[] => {
      const was = numbers.get(text) ?? []
      const [first] = was
      const isKnown = first === undefined || was.some((part) => part.number === number)
      // A part with a new number loses its history; one with the number of another part takes over that history.
      return isKnown ? [] : [{ type: 'renumbered', after: card, part: text, from: first.number, to: number }]
    })
  })
}

function isLive(card: SnapshotCard | undefined): boolean {
  return card?.state.type === 'card' || card?.state.type === 'open'
}
