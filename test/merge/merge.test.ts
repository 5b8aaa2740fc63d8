import { expect, test } from 'vitest'
import { merge } from '../../src/merge/merge.ts'
import { suggest } from '../../src/merge/suggest.ts'
import type { NamedQuestion } from '../../src/model/card.ts'
import { idOf, named, page, rulesWith } from './named.ts'

test('groups are in the order of their leading questions, by file and line', () => {
  const pages = {
    'z.md': page([['What is a tag?', 'A name.']]),
    'a.md': page([
      ['What is a pod?', 'A unit.'],
      ['What is a tag?', ''],
    ]),
  }
  const { groups } = merge(named(pages), rulesWith())
  expect(groups.map(({ sources }) => `${sources[0].file}:${sources[0].line}`)).toEqual(['a.md:2', 'z.md:2'])
})

test('without questions there are no groups', () => {
  expect(merge([], rulesWith())).toEqual({ groups: [], keptApart: [], unknown: [], problems: [] })
})

const many = (() => {
  const random = randomNumbers(7)
  const texts = [
    'What is a layer?',
    'What is a leyer?',
    'Why?',
    'What do containers share?',
    'What do contianers share?',
  ]
  const more = [
    'What is a Dockerfile?',
    'What is a Containerfile/Dockerfile?',
    'What is a `String`?',
    'What is a `string`?',
  ]
  const answers = [
    '',
    'True.',
    'True. It may.',
    'True. It must.',
    'One diff of two file systems.',
    'One diff of file systems.',
  ]
  const pick = <T>(things: readonly T[], otherwise: T): T => things[random(things.length)] ?? otherwise
  const pages = [1, 2, 3, 4, 5, 6].map((file) => {
    const questions = Array.from({ length: 12 }, () => [pick([...texts, ...more], ''), pick(answers, '')] as const)
    return [`topic${file % 3}/${file}.md`, `# ${pick(['Layers', 'Volumes'], '')}\n\n${page(questions)}`] as const
  })
  return named(Object.fromEntries(pages))
})()

test('the result does not depend on the order of the questions', () => {
  const rules = rulesWith({
    variants: ['topic1', 'topic2'],
    same: [[idOf(3), idOf(30)]],
    different: [
      [idOf(5), idOf(40), idOf(41)],
      [idOf(3), idOf(12)],
    ],
  })
  const result = (questions: readonly NamedQuestion[]) => {
    const merging = merge(questions, rules)
    const ids = (sources: readonly NamedQuestion[]) => sources.map(({ id }) => id)
    return {
      groups: merging.groups.map(({ sources, answers }) => [ids(sources), ids(answers)]),
      keptApart: merging.keptApart.map(([a, b]) => [ids(a.sources), ids(b.sources)]),
      suggestions: suggest(merging, rules).map(({ a, b, score }) => [ids(a.sources), ids(b.sources), score]),
    }
  }
  const expected = result(many)
  expect(expected.groups.flatMap(([sources]) => sources).sort()).toEqual(many.map(({ id }) => id))
  const random = randomNumbers(1)
  for (let round = 0; round < 30; round++) {
    const shuffled = many
      .map((question) => ({ question, key: random(1_000_000) }))
      .sort((a, b) => a.key - b.key)
      .map(({ question }) => question)
    expect(result(shuffled)).toEqual(expected)
  }
})

test('a file never contributes two different answers to one card', () => {
  for (const { answers } of merge(many, rulesWith({ variants: ['topic1', 'topic2', 'topic0'] })).groups) {
    const files = answers.map(({ file }) => file)
    expect(new Set(files).size).toBe(files.length)
  }
})

/** Pseudo-random integers below a limit; the same in every run. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % limit
  }
}
