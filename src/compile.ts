import { toDecks } from './decks.ts'
import { type FindOptions, type Found, findCards, type SourceFile } from './find.ts'
import { fingerprint } from './identity/fingerprint.ts'
import type { Ledger } from './identity/ledger.ts'
import { updateLedger } from './identity/update-ledger.ts'
import type { Card, Deck, RenderedCard } from './model/card.ts'
import { matchesTags, type TagExpression } from './model/tags.ts'
import type { Seconds } from './model/time.ts'
import { type RenderOptions, renderCard } from './render/html.ts'

/** What a compilation needs to know of the world. */
export interface CompileOptions extends FindOptions, RenderOptions {
  /** The time that cards get which are new or changed. */
  readonly now: Seconds
  /** Which cards to make; all when left out. */
  readonly tags?: TagExpression
}

/** What became of the sources. */
export interface Compilation extends Pick<Found, 'fates' | 'identified' | 'merging' | 'problems'> {
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
 * The main line, from the text of the sources to the decks: {@link findCards} parses, extracts, identifies and merges;
 * here the cards are rendered, entered in the ledger with the time of their last change, and put into decks. Pure.
 */
export function compile(files: readonly SourceFile[], options: CompileOptions): Compilation {
  const { cards, ...findings } = findCards(files, options)
  const rendered = cards.filter(({ answered }) => answered).map((card) => renderCard(card, options))
  const fingerprints = new Map(rendered.map(({ card }) => [card.id, fingerprint(card)]))
  const ledger = updateLedger(options.ledger, { ...findings, cards, fingerprints }, options.now)

  const isWanted = ({ tags }: Pick<Card, 'tags'>): boolean => matchesTags(options.tags ?? [], tags)
  const wanted = rendered.filter(({ card }) => isWanted(card))
  const dated = wanted.map(({ card }) => ({ ...card, changed: ledger.entries.get(card.id)?.changed ?? options.now }))
  const media = new Map(wanted.flatMap(({ media }) => media.map((file) => [file.name, file])))
  return {
    ...findings,
    found: cards.filter(isWanted),
    cards: dated,
    decks: toDecks({ cards: dated, found: cards, files, rootDeck: options.rootDeck, media }),
    ledger,
    problems: [...findings.problems, ...wanted.flatMap((r) => r.problems)],
  }
}
