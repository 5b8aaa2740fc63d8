import { expect, test } from 'vitest'
import type { Milliseconds } from '../../../src/model/time.ts'
import { intervalText } from '../../../src/review/session/interval-text.ts'

test.each([
  [0, '0s'],
  [30, '30s'],
  [59.6, '1m'],
  [60, '1m'],
  [330, '6m'],
  [600, '10m'],
  [3590, '1h'],
  [5400, '1.5h'],
  [86_390, '1d'],
])('a delay of %d seconds is %s', (seconds, text) => {
  expect(intervalText({ type: 'moment', delay: (seconds * 1000) as Milliseconds })).toBe(text)
})

test.each([
  [1, '1d'],
  [30, '30d'],
  [31, '1mo'],
  [36, '1.2mo'],
  [364, '1y'],
  [365, '1y'],
  [548, '1.5y'],
  [36_500, '100y'],
])('%i days are %s', (days, text) => {
  expect(intervalText({ type: 'day', days })).toBe(text)
})
