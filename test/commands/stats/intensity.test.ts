import { expect, test } from 'vitest'
import { intensityNames, intensityOf, intensityScale } from '../../../src/commands/stats/intensity.ts'

test('has four equal steps up to the 90th percentile', () => {
  const scale = intensityScale([0, 10, 20, 30, 40, 40, 40, 40, 40, 40, 900])
  expect(scale).toEqual([1, 11, 21, 31])
  expect(intensityNames(scale)).toEqual(['1–10', '11–20', '21–30', '31+'])
  expect([0, 1, 10, 11, 40, 900].map((count) => intensityOf(count, scale))).toEqual([0, 1, 1, 2, 4, 4])
})

test('few reviews need fewer steps', () => {
  const scale = intensityScale([0, 1, 2, 2])
  expect(intensityNames(scale)).toEqual(['1', '2+'])
  expect(intensityNames(intensityScale([]))).toEqual(['1+'])
})
