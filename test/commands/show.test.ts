import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ItemId } from '../../src/review/history/event.ts'
import { graded, harnessWith } from './learner.ts'
import { folderWith, ioIn, learnerIn, pageOf, TerminalRecorder, topdeck } from './terminal.ts'

const files = {
  'topics/docker/faq.md':
    '# Docker\n\n<!-- topdeck: id vXNRuAcv4yZi -->\n\n## What is an image?\n\nA **template** for containers.\n\n' +
    '## What is a layer?\n\nTODO\n\n## What is a pod?\n\n- several\n- containers\n',
  'topics/docker/gaps.md': 'The {{c1::kernel}} is shared, the {{c2::file system}} is not.\n',
}

test('draws a card by its id, with its place, tags, deck and both sides', async () => {
  const { code, out, err } = await topdeck(folderWith(files), ['show', 'vXNRuAcv4yZi'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.split('\n')).toEqual([
    'Topdeck › docker · Docker',
    '',
    'What is an image?',
    '',
    '─'.repeat(80),
    '',
    'A template for containers.',
    '',
    'vXNRuAcv4yZi  docker',
    'topics/docker/faq.md:5',
    '',
  ])
})

test.each(['topics/docker/faq.md:15', 'topics/docker/faq.md:15:3', 'topics/docker/faq.md:14-15', 'docker/faq.md:13'])(
  'finds the card at %s',
  async (place) => {
    const { code, out } = await topdeck(folderWith(files), ['show', place])
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('• several\n• containers') })
  },
)

test('finds the card at a place relative to where the user stands, and prints such places', async () => {
  const folder = folderWith(files)
  const { out } = await topdeck(join(folder, 'topics/docker'), ['show', 'faq.md:5'])
  expect(out).toContain('\nfaq.md:5\n')
  const above = await topdeck(join(folder, 'topics/docker'), ['show', '../docker/gaps.md:1'])
  expect(above.out).toContain('\ngaps.md:1\n')
})

test('draws each gap of a cloze', async () => {
  const { out } = await topdeck(folderWith(files), ['show', 'topics/docker/gaps.md:1'])
  expect(out).toContain('gap 1 of 2')
  expect(out).toContain('gap 2 of 2')
  expect(out).toMatch(/The \[?…?.*is shared, the file system is not\./)
})

test('draws a question without an answer, and says that there is no card', async () => {
  const { code, out } = await topdeck(folderWith(files), ['show', 'topics/docker/faq.md:9'])
  expect(code).toBe(0)
  expect(out).toContain('What is a layer?')
  expect(out).toContain('This question has no answer, so there is no card yet.')
})

test('shows all cards of a file', async () => {
  const { out } = await topdeck(folderWith(files), ['show', 'topics/docker/faq.md', '--json'])
  expect(JSON.parse(out)).toMatchObject([
    { id: 'vXNRuAcv4yZi', fields: { answer: expect.stringContaining('<strong>template</strong>') }, items: [] },
    { answered: false, sources: [{ file: 'docker/faq.md', line: 9 }] },
    { answered: true },
  ])
})

test('says when a card is due, once the learner has reviewed something', async () => {
  const folder = folderWith(files)
  const data = join(folder, 'data')
  const system = learnerIn(data, {
    async *lines() {
      yield* ['{"answer":true}', '{"grade":3}', '{"quit":true}']
    },
  })
  const before = await topdeck(folder, ['show', 'vXNRuAcv4yZi'], { system })
  expect(before.out).not.toContain('new')
  expect(existsSync(join(data, 'reviews.db'))).toBe(false)
  await topdeck(folder, ['review', '--json'], { system })
  const { out } = await topdeck(folder, ['show', 'vXNRuAcv4yZi'], { system })
  expect(out).toMatch(/\nlearning, due in 10m, 1 review\n$/)
  expect((await topdeck(folder, ['show', 'docker/faq.md:13'], { system })).out).toMatch(/\nnew\n$/)
})

test('shows the memory of a card and its last reviews', async () => {
  const harness = harnessWith(files)
  const { store } = await harness.open()
  for (const days of [0, 1, 3, 6, 9, 12, 20]) store.record(graded('vXNRuAcv4yZi' as ItemId, 3, days))
  harness.days = 20
  const { out } = await harness.topdeck('show', 'vXNRuAcv4yZi')
  expect(out).toMatch(/stability [\d.]+ days, difficulty [\d.]+ of 10, retrievability 100%\n/)
  expect(out).toMatch(/first review 2026-01-\d\d, last review 2026-01-21\n/)
  expect(out.match(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}good {2}4\.0s/gm)).toHaveLength(5)
  expect(out).toContain('… and 2 earlier ("topdeck reviews list --card vXNRuAcv4yZi" shows them)')
  const [{ items }] = JSON.parse((await harness.topdeck('show', 'vXNRuAcv4yZi', '--json')).out)
  expect(items).toMatchObject([{ reviews: 7, retrievability: 1, last: '2026-01-21', stability: expect.any(Number) }])
})

test.each([
  [
    'topics/docker/faq.md:1',
    'topics/docker/faq.md:1: there is no card on this line; "topdeck explain topics/docker/faq.md:1" says why',
  ],
  ['topics/docker', 'topics/docker: is a folder; name a file, or list its cards with "topdeck list topics/docker"'],
  ['abcdefghijkl', '"topdeck list" prints the ids of all cards, "topdeck search WORDS" finds a card'],
])('says what to do if there is no card %s', async (asked, message) => {
  const { code, err } = await topdeck(folderWith(files), ['show', asked])
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(message) })
})

test('says of a card that is gone where its history is', async () => {
  const folder = folderWith({ 'topics/a.md': pageOf({ 'What is a pod?': 'Several.', 'What is a node?': 'One.' }) })
  await topdeck(folder, ['build'])
  const [gone, kept] = JSON.parse((await topdeck(folder, ['list', '--json'])).out)
  const text = pageOf({ [kept.question]: 'One.' })
  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(folder, 'topics/a.md'), text)
  expect((await topdeck(folder, ['show', gone.id])).err).toContain(
    `"topdeck explain --id ${gone.id}" tells its history`,
  )
})

test('draws in the colours of a screen on a terminal only', async () => {
  const folder = folderWith(files)
  expect((await topdeck(folder, ['show', 'vXNRuAcv4yZi'])).out).not.toContain('\u001B[')
  const terminal = new TerminalRecorder()
  await topdeck(folder, ['show', 'vXNRuAcv4yZi'], { ...ioIn(folder), out: terminal })
  expect(terminal.text).toContain('\u001B[')
})

test('a word that is neither a file nor an id can be searched for', async () => {
  const { code, err } = await topdeck(folderWith(files), ['show', 'image'])
  expect(code).toBe(2)
  expect(err).toBe(
    'topdeck: image: neither a file nor an id, which has 12 letters and digits; "topdeck search image" finds cards by their words\n',
  )
})

test('names the file that was probably meant', async () => {
  const { err } = await topdeck(folderWith(files), ['show', 'topics/faq.md:5'])
  expect(err).toBe('topdeck: topics/faq.md: no such file or folder; did you mean "topics/docker/faq.md"?\n')
})
