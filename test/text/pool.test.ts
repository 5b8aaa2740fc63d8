import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pool } from '../../src/text/pool.ts'

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await turn()
}

test('returns the results in the order of the items, however long each takes', async () => {
  const doubled = await pool([5, 1, 3], 3, async (item) => {
    await turns(item)
    return item * 2
  })
  expect(doubled).toEqual([10, 2, 6])
})

test('starts the items in order, and at most the given number at a time', async () => {
  const begun: number[] = []
  let running = 0
  let most = 0
  await pool([4, 1, 2, 1, 3], 2, async (item) => {
    begun.push(item)
    most = Math.max(most, ++running)
    await turns(item)
    running--
  })
  expect({ begun, most }).toEqual({ begun: [4, 1, 2, 1, 3], most: 2 })
})

test('after a failure starts no further items, awaits the others, and throws the first error in order', async () => {
  const ended: string[] = []
  const work = pool(['slow', 'quick', 'never'], 2, async (item) => {
    await turns(item === 'slow' ? 5 : 1)
    ended.push(item)
    throw new Error(item)
  })
  await expect(work).rejects.toThrow('slow')
  expect(ended).toEqual(['quick', 'slow'])
})

test('accepts an empty list', async () => {
  expect(await pool([], 2, async () => 'never')).toEqual([])
})
