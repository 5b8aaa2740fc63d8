/** Eight days of reviews through the command line, with a clock that the test sets, over a change to summer time. */

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/commands/program.ts'
import { sinkOf } from '../../src/io/sink.ts'
import type { Milliseconds } from '../../src/model/time.ts'
import type { Event } from '../../src/review/history/event.ts'
import { folderWith, ioIn, learnerIn, pageOf, topdeck } from './terminal.ts'

const things = ['quay', 'pier', 'mole', 'dock', 'buoy', 'reef', 'hull', 'keel', 'mast', 'sail']
const topics = {
  'project/topics/harbour/a.md': pageOf(
    Object.fromEntries(things.map((it) => [`What is a ${it}?`, `It is called ${it}.`])),
  ),
  'project/topics/harbour/b.md': 'C: The [tide] turns every [six] hours.\n',
  'project/topdeck.config.yaml':
    'review: { fuzz: false, steps: [10m], relearningSteps: [10m], leechThreshold: 2, limits: { new: 3, reviews: 50 } }\n',
}

/** What a program is told of a card, and what else it gets. */
interface Message {
  readonly type: string
  readonly question: string
  readonly item: string
  readonly left: Readonly<Record<'new' | 'review' | 'learning', number>>
  readonly reviews: number
  readonly [key: string]: unknown
}

type Request = Readonly<Record<string, unknown>>

/** Somebody in Amsterdam, where the clocks go forward on 2026-03-29 at 02:00. */
class Learner {
  time = 0
  readonly #home = folderWith(topics)

  get #folder(): string {
    return join(this.#home, 'project')
  }

