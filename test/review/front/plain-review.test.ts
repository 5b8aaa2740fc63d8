import { describe, expect, test } from 'vitest'
import { Failure } from '../../../src/model/failure.ts'
import { outdatedText } from '../../../src/review/session/outcome-text.ts'
import { ReviewHarness, sit } from '../../commands/review-harness.ts'
import { card, item, review } from '../store-fixture.ts'

const plain = { surface: 'lines' } as const
const json = { output: 'json' } as const

describe('plain', () => {
  test('one line in, one line out', async () => {
    const harness = new ReviewHarness([card(1), card(2)])
    const printed = await sit(harness, { options: plain, lines: ['', 'easy', '', '3', 'what', 'u', 'q'] })
    expect(printed.split('\n')).toEqual([
      '2 new, 0 learning, 0 due.',
      'Press Enter to see the answer, then type a grade. Type ? for help.',
      '',
      'Question: Question 1?',
      'Answer: Answer 1',
      '1 again 1m, 2 hard 6m, 3 good 10m, 4 easy 8d. Enter: good.',
      'Easy.',
      '',
      'Question: Question 2?',
      'Answer: Answer 2',
      '1 again 1m, 2 hard 6m, 3 good 10m, 4 easy 8d. Enter: good.',
      'Good.',
      '',
      'Question: Question 2?',
      'Unknown command "what". Press Enter to see the answer, or type ? for help.',
      'Undone: good.',
      '',
      'Question: Question 2?',
      '',
      '1 review in 0s: 1 easy.',
      'Still due: 1 card.',
      '',
    ])
  })

  test('tells what is known of a card on both sides, and grades nothing meanwhile', async () => {
    const harness = new ReviewHarness([card(1)])
    const printed = await sit(harness, { options: plain, lines: ['i', '', 'info', 'q'] })
    expect(printed.match(/^Next {2,}again 1m, hard 6m, good 10m, easy 8d$/gm)).toHaveLength(2)
    expect(printed.match(/^No reviews yet\.$/gm)).toHaveLength(2)
    expect([...harness.store.events()]).toEqual([])
  })

  test('is used where there is no terminal, and without escape codes', async () => {
    const harness = new ReviewHarness([card(1)])
    const printed = await sit(harness, { options: { colour: 'always' }, lines: ['', '4'] })
    expect(printed).toContain('Answer: Answer 1')
    expect(printed).not.toContain('\u001B')
  })

  test('takes the keys of the configuration, and names of actions', async () => {
    const harness = new ReviewHarness([card(1), card(2)])
    const learning = { keys: { good: ['g'], undo: ['Z'], help: ['h'] } }
    const lines = ['h', '', 'x', 'g', 'Z', '', 'good', 'undo', 'quit']
    const printed = await sit(harness, { options: plain, learning, lines })
    expect(printed).toContain('Type h for help.')
    expect(printed).toContain('g good (remembered)')
    expect(printed).toContain('Z undo, s suspend')
    expect(printed).toContain('1 again 1m, 2 hard 6m, g good 10m, 4 easy 8d.')
    expect(printed).toContain(
      'Unknown command "x". Type 1 (again), 2 (hard), g (good) or 4 (easy), or type h for help.',
    )
    expect(printed.match(/Undone: good\./g)).toHaveLength(2)
  })

  test('compares a typed answer', async () => {
    const harness = new ReviewHarness([
      card(1, { fields: { ...card(1).fields, answer: '<p><code>docker ps</code></p>' } }),
    ])
    const printed = await sit(harness, { options: { ...plain, answers: 'typed' }, lines: ['docker ps -a', ''] })
    expect(printed).toContain('Almost: docker ps [--a-]')
    expect(harness.store.eventsOf(item(1))).toMatchObject([{ grade: 2 }])
  })
})

test.each(['', 's', 'b'])('says in a line that another terminal was faster, and goes on: "%s"', async (action) => {
  const harness = new ReviewHarness([card(1), card(2)])
  const printed = await sitBeside(harness, plain, ['', action, 'q'])
  expect(printed).toContain(outdatedText)
  expect(printed).toContain('Question: Question 2?')
  expect(harness.store.eventsOf(item(1))).toHaveLength(1)
})

/** A session in which another terminal grades the first card after the first line. */
async function sitBeside(harness: ReviewHarness, options: object, lines: readonly string[]): Promise<string> {
  return await sit(harness, {
    options,
    lines: {
      async *[Symbol.asyncIterator]() {
        const [first = '', ...others] = lines
        yield first
        harness.store.record(review(item(1), 4))
        yield* others
      },
    },
  })
}

