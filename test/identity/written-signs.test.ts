import { expect, test } from 'vitest'
import { Builds } from './builds.ts'

const page = (questions: readonly string[]): Record<string, string> => ({
  'a/notes.md': questions.map((question) => `## ${question}\n\nYes.\n`).join('\n'),
})

/** Escaped signs are text, as they were for versions that did not read them. */
test.each([
  [
    'marks',
    ['What is \\==a splice\\==?', 'What is \\==a hitch\\==?'],
    ['What is ==a splice==?', 'What is ==a hitch==?'],
  ],
  ['links', ['What is \\[[jib|a jib]]?', 'Why \\[[mast|so]]?'], ['What is [[jib|a jib]]?', 'Why [[mast|so]]?']],
])('a question that was remembered with its %s keeps its id when they are read', (_, before, after) => {
  const builds = new Builds()
  const ids = Object.values(builds.build(page([...before, 'What is a bend?'])).ids)
  const { ids: kept } = builds.build(page([...after, 'What is a bend?']))
  expect(new Set(Object.values(kept))).toEqual(new Set(ids))
  expect(Object.keys(kept)).toHaveLength(3)
})
