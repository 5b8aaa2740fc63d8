import { expect, test } from 'vitest'
import { merge } from '../../src/merge/merge.ts'
import { unknownIdProblems } from '../../src/merge/rulings.ts'
import { idOf, named, page, places, rulesWith } from './named.ts'

const pages = {
  'a.md': page([['What is a layer?', 'One diff.']]),
  'b.md': page([['Name what images are made of', 'Of layers.']]),
  'c.md': page([['What does a union mount join?', 'Layers.']]),
}
const commented = (comment: string, text: string) => `<!-- topdeck: ${comment} -->\n\n${text}`

test('questions that are marked as the same are one card, also transitively', () => {
  const same = [
    [idOf(1), idOf(2)],
    [idOf(3), idOf(2)],
  ]
  expect(places(named(pages), rulesWith({ same }))).toEqual([['a.md', 'b.md', 'c.md']])
})

test('a comment has the same effect', () => {
  const own = { ...pages, 'b.md': commented(`same-as ${idOf(1)}`, pages['b.md']) }
  expect(places(named(own))).toEqual([['a.md', 'b.md'], ['c.md']])
})

test('questions that are marked as different are not merged, and the others stay where their answers agree', () => {
  const text = ['What is a layer?', 'One diff.'] as const
  const own = { 'a.md': page([text]), 'b.md': page([text]), 'c.md': page([text]) }
  expect(places(named(own), rulesWith({ different: [[idOf(1), idOf(2)]] }))).toEqual([['a.md', 'c.md'], ['b.md']])
  const comment = { ...own, 'b.md': commented(`different-from ${idOf(1)} ${idOf(3)}`, own['b.md']) }
  expect(places(named(comment))).toEqual([['a.md', 'c.md'], ['b.md']])
})

test('a question that is marked as the same as one of two different questions stays with that one', () => {
  const text = ['What is a layer?', 'One diff.'] as const
  const own = { 'a.md': page([text]), 'b.md': page([text]), 'c.md': page([text]) }
  const rules = rulesWith({ different: [[idOf(1), idOf(3)]], same: [[idOf(2), idOf(3)]] })
  expect(places(named(own), rules)).toEqual([['a.md'], ['b.md', 'c.md']])
})

test('questions that are marked as both are reported and stay apart', () => {
  const rules = rulesWith({
    same: [
      [idOf(1), idOf(2)],
      [idOf(2), idOf(3)],
    ],
    different: [[idOf(1), idOf(3)]],
  })
  const { groups, problems } = merge(named(pages), rules)
  expect(groups.map(({ sources }) => sources.map(({ file }) => file))).toEqual([['a.md', 'b.md'], ['c.md']])
  expect(problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
    'a.md:2 Marked both as the same as c.md:2 (000000000003) and as different from it; they stay separate cards',
  ])
})

test('a malformed id in a comment is a problem', () => {
  const own = { ...pages, 'a.md': commented('same-as layer', pages['a.md']) }
  expect(merge(named(own), rulesWith()).problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
    'a.md:4 Unexpected id "layer", expected 12 letters (a-z, A-Z) and digits',
  ])
})

test('an unknown id is reported with its place, unless the ledger has it', () => {
  const own = { ...pages, 'a.md': commented(`same-as ${idOf(8)}`, pages['a.md']) }
  const { unknown, problems } = merge(named(own), rulesWith({ different: [[idOf(1), idOf(9)]] }))
  expect(problems).toEqual([])
  expect(unknown).toEqual([
    { id: idOf(9), place: undefined },
    { id: idOf(8), place: { file: 'a.md', line: 4 } },
  ])
  const known = { entries: new Map([[idOf(8), {}]]) }
  const said = [
    ...unknownIdProblems(unknown, { entries: new Map() }),
    ...unknownIdProblems(unknown, known),
    ...unknownIdProblems(unknown, known, 'topdeck.config.yaml'),
  ]
  expect(said.map(({ file, line, reason }) => [file, line, reason])).toEqual([
    ['a.md', 4, 'Unknown id 000000000008: no question has or had this id'],
    ['topdeck.config.yaml', undefined, 'Unknown id 000000000009: no question has or had this id'],
  ])
})