describe('json', () => {
  test.each([{ grade: 3 }, { suspend: true }, { bury: true }])(
    'replies that another terminal was faster, and goes on: %o',
    async (request) => {
      const harness = new ReviewHarness([card(1), card(2)])
      const lines = [{ answer: true }, request, { quit: true }].map((each) => JSON.stringify(each))
      const said = (await sitBeside(harness, json, lines)).trimEnd().split('\n')
      expect(said.map((line) => JSON.parse(line).type)).toEqual(['card', 'answer', 'outdated', 'card', 'summary'])
      expect(JSON.parse(said[2] ?? '')).toEqual({ type: 'outdated', item: item(1), message: outdatedText })
      expect(harness.store.eventsOf(item(1))).toHaveLength(1)
    },
  )

  async function talk(
    harness: ReviewHarness,
    requests: readonly (object | string)[],
  ): Promise<Record<string, unknown>[]> {
    const lines = requests.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
    const printed = await sit(harness, { options: json, lines })
    return printed
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  }

  test('asks, answers, grades and sums the session up', async () => {
    const harness = new ReviewHarness([card(1)])
    const [shown, answer, graded, summary] = await talk(harness, [{ answer: true }, { grade: 4, taken: 1234 }])
    expect(shown).toMatchObject({ type: 'card', item: item(1), question: 'Question 1?', lane: 'new', left: { new: 1 } })
    expect(answer).toMatchObject({ type: 'answer', answer: 'Answer 1', intervals: { 1: '1m', 4: '8d' } })
    expect(graded).toMatchObject({ type: 'graded', item: item(1), grade: 4, leech: false, due: { type: 'day' } })
    expect(summary).toMatchObject({ type: 'summary', reviews: 1, grades: { 4: 1 }, retention: null, taken: 1234 })
    expect(harness.store.eventsOf(item(1))).toMatchObject([{ id: graded?.['event'], taken: 1234 }])
  })

  test('undoes, suspends, buries and quits', async () => {
    const harness = new ReviewHarness([card(1), card(2), card(3)])
    const said = await talk(harness, [
      { grade: 4 },
      { undo: true },
      { suspend: true },
      { bury: true },
      { quit: true },
      { grade: 1 },
    ])
    const types = said.map(({ type }) => type)
    expect(types).toEqual([
      ...['card', 'graded', 'card', 'undone', 'card', 'suspended', 'card', 'buried', 'card', 'summary'],
    ])
  })

  test('says what it cannot do and goes on', async () => {
    const harness = new ReviewHarness([card(1)])
    const said = await talk(harness, [
      ...['nonsense', '[1]', '{}', '', { grade: 5 }, { grade: 3, undo: true }, { answer: 1 }, { undo: true }],
      ...[{ grade: 3, taken: -1 }, { typed: 'x', taken: 3 }, { grade: 4 }],
    ])
    expect(said.map(({ type }) => type)).toEqual([
      'card',
      ...Array.from({ length: 9 }, () => 'error'),
      'graded',
      'summary',
    ])
    expect(said[1]?.['message']).toMatch(/^Unexpected text "nonsense", expected JSON: one of/)
    expect(said[4]?.['message']).toBe('Unexpected number 5 for "grade", expected 1, 2, 3 or 4')
  })

  test('a grade that could not be saved is an error', async () => {
    const harness = new ReviewHarness([card(1)])
    harness.store.record = () => {
      throw new Failure('no space left on the disk')
    }
    const said = await talk(harness, [{ grade: 3 }])
    expect(said.map(({ type }) => type)).toEqual(['card', 'error', 'summary'])
    expect(said[2]).toMatchObject({ reviews: 0 })
  })

  test('sums the session up at once when nothing is due', async () => {
    const harness = new ReviewHarness([card(1)])
    await talk(harness, [{ grade: 4 }])
    expect(await talk(harness, [])).toMatchObject([{ type: 'summary', reviews: 0, next: { type: 'day', days: 8 } }])
  })
})

test('a deck or a tag without cards is reported', async () => {
  const harness = new ReviewHarness([card(1)])
  await expect(sit(harness, { options: { decks: ['cookery'] } })).rejects.toThrow(
    '--deck "cookery": no such deck; expected Topdeck or Topdeck::containers',
  )
  await expect(sit(harness, { options: { tag: ['cookery'] } })).rejects.toThrow(
    '--tag: no card has the tag "cookery"; expected containers',
  )
  await expect(sit(harness, { options: { decks: ['containers'], surface: 'lines' } })).resolves.toContain('Question 1?')
})
