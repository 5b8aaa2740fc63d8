import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDeckWithin } from '../../../src/model/deck-name.ts'
import { matchesTags, parseTagExpression } from '../../../src/model/tags.ts'
import type { Day, Milliseconds } from '../../../src/model/time.ts'
import type { Event } from '../../../src/review/history/event.ts'
import type { DueQuery } from '../../../src/review/store/due.ts'
import type { Store } from '../../../src/review/store/store.ts'
import type { StoredCard } from '../../../src/review/store/stored-card.ts'
import { folderWith } from '../../commands/terminal.ts'
import { card, days, item, noon, origin, review, setAside, storeIn, today, undo } from '../store-fixture.ts'

const query: DueQuery = {
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
  limits: { new: 50, learning: 50, review: 50 },
}

function storeWith(cards: readonly StoredCard[], events: readonly Event[] = []): Store {
  const store = storeIn(folderWith({}))
  store.replaceCards(origin, 'digest', cards)
  for (const event of events) store.record(event)
  return store
}

function due(store: Store, changes: Partial<DueQuery> = {}) {
  const { counts, ...lists } = store.due({ ...query, ...changes })
  const names = (lane: 'new' | 'learning' | 'review') => lists[lane].map((each) => each.item)
  return { counts, new: names('new'), learning: names('learning'), review: names('review') }
}

describe('what is due', () => {
  test('is new in study order, learned by its moment, or reviewed by its day', () => {
    const store = storeWith(
      [5, 4, 3, 2, 1].map((number) => card(number)),
      [
        review(item(1), 3, { time: days(-1) }),
        review(item(2), 3, { time: days(-3) }),
        review(item(3), 1, { time: (noon - 600_000) as Milliseconds }),
      ],
    )
    expect(due(store)).toEqual({
      counts: { new: 2, learning: 1, review: 2 },
      new: [item(5), item(4)],
      learning: [item(3)],
      review: [item(2), item(1)],
    })
  })

  test("isn't due before its moment or its day", () => {
    const store = storeWith([card(1), card(2)], [review(item(1), 1), review(item(2), 3)])
    expect(due(store).counts).toEqual({ new: 0, learning: 0, review: 0 })
    expect(store.nextDue(query)).toEqual({ moment: noon + 600_000, day: today + 1 })
    expect(due(store, { now: (noon + 600_000) as Milliseconds }).learning).toEqual([item(1)])
    expect(due(store, { until: (today + 1) as Day }).review).toEqual([item(2)])
  })

  test('leaves out suspended items, and those that are buried for the day', () => {
    const store = storeWith([card(1), card(2), card(3)], [setAside(item(1), 'suspend'), setAside(item(2), 'bury')])
    expect(due(store).new).toEqual([item(3)])
    const tomorrow = (today + 1) as Day
    expect(due(store, { today: tomorrow, until: tomorrow }).new).toEqual([item(2), item(3)])
    store.record(setAside(item(1), 'unsuspend', days(1)))
    expect(due(store).new).toEqual([item(1), item(3)])
  })

  test('comes back with an undo', () => {
    const grade = review(item(1), 3)
    const store = storeWith([card(1)], [grade])
    expect(due(store).new).toEqual([])
    store.record(undo(grade))
    expect(due(store).new).toEqual([item(1)])
  })

  test('is counted in full and listed up to the limits', () => {
    const cards = Array.from({ length: 30 }, (_, index) => card(index))
    const store = storeWith(cards)
    const { counts, new: first } = due(store, { limits: { new: 3, learning: 0, review: 0 } })
    expect([counts.new, first]).toEqual([30, [item(0), item(1), item(2)]])
    expect(due(store, { limits: { new: 0, learning: 0, review: 0 } }).new).toEqual([])
    const all = { new: Number.POSITIVE_INFINITY, learning: 0, review: 0 }
    expect(due(store, { limits: all }).new).toHaveLength(30)
  })

  test('is shuffled within its day, differently on each day', () => {
    const numbers = Array.from({ length: 20 }, (_, index) => index)
    const store = storeWith(
      numbers.map((number) => card(number)),
      numbers.map((number) => review(item(number), 3, { time: days(number < 10 ? -2 : -3) })),
    )
    const first = due(store).review
    expect(due(store).review).toEqual(first)
    expect(first.slice(0, 10).toSorted()).toEqual(numbers.slice(10).map((number) => item(number)))
    expect(first.slice(0, 10)).not.toEqual(first.slice(0, 10).toSorted())
    expect(due(store, { today: (today + 1) as Day }).review).not.toEqual(first)
    const random = due(store, { order: 'random' }).review
    expect(random.toSorted()).toEqual(first.toSorted())
    expect(random.slice(0, 10).toSorted()).not.toEqual(first.slice(0, 10).toSorted())
  })
})

