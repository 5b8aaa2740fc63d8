import { Failure, reasonOf } from '../../model/failure.ts'
import type { FsrsParameters } from './settings.ts'
import type { TrainingItem } from './training-items.ts'

/** With fewer, chance decides more than the learner does. */
const MIN_REVIEWS = 400

/**
 * The parameters that foretell these items best. `relearningSteps` is how many there are: with several of them, reviews on
 * one day may not strengthen a memory as much.
 */
export async function optimise(items: readonly TrainingItem[], relearningSteps: number): Promise<FsrsParameters> {
  if (items.length < MIN_REVIEWS) {
    throw new Failure(
      `There are ${items.length} reviews a day or more after the one before, too few to train parameters from: it takes ${MIN_REVIEWS}`,
    )
  }
  const binding = await loadBinding()
  return binding.computeParameters(bindingItems(items, binding), {
    enableShortTerm: true,
    numRelearningSteps: relearningSteps,
    // Every so many milliseconds the binding looks whether it has finished.
    timeout: 20,
  })
}

const PACKAGE: string = '@open-spaced-repetition/binding'

/** What is used of the package, which not every machine can have. */
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
      `Training parameters takes the package ${PACKAGE}, which can't be loaded here (${reasonOf(error)}); "npm install ${PACKAGE}@0.5.0" brings it where it exists for the machine`,
    )
  }
}
