import { expect, test } from 'vitest'
import { merge } from '../../src/merge/merge.ts'
import { named, page, places, rulesWith } from './named.ts'

/** Three questions with the same answers; pages that contain them repeat each other. */
const shared = [
  ['What is a layer?', 'One diff of two file systems.'],
  ['What is a tag?', 'A name for an image.'],
  ['What is a digest?', 'A hash of an image.'],
] as const

const ours = ['How to list images?', 'With `docker image ls`.'] as const
const theirs = ['How to list images?', 'Ask the engine that you use.'] as const

test('equal texts with different answers: two cards', () => {
  const pages = { 'docker/a.md': page([ours]), 'containers/b.md': page([theirs]) }
  expect(places(named(pages))).toEqual([['containers/b.md'], ['docker/a.md']])
})

test('variants that the author lists share a card, and the first one leads', () => {
  const pages = { 'docker/a.md': page([ours]), 'containers/b.md': page([theirs]) }
  expect(places(named(pages), rulesWith({ variants: ['docker', 'containers'] }))).toEqual([
    ['docker/a.md', 'containers/b.md'],
  ])
  expect(places(named(pages), rulesWith({ variants: ['docker', 'other'] }))).toHaveLength(2)
})

test('files that repeat each other share a card', () => {
  const pages = { 'docker/a.md': page([...shared, ours]), 'containers/b.md': page([...shared, theirs]) }
  expect(places(named(pages))).toEqual(Array(4).fill(['containers/b.md', 'docker/a.md']))
})

test('two repeated questions are not enough evidence', () => {
  const pages = {
    'docker/a.md': page([...shared.slice(1), ours]),
    'containers/b.md': page([...shared.slice(1), theirs]),
  }
  expect(places(named(pages)).filter((files) => files.length === 1)).toHaveLength(2)
})

test('files that disagree more often than they agree are not variants', () => {
  const more = (by: string) => [1, 2, 3, 4].map((n) => [`What is in folder ${n}?`, `${by} ${n}`] as const)
  const pages = {
    'docker/a.md': page([...shared, ...more('Files of Docker')]),
    'containers/b.md': page([...shared, ...more('Other files')]),
  }
  expect(places(named(pages)).filter((files) => files.length === 2)).toHaveLength(3)
})

test('equal texts in one file with different answers: two cards', () => {
  const question = 'What are placement groups?'
  const [instances, objects] = ['Ways to place instances.', 'Sets of objects.'].map((answer) =>
    page([[question, answer]]),
  )
  const text = `# EC2\n\n${instances}\n# Ceph\n\n${objects}`
  expect(places(named({ 'cloud/a.md': text }))).toHaveLength(2)
})

test('several cards with the same text are paired by their answers, then by their sections', () => {
  const sections = (one: string, other: string) =>
    `${page(shared)}\n# Matching\n\n${page([['What does `ls [XYZ]` match?', one]])}\n# Escaping\n\n${page([['What does `ls [XYZ]` match?', other]])}`
  const pages = {
    'a/a.md': sections('A file named X, Y or Z.', 'Three letters in brackets.'),
    'b/b.md': sections('One letter of the three.', 'A file named X, Y or Z.'),
  }
  const groups = merge(named(pages), rulesWith()).groups.filter(({ sources }) =>
    sources[0].text.startsWith('What does'),
  )
  expect(groups.map(({ sources }) => sources.map(({ file, section }) => `${file} ${section.at(-1)}`))).toEqual([
    ['a/a.md Matching', 'b/b.md Escaping'],
    ['a/a.md Escaping'],
    ['b/b.md Matching'],
  ])
})

test('two cards of one topic are never merged through another topic', () => {
  const pages = {
    'a/1.md': page([...shared, ['What is a node?', 'A machine of the cluster.']]),
    'a/2.md': page([['What is a node?', 'A part of a tree.']]),
    'b/1.md': page([...shared, ['What is a node?', 'Whatever runs the agent.']]),
  }
  expect(places(named(pages)).filter((files) => files.length === 1)).toEqual([['a/1.md'], ['a/2.md'], ['b/1.md']])
})

test('a question without content words needs the same heading too', () => {
  const asked = (heading: string, answer: string) => `${page(shared)}\n# ${heading}\n\n${page([['Why?', answer]])}`
  const count = (a: string, b: string) =>
    places(named({ 'a/a.md': asked(a, 'Because it is small.'), 'b/b.md': asked(b, 'It saves much space.') })).length
  expect(count('Layers', 'Layers')).toBe(4)
  expect(count('Layers', 'Volumes')).toBe(5)
})

test('an unanswered question joins the answered one, which leads', () => {
  const pages = { 'a.md': page([['What is it?', '']]), 'b.md': page([['What is it?', 'It.']]) }
  expect(places(named(pages))).toEqual([['b.md', 'a.md (open)']])
})

test('an unanswered question joins neither of two answered ones', () => {
  const pages = {
    'a.md': page([['What is a pod?', '']]),
    'b.md': page([['What is a pod?', 'A unit.']]),
    'c.md': page([['What is a pod?', 'A group of whales.']]),
  }
  expect(places(named(pages))).toEqual([['a.md (open)'], ['b.md'], ['c.md']])
})

test('a short unanswered question about another subject joins nothing', () => {
  const pages = {
    'a.md': `# Amazon EC2\n\n${page([['What are placement groups?', 'Ways to place instances.']])}`,
    'b.md': `# Ceph\n\n${page([['What are placement groups?', '']])}`,
  }
  expect(places(named(pages))).toHaveLength(2)
  const open = { ...pages, 'a.md': pages['a.md'].replace('Ways to place instances.', 'TODO') }
  expect(places(named(open))).toHaveLength(2)
})

test('cards that are kept apart are reported', () => {
  const pages = { 'docker/a.md': page([ours]), 'containers/b.md': page([theirs]) }
  const { keptApart } = merge(named(pages), rulesWith())
  expect(keptApart.map((pair) => pair.map(({ sources }) => sources[0].file))).toEqual([
    ['containers/b.md', 'docker/a.md'],
  ])
})
