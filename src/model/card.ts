/**
 * The terms of the project as types. This file has no code: everything else imports it, and it imports only the times.
 */

import type { ElementContent } from 'hast'
import type { VFileMessage } from 'vfile-message'
import type { Seconds } from './time.ts'

/** Permanent id of a card: 12 characters of base62; also the GUID of its note in Anki. */
export type CardId = string & { readonly brand: 'CardId' }

/** Hash of what a learner reads on a card; it changes when that does, and not with tags or headings. */
export type Fingerprint = string & { readonly brand: 'Fingerprint' }

/** A way to write a question in Markdown; each is a file or a folder of `src/extract/dialects/`. */
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

/** The kind of a card; also one of its tags, except for `open`. */
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

/** Content to be rendered: blocks or phrases as the author wrote them, with raw HTML resolved to elements. */
export type Content = readonly ElementContent[]

/** One question found in one place, with or without its answer. */
export interface Question {
  /** Path below the topics folder, with `/`. */
  readonly file: string
  /** 1-based line of the question's text. */
  readonly line: number
  /** 1-based last line that belongs to the question or its answer. */
  readonly endLine: number
  readonly dialect: DialectName
  readonly kind: Kind
  /** The question as plain text, without numbering and labels. */
  readonly text: string
  /** The content shown as the question: its text and what follows it (code, options, an image), without numbering. */
  readonly prompt: Content
  /** The prompt as it is written, where it has what the card doesn't show: `[[links]]`, hashtags, footnotes, `1 -`. */
  readonly writtenPrompt?: Content
  /** Its number or label in the source, as plain text: `7. `; empty when there is none. */
  readonly numbering: string
  /** The content shown as the answer; empty when there is none, and for a cloze, whose prompt holds both. */
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
  /** Id that the author has pinned in a comment, if any. */
  readonly pinned?: string
  /** Ids from comments of the author: questions that are the same card as this one, or never are. */
  readonly sameAs?: readonly string[]
  readonly differentFrom?: readonly string[]
}

/** A question with its id, which it keeps through edits. A card has the id of one of its questions. */
export interface NamedQuestion extends Question {
  readonly id: CardId
}

/** One thing to learn: one question, or several that were merged. The first source leads. */
export interface Card {
  readonly id: CardId
  readonly kind: Kind
  readonly topic: string
  readonly deck: string
  readonly tags: readonly string[]
  readonly answered: boolean
  /** Never empty. */
  readonly sources: readonly [NamedQuestion, ...NamedQuestion[]]
  /** The sources whose answers are shown: none, one, or several that differ. */
  readonly answers: readonly NamedQuestion[]
}

/** The fields of a note, in HTML. They are the same for every kind of card and can never change. */
export interface Fields {
  readonly question: string
  readonly answer: string
  /** The headings above the question, joined with ` › `. */
  readonly context: string
  /** Links to the lines of the sources. */
  readonly source: string
  readonly notes: string
  /** The card's id, so that other programs can find the note. */
  readonly key: string
}

/** A media file that cards show, such as an image. */
export interface Media {
  /** File name with a hash of the bytes, without folders: `layers-3f2a9c1b.png`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A card as decks contain it. */
export interface RenderedCard {
  readonly id: CardId
  readonly kind: Kind
  readonly topic: string
  /** Full name of the deck: `Topdeck::containers`. */
  readonly deck: string
  readonly tags: readonly string[]
  /** The question as plain text. */
  readonly text: string
  readonly fields: Fields
  /** Names of the media files that the fields refer to. */
  readonly media: readonly string[]
  readonly sources: readonly Source[]
  /** Time of the last change that a learner can see. */
  readonly changed: Seconds
}

/** A removed card as it was last shown: its question or answer is gone, or it was merged into another card. */
export interface RetiredCard extends RenderedCard {
  /** The card that it was merged into. */
  readonly successor?: CardId
}

/** A place in the topics where the question of a card is asked. */
export interface Source {
  readonly topic: string
  readonly file: string
  readonly line: number
  readonly question: string
  readonly answered: boolean
  readonly dialect: DialectName
  readonly variant: string
}

/** Cards that are exported together. A card is in the deck of each topic that asks it, and in the deck `all`. */
export interface Deck {
  /** File name without its extension: a topic, or `all`. */
  readonly name: string
  /** Answered cards in study order. */
  readonly cards: readonly RenderedCard[]
  /** Retired cards that earlier decks contained, sorted by id. */
  readonly retired: readonly RetiredCard[]
  readonly media: readonly Media[]
}

/**
 * The state of an id: `card` is in the decks; the question of `open` has no answer at present; `retired` has no question
 * any more; the question of `joined` is one of the questions of another card.
 */
export type CardState =
  | { readonly type: 'card' | 'open' | 'retired' }
  | { readonly type: 'joined'; readonly card: CardId }

/** A line of the ledger. */
export interface LedgerEntry {
  readonly id: CardId
  readonly state: CardState
  /** Time when the id was assigned. */
  readonly born: Seconds
  /** Time of the last change of its state or of what a learner can see. */
  readonly changed: Seconds
  /** The last fingerprint in a deck; undefined when no deck ever contained it. */
  readonly fingerprint: Fingerprint | undefined
  /** What the question is recognised by; undefined when nothing is known. */
  readonly traits: Traits | undefined
}

/** What the ledger remembers of a question, so that it is recognised after an edit. */
export interface Traits {
  /** Path below the topics folder. */
  readonly file: string
  /** The headings above it, outermost first. */
  readonly section: readonly string[]
  /** The beginning of the prompt as plain text, in one line of at most 240 characters. */
  readonly question: string
  /** Hash of the whole folded prompt. */
  readonly questionHash: string
  /** What is remembered of the answer; undefined when there is none. */
  readonly answer: AnswerTraits | undefined
  /** The hidden parts of a cloze in the order of its text, then its former ones; undefined for other kinds. */
  readonly clozes: readonly HiddenPart[] | undefined
  /** Id of the previous question in the file, at the time when these traits were recorded. */
  readonly after: CardId | undefined
  /** The evidence by which it was recognised after its last edit. */
  readonly found: Evidence | undefined
}

/** What the ledger remembers of an answer. */
export interface AnswerTraits {
  /** Hash of the folded answer. */
  readonly hash: string
  /** Sketch of the folded answer, for estimating the similarity to another one. */
  readonly sketch: string
  /** The whole answer as plain text in one line, if it is short; undefined for longer ones, and for clozes. */
  readonly text: string | undefined
}

/** A hidden part of a cloze. Each number is one card in Anki, with a history of its own. */
export interface HiddenPart {
  readonly number: number
  readonly text: string
  readonly state: 'present' | 'gone'
}

/** The evidence that a question is the one of a ledger entry. */
export interface Evidence {
  /** Similarity of the prompts, from 0 to 1. */
  readonly question: number
  /** Similarity of the answers, from 0 to 1; undefined when one of them is missing. */
  readonly answer: number | undefined
  readonly file: 'same' | 'other'
  readonly section: 'same' | 'other'
  /** How many of the two neighbouring questions are the same: 0, 1 or 2. */
  readonly neighbours: number
}

/** A message for the author, with its place in the sources. */
export type Problem = VFileMessage
