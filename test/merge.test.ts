import { expect, test } from 'vitest'
import { merge } from '../src/merge.ts'
import { extraction } from './extract/found.ts'

const cards = (pages: Readonly<Record<string, string>>) =>
  merge(Object.entries(pages).flatMap(([file, text]) => extraction(text, file).questions)).map(({ sources }) =>
    sources.map(({ file, answered }) => (answered ? file : `${file} (open)`)),
  )

const page = (question: string, answer: string) =>
  `<details>\n<summary>${question}</summary>\n\n${answer}\n\n</details>\n`

test('the same question with the same answer is one card', () => {
  expect(
    cards({ 'a.md': page('What is a *layer*?', 'One diff.'), 'b.md': page('What is a layer', 'one  diff') }),
  ).toEqual([['a.md', 'b.md']])
})

test('an open question joins the answered one, which leads', () => {
  expect(cards({ 'a.md': page('What is it?', 'TODO'), 'b.md': page('What is it?', 'It.') })).toEqual([
    ['b.md', 'a.md (open)'],
  ])
})

test('the same question with another answer is another card', () => {
  expect(cards({ 'a.md': page('What is it?', 'A pod.'), 'b.md': page('What is it?', 'A node.') })).toEqual([
    ['a.md'],
    ['b.md'],
  ])
})

test('signs that carry meaning keep questions apart', () => {
  expect(
    cards({ 'a.md': page('What does `[XYZ]` match?', 'One.'), 'b.md': page('What does `[^XYZ]` match?', 'One.') }),
  ).toEqual([['a.md'], ['b.md']])
})

test('the same words about another picture are another card', () => {
  expect(
    cards({
      'a.md': page('What is this? <img src="a.png">', 'A pod.'),
      'b.md': page('What is this? <img src="b.png">', 'A pod.'),
    }),
  ).toEqual([['a.md'], ['b.md']])
})

test('questions in other code are other cards', () => {
  const quiz = (code: string) => `## What is the output?\n\n\`\`\`js\n${code}\n\`\`\`\n\n- [x] 1\n- [ ] 2\n`
  expect(cards({ 'a.md': quiz('log(1)'), 'b.md': quiz('log(3 - 2)') })).toEqual([['a.md'], ['b.md']])
})
