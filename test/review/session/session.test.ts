import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fingerprint } from '../../../src/model/card.ts'
import type { Milliseconds } from '../../../src/model/time.ts'
import type { Event, Grade, ItemId } from '../../../src/review/history/event.ts'
import { eventIds } from '../../../src/review/history/event-id.ts'
import { cramSession } from '../../../src/review/session/cram-session.ts'
import { dueSession } from '../../../src/review/session/due-session.ts'
import type { DueChoice } from '../../../src/review/session/queues.ts'
import type { CurrentItem, Session } from '../../../src/review/session/session.ts'
import { nothingDueLine, summaryLines, summaryOf } from '../../../src/review/session/session-summary.ts'
import { ReviewHarness } from '../../commands/review-harness.ts'
import { card, days, item, noon, origin, review, storeIn } from '../store-fixture.ts'

const minute = 60_000
const all = { origin, decks: [], tags: [] }
const nextId = eventIds(randomBytes)

function ground(harness: ReviewHarness) {
  const { store, settings, now } = harness.learning
  return { store, scope: all, settings, now, nextId }
}

function session(harness: ReviewHarness, choice: Partial<DueChoice> = {}): Session {
  return dueSession(ground(harness), { ahead: 0, limit: undefined, new: undefined, ...choice })
}

function currentOf(sitting: Session): CurrentItem {
  const current = sitting.current()
  if (current === undefined) throw new Error('Nothing is left')
  return current
}

/** Grades cards as they come, at most so many; gives their items. */
function answer(sitting: Session, grade: Grade, most = 1000): ItemId[] {
  const items: ItemId[] = []
  for (let turn = sitting.current(); turn !== undefined && items.length < most; turn = sitting.current()) {
    items.push(turn.item)
    sitting.grade(turn, grade, 4000 as Milliseconds)
  }
  return items
}

function cards(count: number, from = 1) {
  return Array.from({ length: count }, (_, index) => card(from + index))
}

/** Learned ten days ago, so that it is due now. */
function learned(harness: ReviewHarness, numbers: readonly number[]): void {
  for (const number of numbers) {
    const time = days(-10)
    harness.store.record(review(item(number), 3, { time, offset: 0 }))
    harness.store.record(review(item(number), 3, { time: (time + minute) as Milliseconds, offset: 0 }))
  }
}

test('shows new cards in study order, as many as the day allows', () => {
  const harness = new ReviewHarness(cards(30), { limits: { new: 3, reviews: 200 } })
  const sitting = session(harness)
  expect(sitting.progress().left).toEqual({ new: 3, learning: 0, review: 0 })
  expect(answer(sitting, 4)).toEqual([item(1), item(2), item(3)])
  expect(sitting.heldBack()).toEqual({ new: 27, review: 0 })
  expect(nothingDueLine(session(harness), 0)).toBe(
    'Nothing more is due today; the daily limits hold back 27 new cards. Next: tomorrow, 3 cards.',
  )
  harness.pass(86_400_000)
  expect(answer(session(harness), 4)).toEqual([item(4), item(5), item(6)])
})

test('counts cards that another session has shown today', () => {
  const harness = new ReviewHarness(cards(10), { limits: { new: 4, reviews: 200 } })
  expect(answer(session(harness), 4, 3)).toHaveLength(3)
  expect(answer(session(harness), 4)).toEqual([item(4)])
})

test('--new replaces the daily limit, --limit applies to all cards', () => {
  const harness = new ReviewHarness(cards(10), { limits: { new: 4, reviews: 200 } })
  expect(answer(session(harness, { new: 6 }), 4)).toHaveLength(6)
  expect(answer(session(harness, { limit: 2, new: 9 }), 4)).toHaveLength(2)
})

test('--limit lets cards go on that were begun', () => {
  const harness = new ReviewHarness(cards(10))
  expect(answer(session(harness, { limit: 1 }), 3)).toEqual([item(1), item(1)])
})