describe('siblings', () => {
  const cloze = card(1, { items: [item(1, 1), item(1, 2), item(1, 3)], kind: 'cloze' })

  test('are shown on different days', () => {
    const other = card(3, { items: [item(3, 1), item(3, 2)], kind: 'cloze' })
    const store = storeWith([cloze, card(2), other])
    expect(due(store)).toMatchObject({ counts: { new: 3 }, new: [item(1, 1), item(2), item(3, 1)] })
    store.record(review(item(1, 1), 3))
    expect(due(store)).toMatchObject({ counts: { new: 2 }, new: [item(2), item(3, 1)] })
    const tomorrow = (today + 1) as Day
    expect(due(store, { today: tomorrow }).new).toEqual([item(1, 2), item(2), item(3, 1)])
  })

  test('that are new wait for one that is due, and count only then', () => {
    const store = storeWith([cloze, card(2)], [review(item(1, 1), 3)])
    const later = { today: (today + 30) as Day, until: (today + 30) as Day }
    expect(due(store, later)).toEqual({
      counts: { new: 1, learning: 0, review: 1 },
      new: [item(2)],
      learning: [],
      review: [item(1, 1)],
    })
    store.record(setAside(item(1, 1), 'suspend'))
    expect(due(store, later)).toMatchObject({ counts: { new: 2, review: 0 }, new: [item(1, 2), item(2)] })
  })

  test('are shown together on demand', () => {
    const store = storeWith([cloze, card(2)], [review(item(1, 1), 3)])
    const together = due(store, { siblings: 'together' })
    expect(together).toMatchObject({ counts: { new: 3 }, new: [item(1, 2), item(1, 3), item(2)] })
  })

  test("don't use up the limit of others", () => {
    const cards = [1, 2, 3, 4].map((number) => card(number, { items: [item(number, 1), item(number, 2)] }))
    expect(due(storeWith(cards), { limits: { new: 3, learning: 0, review: 0 } }).new).toEqual([
      item(1, 1),
      item(2, 1),
      item(3, 1),
    ])
  })

  test("don't delay learning steps", () => {
    const store = storeWith([cloze], [review(item(1, 1), 1), review(item(1, 2), 1)])
    expect(due(store, { now: days(0.1) }).learning).toEqual([item(1, 1), item(1, 2)])
  })
})

describe('a scope', () => {
  const store = () =>
    storeWith([
      card(1, { deck: 'Topdeck::containers', tags: ['containers::images', 'docker'] }),
      card(2, { deck: 'Topdeck::containers::security', tags: ['containers', 'security'] }),
      card(3, { deck: 'Topdeck::containerd', tags: ['containerd'] }),
    ])

  test('of decks includes those below them', () => {
    expect(due(store(), { decks: ['Topdeck::containers'] }).new).toEqual([item(1), item(2)])
    expect(due(store(), { decks: ['Topdeck::containers::security', 'Topdeck::containerd'] }).new).toEqual([
      item(2),
      item(3),
    ])
    expect(due(store(), { decks: ['none'] }).counts.new).toBe(0)
  })

  test('of tags follows the expression', () => {
    const tags = parseTagExpression(['containers', '!security'])
    expect(due(store(), { tags })).toMatchObject({ counts: { new: 1 }, new: [item(1)] })
  })

  test('of decks has the cards that isDeckWithin finds', () => {
    const level = fc.constantFrom('a', 'A', 'b', 'ab', 'a b', 'İ', 'ß', ':')
    const name = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('::'))
    const all = storeIn(folderWith({}))
    const names = fc.array(name, { minLength: 1, maxLength: 8 })
    const property = fc.property(names, fc.array(name, { minLength: 1, maxLength: 3 }), (known, decks) => {
      all.replaceCards(
        origin,
        'digest',
        known.map((deck, number) => card(number, { deck })),
      )
      const wanted = known.flatMap((each, number) =>
        decks.some((deck) => isDeckWithin(each, deck)) ? [item(number)] : [],
      )
      expect(all.itemsOf({ origin, decks, tags: [] }).map((each) => each.item)).toEqual(wanted)
    })
    fc.assert(property, { numRuns: 200 })
  })

  test('of tags has the cards that matchesTags finds', () => {
    const level = fc.constantFrom('a', 'A', 'b', 'ab', 'a-b', 'ß')
    const tag = fc.array(level, { minLength: 1, maxLength: 3 }).map((levels) => levels.join('::'))
    const term = fc.record({ tag: tag.map((text) => text.toLowerCase()), wanted: fc.constantFrom('present', 'absent') })
    const lists = fc.array(fc.uniqueArray(tag, { maxLength: 3 }), { minLength: 1, maxLength: 8 })
    const expressions = fc.array(fc.array(term, { minLength: 1, maxLength: 2 }), { maxLength: 3 })
    const all = storeIn(folderWith({}))
    const property = fc.property(lists, expressions, (tagLists, tags) => {
      all.replaceCards(
        origin,
        'digest',
        tagLists.map((list, number) => card(number, { tags: list })),
      )
      const wanted = tagLists.flatMap((list, number) => (matchesTags(tags, list) ? [item(number)] : []))
      expect(all.itemsOf({ origin, decks: [], tags }).map((each) => each.item)).toEqual(wanted)
    })
    fc.assert(property, { numRuns: 200 })
  })
})
