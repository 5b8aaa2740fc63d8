import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day, Milliseconds } from '../../src/model/time.ts'
import type { Event, EventId, Grade } from '../../src/review/history/event.ts'
import { eventIds } from '../../src/review/history/event-id.ts'
import { exportEvents, parseEvents } from '../../src/review/history/event-lines.ts'
import type { Flag } from '../../src/review/history/flag.ts'
import type { Store } from '../../src/review/store/store.ts'
import { folderWith } from '../commands/terminal.ts'
import { card, days, item, origin, storeIn, today } from './store-fixture.ts'

const machines = ['laptop', 'desktop', 'phone']

interface Doing {
  readonly machine: number
  readonly item: number
  readonly time: number
  readonly type: Event['type']
  readonly grade: number
  readonly target: number
}

/** One event: on one of four items, at one of ten moments, or an undo of any event so far. */
const doing: fc.Arbitrary<Doing> = fc.record({
  machine: fc.nat({ max: 2 }),
  item: fc.nat({ max: 3 }),
  time: fc.nat({ max: 9 }),
  type: fc.constantFrom<Event['type']>(
    'review',
    'review',
    'review',
    'undo',
    'suspend',
    'unsuspend',
    'bury',
    'reset',
    'move',
    'flag',
  ),
  grade: fc.integer({ min: 1, max: 4 }),
  target: fc.nat({ max: 1_000_000 }),
})

/** The three histories that doings add up to. */
function histories(doings: readonly Doing[]): readonly (readonly Event[])[] {
  const all: Event[] = []
  let chance = 0
  const nextId = machines.map(() => eventIds((count) => Uint8Array.from({ length: count }, (_, i) => chance * 7 + i)))
  for (const { machine, item: number, time: day, type, grade, target } of doings) {
    chance += 1
    const time = days(day)
    const id = nextId[machine]?.(time) as EventId
    const device = machines[machine] ?? ''
    const happened = { id, item: item(number), time, offset: 0, device }
    const earlier = all[target % Math.max(all.length, 1)]
    if (type === 'review') {
      all.push({ ...happened, type, grade: grade as Grade, taken: 1000 as Milliseconds, seen: undefined })
    } else if (type === 'move') {
      all.push({ ...happened, type, day: (20_500 + target) as Day })
    } else if (type === 'flag') {
      all.push({ ...happened, type, flag: (target % 8) as Flag })
    } else if (type !== 'undo') {
      all.push({ ...happened, type })
    } else if (earlier !== undefined) {
      all.push({ ...happened, item: earlier.item, type, event: earlier.id })
    }
  }
  return machines.map((name) => all.filter(({ device }) => device === name))
}

function contents(store: Store): unknown {
  const due = store.due({
    origin,
    decks: [],
    tags: [],
    now: days(5),
    today,
    until: (today + 100) as Day,
    siblings: 'apart',
    order: 'due',
    newOrder: 'file',
    begun: new Map(),
    limits: { new: 9, learning: 9, review: 9 },
  })
  return [[...store.events()], store.states(), due]
}

test('histories of three machines, merged in any order and repeatedly, one event at a time or all at once, are the same', () => {
  const folder = folderWith({})
  let count = 0
  const empty = () => {
    count += 1
    const store = storeIn(`${folder}/${count}`)
    store.replaceCards(
      origin,
      'digest',
      [0, 1, 2, 3].map((number) => card(number)),
    )
    return store
  }
  const property = fc.property(fc.array(doing, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (doings, random) => {
    const three = histories(doings)
    const expected = empty()
    expected.merge(three.flat())
    for (const order of orders) {
      const store = empty()
      for (const index of [...order, ...order.toReversed()]) store.merge(shuffled(three[index] ?? [], random))
      expect(contents(store)).toEqual(contents(expected))
      store.close()
    }
    const single = empty()
    for (const event of shuffled(three.flat(), random)) single.record(event)
    single.rebuild()
    expect(contents(single)).toEqual(contents(expected))
    const copy = empty()
    copy.merge(parseEvents(exportEvents(single), 'single').events)
    expect(contents(copy)).toEqual(contents(expected))
    for (const store of [expected, single, copy]) store.close()
  })
  fc.assert(property, { numRuns: 12 })
}, 60_000)

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
]

function shuffled<T>(list: readonly T[], random: Iterator<number>): T[] {
  const keyed = list.map((value) => ({ value, key: Number(random.next().value) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value)
}