test('respects the limits of decks and tags', () => {
  const easy = Array.from({ length: 5 }, (_, index) => card(index + 1, { tags: ['easy'] }))
  const harness = new ReviewHarness([...easy, ...cards(5, 11)], {
    limits: { new: 4, reviews: 200 },
    overrides: [{ group: { type: 'tag', name: 'easy' }, settings: { limits: { new: 2 } } }],
  })
  expect(session(harness).progress().left.new).toBe(4)
  expect(answer(session(harness), 4)).toEqual([item(1), item(2), item(11), item(12)])
})

test('reads more items when its queues are empty', () => {
  const harness = new ReviewHarness(cards(250), { limits: { new: 240, reviews: 0 } })
  const items = answer(session(harness), 4)
  expect(new Set(items).size).toBe(240)
})

test('shows no card that another terminal has graded in the meantime', () => {
  const harness = new ReviewHarness(cards(4))
  const [one, other] = [session(harness), session(harness)]
  expect(one.current()?.item).toBe(item(1))
  expect(answer(other, 4, 3)).toEqual([item(1), item(2), item(3)])
  expect(one.grade(currentOf(one), 4, 4000 as Milliseconds)).toEqual({ type: 'outdated' })
  expect(answer(one, 4)).toEqual([item(4)])
  expect([...harness.store.events()]).toHaveLength(4)
})

describe('a card that another terminal has changed since it was shown', () => {
  const taken = 4000 as Milliseconds
  /** A session that shows card 1, after another session has done something. */
  function shown(count: number, meanwhile: (other: Session) => void) {
    const harness = new ReviewHarness(cards(count))
    const sitting = session(harness)
    const current = currentOf(sitting)
    meanwhile(session(harness))
    return { harness, sitting, current, before: [...harness.store.events()].length }
  }

  test.each<[string, (other: Session) => unknown]>([
    ['graded', (other) => other.grade(currentOf(other), 3, taken)],
    ['suspended', (other) => other.setAside(currentOf(other), 'suspend')],
    ['buried', (other) => other.setAside(currentOf(other), 'bury')],
    ['graded, and took that back', (other) => [other.grade(currentOf(other), 3, taken), other.undo()]],
  ])('is neither graded nor set aside where it was %s', (_, meanwhile) => {
    for (const act of [
      (sitting: Session, current: CurrentItem) => sitting.grade(current, 1, taken),
      (sitting: Session, current: CurrentItem) => sitting.setAside(current, 'suspend'),
      (sitting: Session, current: CurrentItem) => sitting.setAside(current, 'bury'),
    ]) {
      const { harness, sitting, current, before } = shown(3, meanwhile)
      expect(act(sitting, current)).toEqual({ type: 'outdated' })
      expect([...harness.store.events()]).toHaveLength(before)
      expect(sitting.answers()).toEqual([])
      expect(sitting.grade(currentOf(sitting), 3, taken).type).toBe('recorded')
    }
  })

  test.each<[string, (sitting: Session, current: CurrentItem) => void]>([
    ['flagged', (sitting, current) => sitting.flag(current, 1)],
    ['edited', (sitting) => sitting.reread()],
    ['flagged and edited', (sitting, current) => [sitting.flag(current, 1), sitting.reread()]],
  ])('is not graded either when it is %s before', (_, change) => {
    const { harness, sitting, current } = shown(3, (other) => other.grade(currentOf(other), 3, taken))
    change(sitting, current)
    expect(currentOf(sitting).item).toBe(current.item)
    expect(sitting.grade(currentOf(sitting), 3, taken)).toEqual({ type: 'outdated' })
    expect(harness.store.eventsOf(current.item).filter(({ type }) => type === 'review')).toHaveLength(1)
  })

  test('is not set aside while cramming when it is flagged before', () => {
    const harness = new ReviewHarness(cards(2))
    const sitting = cramSession(ground(harness), undefined)
    const current = currentOf(sitting)
    harness.store.record(review(item(1), 3))
    sitting.flag(current, 1)
    expect(sitting.setAside(currentOf(sitting), 'suspend')).toEqual({ type: 'outdated' })
  })

  test('is graded where another terminal has only flagged it', () => {
    const { sitting, current } = shown(3, (other) => [other.flag(currentOf(other), 1), other.undo()])
    expect(sitting.grade(current, 3, taken).type).toBe('recorded')
  })

  test('is graded where another card was reviewed', () => {
    const { harness, sitting, current } = shown(3, () => undefined)
    harness.store.record(review(item(2), 3))
    expect(sitting.grade(current, 3, taken).type).toBe('recorded')
  })

  test('is not graded where another part of it was reviewed, because they are kept for different days', () => {
    const harness = new ReviewHarness([card(1, { items: [item(1, 1), item(1, 2)] }), card(2)])
    const sitting = session(harness)
    const current = currentOf(sitting)
    expect(current.item).toBe(item(1, 1))
    harness.store.record(review(item(1, 2), 4))
    expect(sitting.grade(current, 3, taken)).toEqual({ type: 'outdated' })
    expect(sitting.current()?.item).toBe(item(2))
  })

  test('is not set aside while cramming, and comes up no more', () => {
    const harness = new ReviewHarness(cards(2))
    const sitting = cramSession(ground(harness), undefined)
    const current = currentOf(sitting)
    harness.store.record(review(item(1), 3))
    expect(sitting.setAside(current, 'suspend')).toEqual({ type: 'outdated' })
    expect(sitting.current()?.item).toBe(item(2))
    expect(harness.store.state(item(1))?.availability).toBe('active')
  })
})

