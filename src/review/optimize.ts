import { Failure, reasonOf } from '../failure.ts'
import { dayAfter } from './day.ts'
import { effectiveEvents } from './effective-events.ts'
import type { Day, Event, Grade, ItemId } from './event.ts'
import type { FsrsParameters } from './settings.ts'

/** With fewer, chance decides more than the learner does. */
const LEAST_REVIEWS = 400

/** A review whose outcome is to be foretold, last, after all the reviews of its item that came before it. */
export type TrainingItem = readonly [PastReview, ...PastReview[]]

/** A grade, and the whole days since the review before it; 0 for the first. */
export interface PastReview {
  readonly grade: Grade
  readonly elapsedDays: number
}

/** How well parameters foretell what is recalled; the smaller, the better. */
export interface Evaluation {
  readonly logLoss: number
  /** Root mean square error over bins of reviews that are alike. */
  readonly rmse: number
}

/**
 * What parameters are trained from: each review that counts and that is at least a day after the one before it, with its
 * item's history since its last reset; in the order of time. `rollover` is the hour at which a day begins.
 */
export function trainingItems(events: Iterable<Event>, rollover: number): readonly TrainingItem[] {
  const histories = new Map<ItemId, { readonly day: Day; readonly reviews: TrainingItem }>()
  const items: TrainingItem[] = []
  for (const event of effectiveEvents(events)) {
    if (event.type === 'reset') histories.delete(event.item)
    if (event.type !== 'review') continue
    const before = histories.get(event.item)
    const day = dayAfter(before?.day, event, rollover)
    const elapsedDays = before === undefined ? 0 : day - before.day
    const review: PastReview = { grade: event.grade, elapsedDays }
    const reviews: TrainingItem = before === undefined ? [review] : [...before.reviews, review]
    histories.set(event.item, { day, reviews })
    if (elapsedDays > 0) items.push(reviews)
  }
  return items
}

/** How well the parameters foretell the outcomes of these items, where later reviews count more. */
export async function evaluate(items: readonly TrainingItem[], parameters: FsrsParameters): Promise<Evaluation> {
  const binding = await loadBinding()
  const { logLoss, rmseBins } = new binding.FSRSBinding([...parameters]).evaluate(bindingItems(items, binding))
  return { logLoss, rmse: rmseBins }
}

/**
 * The parameters that foretell these items best. `relearningSteps` is how many there are: with several of them, reviews on
 * one day may not strengthen a memory as much.
 */
export async function optimise(items: readonly TrainingItem[], relearningSteps: number): Promise<FsrsParameters> {
  if (items.length < LEAST_REVIEWS) {
    throw new Failure(
      `There are ${items.length} reviews a day or more after the one before, too few to train parameters from: it takes ${LEAST_REVIEWS}`,
    )
  }
  const binding = await loadBinding()
  return binding.computeParameters(bindingItems(items, binding), {
    enableShortTerm: true,
    numRelearningSteps: relearningSteps,
  })
}

type Binding = typeof import('@open-spaced-repetition/binding')

function bindingItems(items: readonly TrainingItem[], { FSRSBindingItem, FSRSBindingReview }: Binding) {
  return items.map(
    (reviews) =>
      new FSRSBindingItem(reviews.map(({ grade, elapsedDays }) => new FSRSBindingReview(grade, elapsedDays))),
  )
}

async function loadBinding(): Promise<Binding> {
  try {
    return await import('@open-spaced-repetition/binding')
  } catch (error) {
    throw new Failure(
      `Training parameters takes the package @open-spaced-repetition/binding, which can't be loaded here (${reasonOf(error)}); "npm install --include=optional" brings it where it exists for the machine`,
    )
  }
}
