import { describe, expect, test } from 'vitest'
import type { CardId } from '../../src/model/card.ts'
import type { Milliseconds } from '../../src/model/time.ts'
import type { Event, EventId, Grade, ItemId } from '../../src/review/history/event.ts'
import { graded, harnessWith, idsByQuestion, type ReviewHarness } from './learner.ts'
import { pageOf } from './terminal.ts'

const topics = {
  'topics/docks/a.md': pageOf({ 'What is a quay?': 'A wall.', 'What is $x^2$ to a berth?': 'A place.' }),
  'topics/roads/b.md': pageOf({ 'What is a lane?': 'A part of a road.' }),
}

/** Somebody who has reviewed cards, by their questions, on some days. */
async function learned(...reviews: readonly (readonly [string, number, Grade])[]) {
  const harness = harnessWith(topics)
  const learning = await harness.open()
  const ids = idsByQuestion(learning)
  for (const [question, days, grade] of reviews) learning.store.record(graded(ids[question] as CardId, grade, days))
  learning.close()
  harness.days = 10
  return { harness, ids }
}

async function questions(harness: ReviewHarness, ...options: readonly string[]): Promise<readonly string[]> {
  const { out } = await harness.topdeck('reviews', 'list', '--json', ...options)
  return JSON.parse(out).map(({ question }: { question: string }) => question)
}

const all = [
  ['What is a quay?', 0, 3],
  ['What is x^2 to a berth?', 2, 4],
  ['What is a lane?', 5, 1],
] as const

test('lists reviews, the latest first, with what came of each', async () => {
  const { harness, ids } = await learned(...all)
  const { code, out } = await harness.topdeck('reviews', 'list')
  const [lane, berth, quay] = all.map(([question]) => ids[question]).toReversed()
  expect({ code, lines: out.trimEnd().split('\n') }).toEqual({
    code: 0,
    lines: [
      expect.stringMatching(new RegExp(`^\\d{4}-\\d\\d-\\d\\d 03:04  again  4\\.0s  1m   ${lane}  What is a lane\\?$`)),
      expect.stringMatching(new RegExp(`  easy   4\\.0s  \\d+d +${berth}  What is x² to a berth\\?$`)),
      expect.stringMatching(new RegExp(`  good   4\\.0s  10m +${quay}  What is a quay\\?$`)),
    ],
  })
}, 60_000)

test('a time that no learner can have taken is shown as the longest that counts', async () => {
  const { harness } = await learned(...all.slice(0, 1))
  const { store } = await harness.open()
  const [first] = store.events()
  store.merge([{ ...graded(first?.item as ItemId, 3, 3), taken: 1e15 as Milliseconds } as Event])
  const { out } = await harness.topdeck('reviews', 'list')
  expect(out).toContain('  good  300.0s  ')
})

test('names the devices where there are several', async () => {
  const { harness } = await learned(...all.slice(0, 2))
  const { store } = await harness.open()
  const [first] = store.events()
  const other = { ...graded(first?.item as ItemId, 3, 3), device: 'device-0000000000000001' as const }
  store.merge([other])
  const { out } = await harness.topdeck('reviews', 'list')
  expect(out.match(/ harness {2}| device-0000000000000001 {2}/g)).toEqual([
    ' device-0000000000000001  ',
    ' harness  ',
    ' harness  ',
  ])
})

describe('filters', () => {
  test('by card: its id, its question, or words of it', async () => {
    const { harness, ids } = await learned(...all)
    const lane = ids['What is a lane?'] as string
    expect(await questions(harness, '--card', lane)).toEqual(['What is a lane?'])
    expect(await questions(harness, '--card', 'what is a  LANE?')).toEqual(['What is a lane?'])
    expect(await questions(harness, '--card', 'berth', '--card', 'quay')).toHaveLength(2)
    expect(await harness.topdeck('reviews', 'list', '--card', 'constructor')).toMatchObject({
      code: 2,
      err: expect.stringContaining('constructor: no card has this id'),
    })
  })

  test('by deck, tag and day', async () => {
    const { harness } = await learned(...all)
    expect(await questions(harness, '--deck', 'roads')).toEqual(['What is a lane?'])
    expect(await questions(harness, '--tag', 'docks')).toHaveLength(2)
    expect(await questions(harness, '--since', '5d')).toEqual(['What is a lane?'])
    expect(await questions(harness, '--since', '8d', '--until', '8d')).toEqual(['What is x^2 to a berth?'])
    expect(await questions(harness, '--since', 'today')).toEqual([])
    expect((await harness.topdeck('reviews', 'list', '--since', 'today')).out).toBe(
      'There are no reviews that match.\n',
    )
  })

  test('a day that is none is pointed out', async () => {
    const { harness } = await learned()
    const { code, err } = await harness.topdeck('reviews', 'list', '--since', '2026-02-30')
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('topdeck: --since "2026-02-30": expected a date'),
    })
  })
})

test('shows what was undone as undone', async () => {
  const { harness } = await learned(...all.slice(0, 2))
  const { store } = await harness.open()
  const [first] = store.events()
  const undo = { ...graded(first?.item as ItemId, 3, 3), type: 'undo' as const }
  store.record({ ...undo, event: first?.id as EventId })
  expect((await harness.topdeck('reviews', 'list')).out).toMatch(/good \(undone\) .*What is a quay/)
  const { out } = await harness.topdeck('reviews', 'list', '--json')
  expect(JSON.parse(out).map(({ undone }: { undone: boolean }) => undone)).toEqual([false, true])
})

test('prints a page at a time, and all for programs', async () => {
  const { harness } = await learned(
    ...Array.from({ length: 60 }, (_, day) => ['What is a quay?', day / 10, 3] as const),
  )
  const { out } = await harness.topdeck('reviews', 'list')
  expect(out.trimEnd().split('\n')).toHaveLength(51)
  expect(out).toMatch(/… and 10 more \(--limit 60 shows them\)\n$/)
  expect(await questions(harness)).toHaveLength(60)
  expect(await questions(harness, '--limit', '5')).toHaveLength(5)
})

test('a program gets each event with its card, its times and its result', async () => {
  const { harness, ids } = await learned(['What is a lane?', 0, 4])
  const { out } = await harness.topdeck('reviews', 'list', '--json')
  expect(JSON.parse(out)).toMatchObject([
    {
      card: ids['What is a lane?'],
      item: ids['What is a lane?'],
      question: 'What is a lane?',
      deck: 'Topdeck::roads',
      type: 'review',
      ...{ grade: 4, gradeName: 'easy', taken: 4000, undone: false, device: 'harness', intervalSeconds: null },
    },
  ])
})