describe('an undo beside another terminal', () => {
  const taken = 4000 as Milliseconds

  test('takes back what this session did last, not what the other one did', () => {
    const harness = new ReviewHarness(cards(3))
    const [one, other] = [session(harness), session(harness)]
    one.grade(currentOf(one), 4, taken)
    other.grade(currentOf(other), 4, taken)
    expect(one.undo()).toMatchObject({ type: 'undone', event: { item: item(1) } })
    expect(one.undo()).toMatchObject({ type: 'undone', event: { item: item(2) } })
    expect(one.undo()).toEqual({ type: 'nothing' })
  })

  test('takes back nothing if the card was reviewed there since', () => {
    const harness = new ReviewHarness(cards(1))
    const [one, other] = [session(harness), session(harness)]
    one.grade(currentOf(one), 1, taken)
    other.grade(currentOf(other), 1, taken)
    expect(one.undo()).toEqual({ type: 'outdated', item: item(1) })
    expect(harness.store.state(item(1))?.reviews).toBe(2)
  })

  test('skips what was taken back there', () => {
    const harness = new ReviewHarness(cards(3))
    const [one, other] = [session(harness), session(harness)]
    one.grade(currentOf(one), 4, taken)
    one.grade(currentOf(one), 4, taken)
    other.undo()
    expect(one.undo()).toMatchObject({ type: 'undone', event: { item: item(1) } })
  })
})

test('counts an answer of a million years as five minutes in the summary, and keeps what was said', () => {
  const harness = new ReviewHarness(cards(2))
  const sitting = session(harness)
  sitting.grade(currentOf(sitting), 4, 1e15 as Milliseconds)
  sitting.grade(currentOf(sitting), 4, 60_000 as Milliseconds)
  expect(summaryOf(sitting).taken).toBe(360_000)
  expect(harness.store.eventsOf(item(1))).toMatchObject([{ taken: 1e15 }])
})

test('keeps the daily limit that another terminal has used up', () => {
  const harness = new ReviewHarness(cards(9), { limits: { new: 3, reviews: 200 } })
  const [one, folder] = [session(harness), harness.folder]
  expect(one.progress().left.new).toBe(3)
  const other = storeIn(folder)
  for (const number of [4, 5, 6]) other.record(review(item(number), 4, { time: noon, offset: 0 }))
  one.reread()
  harness.pass(1000)
  one.grade(currentOf(one), 4, 4000 as Milliseconds)
  expect(one.current()).toBeUndefined()
})

