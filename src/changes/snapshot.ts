import { sortText } from '../emit/apkg/anki-field.ts'
import { fingerprint } from '../identity/fingerprint.ts'
import type { Ledger } from '../identity/ledger.ts'
import type {
  Card,
  CardId,
  CardState,
  Deck,
  Fingerprint,
  LedgerEntry,
  RenderedCard,
  RetiredCard,
  Traits,
} from '../model/card.ts'

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
  /** Names of the media that it shows, sorted; a name has a hash of the content. Undefined when unknown. */
  readonly media?: readonly string[] | undefined
  /** The hidden parts of a cloze, in lower case. */
  readonly parts?: readonly Part[] | undefined
  /** The questions of all places that were merged into it; undefined when only the joined ids are known. */
  readonly asks?: readonly string[] | undefined
  /** The previous question in the file, when the line is unknown. */
  readonly previous?: CardId | undefined
  /** Whether a joined id has no question of its own any more; undefined when unknown. */
  readonly isGone?: boolean | undefined
}

/** A hidden part of a cloze, whose number is a card with a history of its own. */
interface Part {
  readonly number: number
  readonly text: string
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
  return new Map(
    entries.map((entry) => [
      entry.id,
      fromEntry(entry, shown.get(entry.id), compiled.found.length === 0 ? undefined : places),
    ]),
  )
}

/** Creates a snapshot from earlier decks. A card that is in several of them is the same in all. */
export function snapshotOfDecks(decks: readonly Pick<Deck, 'cards' | 'retired'>[]): Snapshot {
  const retired = decks.flatMap((deck) => deck.retired).map(fromRetired)
  const cards = decks.flatMap((deck) => deck.cards).map((card) => fromCard(card, { type: 'card' }))
  return new Map([...retired, ...cards].map((card) => [card.id, card]))
}

/** A retired card, whose line is the one where its question was last found. */
function fromRetired(card: RetiredCard): SnapshotCard {
  return { ...fromCard(card, stateOfRetired(card.successor)), line: undefined }
}

function stateOfRetired(successor: CardId | undefined): CardState {
  return successor === undefined ? { type: 'retired' } : { type: 'joined', card: successor }
}

function fromEntry(
  { id, state, fingerprint, traits }: LedgerEntry,
  shown: SnapshotCard | undefined,
  places: ReadonlyMap<CardId, Pick<SnapshotCard, 'file' | 'line'>> | undefined,
): SnapshotCard {
  const place = places?.get(id)
  const parts = traits?.clozes?.filter((part) => part.state === 'present')
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
    media: shown?.media,
    parts: parts?.map(({ number, text }) => ({ number, text: text.toLowerCase() })),
    previous: traits?.after,
    isGone: places === undefined ? undefined : place === undefined,
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
    media: [...card.media].sort(),
    parts: card.kind === 'cloze' ? partsOf(card.fields.question) : undefined,
    asks: card.sources.map(({ question }) => question),
  }
}

/** The hidden parts in the text of a cloze, whose marks are `{{c1::text::hint}}`. */
function partsOf(html: string): Part[] {
  return Array.from(html.matchAll(hiddenPart), ([, number, text = '']) => ({
    number: Number(number),
    // The ledger keeps this many characters.
    text: [...wordsOf(text)].slice(0, 60).join('').trim().toLowerCase(),
  }))
}

const hiddenPart = /\{\{c(\d+)::((?:(?!::|\}\}).)*)/gs

/** The words of a field in one line; elements that start a new line are separated by spaces. */
function wordsOf(html: string): string {
  return sortText(html.replace(lineTag, ' $&')).replace(/\s+/g, ' ').trim()
}

const lineTag = /<\/?(?:p|br|hr|li|ul|ol|div|pre|table|tr|t[dh]|h[1-6]|blockquote|details|summary)\b/gi

/** A text without the marks of cloze deletions, as Anki writes them. */
export function withoutClozeMarks(text: string): string {
  return text.replace(/\{\{c\d+::|\}\}/g, '')
}
