import { expect, test } from 'vitest'
import { extraction, found } from '../../found.ts'

test('the title of an admonition asks, and its indented body answers', () => {
  const markdown =
    '# Boats\n\n??? question "What is a *keel*?"\n    The spine of a hull.\n\n    It runs to the stern.\n\nProse.\n'
  expect(found(markdown)).toEqual([
    {
      text: 'What is a keel?',
      more: '',
      answer: 'The spine of a hull.\nIt runs to the stern.',
      answered: true,
      kind: 'open',
      dialect: 'callout',
      line: 3,
      section: ['Boats'],
    },
  ])
})

test.each(['???+ question "Why?"', '!!! question "Why?"', '??? note inline end "Why?"', '!!! faq "Why?"'])(
  'the opening line %s is read',
  (opening) => {
    expect(found(`${opening}\n    Because.\n`)).toMatchObject([{ text: 'Why?', answer: 'Because.' }])
  },
)

test('a nested admonition answers the question around it', () => {
  const markdown =
    '!!! question "Exercise 2"\n    Which sail is in front?\n\n    ```py\n    jib\n    ```\n\n    ??? success "Solution"\n        The jib.\n'
  expect(found(markdown)).toMatchObject([{ text: 'Which sail is in front?', more: 'jib', answer: 'The jib.', line: 2 }])
})

test('the next admonition answers the question before it, and no heading takes its answer', () => {
  const markdown =
    '## Sails\n\nSome prose.\n\n!!! question\n\n    Which sail is in front?\n\n??? success "Answer"\n\n    The jib.\n\n## Masts\n\nMore prose.\n'
  expect(found(markdown)).toMatchObject([{ text: 'Which sail is in front?', answer: 'The jib.' }])
})

test('ticked options are the answer', () => {
  const markdown = '??? question "Which side is port?"\n    - [x] left\n    - [ ] right\n'
  expect(found(markdown)).toMatchObject([{ more: 'left\nright', answer: 'left', kind: 'choice' }])
})

test('blocks with slashes are read like admonitions', () => {
  const markdown = '/// details | What is a cleat?\n    type: question\n\nA fitting for ropes.\n///\n'
  expect(found(markdown)).toMatchObject([{ text: 'What is a cleat?', answer: 'A fitting for ropes.' }])
})

test('a note, praise and an example in a fence are no questions', () => {
  const markdown =
    '!!! note "Before you start"\n    Install it.\n\n!!! success\n    Well done.\n\n```md\n??? question "Why?"\n    Because.\n```\n'
  expect(found(markdown)).toEqual([])
})

test('an admonition in a list belongs to its item, and one in indented code is code', () => {
  expect(found('1. Step\n\n    ??? question "Why?"\n        Because.\n\n2. Step\n')).toMatchObject([{ text: 'Why?' }])
  expect(found('Text.\n\n    ??? question "Why?"\n        Because.\n')).toEqual([])
})

test('questions below an admonition keep their lines', () => {
  const { fates } = extraction('??? question "Why?"\n    Because.\n\n\nQ: When?\nA: Now.\n')
  expect(fates.map(({ line }) => line)).toEqual([1, 5])
})

test('the title of a note may name what it holds, and touching admonitions are two', () => {
  const markdown =
    '!!! note "Exercise 1"\n    Which sail is in front?\n??? tip "Solution"\n    The jib.\n!!! question "Why?"\n    Wind.\n'
  expect(found(markdown)).toMatchObject([
    { text: 'Which sail is in front?', answer: 'The jib.' },
    { text: 'Why?', answer: 'Wind.' },
  ])
})
