import { joinedTo } from '../identity/ledger.ts'
import { sketchSimilarity } from '../identity/sketch.ts'
import type { CardId } from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'
import { memoiseByObject } from '../text/memoise.ts'
import { foldLetters, letterSimilarity } from '../text/similarity.ts'
import { compareWordings, wordingOf } from '../text/wording.ts'
import { type KnownText, type Snapshot, type SnapshotCard, withoutClozeMarks } from './snapshot.ts'

/** What happened to one card. */
export type Change =
  /** The card keeps its history; question and answer are the same, as far as they are known. */
  | { readonly type: 'kept'; readonly before: SnapshotCard; readonly after: SnapshotCard; readonly moved: boolean }
  /** The card keeps its history; its question was reworded. */
  | { readonly type: 'reworded'; readonly before: SnapshotCard; readonly after: SnapshotCard; readonly moved: boolean }
  /** The card keeps its history and its question; its answer changed. */
  | { readonly type: 'answer'; readonly before: SnapshotCard; readonly after: SnapshotCard; readonly moved: boolean }
  /** The id, and with it the history, went to an unrelated question. */
  | { readonly type: 'replaced'; readonly before: SnapshotCard; readonly after: SnapshotCard; readonly moved: boolean }
  /** The card was merged into another card that learners have. */
  | {
      readonly type: 'merged'
      readonly before: SnapshotCard
      readonly after: SnapshotCard
      readonly into: SnapshotCard
    }
  /** The card was removed: its question or its answer is gone. */
  | { readonly type: 'retired'; readonly before: SnapshotCard; readonly after: SnapshotCard | undefined }
  /** The card was retired and is back. */
  | { readonly type: 'returned'; readonly before: SnapshotCard; readonly after: SnapshotCard }
  /** The card is new. */
  | { readonly type: 'added'; readonly after: SnapshotCard }
  /** The same card to learners, but with a new id or another note type, which Anki cannot update: its history is lost. */
  | { readonly type: 'reset'; readonly before: SnapshotCard; readonly after: SnapshotCard }

/** What the author has decided about cards. */
export interface Rulings {
  /** Groups of ids that are different cards. */
  readonly different: readonly (readonly string[])[]
  /** The ids that are pinned to a question. */
  readonly pinned: ReadonlySet<CardId>
}

const noRulings: Rulings = { different: [], pinned: new Set() }

/** The number of cards for each change; `moved` counts the kept cards that are in another file or section now. */
export type ChangeCounts = Readonly<Record<Change['type'] | 'moved', number>>

/** Questions with at least this share of their words in common count as the same if their answers are equal and distinctive. */
const sameByAnswer = 0.3
/** The number of letters from which on an answer is distinctive, unlike "Yes" and "False". */
const distinctiveLength = 20
/** Questions with a similarity below this, and with different answers, are unrelated. */
const otherQuestion = 0.4

/**
 * Compares two snapshots: what happened to each card that learners had, and which cards are new, sorted by place. Pure.
 * @param rulings What the author has decided; this is never questioned.
 */
export function compareSnapshots(before: Snapshot, after: Snapshot, rulings: Rulings = noRulings): Change[] {
  const changes: Change[] = []
  const gone: SnapshotCard[] = []
  const fresh: SnapshotCard[] = []
  for (const old of before.values()) {
    if (old.state.type !== 'card') continue
    const now = after.get(old.id)
    if (now?.state.type === 'card') changes.push(changeOf(old, now, rulings))
    else if (now?.state.type === 'open') changes.push({ type: 'retired', before: old, after: now })
    else {
      const card = joinedTo(old.id, after).at(-1)
      const into = card === undefined ? undefined : after.get(card)
      if (now === undefined || into?.state.type !== 'card') gone.push(old)
      else if (wasIssued(before.get(into.id))) changes.push({ type: 'merged', before: old, after: now, into })
      // The question continues under an id that learners never had.
      else changes.push({ type: 'reset', before: old, after: into })
    }
  }
  for (const now of after.values()) {
    const old = before.get(now.id)
    if (now.state.type !== 'card' || old?.state.type === 'card') continue
    if (old !== undefined && wasIssued(old)) changes.push({ type: 'returned', before: old, after: now })
    else fresh.push(now)
  }

  const resets = pairsAlike(gone, fresh, rulings)
  changes.push(...resets)
  const paired = new Set(resets.flatMap(({ before, after }) => [before.id, after.id]))
  for (const old of gone)
    if (!paired.has(old.id)) changes.push({ type: 'retired', before: old, after: after.get(old.id) })
  const taken = new Set(changes.flatMap((change) => (change.type === 'reset' ? [change.after.id] : [])))
  for (const now of fresh) if (!taken.has(now.id)) changes.push({ type: 'added', after: now })
  return changes.sort(byPlace)
}

/** Whether the author has decided that two ids are different cards. */
export function areDifferent(one: CardId, two: CardId, { different }: Rulings): boolean {
  return different.some((ids) => ids.includes(one) && ids.includes(two))
}

/** Counts changes by type. */
export function countChanges(changes: readonly Change[]): ChangeCounts {
  const counts = {
    kept: 0,
    reworded: 0,
    answer: 0,
    replaced: 0,
    merged: 0,
    retired: 0,
    returned: 0,
    added: 0,
    reset: 0,
    moved: 0,
  }
  for (const change of changes) {
    counts[change.type] += 1
    if (change.type === 'kept' && change.moved) counts.moved += 1
  }
  return counts
}

/** The place at which to report a change: that of the card now, or else its former file. */
export function placeOf(change: Change): Pick<SnapshotCard, 'file' | 'line'> {
  if (change.after?.file !== undefined) return change.after
  return change.type === 'added' ? { file: undefined, line: undefined } : { file: change.before.file, line: undefined }
}

