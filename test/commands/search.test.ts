import { expect, test } from 'vitest'
import { excerpt, rank } from '../../src/commands/search/rank.ts'
import { folderWith, pageOf, topdeck } from './terminal.ts'

const files = {
  'topics/docker.md': pageOf({
    'What is an image?': 'A template for containers.',
    'What does a container share with its host?': 'The kernel; a café has images on the wall.',
    'What is a volume?': 'A place for data outside of an image.',
  }),
  'topics/my notes.md': pageOf({ 'What is swap?': 'Memory on the disk.', 'What is a page?': '4 kB.' }),
}

test('finds cards by words, those whose question has them first, with ids and places that can be pasted', async () => {
  const { code, out, err } = await topdeck(folderWith(files), ['search', 'image'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.match(/^\w{12} {2}.*$/gm)?.map((line) => line.slice(14))).toEqual([
    'What is an image?',
    'What is a volume?',
    'What does a container share with its host?',
  ])
  expect(out).toContain('\n    topics/docker.md:1  docker\n')
  expect(out).toContain('\n    A place for data outside of an image.\n')
  expect((await topdeck(folderWith(files), ['search', 'swap'])).out).toContain("    'topics/my notes.md:1'  my-notes\n")
})

test('wants all words, in whatever case and with or without accents', async () => {
  const found = async (...words: string[]) =>
    JSON.parse((await topdeck(folderWith(files), ['search', '--json', ...words])).out).map(
      (card: { question: string }) => card.question,
    )
  expect(await found('IMAGE', 'template')).toEqual(['What is an image?'])
  expect(await found('cafe')).toEqual(['What does a container share with its host?'])
  expect(await found('template for')).toEqual(['What is an image?'])
  expect(await found('volumes')).toEqual(['What is a volume?'])
})

test('lists what has most of the words if nothing has all, and says so', async () => {
  const { out, err } = await topdeck(folderWith(files), ['search', 'kernel', 'host', 'penguin'])
  expect(out).toContain('What does a container share')
  expect(err).toBe('No card has all of these words; these have most of them.\n')
})

test('suggests a word if nothing is found', async () => {
  expect(await topdeck(folderWith(files), ['search', 'kernle'])).toEqual({
    code: 0,
    out: '',
    err: 'No card has "kernle"; did you mean "kernel"?\n',
  })
  expect((await topdeck(folderWith(files), ['search', 'xyz'])).err).toBe(
    'No card has "xyz"; "topdeck list" shows all cards\n',
  )
  expect((await topdeck(folderWith(files), ['search', '--json', 'xyz'])).out).toBe('[]\n')
})

test('prints twenty cards unless all are wanted', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`What is word ${n}?`, `Word ${n}.`]))
  const folder = folderWith({ 'topics/a.md': pageOf(many) })
  expect((await topdeck(folder, ['search', 'word'])).out).toMatch(/… and 10 more \(--verbose shows them\)\n$/)
  expect((await topdeck(folder, ['search', 'word', '-v'])).out).not.toContain('more')
})

test('signs in a word are searched for as they are', () => {
  const card = (question: string) => ({ id: '', question, answer: '', around: '' })
  const cards = [card('What does a+ match?'), card('What is C++?'), card('aa')]
  expect(rank(cards, ['a+']).map((hit) => hit.card.question)).toEqual(['What does a+ match?'])
  expect(rank(cards, ['c++']).map((hit) => hit.card.question)).toEqual(['What is C++?'])
  expect(rank(cards, [' '])).toEqual([])
})

test('an excerpt shows the words and is not longer than its width', () => {
  const text = `${'before '.repeat(40)}the needle is here ${'after '.repeat(40)}`
  const piece = excerpt(text, ['needle'], 40) ?? ''
  expect(piece).toContain('needle')
  expect(piece.length).toBeLessThanOrEqual(44)
  expect(excerpt(text, ['nothing'], 40)).toBe(undefined)
  expect(excerpt('short needle', ['needle'], 40)).toBe('short needle')
})

test.each(['multi-stage', '-v', 'a&b', 'c++', '~x', '[a', '"image'])(
  'finds nothing for %j where nothing is',
  async (word) => {
    const { code, err } = await topdeck(folderWith(files), ['search', '--', word])
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining(`No card has "${word}"`) })
  },
)

test('finds words with hyphens, and a phrase in quotes of its own', async () => {
  const folder = folderWith({
    'topics/a.md': pageOf({ 'What is a multi-stage build?': 'A Dockerfile with two images.' }),
  })
  for (const words of ['multi-stage', '"two images"', "'stage build'"])
    expect((await topdeck(folder, ['search', words])).out).toContain('What is a multi-stage build?')
})

test('wants a word', async () => {
  const { code, err } = await topdeck(folderWith(files), ['search', ' '])
  expect({ code, err }).toEqual({ code: 2, err: 'topdeck: search: expected a word; the words are empty\n' })
})