test('continues on the next day with its limits', () => {
  const harness = new ReviewHarness(cards(10), { limits: { new: 2, reviews: 200 } })
  const sitting = session(harness)
  expect(answer(sitting, 4)).toEqual([item(1), item(2)])
  harness.pass(86_400_000)
  sitting.reread()
  expect(answer(sitting, 4)).toEqual([item(3), item(4)])
})

test('mixes new cards evenly among the reviews', () => {
  const harness = new ReviewHarness(cards(12))
  learned(harness, [1, 2, 3, 4, 5, 6, 7, 8])
  const order = answer(session(harness), 4).map((each) => (each <= item(8) ? 'review' : 'new'))
  expect(order).toHaveLength(12)
  const places = order.flatMap((lane, index) => (lane === 'new' ? [index] : []))
  for (const [index, place] of places.entries()) expect(Math.abs(place - (index * 3 + 1))).toBeLessThan(2)
})

test('shows a learning step that is due before anything else', () => {
  const harness = new ReviewHarness(cards(10))
  const sitting = session(harness)
  answer(sitting, 1, 1)
  expect(sitting.current()?.item).toBe(item(2))
  answer(sitting, 4, 1)
  harness.pass(minute)
  answer(sitting, 4, 1)
  expect(sitting.current()).toMatchObject({ item: item(1), queue: 'learning' })
})

test('shows learning steps of the next minutes when nothing else is left', () => {
  const harness = new ReviewHarness(cards(1), { steps: [10 * minute, 30 * minute] as never })
  const sitting = session(harness)
  answer(sitting, 1, 1)
  expect(sitting.current()?.item).toBe(item(1))
  answer(sitting, 3, 1)
  expect(sitting.current()).toBeUndefined()
  expect(nothingDueLine(sitting, 0)).toBe('Nothing is due. Next: in 30m.')
})

test('shows the parts of one cloze on different days', () => {
  const cloze = card(1, { items: [item(1, 1), item(1, 2)], kind: 'cloze' })
  const harness = new ReviewHarness([cloze, card(2)])
  expect(answer(session(harness), 4)).toEqual([item(1, 1), item(2)])
  harness.pass(86_400_000)
  expect(answer(session(harness), 4)).toEqual([item(1, 2)])
})

test('undo brings back the card, with its state as it was', () => {
  const harness = new ReviewHarness(cards(3))
  const sitting = session(harness)
  answer(sitting, 1, 1)
  answer(sitting, 3, 1)
  expect(sitting.undo()).toMatchObject({ type: 'undone', card: 'back', event: { type: 'review', grade: 3 } })
  expect(sitting.current()).toMatchObject({ item: item(2), state: { phase: 'new' } })
  expect(sitting.answers()).toHaveLength(1)
  expect(sitting.progress().left).toEqual({ new: 2, learning: 1, review: 0 })
})

test('undo reverts what an earlier session did', () => {
  const harness = new ReviewHarness(cards(3))
  answer(session(harness), 4, 2)
  harness.pass(86_400_000)
  const later = session(harness)
  expect(later.undo()).toMatchObject({ type: 'undone', card: 'back' })
  expect(later.current()?.item).toBe(item(2))
  expect(later.undo()).toMatchObject({ type: 'undone', card: 'back' })
  expect(later.current()?.item).toBe(item(1))
  expect(later.undo()).toEqual({ type: 'nothing' })
})

