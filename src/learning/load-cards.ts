import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Io } from '../io/io.ts'
import type { Verbosity } from '../io/problems.ts'
import { type CardSource, deckFiles } from '../project/project.ts'
import { findTopics } from '../project/read.ts'
import type { ItemId } from '../review/history/event.ts'
import { type ReviewSettings, settingsFor } from '../review/schedule/settings.ts'
import type { Origin } from '../review/store/card-rows.ts'
import type { Store } from '../review/store/store.ts'
import {
  compareDigest,
  type Ingredients,
  type OriginDigest,
  parseDigest,
  serialiseDigest,
  takeDigest,
  withImages,
} from './digest.ts'
import { importsOf } from './learner-store.ts'
import type { LoadedCards } from './loaded-cards.ts'

/** Where the cards of a place come from, for the store. */
export function originOf(place: CardSource): Origin {
  if (place.type === 'decks') return place.folder as Origin
  const { topics, within } = place.project
  return join(topics, within) as Origin
}

/** Puts the cards of a place at hand, unless they would come out as they are. */
export async function loadCards(
  store: Store,
  place: CardSource,
  settings: ReviewSettings,
  verbosity: Verbosity,
  io: Io,
): Promise<'unchanged' | 'changed'> {
  const origin = originOf(place)
  const ingredients = ingredientsOf(place, io)
  const kept = parseDigest(store.digestOf(origin))
  if (ingredients !== undefined && kept !== undefined) {
    const comparison = compareDigest(kept, ingredients)
    if (comparison === 'same inside') settle(store, origin, kept, ingredients, io)
    if (comparison !== 'changed') return 'unchanged'
  }
  const digest = ingredients === undefined ? undefined : takeDigest(ingredients, io.learner.milliseconds())
  const key = `unbuilt ${place.type === 'topics' ? place.project.ledger : origin}`
  const before = store.setting(key) ?? ''
  const { cards, joined, images, provisional, problems } = await readCards(place, before, io)
  const homes = homesOf(store, origin, settings)
  const text = digest === undefined ? 'none' : serialiseDigest(withImages(digest, images))
  // First: the ids of the cards hang on it.
  if (provisional !== before) store.setSetting(key, provisional)
  store.replaceCards(origin, text, cards, joined)
  store.derive(movedItems(homes, homesOf(store, origin, settings)))
  if (verbosity === 'all' && problems > 0) {
    io.err.write(`${problems} ${problems === 1 ? 'problem' : 'problems'} (topdeck list shows them)\n`)
  }
  return 'changed'
}

/** Keeps a digest for which no file has to be read any more, as soon as there can be one. */
function settle(store: Store, origin: Origin, kept: OriginDigest, ingredients: Ingredients, io: Io): void {
  const later = withImages(takeDigest(ingredients, io.learner.milliseconds()), kept.images)
  if (compareDigest(later, ingredients) !== 'same') return
  // Nothing may have changed before it was taken.
  if (compareDigest(kept, ingredients) !== 'changed') store.setDigest(origin, serialiseDigest(later))
}

/** What the cards of a place are made of; undefined when this program has no identity, and may be another one today. */
function ingredientsOf(place: CardSource, { cache }: Io): Ingredients | undefined {
  if (cache === undefined) return undefined
  if (place.type === 'decks') {
    const files = deckFiles(place.folder).map((name) => join(place.folder, name))
    return { files, others: cache.program() }
  }
  const { topics, within, extent, ledger, configuration } = place.project
  const { review: _, ...others } = configuration
  const paths = extent === 'single file' ? [within] : findTopics(topics, configuration.ignore).paths
  return {
    files: [...paths.map((path) => `${topics}/${path}`), ledger],
    others: JSON.stringify([cache.program(), within, extent, others]),
  }
}

/** Compiling is loaded only when there is something to compile. */
async function readCards(place: CardSource, provisional: string, io: Io): Promise<LoadedCards> {
  if (place.type === 'topics') {
    const { cardsFromTopics } = await import('./from-topics.ts')
    return await cardsFromTopics(place.project, provisional, io)
  }
  const { cardsFromDecks } = await import('./from-decks.ts')
  return cardsFromDecks(place.folder, io)
}

/** The settings of each item as text; none where all have the same. */
function homesOf(store: Store, origin: Origin, settings: ReviewSettings): ReadonlyMap<ItemId, string> {
  if (settings.overrides.length === 0) return new Map()
  const known = new Map<string, string>()
  const items = store.itemsOf({ origin, decks: [], tags: [] })
  return new Map(
    items.map(({ item, deck, tags }) => {
      const home = JSON.stringify([deck, tags])
      const text = known.get(home) ?? JSON.stringify(settingsFor({ deck, tags }, settings))
      known.set(home, text)
      return [item, text]
    }),
  )
}

/** Items that other settings hold for now: their cards have come to another deck, or to other tags. */
function movedItems(before: ReadonlyMap<ItemId, string>, after: ReadonlyMap<ItemId, string>): readonly ItemId[] {
  return [...after].flatMap(([item, home]) => (before.get(item) === home ? [] : [item]))
}

/** Derives the states of an origin's cards again if other settings hold since the last time, or others derived some. */
export function deriveAnew(store: Store, origin: Origin, settings: ReviewSettings): void {
  const key = `derived ${origin}`
  const { limits: _, ...deriving } = settings
  const by = `${hash('sha256', JSON.stringify(deriving), 'base64')} ${importsOf(store)}`
  if (store.setting(key) === by) return
  const reviewed = new Set(store.items())
  const items = store.itemsOf({ origin, decks: [], tags: [] }).map(({ item }) => item)
  store.derive(items.filter((item) => reviewed.has(item)))
  store.setSetting(key, by)
}
