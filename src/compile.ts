import type { Card, Deck, Media, RenderedCard, Seconds } from './card.ts'
import { deckFileName } from './emit/file-name.ts'
import { type Found, findCards, type SourceFile } from './find.ts'
import { fingerprint } from './identity/fingerprint.ts'
import { type Ledger, stamp } from './identity/ledger.ts'
import type { Parsers } from './parse/parsers.ts'
import { byCodePoint } from './problem.ts'
import { type RenderOptions, renderCard } from './render/html.ts'
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
  /** One per topic, then the deck of all. */
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
    decks: toDecks(dated, media),
    ledger,
    fates,
    problems: [...problems, ...rendered.flatMap((r) => r.problems)],
  }
}

function toDecks(cards: readonly RenderedCard[], media: ReadonlyMap<string, Media>): Deck[] {
  const topics = new Map<string, RenderedCard[]>()
  for (const card of cards) {
    const name = deckFileName(card.topic)
    const own = topics.get(name)
    if (own === undefined) topics.set(name, [card])
    else own.push(card)
  }
  const decks = [...topics].sort(([a], [b]) => byCodePoint(a, b))
  return [...decks, ['all', cards] as const].map(([name, own]) => {
    const used = new Set(own.flatMap((card) => card.media))
    return { name, cards: own, media: [...used].sort().flatMap((file) => media.get(file) ?? []) }
  })
}
