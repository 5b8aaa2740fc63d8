import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ItemId } from '../../src/review/history/event.ts'
import { graded, harnessWith, idsByQuestion } from './learner.ts'
import { pageOf } from './terminal.ts'

const subjects = ['quay', 'berth', 'pier', 'crane', 'buoy', 'mole']
const topics = {
  'topics/docks/a.md': pageOf(Object.fromEntries(subjects.map((it) => [`What is a ${it}?`, `A thing called ${it}.`]))),
  'topics/lights/b.md': pageOf({ 'What is a lamp?': 'A light.' }),
}

test('tells in one line what is to be learned', async () => {
  const harness = harnessWith(topics)
  expect(await harness.topdeck('due')).toEqual({ code: 0, out: '0 due, 0 learning, 7 new\n', err: '' })
  const learning = await harness.open()
  const [quay, berth, pier] = Object.values(idsByQuestion(learning))
  if (quay === undefined || berth === undefined || pier === undefined) throw new Error('no cards')
  for (const [id, grade] of [
    [quay, 4],
    [berth, 4],
    [pier, 1],
  ] as const)
    learning.store.record(graded(id, grade))
  learning.close()
  harness.days = 1 / 24
  expect((await harness.topdeck('due')).out).toBe('0 due, 1 learning, 4 new\n')
  harness.days = 30
  expect((await harness.topdeck('due')).out).toBe('2 due, 1 learning, 4 new\n')
})

test('leaves out what the limits of the day leave out', async () => {
  const limits = 'review: { steps: [], limits: { new: 3, reviews: 2 } }\n'
  const harness = harnessWith({ ...topics, 'topdeck.config.yaml': limits })
  expect((await harness.topdeck('due')).out).toBe('0 due, 0 learning, 3 new\n')
  const learning = await harness.open()
  const [quay = '', berth = '', pier = '', crane = ''] = Object.values(idsByQuestion(learning)).map(
    (id) => id as string,
  )
  for (const id of [quay, berth]) learning.store.record(graded(id as ItemId, 3))
  expect((await harness.topdeck('due')).out).toBe('0 due, 0 learning, 1 new\n')
  for (const id of [pier, crane]) learning.store.record(graded(id as ItemId, 3))
  expect((await harness.topdeck('due')).out).toBe('0 due, 0 learning, 0 new\n')
  harness.days = 60
  expect((await harness.topdeck('due')).out).toBe('2 due, 0 learning, 3 new\n')
  learning.store.record(graded(quay as ItemId, 3, 60))
  expect((await harness.topdeck('due')).out).toBe('1 due, 0 learning, 3 new\n')
})

test('counts the cards of a deck by the limits of that deck', async () => {
  const limits = 'review: { limits: { new: 3 }, overrides: [{ deck: "Topdeck::docks", limits: { new: 5 } }] }\n'
  const harness = harnessWith({ ...topics, 'topdeck.config.yaml': limits })
  const learning = await harness.open()
  learning.store.record(graded(Object.values(idsByQuestion(learning)).at(-1) as string as ItemId, 4))
  expect((await harness.topdeck('due')).out).toBe('0 due, 0 learning, 2 new\n')
  expect((await harness.topdeck('due', '--deck', 'docks')).out).toBe('0 due, 0 learning, 5 new\n')
})

test('counts what a review would show, also where a deck or a tag has limits of its own', async () => {
  const limits = 'review: { overrides: [{ deck: "Topdeck::docks", limits: { new: 2 } }] }\n'
  const harness = harnessWith({ ...topics, 'topdeck.config.yaml': limits })
  expect((await harness.topdeck('due')).out).toBe('0 due, 0 learning, 3 new\n')
  expect((await harness.topdeck('review', '--plain')).out).toMatch(/^3 new, 0 learning, 0 due\.\n/)
  expect((await harness.topdeck('due', '--tag', 'docks')).out).toBe('0 due, 0 learning, 2 new\n')
})

