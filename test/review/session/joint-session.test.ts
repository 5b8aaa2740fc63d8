import { expect, test } from 'vitest'
import { shares } from '../../../src/review/session/joint-session.ts'

test.each([
  [10, [100, 100], [5, 5]],
  [3, [100, 100], [2, 1]],
  [5, [1, 100], [0, 5]],
  [7, [3, 2], [3, 2]],
  [0, [3, 2], [0, 0]],
  [4, [0, 9, 3], [0, 3, 1]],
])('%d is divided among %j as %j', (total, sizes, expected) => {
  expect(shares(total, sizes)).toEqual(expected)
})
