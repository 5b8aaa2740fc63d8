import type { Memory } from '../history/item-state.ts'
import { nextMemory, retrievability } from './memory.ts'
import type { FsrsParameters } from './settings.ts'
import type { TrainingItem } from './training-items.ts'

/** How well parameters predict recall; the smaller, the better. */
export interface Evaluation {
  /** The mean negative logarithm of the probability that was predicted for what happened. */
  readonly logLoss: number
  /** The root mean square difference between predicted and actual recall, over bins of similar reviews. */
  readonly rmse: number
}

/**
 * Measures how well parameters predict the outcomes of these items, which all have the same weight; NaN when there are
 * none. The bins are those of fsrs-rs and of the FSRS benchmark
 * (https://github.com/open-spaced-repetition/srs-benchmark).
 */
export function evaluate(items: readonly TrainingItem[], parameters: FsrsParameters): Evaluation {
  let loss = 0
  const bins = new Map<string, { predicted: number; recalled: number; count: number }>()
  for (const item of items) {
    const recall = predictedRecall(item, parameters)
    const recalled = (item.at(-1)?.grade ?? 1) > 1
    loss -= Math.log(recalled ? recall : 1 - recall)
    const name = binOf(item)
    const bin = bins.get(name) ?? { predicted: 0, recalled: 0, count: 0 }
    bins.set(name, bin)
    bin.predicted += recall
    bin.recalled += recalled ? 1 : 0
    bin.count++
  }
  let squares = 0
  for (const { predicted, recalled, count } of bins.values()) squares += (predicted - recalled) ** 2 / count
  return { logLoss: loss / items.length, rmse: Math.sqrt(squares / items.length) }
}

/** The probability of recall at the last review, given the reviews before it. */
function predictedRecall(item: TrainingItem, parameters: FsrsParameters): number {
  let memory: Memory | undefined
  for (const { grade, elapsedDays } of item.slice(0, -1)) memory = nextMemory(memory, elapsedDays, grade, parameters)
  return memory === undefined ? 0 : retrievability(memory, item.at(-1)?.elapsedDays ?? 0, parameters)
}

/** Similar reviews agree in the days since the previous one, in the number of earlier reviews and in that of lapses. */
function binOf(item: TrainingItem): string {
  const past = item.filter(({ elapsedDays }) => elapsedDays > 0)
  const lapses = past.slice(0, -1).filter(({ grade }) => grade === 1).length
  const days = item.at(-1)?.elapsedDays ?? 0
  return [step(days, 3.62), step(past.length + 1, 1.89), lapses === 0 ? '' : step(lapses, 1.73)].join()
}

function step(value: number, base: number): number {
  return Math.floor(Math.log(value) / Math.log(base))
}
