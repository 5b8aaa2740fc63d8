import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { harnessWith } from './learner.ts'
import { pageOf } from './terminal.ts'

const docks = pageOf({ 'What is a quay?': 'A wall.', 'What is a pier?': 'A bridge.', 'What is a berth?': 'A place.' })
const stars = pageOf({ 'What is Vega?': 'A star.', 'What is Mars?': 'A planet.', 'What is Io?': 'A moon.' })

/** Two projects beside each other, and what a session over them shows; `lines` are what the learner types. */
function projects(first = '', second = '') {
  let lines: readonly string[] = []
  const harness = harnessWith(
    { 'topics/docks/a.md': docks, 'topdeck.config.yaml': first },
    {
      async *lines() {
        yield* lines
      },
    },
  )
  const put = (path: string, content: string) => {
    const file = join(harness.folder, '../other', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  put('topics/stars/b.md', stars)
  put('topdeck.config.yaml', second)
  const both = ['topics', '../other/topics']
  return {
    harness,
    async review(typed: readonly string[], ...argv: readonly string[]) {
      lines = typed
      const { out, err, code } = await harness.topdeck('review', ...both, '--plain', ...argv)
      return { code, err, out, asked: Array.from(out.matchAll(/^Question: (.*)$/gm), ([, question]) => question) }
    },
  }
}

const easy = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? '' : '4'))

test('a session over two projects takes turns, with the limits of each', async () => {
  const { review, harness } = projects('review: { limits: { new: 2 } }\n', 'review: { limits: { new: 3 } }\n')
  const { out, asked } = await review(easy)
  expect(out).toMatch(/^5 new, 0 learning, 0 due\.\n/)
  expect(asked.toSorted()).toEqual([
    'What is Io?',
    'What is Mars?',
    'What is Vega?',
    'What is a pier?',
    'What is a quay?',
  ])
  expect(asked.slice(0, 2).toSorted()).toEqual(['What is Vega?', 'What is a quay?'])
  expect(out).toContain('5 reviews in 0s: 5 easy.')
  expect((await harness.topdeck('due')).out).toBe('0 due, 0 learning, 0 new\n')
  expect((await harness.topdeck('due', '../other/topics')).out).toBe('0 due, 0 learning, 0 new\n')
})

test('what was learned in one project leaves the limit of the other as it is', async () => {
  const { review } = projects('review: { limits: { new: 2 } }\n')
  await review(easy, '--deck', 'docks')
  expect((await review(['q'])).out).toMatch(/^3 new, 0 learning, 0 due\.\n/)
})

test('each card is scheduled by the settings of its own project', async () => {
  const { review, harness } = projects('review: { steps: [] }\n', 'review: { steps: [7m] }\n')
  const { out } = await review(['', '1', '', '1', 'q'])
  expect(out).toMatch(/1 again 1d/)
  expect(out).toMatch(/1 again 7m/)
  expect((await harness.topdeck('due', '../other/topics')).out).toBe('0 due, 0 learning, 2 new\n')
})

test('an undo takes back what was done last, in whichever project', async () => {
  const { review } = projects()
  const { asked, out } = await review(['', '4', '', '4', 'u', 'u', 'q'])
  const [first, second, third] = asked
  expect(asked.slice(3)).toEqual([second, first])
  expect(new Set([first, second, third]).size).toBe(3)
  expect(out).toContain('Nothing was reviewed.')
})

test.each([
  [['--limit', '3'], 3],
  [['--new', '4'], 4],
  [['--new', '4', '--limit', '1'], 1],
  [['--cram', '--limit', '5'], 5],
])('%j counts the cards of both', async (argv, count) => {
  const { review } = projects()
  expect((await review(easy, ...argv)).asked).toHaveLength(count)
})

test('a deck that only one of them has is looked for in both, and one that none has is refused', async () => {
  const { review } = projects()
  expect((await review(easy, '--deck', 'stars')).asked).toHaveLength(3)
  expect(await review(easy, '--deck', 'shells')).toMatchObject({
    code: 2,
    err: expect.stringContaining('no such deck'),
  })
})

test('a project that is named twice is reviewed once', async () => {
  const { harness } = projects()
  expect((await harness.topdeck('review', 'topics', 'topics', '--plain')).out).toMatch(/^3 new,/)
})

test('the information about a card names its source from where the learner stands', async () => {
  const { review } = projects()
  const { out } = await review(['i', '', '4', 'i', 'q'])
  expect(out.match(/^Source .*$/gm)?.toSorted()).toEqual([
    expect.stringMatching(/^Source +\.\.\/other\/topics\/stars\/b\.md:1$/),
    expect.stringMatching(/^Source +topics\/docks\/a\.md:1$/),
  ])
})
