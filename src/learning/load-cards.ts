import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Io } from '../io/io.ts'
import type { Verbosity } from '../io/problems.ts'
import { deckPaths } from '../project/deck-files.ts'
import {
  digestOf,
  findSources,
  type Ingredients,
  imageFiles,
  parseBasis,
  plainFiles,
  refreshBasis,
  serialiseBasis,
  takeSnapshot,
} from '../project/freshness.ts'
import type { CardSource } from '../project/project.ts'
import { imageReader } from '../project/topics/read.ts'
import type { ItemId } from '../review/history/event.ts'
import { type ReviewSettings, settingsFor } from '../review/schedule/settings.ts'
import { importsOf } from '../review/store/learner-store.ts'
import { derivedSetting } from '../review/store/meta-rows.ts'
import type { Store } from '../review/store/store.ts'
import type { Origin } from '../review/store/stored-card.ts'
import { countText } from '../text/count.ts'
import type { LoadedCards } from './loaded-cards.ts'

/** The name by which the store knows a source of cards. */
export function originOfSource(source: CardSource): Origin {
  if (source.type === 'decks') return source.folder as Origin
  const { topics, within } = source.project
  return join(topics, within) as Origin
}

/** Puts the cards of a source into the store, unless the store already has them as they are. */
export async function loadCards(
  store: Store,
  source: CardSource,
  settings: ReviewSettings,
  verbosity: Verbosity,
  io: Io,
): Promise<'unchanged' | 'changed'> {
  const origin = originOfSource(source)
  const ingredients = ingredientsOf(source, io)
  if (ingredients !== undefined && isUnchanged(store, origin, ingredients, io)) return 'unchanged'

  const taken = io.system.milliseconds()
  const sources = ingredients && takeSnapshot(ingredients.sources, taken)
  const key = `unbuilt ${source.type === 'topics' ? source.project.ledger : origin}`
  const before = store.setting(key) ?? ''
  const { cards, joined, images, provisional, problems } = await readCards(source, before, io)
  const basis = sources && { others: ingredients.others, sources, images: { taken, files: images } }
  const settingsBefore = settingsByItem(store, origin, settings)
  // The provisional ledger comes first, because the ids of the cards depend on it.
  if (provisional !== before) store.setSetting(key, provisional)
  store.replaceCards(origin, basis === undefined ? 'none' : serialiseBasis(basis), cards, joined)
  store.derive(itemsWithNewSettings(settingsBefore, settingsByItem(store, origin, settings)))
  if (verbosity === 'all' && problems > 0) {
    io.err.write(`${countText(problems, 'problem')} (topdeck list shows them)\n`)
  }
  return 'changed'
}

/** Whether the cards in the store are what their sources would give now. */
function isUnchanged(store: Store, origin: Origin, ingredients: Ingredients, io: Io): boolean {
  const basis = parseBasis(store.digestOf(origin))
  const refreshed = basis && refreshBasis(basis, ingredients, io.system.milliseconds())
  if (refreshed === undefined) return false
  if (refreshed !== basis) store.setDigest(origin, serialiseBasis(refreshed))
  return true
}

/** What the cards of a source are made from; undefined if this program can't be told from another version of it. */
function ingredientsOf(source: CardSource, { cache }: Io): Ingredients | undefined {
  if (cache === undefined) return undefined
  if (source.type === 'decks') {
    const sources = [...deckPaths(source.folder).values()]
    return { others: digestOf(cache.program()), sources, images: plainFiles }
  }
  const { topics, within, extent, ledger, formerLedger, configuration } = source.project
  const { review: _, ...others } = configuration
  return {
    others: digestOf(JSON.stringify([cache.program(), within, extent, others])),
    sources: [...findSources(source.project).paths, ledger, ...(formerLedger === undefined ? [] : [formerLedger])],
    images: imageFiles(topics, imageReader(topics)),
  }
}

/** The compiler is loaded only if there is something to compile. */
async function readCards(source: CardSource, provisional: string, io: Io): Promise<LoadedCards> {
  if (source.type === 'topics') {
    const { cardsFromTopics } = await import('./from-topics.ts')
    return await cardsFromTopics(source.project, provisional, io)
  }
  const { cardsFromDecks } = await import('./from-decks.ts')
  return cardsFromDecks(source.folder, io)
}

/** The settings of each item as text; empty if all items have the same. */
function settingsByItem(store: Store, origin: Origin, settings: ReviewSettings): ReadonlyMap<ItemId, string> {
  if (settings.overrides.length === 0) return new Map()
  const textByHome = new Map<string, string>()
  const items = store.itemsOf({ origin, decks: [], tags: [] })
  return new Map(
    items.map(({ item, deck, tags }) => {
      const home = JSON.stringify([deck, tags])
      const text = textByHome.get(home) ?? JSON.stringify(settingsFor({ deck, tags }, settings))
      textByHome.set(home, text)
      return [item, text]
    }),
  )
}

/** The items whose settings have changed because their cards are in another deck now, or have other tags. */
function itemsWithNewSettings(
  before: ReadonlyMap<ItemId, string>,
  after: ReadonlyMap<ItemId, string>,
): readonly ItemId[] {
  return [...after].flatMap(([item, text]) => (before.get(item) === text ? [] : [item]))
}

/** Derives the states of an origin's cards again if the settings have changed, or if an import has derived some of them. */
export function deriveIfSettingsChanged(store: Store, origin: Origin, settings: ReviewSettings): void {
  const key = derivedSetting(origin)
  // None of these decides when a card is due whose reviews are known.
  const {
    limits: _,
    newOrder: _newOrder,
    mix: _mix,
    minutes: _minutes,
    answers: _answers,
    balance: _balance,
    easyDays: _easyDays,
    ...deriving
  } = settings
  const current = `${hash('sha256', JSON.stringify(deriving), 'base64')} ${importsOf(store)}`
  if (store.setting(key) === current) return
  const reviewed = new Set(store.items())
  const items = store.itemsOf({ origin, decks: [], tags: [] }).map(({ item }) => item)
  store.derive(items.filter((item) => reviewed.has(item)))
  store.setSetting(key, current)
}
