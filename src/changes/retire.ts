import { deckFileName, foldFileName } from '../emit/file-name.ts'
import { joinedTo, type Ledger } from '../identity/ledger.ts'
import type { CardId, Deck, LedgerEntry, RenderedCard, RetiredCard } from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'
import type { SourceFile } from '../model/source-file.ts'
import { uniteTags } from '../model/tags.ts'
import type { Seconds } from '../model/time.ts'
import { type StandingPlace, standingWords } from '../parse/standing-words.ts'
import { escapeText } from '../render/field/escape.ts'

const retiredTag = 'topdeck::retired'

/** The ids of cards that were in decks and are no longer. */
export function retiredIds({ entries }: Ledger): ReadonlySet<CardId> {
  const retired = [...entries.values()].filter(({ state, fingerprint }) => state.type !== 'card' && fingerprint)
  return new Set(retired.map(({ id }) => id))
}

/**
 * The retired cards of a ledger, sorted by id, with the tag `topdeck::retired`, a remark in the field `notes` that gives
 * the reason, and the card that they were merged into, if any.
 * @param past The cards of earlier decks, which provide the content. A retired card that is not among them is left out.
 * @param standing Where the words of former questions still stand, as {@link standingQuestions} finds them.
 */
export function retiredCards(
  ledger: Ledger,
  past: ReadonlyMap<CardId, RenderedCard | RetiredCard>,
  standing: ReadonlyMap<CardId, StandingPlace> = new Map(),
): RetiredCard[] {
  return [...retiredIds(ledger)].sort(byCodePoint).flatMap((id) => {
    const entry = ledger.entries.get(id)
    const shown = past.get(id)
    if (entry === undefined || shown === undefined) return []
    const end = endOf(entry, ledger)
    const successor = successorOf(entry, ledger)
    const { successor: _, ...card } = { successor: undefined, ...shown }
    return [
      {
        ...card,
        tags: uniteTags([...card.tags, retiredTag]),
        fields: { ...card.fields, notes: withoutRemark(card.fields.notes) + remark(reasonFor(end, past, standing)) },
        changed: entry.changed,
        ...(successor !== undefined && { successor }),
      },
    ]
  })
}

/** For how many seconds packages contain a retired card, so that learners hear of it: 90 days. */
const ANNOUNCED = 90 * 86_400

/**
 * The retired cards that packages still contain: those of the last 90 days. Learners who update now and then hear of
 * them, and packages do not grow forever.
 * @param latest The time of the last change in the ledger.
 */
export function announced(retired: readonly RetiredCard[], latest: Seconds): RetiredCard[] {
  return retired.filter(({ changed }) => changed >= latest - ANNOUNCED)
}

/** The card that a ledger entry was merged into, or the entry itself if it is a card; undefined when there is none. */
export function successorOf(entry: LedgerEntry, ledger: Ledger): CardId | undefined {
  const end = endOf(entry, ledger)
  return end?.state.type === 'card' ? end.id : undefined
}

/** The last entry of the chain that an entry was joined to; the entry itself if it was not joined. */
function endOf(entry: LedgerEntry, { entries }: Ledger): LedgerEntry | undefined {
  if (entry.state.type !== 'joined') return entry
  const { card } = entry.state
  return entries.get(joinedTo(card, entries).at(-1) ?? card)
}

/**
 * Finds where the words of retired questions still stand in the topics, although they are no longer read as questions.
 * @param present The places of the present questions, whose words are their own.
 */
export function standingQuestions(
  { entries }: Ledger,
  files: readonly SourceFile[],
  present: readonly StandingPlace[],
): ReadonlyMap<CardId, StandingPlace> {
  const former = [...entries.values()].flatMap(({ id, state, fingerprint, traits }) =>
    state.type === 'retired' && fingerprint !== undefined && traits !== undefined ? [{ id, ...traits }] : [],
  )
  if (former.length === 0) return new Map()
  const taken = new Set(present.map(({ file, line }) => `${line} ${file}`))
  const found = standingWords(files, former, ({ file, line }) => taken.has(`${line} ${file}`))
  return new Map([...found].map(([{ id }, place]) => [id, place]))
}

function reasonFor(
  end: LedgerEntry | undefined,
  past: ReadonlyMap<CardId, RenderedCard>,
  standing: ReadonlyMap<CardId, StandingPlace>,
): string {
  if (end?.state.type === 'open') return 'its answer is gone from the topics'
  if (end?.state.type !== 'card') {
    const place = end && standing.get(end.id)
    if (place === undefined) return 'its question is gone from the topics'
    return `its question is still in ${escapeText(place.file)}, but it is no longer read as a question`
  }
  const question = end.traits?.question ?? past.get(end.id)?.text
  return question === undefined ? 'it is now asked by another card' : `it is now asked by “${escapeText(question)}”`
}

function remark(reason: string): string {
  return `<p class="retired">This card is retired: ${reason}.</p>`
}

/** Removes the remark of an earlier build, which may be out of date. */
function withoutRemark(notes: string): string {
  return notes.replace(/<p class="retired">.*<\/p>$/s, '')
}

/**
 * Adds retired cards to decks: each to the decks of the topics that asked it, and to the deck `all`. Their media are
 * included only if another card still shows them; the bytes of the others are gone.
 */
export function withRetired(decks: readonly Deck[], retired: readonly RetiredCard[]): Deck[] {
  const known = new Map(decks.flatMap(({ media }) => media.map((file) => [file.name, file])))
  const mediaOf = (card: RetiredCard) => card.media.flatMap((name) => known.get(name) ?? [])
  return decks.map((deck) => {
    const own = retired.filter((card) => deck.name === 'all' || topicDecksOf(card).includes(foldFileName(deck.name)))
    const names = new Set([...deck.media, ...own.flatMap(mediaOf)].map(({ name }) => name))
    return { ...deck, retired: own, media: [...names].sort().flatMap((name) => known.get(name) ?? []) }
  })
}

function topicDecksOf({ topic, sources }: RetiredCard): string[] {
  return [topic, ...sources.map((source) => source.topic)].map((each) => foldFileName(deckFileName(each)))
}