test('suspends and buries, and undoes that', () => {
  const harness = new ReviewHarness(cards(3))
  const sitting = session(harness)
  const put = (how: 'suspend' | 'bury') => {
    const turn = sitting.current()
    if (turn !== undefined) sitting.setAside(turn, how)
  }
  put('suspend')
  put('bury')
  expect(sitting.current()?.item).toBe(item(3))
  sitting.undo()
  expect(sitting.current()?.item).toBe(item(2))
  put('bury')
  answer(sitting, 4)
  harness.pass(86_400_000)
  expect(answer(session(harness), 4)).toEqual([item(2)])
})

test('reports that a card became a leech, and no longer shows it', () => {
  const harness = new ReviewHarness(cards(1), { leechThreshold: 1 })
  learned(harness, [1])
  const sitting = session(harness)
  const turn = sitting.current()
  const graded = turn && sitting.grade(turn, 1, 4000 as Milliseconds)
  expect(graded).toMatchObject({ type: 'recorded', state: { availability: 'leech', lapses: 1 } })
  expect(sitting.current()).toBeUndefined()
})

test('works ahead regardless of the limit of reviews', () => {
  const harness = new ReviewHarness(cards(2), { limits: { new: 2, reviews: 0 } })
  answer(session(harness), 4)
  expect(session(harness, { ahead: 30 }).current()).toBeUndefined()
  harness.pass(86_400_000)
  expect(session(harness).current()).toBeUndefined()
  expect(answer(session(harness, { ahead: 30 }), 2)).toHaveLength(2)
})

test('remembers what the learner saw, and shows what has changed since', () => {
  const print = (text: string) => ({ fingerprint: text as Fingerprint })
  const fields = card(1).fields
  const harness = new ReviewHarness([card(1, print('a')), card(2, { ...print('c'), fields })])
  answer(session(harness), 4)
  harness.pass(86_400_000)
  harness.put([
    card(1, { ...print('b'), fields: { ...fields, answer: '<p>Answer one</p>' } }),
    card(2, { ...print('d'), fields: { ...fields, answer: '<p><b>Answer</b> 1</p>' } }),
  ])
  const sitting = session(harness, { ahead: 100 })
  const seen: unknown[] = []
  for (let turn = sitting.current(); turn !== undefined && seen.length < 2; turn = sitting.current()) {
    seen.push([turn.item, turn.changes])
    sitting.grade(turn, 4, 1 as Milliseconds)
  }
  expect(seen).toContainEqual([item(1), [{ side: 'answer', before: '<p>Answer 1</p>', after: '<p>Answer one</p>' }]])
  expect(seen).toContainEqual([item(2), []])
})

test('a grade comes after the last one even if the clock has jumped back', () => {
  const harness = new ReviewHarness(cards(1))
  const sitting = session(harness)
  answer(sitting, 1, 1)
  harness.pass(-5 * minute)
  answer(sitting, 4, 1)
  expect(harness.store.state(item(1))).toMatchObject({ phase: 'review', reviews: 2 })
})

test('crams all cards, repeats forgotten ones at the end, and records nothing', () => {
  const harness = new ReviewHarness(cards(3))
  const sitting = cramSession(ground(harness), undefined)
  expect(answer(sitting, 1, 1)).toEqual([item(1)])
  expect(answer(sitting, 3)).toEqual([item(2), item(3), item(1)])
  expect([...harness.store.events()]).toEqual([])
  expect(sitting.undo()).toEqual({ type: 'ungraded', item: item(1) })
  expect(sitting.current()?.item).toBe(item(1))
  expect(summaryLines(summaryOf(sitting)).slice(1)).toEqual([
    'These grades were not recorded, so the schedule is unchanged.',
    'Left: 1 card.',
  ])
})

test('sums the session up', () => {
  const harness = new ReviewHarness(cards(4))
  learned(harness, [1, 2])
  const sitting = session(harness)
  answer(sitting, 3, 1)
  harness.pass(1000)
  answer(sitting, 4)
  const lines = summaryLines(summaryOf(sitting))
  expect(lines[0]).toBe('4 reviews in 16s: 1 good, 3 easy.')
  expect(lines[1]).toBe('Remembered: 100% (2 of 2 that were due).')
  expect(lines[2]).toMatch(/^Next: in \d+ days, \d cards?\.$/)
  expect(noon).toBe(harness.clock.time - 1000)
})

