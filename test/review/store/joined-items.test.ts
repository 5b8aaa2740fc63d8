import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DueQuery } from '../../../src/review/store/due.ts'
import { openStore } from '../../../src/review/store/store.ts'
import type { Origin } from '../../../src/review/store/stored-card.ts'
import { folderWith } from '../../commands/terminal.ts'
import { card, days, item, noon, options, origin, review, storeIn, today, undo } from '../store-fixture.ts'

const elsewhere = '/other' as Origin
const [old, older, successor] = [item(1), item(2), item(3)]
const joined = new Map([
  [old, successor],
  [older, successor],
])

const everything: DueQuery = {
  origin,
  decks: [],
  tags: [],
  now: noon,
  today,
  until: today,
  siblings: 'apart',
  order: 'due',
  newOrder: 'file',
  begun: new Map(),
  limits: { new: 0, learning: 0, review: 0 },
}

test('events of several items count for the one that they were joined to, ordered by time', () => {
  const store = storeIn(folderWith({}))
  store.record(review(old, 1, { time: days(2) }))
  store.record(review(older, 3, { time: days(0) }))
  store.record(review(successor, 3, { time: days(1) }))
  store.replaceCards(origin, 'one', [card(3)], joined)
  expect(store.state(successor)).toMatchObject({ reviews: 3, phase: 'learning', last: { time: days(2) } })
  expect(store.state(old)).toMatchObject({ reviews: 1 })
  expect(store.due({ ...everything, now: days(3) }).counts).toEqual({ new: 0, learning: 1, review: 0 })
})

test('so do later events and undos', () => {
  const store = storeIn(folderWith({}))
  store.replaceCards(origin, 'one', [card(3)], joined)
  const late = review(old, 3)
  expect(store.record(late).item).toBe(old)
  expect(store.state(successor)?.reviews).toBe(1)
  store.merge([review(older, 3)])
  expect(store.state(successor)?.reviews).toBe(2)
  store.record(undo(late))
  expect(store.state(successor)?.reviews).toBe(1)
  store.rebuild()
  expect(store.state(successor)?.reviews).toBe(1)
})

test('the events stay those of the original item', () => {
  const store = storeIn(folderWith({}))
  const event = review(old, 3)
  store.record(event)
  store.replaceCards(origin, 'one', [card(3)], joined)
  expect([...store.events()]).toEqual([event])
  expect(store.eventsOf(successor)).toEqual([])
  expect(store.historyOf(successor)).toEqual([{ ...event, item: successor }])
})

test('an item that is separated again has only its own events', () => {
  const store = storeIn(folderWith({}))
  store.record(review(old, 3))
  store.replaceCards(origin, 'one', [card(3)], joined)
  store.replaceCards(origin, 'two', [card(1), card(3)], new Map())
  expect(store.state(successor)).toBeUndefined()
  expect(store.due(everything).counts).toEqual({ new: 1, learning: 0, review: 0 })
})

test('two origins may disagree about what was joined', () => {
  const store = storeIn(folderWith({}))
  store.record(review(old, 3))
  store.replaceCards(origin, 'one', [card(3)], joined)
  store.replaceCards(elsewhere, 'one', [card(4)], new Map([[old, item(4)]]))
  store.record(review(old, 3, { time: days(1) }))
  expect([old, successor, item(4)].map((each) => store.state(each)?.reviews)).toEqual([2, 2, 2])
  store.replaceCards(elsewhere, 'two', [card(4)], new Map())
  expect([old, successor, item(4)].map((each) => store.state(each)?.reviews)).toEqual([2, 2, undefined])
})

test('the deck and tags of the card are available', () => {
  const path = join(folderWith({}), 'reviews.db')
  const asked: unknown[] = []
  const store = openStore(path, {
    ...options,
    replay(item, events, belongings) {
      asked.push(belongings())
      return options.replay(item, events, belongings)
    },
  })
  store.record(review(old, 3))
  store.replaceCards(origin, 'one', [card(1, { deck: 'A::b', tags: ['c', 'd'] })])
  store.replaceCards(elsewhere, 'one', [card(1, { deck: 'E', tags: [] })])
  store.derive([old])
  store.close()
  expect(asked).toEqual([
    [],
    [
      { origin, deck: 'A::b', tags: ['c', 'd'] },
      { origin: elsewhere, deck: 'E', tags: [] },
    ],
  ])
})
