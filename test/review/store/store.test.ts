import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Fingerprint } from '../../../src/model/card.ts'
import { folderWith } from '../../commands/terminal.ts'
import { replay } from '../replay.ts'
import { card, days, ids, item, noon, origin, review, setAside, storeIn, undo } from '../store-fixture.ts'

describe('events', () => {
  test('are still there after the store was closed and opened again', () => {
    const folder = folderWith({})
    const first = storeIn(folder)
    const events = [
      review(item(1), 3, { seen: 'abc' as Fingerprint }),
      review(item(1), 1, { time: days(1), offset: -480 }),
      setAside(item(1), 'suspend', days(2)),
    ]
    for (const event of events) first.record(event)
    first.close()
    const second = storeIn(folder)
    expect(second.eventsOf(item(1))).toEqual(events)
    expect([...second.events()]).toEqual(events)
    expect(second.eventsSince(days(1))).toEqual(events.slice(1))
    expect(second.items()).toEqual([item(1)])
  })

  test('result in the state of their item', () => {
    const store = storeIn(folderWith({}))
    expect(store.state(item(1))).toBeUndefined()
    for (const event of [
      review(item(1), 3),
      review(item(1), 1, { time: days(1) }),
      setAside(item(1), 'bury', days(2)),
    ]) {
      const state = store.record(event)
      expect(state).toEqual(replay(item(1), store.eventsOf(item(1))))
      expect(store.state(item(1))).toEqual(state)
    }
    expect(store.states()).toEqual([store.state(item(1))])
  })

  test('are stored once, however often they are added', () => {
    const store = storeIn(folderWith({}))
    const event = review(item(1), 3)
    expect(store.record(event)).toEqual(store.record(event))
    expect(store.eventsOf(item(1))).toEqual([event])
  })

  test('are ordered by time, wherever they come from', () => {
    const store = storeIn(folderWith({}))
    const [late, early] = [review(item(1), 3, { time: days(1) }), review(item(1), 2)]
    store.record(late)
    store.record(early)
    expect(store.eventsOf(item(1))).toEqual([early, late])
    expect(store.state(item(1))?.last?.time).toBe(days(1))
  })

  test('count if another process has recorded them in the meantime', () => {
    const folder = folderWith({})
    const [one, other] = [storeIn(folder), storeIn(folder)]
    one.record(review(item(1), 3))
    expect(other.record(review(item(1), 3, { time: days(1) })).reviews).toBe(2)
    expect(one.state(item(1))?.reviews).toBe(2)
  })
})

describe('undo', () => {
  test('reverts the last event of this machine, then the one before, across sessions', () => {
    const folder = folderWith({})
    const first = storeIn(folder)
    const [one, two] = [review(item(1), 3), review(item(2), 4)]
    first.record(one)
    first.record(two)
    expect(first.lastUndoable()).toEqual(two)
    expect(first.record(undo(two)).phase).toBe('new')
    first.close()
    const second = storeIn(folder)
    expect(second.lastUndoable()).toEqual(one)
    second.record(undo(one))
    expect(second.lastUndoable()).toBeUndefined()
    expect(ids(second.events())).toHaveLength(4)
  })

  test("doesn't revert events of another machine", () => {
    const store = storeIn(folderWith({}))
    const own = review(item(1), 3)
    store.record(own)
    store.merge([review(item(1), 1, { device: 'desktop', time: days(1) })])
    expect(store.lastUndoable()).toEqual(own)
  })

  test('reverts the last recorded event if the clock has jumped back', () => {
    const store = storeIn(folderWith({}))
    const [one, two] = [review(item(1), 3, { time: days(5) }), review(item(2), 4)]
    store.record(one)
    store.record(two)
    expect(store.lastUndoable()).toEqual(two)
  })
})

describe('merging', () => {
  test('adds new events, skips known ones, and derives the affected states', () => {
    const store = storeIn(folderWith({}))
    const known = review(item(1), 3)
    const added = [review(item(1), 3, { time: days(1) }), review(item(2), 1)]
    store.record(known)
    expect(store.merge([known, ...added])).toEqual({ added: 2, known: 1, conflicting: [] })
    expect(store.merge([...added, known])).toEqual({ added: 0, known: 3, conflicting: [] })
    expect(store.state(item(1))?.reviews).toBe(2)
    expect(store.state(item(2))?.phase).toBe('learning')
  })

  test('keeps an event that differs from a new one with the same id, and reports it', () => {
    const store = storeIn(folderWith({}))
    const event = review(item(1), 3)
    store.record(event)
    expect(store.merge([{ ...event, grade: 4 }])).toEqual({ added: 0, known: 0, conflicting: [event.id] })
    expect(store.eventsOf(item(1))).toEqual([event])
  })

  test('keeps events of cards that no longer exist', () => {
    const store = storeIn(folderWith({}))
    store.replaceCards(origin, 'one', [card(1)])
    store.merge([review(item(9), 3)])
    store.replaceCards(origin, 'none', [])
    expect(store.items()).toEqual([item(9)])
  })
})

test('derives all states again', () => {
  const folder = folderWith({})
  const store = storeIn(folder)
  store.merge([review(item(1), 3), review(item(1), 3, { time: days(1) }), review(item(2), 1)])
  const states = store.states()
  const later = storeIn(folder, { replay: (of, events) => ({ ...replay(of, events), interval: 77 }) })
  later.rebuild()
  expect(later.states()).toEqual(states.map((state) => ({ ...state, interval: 77 })))
})

test('leaves a single file when it is closed', () => {
  const folder = folderWith({})
  const store = storeIn(folder)
  store.record(review(item(1), 3))
  store.close()
  expect(statSync(join(folder, 'reviews.db-wal')).size).toBe(0)
})

test('keeps settings, and the name of the machine that it was created on', () => {
  const folder = folderWith({})
  const first = storeIn(folder)
  expect(first.setting('parameters')).toBeUndefined()
  first.setSetting('parameters', '[1]')
  first.setSetting('parameters', '[2]')
  first.close()
  const second = storeIn(folder, { device: 'renamed', now: () => noon })
  expect(second.setting('parameters')).toBe('[2]')
  expect(second.device).toBe('laptop')
  second.close()
})