test('new cards come in the order of the files, at random but the same all day, or one of each deck in turn', () => {
  const decks = ['Topdeck::docks', 'Topdeck::lights']
  const all = cards(6).map((each, index) => ({ ...each, deck: decks[index < 4 ? 0 : 1] ?? '' }))
  const inOrder = (newOrder: 'file' | 'random' | 'topic') =>
    answer(session(new ReviewHarness(all, { newOrder, steps: [] })), 4)
  expect(inOrder('file')).toEqual([1, 2, 3, 4, 5, 6].map((number) => item(number)))
  expect(inOrder('topic')).toEqual([1, 5, 2, 6, 3, 4].map((number) => item(number)))
  const shuffled = inOrder('random')
  expect(shuffled).not.toEqual(inOrder('file'))
  expect(shuffled.toSorted()).toEqual(inOrder('file'))
  expect(inOrder('random')).toEqual(shuffled)
})

test('a random order goes on where it was after a break, and is another one on another day', () => {
  const orderOn = (day: number) => {
    const harness = new ReviewHarness(cards(20), { newOrder: 'random', limits: { new: 20, reviews: 200 } })
    harness.pass(day * 86_400_000)
    return [...answer(session(harness), 4, 5), ...answer(session(harness), 4)]
  }
  expect(orderOn(0)).toEqual(orderOn(0))
  expect(orderOn(0)).not.toEqual(orderOn(1))
  const harness = new ReviewHarness(cards(20), { newOrder: 'random', limits: { new: 20, reviews: 200 } })
  expect(orderOn(0)).toEqual(answer(session(harness), 4))
})

test('the turns of the decks go on after a break, whatever was learned on earlier days', () => {
  const all = cards(9).map((each, index) => ({ ...each, deck: `Topdeck::${index < 6 ? 'docks' : 'lights'}` }))
  const harness = new ReviewHarness(all, { newOrder: 'topic', limits: { new: 9, reviews: 0 } })
  learned(harness, [1, 2])
  expect(answer(session(harness), 4, 1)).toEqual([item(3)])
  expect(answer(session(harness), 4)).toEqual([7, 4, 8, 5, 9, 6].map((number) => item(number)))
})

test('the parts of a card keep their order when new cards come at random', () => {
  const parts = (number: number) => ({
    ...card(number),
    kind: 'cloze' as const,
    items: [item(number, 1), item(number, 2)] as const,
  })
  const harness = new ReviewHarness([1, 2, 3, 4, 5, 6, 7, 8].map(parts), { newOrder: 'random' })
  const shown = answer(session(harness), 4)
  expect(shown).toHaveLength(8)
  expect(shown.every((each) => each.endsWith('.1'))).toBe(true)
})

test('new cards come before the reviews, after them, or among them', () => {
  const inOrder = (mix: 'mixed' | 'before' | 'after') => {
    const harness = new ReviewHarness(cards(6), { mix })
    learned(harness, [1, 2, 3])
    return answer(session(harness), 4).map((each) => (each <= item(3) ? 'review' : 'new'))
  }
  expect(inOrder('before')).toEqual(['new', 'new', 'new', 'review', 'review', 'review'])
  expect(inOrder('after')).toEqual(['review', 'review', 'review', 'new', 'new', 'new'])
  expect(inOrder('mixed')).not.toEqual(inOrder('before'))
})

