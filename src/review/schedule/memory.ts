import { FSRSAlgorithm } from 'ts-fsrs'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Grade } from '../history/event.ts'
import type { Memory } from '../history/item-state.ts'
import type { FsrsParameters } from './settings.ts'

/**
 * The memory state after a grade, by FSRS-6 (https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm).
 * `memory` is undefined before the first review. `elapsedDays` counts the learner's days since the last review; 0 is a
 * review on the same day, which uses the short-term formula.
 */
export function nextMemory(
  memory: Memory | undefined,
  elapsedDays: number,
  grade: Grade,
  parameters: FsrsParameters,
): Memory {
  const algorithm = algorithmOf(parameters)
  const { stability, difficulty } = algorithm.next_state(memory ?? null, elapsedDays, grade)
  if (memory !== undefined) return { stability, difficulty }
  // ts-fsrs raises the first stability to at least 0.1; Anki takes the parameter as it is.
  return { stability: algorithm.parameters.w[grade - 1] ?? stability, difficulty }
}

/** The probability, from 0 to 1, that an item is recalled so many days after its last review. */
export function retrievability({ stability }: Memory, elapsedDays: number, parameters: FsrsParameters): number {
  return algorithmOf(parameters).forgetting_curve(elapsedDays, stability)
}

/** The days after which the probability of recall has fallen to `retention`, neither rounded nor limited. */
export function daysUntil(retention: number, { stability }: Memory, parameters: FsrsParameters): number {
  return stability * algorithmOf(parameters).calculate_interval_modifier(retention)
}

/** Making the algorithm takes longer than all of the arithmetic of a review. */
const algorithmOf = memoiseByObject((parameters: FsrsParameters) => new FSRSAlgorithm({ w: [...parameters] }))
