import type { Io } from '../io/io.ts'
import { showPlace } from '../io/path.ts'
import type { Verbosity } from '../io/problems.ts'
import type { Problem } from '../model/card.ts'
import { parseTagExpression } from '../model/tags.ts'
import type { Moment } from '../model/time.ts'
import { requireKnownTags } from '../project/asked-tags.ts'
import type { Configuration } from '../project/configuration.ts'
import { overrideRemarks } from '../project/name-remarks.ts'
import { type CardSource, openCardSource, type Project, readsOwnTopics } from '../project/project.ts'
import type { KeySettings } from '../review/keys/key-map.ts'
import type { ReviewSettings } from '../review/schedule/settings.ts'
import { openLearnerStore, type StoreChoice } from '../review/store/learner-store.ts'
import type { Store } from '../review/store/store.ts'
import type { Origin, ReviewScope } from '../review/store/stored-card.ts'
import { decksNamed } from './deck-names.ts'
import { deriveIfSettingsChanged, loadCards, originOfSource } from './load-cards.ts'

/** A learner's store, with the cards of one source loaded. */
export interface Learning {
  readonly store: Store
  /** Which source the cards come from. */
  readonly origin: Origin
  /** The folder that all origins of the project are in. */
  readonly root: string
  readonly settings: ReviewSettings
  /** The keys that the project sets for reviews. */
  readonly keys: KeySettings
  /** The project of the topics; undefined if decks are reviewed. */
  readonly project: Project | undefined
  now(): Moment
  /** Loads the cards again if their source has changed since; gives whether it had. */
  refresh(): Promise<'unchanged' | 'changed'>
  close(): void
}

/** The options about what to learn from. */
export interface LearningOptions extends StoreChoice {
  /** `all`: print how many problems the topics have. */
  readonly verbosity?: Verbosity
  /** `hidden`: don't point out overrides that no card has; a shell prompt would repeat them all day. */
  readonly remarks?: 'shown' | 'hidden'
}

/** Opens the learner's store and loads the cards of the topics, or of the decks if there are no topics. */
export async function openLearning(target: string | undefined, options: LearningOptions, io: Io): Promise<Learning> {
  const source = await openCardSource(target, io)
  const origin = originOfSource(source)
  const { store, settings } = openLearnerStore({ configured: configurationOf(source).review, origin }, options, io)
  const refresh = async () => {
    const outcome = await loadCards(store, source, settings, options.verbosity ?? 'some', io)
    deriveIfSettingsChanged(store, origin, settings)
    return outcome
  }
  try {
    await refresh()
    if (options.remarks !== 'hidden') writeRemarks(overrideRemarksOf(source, store, io), io)
  } catch (error) {
    store.close()
    throw error
  }
  return {
    store,
    origin,
    root: source.type === 'topics' ? source.project.topics : source.folder,
    settings,
    keys: configurationOf(source).keys,
    project: source.type === 'topics' ? source.project : undefined,
    now: () => momentOf(io),
    refresh,
    close: () => store.close(),
  }
}

/** The present moment by the learner's clock. */
function momentOf({ system }: Io): Moment {
  const time = system.milliseconds()
  return { time, offset: system.offsetAt(time) }
}

/**
 * The cards that a user means by decks and tags. Fails where no card is in such a deck, or has such a tag.
 */
export function scopeOf(
  { store, origin }: Pick<Learning, 'store' | 'origin'>,
  { decks, tag }: { readonly decks: readonly string[]; readonly tag: readonly string[] },
): ReviewScope {
  const named = decks.length === 0 ? [] : decksNamed(decks, store.decksOf(origin))
  const tags = parseTagExpression(tag)
  requireKnownTags(tags, () => store.tagsOf(origin))
  return { origin, decks: named, tags }
}

/** Remarks on overrides; none where only a part of the topics was loaded, because they may be for another part. */
function overrideRemarksOf(source: CardSource, store: Store, io: Io): readonly Problem[] {
  if (source.type === 'topics' && (source.project.within !== '' || !readsOwnTopics(source.project))) return []
  const origin = originOfSource(source)
  const known = () => ({ decks: store.decksOf(origin), tags: store.tagsOf(origin) })
  return overrideRemarks(source.type === 'topics' ? source.project : source, known, io)
}

function writeRemarks(remarks: readonly Problem[], io: Io): void {
  for (const { file = '', line, column, reason } of remarks) {
    io.err.write(`${showPlace(file, line, column)}: ${reason}\n`)
  }
}

function configurationOf(source: CardSource): Configuration {
  return source.type === 'topics' ? source.project.configuration : source.configuration
}
