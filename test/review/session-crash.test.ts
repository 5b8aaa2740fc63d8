import { expect, test } from 'vitest'
import { crashSessions } from './session-crash.mjs'

test('sessions that are killed lose no grade that they have confirmed', async () => {
  const { wrong, confirmed } = await crashSessions(5)
  expect(wrong).toEqual([])
  expect(confirmed).toBeGreaterThan(5)
}, 60_000)
