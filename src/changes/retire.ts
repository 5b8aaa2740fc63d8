import { deckFileName } from '../emit/file-name.ts'
import { joinedTo, type Ledger } from '../identity/ledger.ts'
import type { CardId, Deck, LedgerEntry, RenderedCard, RetiredCard } from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'
import { uniteTags } from '../model/tags.ts'
import type { Seconds } from '../model/time.ts'
import { escapeText } from '../render/field/escape.ts'

const retiredTag = 'topdeck::retired'

/** Ids of the cards that learners have had and that no deck has now. */
export function retiredIds({ entries }: Ledger): ReadonlySet<CardId> {
  const retired = [...entries.values()].filter(({ state, fingerprint }) => state.type !== 'card' && fingerprint)
  return new Set(retired.map(({ id }) => id))
}

/**
 * The cards that are no more by the ledger, sorted by their ids: what `past`, the content of earlier decks, shows of
 * each, with the tag `topdeck::retired`, a remark that says why, and the card that asks it now. A card that `past`
 * doesn't know can't be shown and is left out.
 */
export function retiredCards(ledger: Ledger, past: ReadonlyMap<CardId, RenderedCard | RetiredCard>): RetiredCard[] {
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
        fields: { ...card.fields, notes: withoutRemark(card.fields.notes) + remark(reasonFor(end, past)) },
        changed: entry.changed,
        ...(successor !== undefined && { successor }),
      },
    ]
  })
}

/** How long packages tell learners that a card is retired: 90 days. */
const ANNOUNCED = 90 * 86_400

/**
 * Those retired cards that packages still tell of, `latest` being the time of the last change in the ledger: who updates
 * now and then hears of it, and packages don't carry all that ever was.
 */
export function announced(retired: readonly RetiredCard[], latest: Seconds): RetiredCard[] {
  return retired.filter(({ changed }) => changed >= latest - ANNOUNCED)
}

/** The card that asks now what an id of the ledger asked; undefined when none does. */
export function successorOf(entry: LedgerEntry, ledger: Ledger): CardId | undefined {
  const end = endOf(entry, ledger)
  return end?.state.type === 'card' ? end.id : undefined
}

/** What a card was joined to, and that one in turn, to the last. */
function endOf(entry: LedgerEntry, { entries }: Ledger): LedgerEntry | undefined {
  if (entry.state.type !== 'joined') return entry
  const { card } = entry.state
  return entries.get(joinedTo(card, entries).at(-1) ?? card)
}

function reasonFor(end: LedgerEntry | undefined, past: ReadonlyMap<CardId, RenderedCard>): string {
  if (end?.state.type === 'open') return 'its answer is gone from the topics'
  if (end?.state.type !== 'card') return 'its question is gone from the topics'
  const question = end.traits?.question ?? past.get(end.id)?.text
  return question === undefined ? 'it is now asked by another card' : `it is now asked by “${escapeText(question)}”`
}

function remark(reason: string): string {
  return `<p class="retired">This card is retired: ${reason}.</p>`
}

/** What an earlier build remarked may no longer hold. */
function withoutRemark(notes: string): string {
  return notes.replace(/<p class="retired">.*<\/p>$/s, '')
}

/**
 * The decks with the retired cards in them: each in the decks of the topics that asked it and in the deck of all. Of
 * the media that they show, those come along that a card of the decks shows as well; the bytes of others are gone.
 */
export function withRetired(decks: readonly Deck[], retired: readonly RetiredCard[]): Deck[] {
  const known = new Map(decks.flatMap(({ media }) => media.map((file) => [file.name, file])))
  const mediaOf = (card: RetiredCard) => card.media.flatMap((name) => known.get(name) ?? [])
  return decks.map((deck) => {
    const own = retired.filter((card) => deck.name === 'all' || topicDecksOf(card).includes(deck.name))
    const names = new Set([...deck.media, ...own.flatMap(mediaOf)].map(({ name }) => name))
    return { ...deck, retired: own, media: [...names].sort().flatMap((name) => known.get(name) ?? []) }
  })
}

function topicDecksOf({ topic, sources }: RetiredCard): string[] {
  return [topic, ...sources.map((source) => source.topic)].map(deckFileName)
}
