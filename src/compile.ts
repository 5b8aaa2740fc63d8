import { toDecks } from './emit/decks.ts'
import { type FindOptions, type Found, findCards } from './find-cards.ts'
import { fingerprint, formerFingerprint } from './identity/fingerprint.ts'
import type { Ledger } from './identity/ledger.ts'
import { type Outcome, updateLedger } from './identity/update-ledger.ts'
import type { Card, Deck, RenderedCard } from './model/card.ts'
import type { SourceFile } from './model/source-file.ts'
import { matchesTags, type TagExpression } from './model/tags.ts'
import type { Seconds } from './model/time.ts'
import { type RenderOptions, renderCard } from './render/html.ts'
import type { RemoteImage } from './render/remote-images.ts'

/**
 * Compiles source files to decks: parse → extract → identify → merge → name (these in {@link findCards}) → render →
 * ledger → decks. Pure.
 */
export function compile(files: readonly SourceFile[], options: CompileOptions): Compilation {
  const { cards, ...findings } = findCards(files, options)
  const rendered = cards.filter(({ answered }) => answered).map((card) => renderCard(card, options))
  const visible = new Map(rendered.map(({ card }) => [card.id, card]))
  const outcome: Outcome = {
    ...findings,
    cards,
    fingerprints: new Map(rendered.map(({ card }) => [card.id, fingerprint(card)])),
    formerFingerprint(id) {
      const card = visible.get(id)
      return card === undefined ? undefined : formerFingerprint(card)
    },
  }
  const ledger = updateLedger(options.ledger, outcome, options.now)

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
    remoteImages: wanted.flatMap((r) => r.remoteImages),
    problems: [...findings.problems, ...wanted.flatMap((r) => r.problems)],
  }
}

/** The options of {@link compile}. */
export interface CompileOptions extends FindOptions, RenderOptions {
  /** The time of change for cards that are new or changed. */
  readonly now: Seconds
  /** Which cards to put into decks; all when left out. */
  readonly tags?: TagExpression
}

/** The result of {@link compile}. */
export interface Compilation extends Pick<Found, 'fates' | 'identified' | 'inConflict' | 'merging' | 'problems'> {
  /** All cards with the wanted tags, including unanswered ones. */
  readonly found: readonly Card[]
  /** The answered cards with the wanted tags, in study order. */
  readonly cards: readonly RenderedCard[]
  /** One deck per topic, then the deck `all`; without retired cards, whose content is only in earlier decks. */
  readonly decks: readonly Deck[]
  /** The images that load from the web when a card shows. */
  readonly remoteImages: readonly RemoteImage[]
  /** The ledger after this build. */
  readonly ledger: Ledger
}
