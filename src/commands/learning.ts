import { hash } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Configuration } from '../configuration.ts'
import { Failure } from '../failure.ts'
import { findTopics } from '../read.ts'
import type { CardAtHand, Origin } from '../review/cards-at-hand.ts'
import { type Remaining, remaining } from '../review/daily-limits.ts'
import { dayBegins, dayOf, type Moment } from '../review/day.ts'
import { decksNamed } from '../review/deck-names.ts'
import type { Scope } from '../review/due.ts'
import type { ItemId } from '../review/event.ts'
import type { JoinedItems } from '../review/joined-items.ts'
import { replay } from '../review/scheduler.ts'
import { limitsOf, type ReviewSettings, settingsFor } from '../review/settings.ts'
import { openStore, type Store } from '../review/store.ts'
import { parseTrained, withTrained } from '../review/trained-parameters.ts'
import { parseTagExpression } from '../tags.ts'
import type { Io } from './io.ts'
import {
  compareDigest,
  type Ingredients,
  type OriginDigest,
  parseDigest,
  serialiseDigest,
  takeDigest,
  withImages,
} from './origin-digest.ts'
import type { Verbosity } from './problems.ts'
import { deckFiles, openPlace, type Place, type Project, showPath } from './project.ts'

/** A learner's store, with the cards of one place at hand. */
export interface Learning {
  readonly store: Store
  /** Where the cards come from. */
  readonly origin: Origin
  readonly settings: ReviewSettings
  /** The project of the topics; undefined when decks are reviewed. */
  readonly project: Project | undefined
  now(): Moment
  /** Brings the cards up to date with what they come from, if that has changed since; says whether it had. */
  refresh(): Promise<'unchanged' | 'changed'>
  close(): void
}

/** What the user can say of where to learn from. */
export interface LearningOptions {
  /** Path of the store. */
  readonly store?: string
  /** `all`: say how many problems the topics have. */
  readonly verbosity?: Verbosity
}

/** The cards of a place, and what else is to be known of them. */
export interface AtHand {
  /** In study order. */
  readonly cards: readonly CardAtHand[]
  readonly joined: JoinedItems
  /** Absolute paths of the images that were looked for. */
  readonly images: readonly string[]
  /** Text of the ledger of cards that no build has entered in another. */
  readonly unbuilt: string
  readonly problems: number
}

/** Opens the learner's store and brings the cards of the topics, or else of the decks, to hand. */
export async function openLearning(target: string | undefined, options: LearningOptions, io: Io): Promise<Learning> {
  const place = await openPlace(target, io)
  const origin = originOf(place)
  const { store, settings } = openLearnerStore({ configured: configurationOf(place).review, origin }, options, io)
  const refresh = async () => {
    const outcome = await bringToHand(store, place, settings, options, io)
    deriveAnew(store, origin, settings)
    return outcome
  }
  try {
    await refresh()
  } catch (error) {
    store.close()
    throw error
  }
  return {
    store,
    origin,
    settings,
    project: place.type === 'topics' ? place.project : undefined,
    now: () => momentOf(io),
    refresh,
    close: () => store.close(),
  }
}

/** The moment that it is for the learner. */
function momentOf({ learner }: Io): Moment {
  const time = learner.milliseconds()
  return { time, offset: learner.offsetAt(time) }
}

/** The cards of a learning that a user means by decks and tags. Fails where there is no such deck. */
export function scopeOf(
  { store, origin }: Pick<Learning, 'store' | 'origin'>,
  { decks, tag }: { readonly decks: readonly string[]; readonly tag: readonly string[] },
): Scope {
  const named = decks.length === 0 ? [] : decksNamed(decks, store.decksOf(origin))
  return { origin, decks: named, tags: parseTagExpression(tag) }
}

/** What the limits leave of the day for a scope: those of a deck count the cards of that deck, all others all cards. */
export function remainingToday({ store, origin, settings, now }: Learning, scope: Scope, io: Io): Remaining {
  const { limits, deck } = limitsOf(scope, settings)
  const begun = dayBegins(dayOf(now(), settings.rollover), settings.rollover, io.learner.offsetAt)
  const counting = new Map<ItemId, boolean>()
  const counts = (item: ItemId): boolean => {
    const known = counting.get(item)
    if (known !== undefined) return known
    const card = store.card(origin, item)
    const counted = card !== undefined && (deck === undefined || `${card.deck}::`.startsWith(`${deck}::`))
    counting.set(item, counted)
    return counted
  }
  const events = store.eventsSince(begun).filter(({ item }) => counts(item))
  return remaining(limits, events, (item) => store.state(item)?.reviews ?? 0)
}

