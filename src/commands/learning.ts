import type { Origin } from '../review/cards-at-hand.ts'
import type { Moment } from '../review/day.ts'
import type { ReviewSettings } from '../review/settings.ts'
import type { Store } from '../review/store.ts'
import type { Io } from './io.ts'
import type { Project } from './project.ts'

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
}

/** Opens the learner's store and brings the cards of the topics, or else of the decks, to hand. */
export async function openLearning(_target: string | undefined, _options: LearningOptions, _io: Io): Promise<Learning> {
  throw new Error('in work')
}
