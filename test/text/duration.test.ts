import { expect, test } from 'vitest'
import { durationText, secondsText } from '../../src/text/duration.ts'

const hour = 3_600_000

test.each([
  [-5, '0s'],
  [0, '0s'],
  [29_400, '29s'],
  [59_600, '1m'],
  [1.5 * hour, '1.5h'],
  [23.96 * hour, '1d'],
  [400 * 24 * hour, '1.1y'],
])('%d milliseconds are %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text)
})

test.each([
  [40_000, '40s'],
  [26.5 * hour, '26.5h'],
  [1234.5 * hour, '1,234.5h'],
])('as time spent, %d milliseconds are %s', (milliseconds, text) => {
  expect(durationText(milliseconds, 'h')).toBe(text)
})

test.each([
  [4000, '4.0s'],
  [4260, '4.3s'],
])('in seconds, %d milliseconds are %s', (milliseconds, text) => {
  expect(secondsText(milliseconds)).toBe(text)
})
