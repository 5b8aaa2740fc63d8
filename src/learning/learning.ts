import type { Io } from '../io/io.ts'
import type { Verbosity } from '../io/problems.ts'
import { parseTagExpression } from '../model/tags.ts'
import type { Configuration } from '../project/configuration.ts'
import { type CardSource, openCardSource, type Project } from '../project/project.ts'
import type { Moment } from '../review/history/day.ts'
import type { ReviewSettings } from '../review/schedule/settings.ts'
import { decksNamed } from '../review/session/deck-names.ts'
import type { Origin } from '../review/store/card-rows.ts'
import type { ReviewScope } from '../review/store/due.ts'
import type { Store } from '../review/store/store.ts'
import { openLearnerStore, type StoreChoice } from './learner-store.ts'
import { deriveAnew, loadCards, originOf } from './load-cards.ts'

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
export interface LearningOptions extends StoreChoice {
  /** `all`: say how many problems the topics have. */
  readonly verbosity?: Verbosity
}

/** Opens the learner's store and brings the cards of the topics, or else of the decks, to hand. */
export async function openLearning(target: string | undefined, options: LearningOptions, io: Io): Promise<Learning> {
  const place = await openCardSource(target, io)
  const origin = originOf(place)
  const { store, settings } = openLearnerStore({ configured: configurationOf(place).review, origin }, options, io)
  const refresh = async () => {
    const outcome = await loadCards(store, place, settings, options.verbosity ?? 'some', io)
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
): ReviewScope {
  const named = decks.length === 0 ? [] : decksNamed(decks, store.decksOf(origin))
  return { origin, decks: named, tags: parseTagExpression(tag) }
}

function configurationOf(place: CardSource): Configuration {
  return place.type === 'topics' ? place.project.configuration : place.configuration
}
