import { sortText } from '../emit/apkg/anki-field.ts'
import { fingerprint } from '../identity/fingerprint.ts'
import type { Ledger } from '../identity/ledger.ts'
import type { Card, CardId, CardState, Deck, Fingerprint, LedgerEntry, RenderedCard, Traits } from '../model/card.ts'

/** What learners have, or will have, of each id at one time. */
export type Snapshot = ReadonlyMap<CardId, SnapshotCard>

/** What is known of one id. */
export interface SnapshotCard {
  readonly id: CardId
  readonly state: CardState
  /** Of what learners saw last; undefined when no deck ever held it. */
  readonly fingerprint: Fingerprint | undefined
  /** The type of its note in Anki; undefined when that isn't known. */
  readonly form: 'basic' | 'cloze' | undefined
  readonly question: KnownText
  readonly answer: KnownText
  /** Path below the topics folder; undefined when that isn't known. */
  readonly file: string | undefined
  /** 1-based line of the question; undefined when nothing asks it any more, or that isn't known. */
  readonly line: number | undefined
  /** The headings above it in one line; undefined when that isn't known. */
  readonly section: string | undefined
}

/** A question or an answer, of which the ledger remembers less than a deck holds; what isn't known is undefined. */
export interface KnownText {
  /** All of it as plain text in one line. */
  readonly text: string | undefined
  /** The beginning of its text, as the ledger remembers a question. */
  readonly beginning: string | undefined
  /** Of all its text, folded; empty for no text. */
  readonly hash: string | undefined
  /** Of an answer that the ledger remembers. */
  readonly sketch?: string
}

/** The cards that were made together with a ledger: all that were found, and those that decks hold. */
export interface CompiledCards {
  readonly found: readonly Card[]
  readonly cards: readonly RenderedCard[]
}

/** What a ledger knows, with what the cards that were made with it show and where they stand. */
export function snapshotOf(ledger: Ledger, made: CompiledCards = { found: [], cards: [] }): Snapshot {
  const shown = new Map(made.cards.map((card) => [card.id, fromCard(card, { type: 'card' })]))
  const places = new Map(made.found.flatMap(({ sources }) => sources.map((source) => [source.id, source])))
  const entries = [...ledger.entries.values()]
  return new Map(entries.map((entry) => [entry.id, fromEntry(entry, shown.get(entry.id), places.get(entry.id))]))
}

/** What earlier decks held; a card that several of them hold is the same in all. */
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

/** The words of a field; what stands on lines of its own has spaces around it. */
function wordsOf(html: string): string {
  return sortText(html.replace(lineTag, ' $&')).replace(/\s+/g, ' ').trim()
}

const lineTag = /<\/?(?:p|br|hr|li|ul|ol|div|pre|table|tr|t[dh]|h[1-6]|blockquote|details|summary)\b/gi
