import { expect, test } from 'vitest'
import { evaluate } from '../../../src/review/schedule/evaluate.ts'
import { defaultReviewSettings } from '../../../src/review/schedule/settings.ts'
import type { TrainingItem } from '../../../src/review/schedule/training-items.ts'

const { parameters } = defaultReviewSettings

/** After a first "easy" the stability is 8.2956 days: so the chance of recall is 90 % then, 98.5 % after a day. */
function easyThen(elapsedDays: number, grade: 1 | 3): TrainingItem {
  return [
    { grade: 4, elapsedDays: 0 },
    { grade, elapsedDays },
  ]
}

const stability = 8.2956
const after = (days: number): number => (1 + ((0.9 ** (-1 / 0.1542) - 1) * days) / stability) ** -0.1542

test('log loss is the mean surprise at what was recalled and what was not', () => {
  expect(evaluate([easyThen(8, 3)], parameters).logLoss).toBeCloseTo(-Math.log(after(8)), 6)
  expect(evaluate([easyThen(8, 1)], parameters).logLoss).toBeCloseTo(-Math.log(1 - after(8)), 6)
  const both = evaluate([easyThen(8, 3), easyThen(8, 1)], parameters)
  expect(both.logLoss).toBeCloseTo(-(Math.log(after(8)) + Math.log(1 - after(8))) / 2, 6)
})

test('the error compares predictions with results for groups of similar reviews', () => {
  const alike = [...Array<TrainingItem>(9).fill(easyThen(8, 3)), easyThen(9, 1)]
  expect(evaluate(alike, parameters).rmse).toBeCloseTo(Math.abs((9 * after(8) + after(9)) / 10 - 0.9), 6)
})

test('bins of unlike reviews count by how many are in them', () => {
  const unlike = [easyThen(1, 3), easyThen(8, 3), easyThen(8, 3), easyThen(8, 1)]
  const squares = (1 - after(1)) ** 2 + 3 * (after(8) - 2 / 3) ** 2
  expect(evaluate(unlike, parameters).rmse).toBeCloseTo(Math.sqrt(squares / 4), 6)
})

test('the errors are not a number without reviews', () => {
  expect(evaluate([], parameters)).toEqual({ logLoss: NaN, rmse: NaN })
})
