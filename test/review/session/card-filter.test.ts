import { describe, expect, test } from 'vitest'
import type { ReviewOptions } from '../../../src/commands/review/review.ts'
import type { Milliseconds } from '../../../src/model/time.ts'
import { ReviewHarness, sit } from '../../commands/review-harness.ts'
import { card, days, item, noon, review, setAside, undo } from '../store-fixture.ts'

const utc = { offset: 0 }

/**
 * 1 is new; 2 is in its steps; 3 is young and due; 4 is mature and due; 5 is young and due later; 6 was forgotten today
 * and is in relearning; 7 was forgotten today by mistake, which was undone; 8 is a leech; 9 is suspended; 10 is buried.
 */
function harness(): ReviewHarness {
  const ground = new ReviewHarness(
    Array.from({ length: 10 }, (_, index) => card(index + 1)),
    { leechThreshold: 2 },
  )
  const learn = (number: number, ago: number) => {
    ground.store.record(review(item(number), 4, { ...utc, time: days(-ago) }))
  }
  ground.store.record(review(item(2), 1, { ...utc, time: (noon - 120_000) as Milliseconds }))
  learn(3, 10)
  learn(4, 400)
  ground.store.record(review(item(4), 4, { ...utc, time: days(-390) }))
  learn(5, 3)
  learn(6, 20)
  ground.store.record(review(item(6), 1, { ...utc, time: (noon - 60_000) as Milliseconds }))
  learn(7, 20)
  const mistake = review(item(7), 1, { ...utc, time: (noon - 60_000) as Milliseconds })
  ground.store.record(mistake)
  ground.store.record(undo(mistake))
  learn(8, 60)
  for (const ago of [40, 20]) {
    ground.store.record(review(item(8), 1, { ...utc, time: days(-ago) }))
    ground.store.record(review(item(8), 3, { ...utc, time: days(1 - ago) }))
  }
  learn(9, 20)
  ground.store.record(setAside(item(9), 'suspend'))
  learn(10, 20)
  ground.store.record(setAside(item(10), 'bury'))
  return ground
}

/** The numbers of the cards that a session shows, and how it begins. */
async function shown(filter: readonly string[], options: Partial<ReviewOptions> = {}) {
  const lines = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? '' : '4'))
  const out = await sit(harness(), { options: { surface: 'lines', filter, ...options }, lines })
  const numbers = Array.from(out.matchAll(/^Question: Question (\d+)\?$/gm), ([, number]) => Number(number))
  return { numbers: numbers.sort((a, b) => a - b), first: out.split('\n')[0] ?? '' }
}

describe('among the cards that are due', () => {
  test.each([
    [['new'], [1]],
    [['learning'], [2, 6]],
    [['young'], [3, 7]],
    [['mature'], [4]],
    [['due'], [2, 3, 4, 7]],
    [['!new'], [2, 3, 4, 6, 7]],
    [['young,new'], [1, 3, 7]],
    [
      ['due', '!young'],
      [2, 4],
    ],
    [['NEW, young'], [1, 3, 7]],
    [['!forgotten', 'learning'], []],
  ])('%j shows %j', async (filter, numbers) => {
    expect((await shown(filter)).numbers).toEqual(numbers)
  })
})

describe('whether due or not, without recording grades', () => {
  test.each([
    [['forgotten'], [2, 6]],
    [['leech'], [8]],
    [['suspended'], [8, 9]],
    [['suspended', '!leech'], [9]],
    [['buried'], [10]],
    [['forgotten', '!learning'], []],
  ])('%j shows %j', async (filter, numbers) => {
    const { numbers: found, first } = await shown(filter)
    expect(found).toEqual(numbers)
    const count = numbers.length === 1 ? '1 card' : `${numbers.length} cards`
    expect(first).toBe(numbers.length === 0 ? 'No cards match.' : `Cramming ${count}. Grades are not recorded.`)
  })

  test('--cram goes through all cards that the filter lets through', async () => {
    expect((await shown(['young'], { what: 'cram' })).numbers).toEqual([3, 5, 7, 8, 9, 10])
  })

  test('options for what is due are refused', async () => {
    await expect(shown(['forgotten'], { new: 3 })).rejects.toThrow(
      '--filter "forgotten": goes through these cards whether they are due or not, so --new and --ahead have no effect',
    )
  })
})

test('a card that the filter has let through goes on with its steps', async () => {
  const lines = ['', '3', '', '3']
  const out = await sit(new ReviewHarness([card(1)]), { options: { surface: 'lines', filter: ['new'] }, lines })
  expect(out.match(/^Question: Question 1\?$/gm)).toHaveLength(2)
})

test.each([
  [
    'yuong',
    'expected new, learning, young, mature, due, forgotten, leech, suspended, buried, flag, flag:red, flag:orange, flag:green, flag:blue, flag:pink, flag:turquoise or flag:purple; did you mean "young"?',
  ],
  ['', 'a state is missing, expected new,'],
  ['new,', 'a state is missing, expected new,'],
  ['new,!yuong', 'unexpected "!yuong", expected new,'],
  ['!!new', 'expected new,'],
])('says which filters there are instead of "%s"', async (text, message) => {
  await expect(shown([text])).rejects.toThrow(`--filter "${text}": ${message}`)
})
