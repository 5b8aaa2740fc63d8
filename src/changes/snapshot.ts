import { sortText } from '../emit/apkg/anki-field.ts'
import { fingerprint } from '../identity/fingerprint.ts'
import type { Ledger } from '../identity/ledger.ts'
import type { Card, CardId, CardState, Deck, Fingerprint, LedgerEntry, RenderedCard, Traits } from '../model/card.ts'

/** What learners have, or will have, at one time; by id. */
export type Snapshot = ReadonlyMap<CardId, SnapshotCard>

/** What is known of one id. */
export interface SnapshotCard {
  readonly id: CardId
  readonly state: CardState
  /** The last fingerprint in a deck; undefined when no deck ever contained the card. */
  readonly fingerprint: Fingerprint | undefined
  /** The type of its note in Anki; undefined when unknown. */
  readonly form: 'basic' | 'cloze' | undefined
  readonly question: KnownText
  readonly answer: KnownText
  /** Path below the topics folder; undefined when unknown. */
  readonly file: string | undefined
  /** 1-based line of the question; undefined when the question is gone or its line unknown. */
  readonly line: number | undefined
  /** The headings above it in one line; undefined when unknown. */
  readonly section: string | undefined
}

/** What is known of the text of a question or an answer: the ledger remembers less than a deck contains. */
export interface KnownText {
  /** The whole text as plain text in one line; undefined when unknown. */
  readonly text: string | undefined
  /** The beginning of a question as the ledger remembers it; undefined when unknown. */
  readonly beginning: string | undefined
  /** Hash of the whole folded text; empty when there is no text, undefined when unknown. */
  readonly hash: string | undefined
  /** The sketch of an answer that the ledger remembers. */
  readonly sketch?: string
}

/** The cards of a compilation: all that were found, and those that are in decks. */
export interface CompiledCards {
  readonly found: readonly Card[]
  readonly cards: readonly RenderedCard[]
}

/** Creates a snapshot from a ledger, with the texts and places of the cards that were compiled with it. */
export function snapshotOf(ledger: Ledger, compiled: CompiledCards = { found: [], cards: [] }): Snapshot {
  const shown = new Map(compiled.cards.map((card) => [card.id, fromCard(card, { type: 'card' })]))
  const places = new Map(compiled.found.flatMap(({ sources }) => sources.map((source) => [source.id, source])))
  const entries = [...ledger.entries.values()]
  return new Map(entries.map((entry) => [entry.id, fromEntry(entry, shown.get(entry.id), places.get(entry.id))]))
}

/** Creates a snapshot from earlier decks. A card that is in several of them is the same in all. */
export function snapshotOfDecks(decks: readonly Pick<Deck, 'cards' | 'retired'>[]): Snapshot {
  const retired = decks.flatMap((deck) => deck.retired).map((card) => fromCard(card, stateOfRetired(card.successor)))
  const cards = decks.flatMap((deck) => deck.cards).map((card) => fromCard(card, { type: 'card' }))
  return new Map([...retired, ...cards].map((card) => [card.id, card]))
}

function stateOfRetired(successor: CardId | undefined): CardState {
  return successor === undefined ? { type: 'retired' } : { type: 'joined', card: successor }
}

function fromEntry(
  { id, state, fingerprint, traits }: LedgerEntry,
  shown: SnapshotCard | undefined,
  place: Pick<SnapshotCard, 'file' | 'line'> | undefined,
): SnapshotCard {
  return {
    id,
    state,
    fingerprint,
    form: shown?.form ?? formOf(traits),
    question: { text: shown?.question.text, beginning: traits?.question, hash: traits?.questionHash },
    answer: {
      ...(shown?.answer ?? unknown),
      hash: traits === undefined ? undefined : (traits.answer?.hash ?? ''),
      ...(traits?.answer !== undefined && { sketch: traits.answer.sketch }),
    },
    file: place?.file ?? traits?.file,
    line: place?.line,
    section: traits?.section.join(' › ') ?? shown?.section,
  }
}

const unknown: KnownText = { text: undefined, beginning: undefined, hash: undefined }

function formOf(traits: Traits | undefined): SnapshotCard['form'] {
  if (traits === undefined) return undefined
  return traits.clozes === undefined ? 'basic' : 'cloze'
}

function fromCard(card: RenderedCard, state: CardState): SnapshotCard {
  const [lead] = card.sources
  return {
    id: card.id,
    state,
    fingerprint: fingerprint(card),
    form: card.kind === 'cloze' ? 'cloze' : 'basic',
    question: { ...unknown, text: wordsOf(card.fields.question) },
    answer: { ...unknown, text: wordsOf(card.fields.answer) },
    file: lead?.file,
    line: lead?.line,
    section: wordsOf(card.fields.context),
  }
}

/** The words of a field in one line; elements that start a new line are separated by spaces. */
function wordsOf(html: string): string {
  return sortText(html.replace(lineTag, ' $&')).replace(/\s+/g, ' ').trim()
}

const lineTag = /<\/?(?:p|br|hr|li|ul|ol|div|pre|table|tr|t[dh]|h[1-6]|blockquote|details|summary)\b/gi