/** Key of the learner's trained parameters in the store. */
export const TRAINED_SETTING = 'trained parameters'

/** Key of how many times reviews of other machines were taken in. */
const IMPORTS_SETTING = 'imports'

/** Opens the learner's store, whose states go by what is configured and by what was trained. */
export function openLearnerStore(
  { configured, origin }: { readonly configured: ReviewSettings; readonly origin: Origin | undefined },
  options: LearningOptions,
  io: Io,
): { readonly store: Store; readonly settings: ReviewSettings } {
  const path = storePath(options, io)
  let settings = configured
  const store = openStore(path, {
    device: deviceName(io),
    now: () => io.learner.milliseconds(),
    replay(item, events, belongings) {
      const homes = settings.overrides.length === 0 ? [] : belongings()
      const home = homes.find((each) => each.origin === origin) ?? homes[0]
      return replay(item, events, home === undefined ? settings : settingsFor(home, settings))
    },
    onRepair({ aside, events }) {
      const count = events === 1 ? '1 event' : `${events} events`
      io.err.write(
        `topdeck: ${showPath(path, io)} was damaged; ${count} could be read and are in a new one, the old one is ${showPath(aside, io)}\n`,
      )
    },
  })
  settings = withTrained(configured, parseTrained(store.setting(TRAINED_SETTING)))
  return { store, settings }
}

/** Remembers that reviews were taken in by other settings than those of their cards. */
export function noteImport(store: Store): void {
  store.setSetting(IMPORTS_SETTING, String(Number(store.setting(IMPORTS_SETTING) ?? 0) + 1))
}

function storePath({ store }: LearningOptions, { cwd, env, learner }: Io): string {
  const said = [store, env['TOPDECK_STORE']].find((path) => path !== undefined && path !== '')
  if (said !== undefined) return resolve(cwd, said)
  if (learner.folder !== undefined) return join(learner.folder, 'reviews.db')
  throw new Failure('There is no data folder to keep reviews in; name a file: --store FILE, or TOPDECK_STORE=FILE')
}

/** Of two machines with one name, each is known by what chance adds. */
function deviceName({ learner }: Io): string {
  const chance = Buffer.from(learner.randomBytes(2)).toString('hex')
  return `${learner.host}-${chance}`
}

function configurationOf(place: Place): Configuration {
  return place.type === 'topics' ? place.project.configuration : place.configuration
}

function originOf(place: Place): Origin {
  if (place.type === 'decks') return place.folder as Origin
  const { topics, within } = place.project
  return join(topics, within) as Origin
}

/** Puts the cards of a place at hand, unless they would come out as they are. */
async function bringToHand(
  store: Store,
  place: Place,
  settings: ReviewSettings,
  { verbosity }: LearningOptions,
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
  const { cards, joined, images, unbuilt, problems } = await loadCards(place, before, io)
  const homes = homesOf(store, origin, settings)
  const text = digest === undefined ? 'none' : serialiseDigest(withImages(digest, images))
  // First: the ids of the cards hang on it.
  if (unbuilt !== before) store.setSetting(key, unbuilt)
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
function ingredientsOf(place: Place, { cache }: Io): Ingredients | undefined {
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
async function loadCards(place: Place, unbuilt: string, io: Io): Promise<AtHand> {
  if (place.type === 'topics') {
    const { topicsAtHand } = await import('./topics-at-hand.ts')
    return await topicsAtHand(place.project, unbuilt, io)
  }
  const { decksAtHand } = await import('./decks-at-hand.ts')
  return decksAtHand(place.folder, io)
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
function deriveAnew(store: Store, origin: Origin, settings: ReviewSettings): void {
  const key = `derived ${origin}`
  const { limits: _, ...deriving } = settings
  const by = `${hash('sha256', JSON.stringify(deriving), 'base64')} ${store.setting(IMPORTS_SETTING) ?? 0}`
  if (store.setting(key) === by) return
  const reviewed = new Set(store.items())
  const items = store.itemsOf({ origin, decks: [], tags: [] }).map(({ item }) => item)
  store.derive(items.filter((item) => reviewed.has(item)))
  store.setSetting(key, by)
}