  #system(lines: () => AsyncIterable<string>) {
    return learnerIn(join(this.#home, 'data'), {
      milliseconds: () => this.time as Milliseconds,
      offsetAt: (time) => (time < Date.parse('2026-03-29T01:00Z') ? 60 : 120),
      lines,
    })
  }

  /** Sets the clock, in UTC. */
  at(moment: string): this {
    this.time = Date.parse(`${moment}Z`)
    return this
  }

  async print(...argv: readonly string[]): Promise<string> {
    const none = async function* () {}
    return (await topdeck(this.#folder, argv, { system: this.#system(none) })).out
  }

  async events(): Promise<readonly Event[]> {
    const lines = (await this.print('reviews', 'export')).trim().split('\n').slice(1)
    return lines.map((line) => JSON.parse(line))
  }

  /**
   * Reviews as a program; `answer` gives what to do with a card, by a word of its question and how often it was shown in this
   * session. Each answer takes half a minute.
   */
  async sit(answer: (word: string, shown: number, left: Message['left']) => Request | undefined) {
    const messages: Message[] = []
    const asked: string[] = []
    const learner = this
    const lines = async function* () {
      for (;;) {
        const last = messages.findLast(({ type }) => type === 'card')
        const word = /(\w+)\?/.exec(last?.question ?? '')?.[1] ?? 'tide'
        asked.push(word)
        const request = answer(
          word,
          asked.filter((each) => each === word).length,
          last?.left ?? { new: 0, review: 0, learning: 0 },
        )
        if (request === undefined) return
        learner.time += 30_000
        yield JSON.stringify(request)
      }
    }
    const io = ioIn(this.#folder, { system: this.#system(lines) })
    const write = (text: string) =>
      messages.push(
        ...text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      )
    const code = await run(
      ['review', '--json'],
      { ...io, out: sinkOf({ write, isTerminal: false, columns: 80 }) },
      '1.2.3',
    )
    expect([code, io.err.text]).toEqual([0, ''])
    const [first] = messages
    return { asked, first: first?.left, summary: messages.at(-1), messages }
  }
}

const easy = { grade: 4 }
const good = { grade: 3 }
const again = { grade: 1 }

test('a week of reviews loses no card, shows none twice, and keeps its forecasts', async () => {
  const ada = new Learner()
  const due = () => ada.print('due')
  const next = async () => JSON.parse(await ada.print('due', '--json')).next

  // Thursday: three of twelve new items. What is forgotten comes again after its step, at the end.
  ada.at('2026-03-26T08:00')
  expect(await due()).toBe('0 due, 0 learning, 3 new\n')
  let day = await ada.sit((word, shown) => (word === 'quay' ? easy : word === 'mole' && shown === 1 ? again : good))
  expect(day.asked).toEqual(['quay', 'pier', 'mole', 'mole'])
  expect(day.summary).toMatchObject({ reviews: 4, grades: { 1: 1, 2: 0, 3: 2, 4: 1 }, heldBack: { new: 8 } })
  expect(day.summary?.['next']).toMatchObject({ type: 'day', days: 1, cards: 4 })
  expect(await due()).toBe('0 due, 0 learning, 0 new\n')
  expect(await next()).toBe('2026-03-27T03:00:00.000Z')

  // Friday: an undo takes a grade back, and a burial too; nothing that was undone counts.
  ada.at('2026-03-27T08:00')
  expect(await due()).toBe('1 due, 0 learning, 3 new\n')
  day = await ada.sit((word, shown) => {
    if (word === 'dock') return shown === 1 ? again : easy
    if (word === 'buoy') return shown === 1 ? { undo: true } : shown === 2 ? { bury: true } : easy
    if (word === 'reef') return shown === 1 ? { undo: true } : easy
    return good
  })
  expect(day.asked.toSorted()).toEqual(['buoy', 'buoy', 'buoy', 'dock', 'dock', 'mole', 'reef', 'reef'])
  expect(day.summary).toMatchObject({ reviews: 4, grades: { 1: 0, 3: 1, 4: 3 } })
  const friday = (await ada.events()).map(({ type }) => type).slice(4)
  expect(friday.filter((type) => type === 'review')).toHaveLength(5)
  expect(friday.filter((type) => type === 'undo')).toHaveLength(2)

  // Saturday, late: midnight is no new day, the rollover hour is.
  ada.at('2026-03-28T22:50')
  expect(await due()).toBe('1 due, 0 learning, 3 new\n')
  day = await ada.sit((word) => (word === 'pier' ? good : word === 'hull' ? undefined : easy))
  expect(day.asked.at(-1)).toBe('hull')
  ada.at('2026-03-28T23:30')
  expect(await due()).toMatch(/^\d due, 0 learning, [23] new\n/)
  const saturday = await due()
  // The clocks go forward at 01:00 UTC, and the day ends at 04:00 of the new time, which is 02:00 UTC.
  ada.at('2026-03-29T01:59:59')
  expect(await due()).toBe(saturday)
  ada.at('2026-03-29T02:00')
  expect(await due()).not.toBe(saturday)

  // Sunday to Thursday. What was said in the evening is there in the morning, and no card comes twice but in its steps.
  let forecast: number | undefined
  const asked: string[][] = []
  for (const date of ['2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02']) {
    ada.at(`${date}T08:00`)
    const counts = Array.from((await due()).matchAll(/\d+/g), ([count]) => Number(count))
    const [reviews = 0, learning = 0, fresh = 0] = counts
    expect(learning).toBe(0)
    if (forecast !== undefined) expect(reviews + fresh).toBe(forecast)
    const known = (await ada.events()).length
    day = await ada.sit((word, shown) => (word === 'mole' && shown === 1 ? again : word === 'tide' ? good : easy))
    expect(day.first).toMatchObject({ new: fresh, review: reviews })
    expect(new Set(day.asked).size).toBe(reviews + fresh)
    expect((await ada.events()).slice(known).filter(({ type }) => type === 'review')).toHaveLength(
      day.summary?.reviews ?? 0,
    )
    const upcoming = day.summary?.['next'] as { readonly type: string; readonly days: number; readonly cards: number }
    forecast = upcoming.type === 'day' && upcoming.days === 1 ? upcoming.cards : 0
    asked.push(day.asked)
  }
  // The two gaps of the tide come on different days. The second lapse makes the mole a leech, which is shown no more.
  expect(asked).toEqual([
    ['mole', 'hull', 'keel', 'mast', 'mole'],
    ['sail', 'tide'],
    ['mole', 'tide'],
    ['tide'],
    ['tide'],
  ])
  expect(await ada.print('reviews', 'unsuspend')).toContain('What is a mole? (a leech: forgotten 2 times)')

  // All twelve items are there: one is a leech, and the others come on Friday or later.
  const { cards } = JSON.parse(await ada.print('stats', '--json'))
  expect(cards).toMatchObject({ new: 0, learning: 0, young: 11, mature: 0, suspended: 0, leech: 1 })
  expect(await due()).toBe('0 due, 0 learning, 0 new\n')
  ada.at('2026-04-30T08:00')
  const all = await ada.sit(() => easy)
  // Of the two gaps, one waits for the next day.
  expect(all.asked.toSorted()).toEqual([...things.filter((thing) => thing !== 'mole'), 'tide'].toSorted())
})