test.each(['due', 'cram'] as const)('a %s session ends when its time is up, after the card at hand', (kind) => {
  const harness = new ReviewHarness(cards(5), { minutes: 10 })
  const sitting =
    kind === 'due' ? session(harness) : cramSession({ ...ground(harness), settings: harness.settings }, undefined)
  const take = () => {
    const turn = sitting.current()
    if (turn === undefined) throw new Error('nothing is left')
    sitting.grade(turn, 4, 4000 as Milliseconds)
    return turn.item
  }
  expect(take()).toBe(item(1))
  harness.pass(9 * minute)
  expect(sitting.current()?.item).toBe(item(2))
  expect(sitting.isCutShort()).toBe(false)
  harness.pass(2 * minute)
  expect(take()).toBe(item(2))
  expect(sitting.current()).toBeUndefined()
  const summary = summaryOf(sitting)
  expect(summary).toMatchObject({ reviews: 2, timeUp: true, next: { type: 'now', cards: 3 } })
  expect(summaryLines(summary)[0]).toBe('The time is up.')
  sitting.undo()
  expect(sitting.current()?.item).toBe(item(2))
  expect(take()).toBe(item(2))
  expect(sitting.current()).toBeUndefined()
})

test('a session that has shown everything was not cut short, however long its summary stays open', () => {
  const harness = new ReviewHarness(cards(1), { minutes: 10 })
  const sitting = session(harness)
  answer(sitting, 4)
  harness.pass(11 * minute)
  expect(summaryOf(sitting).timeUp).toBe(false)
})

test('after working ahead, the next day on which something is due is known', () => {
  const harness = new ReviewHarness(cards(2))
  expect(answer(session(harness), 4)).toHaveLength(2)
  const ahead = session(harness, { ahead: 30 })
  expect(ahead.current()).toBeUndefined()
  expect(ahead.upcoming()).toEqual({ type: 'day', days: 8, cards: 2 })
  harness.pass(5 * 86_400_000)
  const early = session(harness, { ahead: 30 })
  expect(answer(early, 3)).toHaveLength(2)
  expect(early.upcoming()).toMatchObject({ type: 'day', cards: 2 })
})

/** The events that change more than a flag. */
function withoutFlags(events: readonly Event[]): readonly Event[] {
  const flags = new Set(events.filter(({ type }) => type === 'flag').map(({ id }) => id))
  return events.filter((event) => !flags.has(event.type === 'undo' ? event.event : event.id))
}

test('two terminals in any order: an action counts if and only if nothing has happened to the card since it was shown', () => {
  const step = fc.record({
    who: fc.constantFrom(0, 1),
    act: fc.constantFrom('show', 'grade', 'suspend', 'bury', 'undo', 'reread', 'flag'),
    grade: fc.constantFrom<Grade>(1, 3, 4),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const harness = new ReviewHarness([...cards(4), card(9, { items: [item(9, 1), item(9, 2)] })])
      const { store } = harness
      const sittings = [session(harness), session(harness)] as const
      const happened = (of: CurrentItem) =>
        withoutFlags(
          of.card.items.flatMap((each) => (of.queue === 'learning' && each !== of.item ? [] : store.eventsOf(each))),
        ).length
      const shown: [number | undefined, number | undefined] = [undefined, undefined]
      for (const { who, act, grade } of steps) {
        harness.pass(minute)
        const sitting = sittings[who === 0 ? 0 : 1]
        const place = who === 0 ? 0 : 1
        if (act === 'undo') {
          // Where there is nothing to undo, the card is the one that was shown before.
          if (sitting.undo().type !== 'nothing') shown[place] = undefined
          continue
        }
        const current = sitting.current()
        if (current === undefined) continue
        shown[place] ??= happened(current)
        if (act === 'flag') sitting.flag(current, 1)
        if (act === 'reread') sitting.reread()
        if (act === 'show' || act === 'flag' || act === 'reread') continue
        const isFresh = happened(current) === shown[place]
        const { type } =
          act === 'grade' ? sitting.grade(current, grade, 4000 as Milliseconds) : sitting.setAside(current, act)
        expect(type === 'outdated').toBe(!isFresh)
        shown[place] = undefined
      }
    }),
    { numRuns: 25 },
  )
})
