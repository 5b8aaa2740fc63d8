import { expect, test } from 'vitest'
import { merge } from '../../src/merge/merge.ts'
import { plainText } from '../../src/parse/block.ts'
import { named, page, places, rulesWith } from './named.ts'

const isOne = (a: string, b: string) =>
  places(named({ 'a/a.md': page([['What is a union mount?', a]]), 'b/b.md': page([['What is a union mount?', b]]) }))
    .length === 1

const shown = (a: string, b: string) => {
  const pages = { 'a/a.md': page([['What is a union mount?', a]]), 'b/b.md': page([['What is a union mount?', b]]) }
  return merge(named(pages), rulesWith({ variants: ['b', 'a'] })).groups.map(({ answers }) =>
    answers.map(({ answer }) => plainText(answer)),
  )
}

test.each([
  ['the same but for case and marks', 'One tree of several.', 'one  tree of several'],
  ['the same in words of the vocabulary', 'See the Dockerfile there.', 'See the Containerfile there.'],
  ['one that goes on after a sentence', 'True.', 'True. It is one tree.'],
  ['one that goes on in another paragraph', 'B', 'B\n\nExplanation: it is one tree.'],
  ['one with a label', 'B', 'Correct answer: B'],
  ['one with more words', 'Several folders shown as one tree.', 'Several folders of the host shown as one tree.'],
])('%s agrees', (_, a, b) => {
  expect(isOne(a, b)).toBe(true)
})

test.each([
  ['another', 'One tree of several.', 'A kind of volume.'],
  ['the beginning of another', 'A pod', 'A pod of dolphins'],
  [
    'a negation put in',
    'It shows several folders as one tree.',
    'It does not show: it shows several folders not as one tree.',
  ],
  ['a flag put into a command', '`docker run -d ubuntu ls /tmp`', '`docker run -d -it ubuntu ls /tmp`'],
])('%s differs', (_, a, b) => {
  expect(isOne(a, b)).toBe(false)
})

test('the longer of two answers that agree is shown', () => {
  expect(shown('True. It is one tree.', 'True.')).toEqual([['True. It is one tree.']])
})

test('both answers of variants are shown, in the order of the variants', () => {
  expect(shown('One tree of several.', 'A kind of volume.')).toEqual([['A kind of volume.', 'One tree of several.']])
})

test('a short answer agrees with neither of two answers that contain it', () => {
  const pages = Object.fromEntries(
    ['True. It must.', 'True.', 'True. It may.'].map((answer, index) => [
      `${index}/x.md`,
      page([['Is it mounted?', answer]]),
    ]),
  )
  expect(places(named(pages))).toEqual([['0/x.md'], ['1/x.md'], ['2/x.md']])
})

test('option letters are equal with and without commas', () => {
  const quiz = (answer: string) =>
    `## Which ones listen?\n\n- A. dockerd\n- B. runc\n- C. sshd\n\n<details><summary>Answer</summary>\n\n${answer}\n\n</details>\n`
  expect(places(named({ 'a.md': quiz('A, C'), 'b.md': quiz('AC') }))).toEqual([['a.md', 'b.md']])
})