test('can be asked of decks, tags and folders', async () => {
  const harness = harnessWith(topics)
  expect((await harness.topdeck('due', '--deck', 'Topdeck::lights')).out).toBe('0 due, 0 learning, 1 new\n')
  expect((await harness.topdeck('due', '--deck', 'lights')).out).toBe('0 due, 0 learning, 1 new\n')
  expect((await harness.topdeck('due', '--deck', 'topdeck')).out).toBe('0 due, 0 learning, 7 new\n')
  expect((await harness.topdeck('due', '--tag', '!lights')).out).toBe('0 due, 0 learning, 6 new\n')
  expect((await harness.topdeck('due', 'topics/lights')).out).toBe('0 due, 0 learning, 1 new\n')
  expect(await harness.topdeck('due', '--deck', 'light')).toEqual({
    code: 2,
    out: '',
    err: 'topdeck: --deck "light": no such deck; did you mean "lights"?\n',
  })
})

test('gives programs JSON, with when there is more to do', async () => {
  const harness = harnessWith(topics)
  const due = async () => JSON.parse((await harness.topdeck('due', '--json')).out)
  expect(await due()).toEqual({ due: 0, learning: 0, new: 7, next: null })
  const learning = await harness.open()
  const [quay, berth] = Object.values(idsByQuestion(learning))
  if (quay === undefined || berth === undefined) throw new Error('no cards')
  learning.store.record(graded(quay, 4))
  expect((await due()).next).toMatch(/^2026-01-\d\dT04:00:00\.000Z$/)
  learning.store.record(graded(berth, 1))
  expect(await due()).toEqual({ due: 0, learning: 0, new: 5, next: '2026-01-02T03:05:05.000Z' })
})

test('tells of no problems of the topics unless it is asked to', async () => {
  const harness = harnessWith(topics)
  writeFileSync(join(harness.folder, 'topics/docks/damaged.md'), Buffer.from([0x41, 0xff]))
  expect((await harness.topdeck('due')).err).toBe('')
  writeFileSync(join(harness.folder, 'topics/docks/more.md'), pageOf({ 'What is a dock?': 'A basin.' }))
  expect((await harness.topdeck('due', '--verbose')).err).toBe('1 problem (topdeck list shows them)\n')
})

test('tells what is due in each deck, by the limits of that deck', async () => {
  const harness = harnessWith({
    ...topics,
    'topics/docks/cranes/c.md': '---\ndeck: docks::cranes\n---\n\n## What is a hook?\n\nA bent thing.\n',
    'topdeck.config.yaml': 'review: { overrides: [{ deck: docks, limits: { new: 3 } }] }\n',
  })
  expect((await harness.topdeck('due', '--decks')).out).toBe(
    [
      'Topdeck     0 due, 0 learning, 4 new',
      '  docks     0 due, 0 learning, 3 new',
      '    cranes  0 due, 0 learning, 1 new',
      '  lights    0 due, 0 learning, 1 new',
      '',
    ].join('\n'),
  )
  expect((await harness.topdeck('due', '--decks', '--deck', 'lights')).out).toBe('lights  0 due, 0 learning, 1 new\n')
  const counts = { due: 0, learning: 0, next: null }
  expect(JSON.parse((await harness.topdeck('due', '--decks', '--json')).out)).toEqual({
    ...counts,
    new: 4,
    decks: [
      {
        deck: 'Topdeck',
        ...counts,
        new: 4,
        decks: [
          {
            deck: 'Topdeck::docks',
            ...counts,
            new: 3,
            decks: [{ deck: 'Topdeck::docks::cranes', ...counts, new: 1, decks: [] }],
          },
          { deck: 'Topdeck::lights', ...counts, new: 1, decks: [] },
        ],
      },
    ],
  })
})

test('is silent outside of projects with --quiet, and only there', async () => {
  const silent = { code: 0, out: '', err: '' }
  const outside = harnessWith({ 'notes.txt': 'Nothing.\n' })
  expect(await outside.topdeck('due', '--quiet')).toEqual(silent)
  expect(await outside.topdeck('due', '--quiet', '--json')).toEqual(silent)
  expect((await outside.topdeck('due')).code).toBe(2)
  expect((await outside.topdeck('due', '--quiet', 'missing')).code).toBe(2)
  const inside = harnessWith(topics)
  expect((await inside.topdeck('due', '--quiet')).out).toBe('0 due, 0 learning, 7 new\n')
  const wrong = harnessWith({ ...topics, 'topdeck.config.yaml': 'deks: out\n' })
  expect((await wrong.topdeck('due', '--quiet')).code).toBe(2)
})
