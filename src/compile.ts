import type { Card, CardId, Deck, Media, Question, RenderedCard, Seconds } from './card.ts'
import { deckFileName } from './emit/file-name.ts'
import { type Found, findCards, type SourceFile } from './find.ts'
import { fingerprint } from './identity/fingerprint.ts'
import { type Ledger, stamp } from './identity/ledger.ts'
import type { Parsers } from './parse/parsers.ts'
import { byCodePoint } from './problem.ts'
import { deckBelow, type RenderOptions, renderCard } from './render/html.ts'
import { matchesTags, type TagExpression } from './tags.ts'

/** What a compilation needs to know of the world. */
export interface CompileOptions extends RenderOptions {
  /** From {@link loadParsers}, for these files. */
  readonly parsers: Parsers
  readonly ledger: Ledger
  /** The time that cards get which are new or changed. */
  readonly now: Seconds
  /** Which cards to make; all when left out. */
  readonly tags?: TagExpression
}

/** What became of the sources. */
export interface Compilation extends Pick<Found, 'fates' | 'problems'> {
  /** Every card that was asked for, the unanswered ones too. */
  readonly found: readonly Card[]
  /** The answered ones, in study order. */
  readonly cards: readonly RenderedCard[]
  /** One per topic, then the deck of all; without retired cards, whose content only earlier decks know. */
  readonly decks: readonly Deck[]
  /** The ledger as it is after this build. */
  readonly ledger: Ledger
}

/**
 * The main line, from the text of the sources to the decks: {@link findCards} parses, extracts, merges and identifies;
 * here the cards are rendered, stamped with the time of their last change, and put into decks. Pure.
 */
export function compile(files: readonly SourceFile[], options: CompileOptions): Compilation {
  const { cards, fates, problems } = findCards(files, options.parsers)
  const found = cards.filter(({ tags }) => matchesTags(options.tags ?? [], tags))
  const rendered = found.filter(({ answered }) => answered).map((card) => renderCard(card, options))
  const prints = rendered.map(({ card }) => ({ id: card.id, fingerprint: fingerprint(card) }))
  const ledger = stamp(prints, options.ledger, options.now)
  const dated = rendered.map(({ card }) => ({ ...card, changed: ledger.entries.get(card.id)?.changed ?? options.now }))
  const media = new Map(rendered.flatMap(({ media }) => media.map((file) => [file.name, file])))
  return {
    found,
    cards: dated,
    decks: toDecks(places(found, files), dated, options.rootDeck, media),
    ledger,
    fates,
    problems: [...problems, ...rendered.flatMap((r) => r.problems)],
  }
}

/** Where cards stand: their sources by their ids, and the place of each file among the files. */
interface Places {
  readonly sources: ReadonlyMap<CardId, Card['sources']>
  readonly files: ReadonlyMap<string, number>
}

function places(cards: readonly Card[], files: readonly SourceFile[]): Places {
  return {
    sources: new Map(cards.map(({ id, sources }) => [id, sources])),
    files: new Map(files.map(({ path }, index) => [path, index])),
  }
}

/**
 * A merged card is in the deck of every topic that asks it, so that somebody who takes one topic's package gets all of
 * the topic. There it stands where the topic asks it, in the deck of that place.
 */
function toDecks(
  places: Places,
  cards: readonly RenderedCard[],
  rootDeck: string,
  media: ReadonlyMap<string, Media>,
): Deck[] {
  const topics = new Map<string, { readonly card: RenderedCard; readonly source: Question }[]>()
  for (const card of cards) {
    for (const [topic, source] of firstByTopic(places.sources.get(card.id) ?? [])) {
      const deck = deckBelow(rootDeck, source.deck)
      const own = { card: deck === card.deck ? card : { ...card, deck }, source }
      const name = deckFileName(topic)
      const others = topics.get(name)
      if (others === undefined) topics.set(name, [own])
      else others.push(own)
    }
  }
  const fileOrder = ({ file }: Question) => places.files.get(file) ?? 0
  const decks = [...topics]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([name, own]) => {
      own.sort((a, b) => fileOrder(a.source) - fileOrder(b.source) || a.source.line - b.source.line)
      return [name, own.map(({ card }) => card)] as const
    })
  return [...decks, ['all', cards] as const].map(([name, own]) => {
    const used = new Set(own.flatMap((card) => card.media))
    return { name, cards: own, retired: [], media: [...used].sort().flatMap((file) => media.get(file) ?? []) }
  })
}

function firstByTopic(sources: readonly Question[]): ReadonlyMap<string, Question> {
  return new Map(sources.toReversed().map((source) => [source.topic, source]))
}
