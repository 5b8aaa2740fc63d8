import { expect, test } from 'vitest'
import type { Event, ItemId } from '../../src/review/history/event.ts'
import { graded, harnessWith, idsByQuestion } from './learner.ts'
import { pageOf } from './terminal.ts'

const topics = {
  'topics/docks/a.md': pageOf({ 'What is a quay?': 'A wall.', 'What is a berth?': 'A place.' }),
  'topics/ships/b.md': 'C: A [ship] has a [keel].\n\nC: A [mast] carries a [sail].\n',
}

/** A harness, the clock of which has jumped back since, where the quay was learned and suspended, with the ids of all cards by their questions. */
async function suspended() {
  const harness = harnessWith(topics)
  const learning = await harness.open()
  const ids = idsByQuestion(learning)
  const quay = ids['What is a quay?'] as string
  learning.store.record(graded(quay as ItemId, 4))
  const { grade: _, taken: __, seen: ___, ...happened } = graded(quay as ItemId, 4, 1) as Event & { type: 'review' }
  learning.store.record({ ...happened, type: 'suspend' })
  learning.close()
  return { harness, quay, ids }
}

test('suspended cards are listed, and come again when they are named', async () => {
  const { harness, quay } = await suspended()
  harness.days = 30
  expect((await harness.topdeck('reviews', 'unsuspend')).out).toBe(`${quay}  What is a quay?\n`)
  expect((await harness.topdeck('due')).out).toMatch(/^0 due, /)
  expect((await harness.topdeck('reviews', 'unsuspend', quay)).out).toBe('Unsuspended 1 of 1 card.\n')
  expect((await harness.topdeck('due')).out).toMatch(/^1 due, /)
  expect((await harness.topdeck('reviews', 'unsuspend')).out).toBe('No card is suspended.\n')
  expect((await harness.topdeck('reviews', 'unsuspend', quay)).out).toBe('Unsuspended 0 of 1 card.\n')
})

test('a card that is reset is new, and its reviews stay', async () => {
  const { harness, quay } = await suspended()
  expect((await harness.topdeck('reviews', 'reset', quay)).out).toBe('Reset 1 of 1 card.\n')
  const { store } = await harness.open()
  expect(store.state(quay as ItemId)).toMatchObject({ phase: 'new', reviews: 0, availability: 'active' })
  expect(store.eventsOf(quay as ItemId).map(({ type }) => type)).toEqual(['review', 'suspend', 'reset'])
})

test('an id stands for all parts of a cloze, and nothing is done when one is unknown', async () => {
  const { harness, quay, ids } = await suspended()
  const cloze = Object.entries(ids).find(([text]) => text.includes('keel'))?.[1] ?? ''
  expect((await harness.topdeck('reviews', 'reset', cloze)).out).toBe('Reset 0 of 2 cards.\n')
  expect((await harness.topdeck('reviews', 'reset', `${cloze}.2`)).out).toBe('Reset 0 of 1 card.\n')
  expect(await harness.topdeck('reviews', 'reset', quay, `${cloze}.7`)).toEqual({
    code: 2,
    out: '',
    err: `topdeck: ${cloze}.7: no card has this id; "topdeck list" shows the ids\n`,
  })
  expect((await harness.topdeck('reviews', 'unsuspend')).out).toBe(`${quay}  What is a quay?\n`)
})

test('what was done last on this machine can be taken back where nothing is due', async () => {
  const { harness, quay } = await suspended()
  expect((await harness.topdeck('reviews', 'undo')).out).toBe('There is nothing to undo.\n')
  await harness.topdeck('reviews', 'reset', quay)
  expect((await harness.topdeck('reviews', 'undo')).out).toBe('Undone: reset. What is a quay?\n')
  const { store } = await harness.open()
  expect(store.state(quay as ItemId)).toMatchObject({ availability: 'suspended', reviews: 1 })
})

test('a card is made due on another day, in days from today or by its date, and an undo takes it back', async () => {
  const { harness, quay } = await suspended()
  expect((await harness.topdeck('reviews', 'due', quay, '+5')).out).toBe('Due on 2026-01-06: 1 of 1 card.\n')
  const { store } = await harness.open()
  expect(store.state(quay as ItemId)).toMatchObject({ availability: 'active', due: { type: 'day', day: 20_459 } })
  expect((await harness.topdeck('reviews', 'due', quay, '2026-02-01')).out).toBe('Due on 2026-02-01: 1 of 1 card.\n')
  expect((await harness.topdeck('reviews', 'undo')).out).toBe('Undone: moved to another day. What is a quay?\n')
  expect(store.state(quay as ItemId)?.due).toEqual({ type: 'day', day: 20_459 })
  expect(await harness.topdeck('reviews', 'due', quay, 'soon')).toEqual({
    code: 2,
    out: '',
    err: 'topdeck: "soon": expected a number of days such as +5, or a date such as 2026-12-24\n',
  })
})

test('a card is flagged by a colour or a number, and "none" removes the flag', async () => {
  const { harness, quay } = await suspended()
  expect((await harness.topdeck('reviews', 'flag', quay, 'red')).out).toBe('Flagged red: 1 of 1 card.\n')
  expect((await harness.topdeck('reviews', 'flag', quay, '1')).out).toBe('Flagged red: 0 of 1 card.\n')
  expect((await harness.topdeck('show', quay)).out).toContain('flagged red')
  expect((await harness.topdeck('reviews', 'flag', quay, 'none')).out).toBe('Removed the flag of 1 of 1 card.\n')
  expect((await harness.topdeck('reviews', 'flag', quay, 'rde')).err).toBe(
    'topdeck: "rde": expected none, red, orange, green, blue, pink, turquoise or purple; did you mean "red"?\n',
  )
})

test('moves and flags are exported, and come in on another machine as often as they are imported', async () => {
  const { harness, quay } = await suspended()
  await harness.topdeck('reviews', 'due', quay, '+5')
  await harness.topdeck('reviews', 'flag', quay, 'blue')
  const { out } = await harness.topdeck('reviews', 'export')
  const lines = out.trim().split('\n').slice(1)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { type: 'review' },
    { type: 'suspend' },
    { type: 'move', day: 20_459 },
    { type: 'flag', flag: 4 },
  ])
  const other = harnessWith({ ...topics, 'laptop.jsonl': out })
  await other.topdeck('reviews', 'import', 'laptop.jsonl')
  await other.topdeck('reviews', 'import', 'laptop.jsonl')
  const { store } = await other.open()
  expect(store.state(quay as ItemId)).toMatchObject({ flag: 4, due: { type: 'day', day: 20_459 } })
})
