/**
 * The words of the project as types. No code here: everything else imports this file, and it imports only the times.
 */

import type { ElementContent } from 'hast'
import type { VFileMessage } from 'vfile-message'
import type { Seconds } from './time.ts'

/** Permanent name of a card: 12 characters of base62; also its GUID in Anki. */
export type CardId = string & { readonly brand: 'CardId' }

/** Hash of everything that a learner can see of a card; a new one means that the card changed. */
export type Fingerprint = string & { readonly brand: 'Fingerprint' }

/** A way to write a question in Markdown; each is one file of `src/extract/`. */
export type DialectName =
  | 'details'
  | 'heading'
  | 'list-heading'
  | 'list-question'
  | 'bold'
  | 'q-a'
  | 'obsidian'
  | 'callout'
  | 'choice'
  | 'exercise'
  | 'table'
  | 'term'
  | 'command'
  | 'one-file'
  | 'text'

/** What kind of thing the card asks for; becomes a tag as well. */
export type Kind =
  | 'open'
  | 'true-false'
  | 'choice'
  | 'fill-blank'
  | 'cloze'
  | 'reversed'
  | 'exercise'
  | 'command'
  | 'term'

/** A piece of rendered-to-be content: the blocks (or phrases) as the author wrote them, raw HTML resolved. */
export type Content = readonly ElementContent[]

/** One question found in one place, with or without its answer. */
export interface Question {
  /** Path below the topics folder, with `/`. */
  readonly file: string
  /** 1-based line that carries the question's text. */
  readonly line: number
  /** 1-based last line that belongs to the question or its answer. */
  readonly endLine: number
  readonly dialect: DialectName
  readonly kind: Kind
  /** The question as plain text, without numbering and labels. */
  readonly text: string
  /** What is shown as the question: its text and what continues it (code, options, an image), without numbering. */
  readonly prompt: Content
  /** What numbers or labels it in the source, as plain text: `7. `; empty when nothing does. */
  readonly numbering: string
  /** What is shown as the answer; empty when nobody has written one. For a cloze: empty, the prompt holds both. */
  readonly answer: Content
  /** False when the author left the answer out or wrote a placeholder. */
  readonly answered: boolean
  /** Headings above the question, outermost first, as plain text. */
  readonly section: readonly string[]
  readonly topic: string
  readonly variant: string
  readonly tags: readonly string[]
  /** Name of the deck below the root deck, `::` between levels. */
  readonly deck: string
  /** Id that the author has set by a comment, if any. */
  readonly pinned?: string
  /** Ids of questions that are one card with this one, or never are, as the author says in comments. */
  readonly sameAs?: readonly string[]
  readonly differentFrom?: readonly string[]
}

/** A question with the id that it keeps through edits; a card has the id of one of its questions. */
export interface NamedQuestion extends Question {
  readonly id: CardId
}

/** One thing to learn: one question, or several that were merged; the first source leads. */
export interface Card {
  readonly id: CardId
  readonly kind: Kind
  readonly topic: string
  readonly deck: string
  readonly tags: readonly string[]
  readonly answered: boolean
  /** Never empty. */
  readonly sources: readonly [NamedQuestion, ...NamedQuestion[]]
  /** The sources whose answers are shown: none, one, or several that say different things. */
  readonly answers: readonly NamedQuestion[]
}

/** The fields of a note, in HTML; the same for every kind of card, for good. */
export interface Fields {
  readonly question: string
  readonly answer: string
  /** Where the card stands: the headings above it. */
  readonly context: string
  /** Links to the source lines. */
  readonly source: string
  readonly notes: string
  /** The card's id, so that other programs can find the note. */
  readonly key: string
}

/** A file that cards show: an image, a sound. */
export interface Media {
  /** Content-addressed name without folders: `layers-3f2a9c1b.png`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A card as it goes to the decks. */
export interface RenderedCard {
  readonly id: CardId
  readonly kind: Kind
  readonly topic: string
  /** Full name of the deck, `Topdeck::containers`. */
  readonly deck: string
  readonly tags: readonly string[]
  /** The question as plain text. */
  readonly text: string
  readonly fields: Fields
  /** Names of the media that the fields refer to. */
  readonly media: readonly string[]
  readonly sources: readonly Source[]
  /** When what the learner sees changed last. */
  readonly changed: Seconds
}

/** A card that is no more, as it was shown last: its question or its answer is gone, or another card has taken it in. */
export interface RetiredCard extends RenderedCard {
  /** The card that asks it now. */
  readonly successor?: CardId
}

/** One place where the question of a card stands. */
export interface Source {
  readonly topic: string
  readonly file: string
  readonly line: number
  readonly question: string
  readonly answered: boolean
  readonly dialect: DialectName
  readonly variant: string
}

/** The cards that are exported together; a card is in the deck of each topic that asks it, and in the deck of all. */
export interface Deck {
  /** File name without its ending: a topic, or `all`. */
  readonly name: string
  /** Answered cards in study order. */
  readonly cards: readonly RenderedCard[]
  /** Cards that earlier decks held and that are no more, by their ids. */
  readonly retired: readonly RetiredCard[]
  readonly media: readonly Media[]
}

/**
 * What became of an id: the card is in the decks; it is `open`, its question has no answer at present; it is `retired`,
 * nothing asks it any more; or its question is one of those of another card.
 */
export type CardState =
  | { readonly type: 'card' | 'open' | 'retired' }
  | { readonly type: 'joined'; readonly card: CardId }

/** A line of the ledger. */
export interface LedgerEntry {
  readonly id: CardId
  readonly state: CardState
  /** When the id was given. */
  readonly born: Seconds
  /** When what learners see of it, or its state, changed last. */
  readonly changed: Seconds
  /** Of what learners saw last; undefined when no deck ever held it. */
  readonly fingerprint: Fingerprint | undefined
  /** What the question is found again by; undefined when that isn't known. */
  readonly traits: Traits | undefined
}

/** What is remembered of a question, so that it is found again when it was edited. */
export interface Traits {
  /** Path below the topics folder. */
  readonly file: string
  /** The headings above it, outermost first. */
  readonly section: readonly string[]
  /** The beginning of what is asked, as plain text in one line. */
  readonly question: string
  /** Hash of all that is asked, folded. */
  readonly questionHash: string
  /** Hash and sketch of the folded answer; undefined when there is none. */
  readonly answer: { readonly hash: string; readonly sketch: string } | undefined
  /** The parts that a cloze hides, in the order of its text, then those that it hid once; undefined for other kinds. */
  readonly clozes: readonly HiddenPart[] | undefined
  /** Id of the question before it in the file, when this was noted. */
  readonly after: CardId | undefined
  /** How it was found again when it had changed last. */
  readonly found: Evidence | undefined
}

/** A part that a cloze hides. Its number names one card in Anki, with a history of its own. */
export interface HiddenPart {
  readonly number: number
  readonly text: string
  readonly state: 'present' | 'gone'
}

/** What speaks for an edited question being the one that was known before; likeness from 0 to 1. */
export interface Evidence {
  readonly question: number
  /** Undefined where one of the two has no answer. */
  readonly answer: number | undefined
  readonly file: 'same' | 'other'
  readonly section: 'same' | 'other'
  /** How many of the two questions around it are the same. */
  readonly neighbours: number
}

/** Something to tell the author, with its place. */
export type Problem = VFileMessage
