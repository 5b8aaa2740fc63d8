import { Failure, reasonOf } from '../../model/failure.ts'
import type { FsrsParameters } from './settings.ts'
import type { TrainingItem } from './training-items.ts'

/** With fewer reviews, chance has more influence than the learner's memory. */
const MIN_REVIEWS = 400

/**
 * Finds the parameters that predict these items best. `relearningSteps` is their number: with several of them, reviews
 * on the same day may not strengthen a memory as much.
 */
export async function optimise(items: readonly TrainingItem[], relearningSteps: number): Promise<FsrsParameters> {
  if (items.length < MIN_REVIEWS) {
    throw new Failure(
      `Training needs at least ${MIN_REVIEWS} reviews that come a day or more after the previous one; there are ${items.length}`,
    )
  }
  const binding = await loadBinding()
  return binding.computeParameters(bindingItems(items, binding), {
    enableShortTerm: true,
    numRelearningSteps: relearningSteps,
    // How often the binding checks whether it has finished, in milliseconds.
    timeout: 20,
  })
}

const PACKAGE: string = '@open-spaced-repetition/binding'

/** The part of the package that is used; the package isn't available for every machine. */
interface Binding {
  readonly FSRSBindingReview: new (grade: number, elapsedDays: number) => object
  readonly FSRSBindingItem: new (reviews: readonly object[]) => object
  computeParameters(items: readonly object[], options: object): Promise<number[]>
}

function bindingItems(items: readonly TrainingItem[], { FSRSBindingItem, FSRSBindingReview }: Binding) {
  return items.map(
    (reviews) =>
      new FSRSBindingItem(reviews.map(({ grade, elapsedDays }) => new FSRSBindingReview(grade, elapsedDays))),
  )
}

async function loadBinding(): Promise<Binding> {
  try {
    return (await import(PACKAGE)) as Binding
  } catch (error) {
    throw new Failure(
      `Training needs the package ${PACKAGE}, which can't be loaded (${reasonOf(error)}); ` +
        `install it with "npm install ${PACKAGE}@0.5.0" if it is available for this machine`,
    )
  }
}