function wasIssued(card: SnapshotCard | undefined): boolean {
  return card !== undefined && (card.fingerprint !== undefined || card.state.type === 'card')
}

/** The change of a card that kept its id. */
function changeOf(before: SnapshotCard, after: SnapshotCard, { pinned }: Rulings): Change {
  if (before.form !== undefined && after.form !== undefined && before.form !== after.form)
    return { type: 'reset', before, after }
  const moved = differs(before.file, after.file) || differs(before.section, after.section)
  const sameAnswer = hasOtherMedia(before, after) ? false : isSame(before.answer, after.answer)
  if (isSame(before.question, after.question) !== false)
    return { type: sameAnswer === false ? 'answer' : 'kept', before, after, moved }
  const other = similarity(before.question, after.question, otherQuestion) < otherQuestion
  const otherAnswer = sameAnswer !== true && similarity(before.answer, after.answer, otherQuestion) < otherQuestion
  return { type: other && otherAnswer && !pinned.has(after.id) ? 'replaced' : 'reworded', before, after, moved }
}

/**
 * Whether a card shows other images or sounds than before. Where the media are unknown, as in a ledger, any change that
 * learners can see of a card with media counts, if the card has not moved.
 */
function hasOtherMedia(before: SnapshotCard, after: SnapshotCard): boolean {
  if (before.media !== undefined && after.media !== undefined) return before.media.join('\n') !== after.media.join('\n')
  const media = before.media ?? after.media ?? []
  const isVisible = before.fingerprint !== undefined && after.fingerprint !== undefined
  const isMoved = differs(before.file, after.file) || differs(before.section, after.section)
  return media.length > 0 && isVisible && before.fingerprint !== after.fingerprint && !isMoved
}

/** Pairs each removed card with the most similar new card that asks the same, as identifying questions understands it. */
function pairsAlike(
  gone: readonly SnapshotCard[],
  fresh: readonly SnapshotCard[],
  rulings: Rulings,
): Extract<Change, { type: 'reset' }>[] {
  const candidates = gone.flatMap((before) =>
    fresh.flatMap((after) => {
      if (areDifferent(before.id, after.id, rulings)) return []
      const distinctive = isSame(before.answer, after.answer) === true && isDistinctive(before.answer, after.answer)
      const { relation, similarity } = compareWordings(wording(before.question), wording(after.question))
      const isSameQuestion = similarity > 0 && (relation === 'equal' || relation === 'reordered')
      if (!isSameQuestion && !(distinctive && similarity >= sameByAnswer)) return []
      return [{ before, after, score: similarity + (distinctive ? 1 : 0) }]
    }),
  )
  candidates.sort(
    (a, b) => b.score - a.score || byCodePoint(a.before.id, b.before.id) || byCodePoint(a.after.id, b.after.id),
  )
  const paired = new Set<CardId>()
  return candidates.flatMap(({ before, after }) => {
    if (paired.has(before.id) || paired.has(after.id)) return []
    paired.add(before.id).add(after.id)
    return [{ type: 'reset', before, after }]
  })
}

/** Whether two texts are the same; undefined when too little is known of them. */
function isSame(a: KnownText, b: KnownText): boolean | undefined {
  if (a.hash !== undefined && b.hash !== undefined) return a.hash === b.hash
  const [one, two] = comparableTexts(folded(a), folded(b))
  return one === undefined || two === undefined ? undefined : one === two
}

function isDistinctive(a: KnownText, b: KnownText): boolean {
  const text = letters(a).text ?? letters(b).text
  return text !== undefined && text.length >= distinctiveLength
}

/** The similarity of two texts, from 0 to 1; 0 if it is below `least`, or nothing is known. */
function similarity(a: KnownText, b: KnownText, least: number): number {
  const [one, two] = comparableTexts(letters(a), letters(b))
  if (one !== undefined && two !== undefined) return letterSimilarity(one, two, least)
  return a.sketch === undefined || b.sketch === undefined ? 0 : sketchSimilarity(a.sketch, b.sketch)
}

/** The texts to compare: the whole texts if both are known, or else the two beginnings, or else what there is of each. */
export function comparableTexts(a: KnownText, b: KnownText): [string | undefined, string | undefined] {
  if (a.text !== undefined && b.text !== undefined) return [a.text, b.text]
  if (a.beginning !== undefined && b.beginning !== undefined) return [a.beginning, b.beginning]
  return [a.text ?? a.beginning, b.text ?? b.beginning]
}

const folded = memoiseByObject((known: KnownText) => mapTexts(known, (text) => text.normalize('NFKC').toLowerCase()))

const letters = memoiseByObject((known: KnownText) => mapTexts(known, (text) => foldLetters(withoutClozeMarks(text))))

/** The words of a question; none when its text is unknown. */
const wording = memoiseByObject(({ text, beginning }: KnownText) =>
  wordingOf(withoutClozeMarks(text ?? beginning ?? '')),
)

function mapTexts({ text, beginning, ...known }: KnownText, change: (text: string) => string): KnownText {
  return {
    text: text === undefined ? undefined : change(text),
    beginning: beginning === undefined ? undefined : change(beginning),
    ...known,
  }
}

function differs(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

function byPlace(a: Change, b: Change): number {
  const [one, two] = [placeOf(a), placeOf(b)]
  return (
    byCodePoint(one.file ?? '', two.file ?? '') || (one.line ?? 0) - (two.line ?? 0) || byCodePoint(idOf(a), idOf(b))
  )
}

function idOf(change: Change): CardId {
  return change.type === 'added' ? change.after.id : change.before.id
}
