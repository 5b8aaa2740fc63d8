import { expect, test } from 'vitest'
import { found } from '../../found.ts'

test.each([
  ':::question[Why is it so?]\n\nBecause.\n\n:::\n',
  ':::tip Why is it so?\nBecause.\n:::\n',
  ':::{admonition} Why is it so?\n:class: tip, dropdown\n\nBecause.\n:::\n',
  '::: {.callout-note collapse="true"}\n## Why is it so?\n\nBecause.\n:::\n',
  '::: {.callout-tip title="Why is it so?"}\nBecause.\n:::\n',
  ':::question\nWhy is it so?\n:::\n\n:::answer\nBecause.\n:::\n',
  '::::question[Why is it so?]\n:::tip[Answer]\nBecause.\n:::\n::::\n',
])('%j asks and answers', (markdown) => {
  expect(found(markdown)).toMatchObject([{ text: 'Why is it so?', answer: 'Because.', dialect: 'callout' }])
})

test.each([
  ':::{exercise}\n:label: tie\n\nTie a bowline.\n:::\n\nProse.\n\n:::{solution} tie\n:class: dropdown\nSee the drawing.\n:::\n',
  '```{exercise}\n:label: tie\nTie a bowline.\n```\n\n````{solution} tie\nSee the drawing.\n````\n',
  '::::{exercise}\n---\nlabel: tie\n---\nTie a bowline.\n:::{solution} tie\nSee the drawing.\n:::\n::::\n',
  '```{exercise-start}\n:label: tie\n```\nTie a bowline.\n```{exercise-end}\n```\n\n```{solution-start} tie\n```\nSee the drawing.\n```{solution-end}\n```\n',
  '::: {#exr-tie}\nTie a bowline.\n:::\n\n::: {#sol-tie}\nSee the drawing.\n:::\n',
  '::: {.exercise}\nTie a bowline.\n:::\n\n::: {.solution}\nSee the drawing.\n:::\n',
])('%j is an exercise with its solution', (markdown) => {
  expect(found(markdown)).toMatchObject([{ text: 'Tie a bowline.', answer: 'See the drawing.', kind: 'exercise' }])
})

test('the title of an exercise is its question', () => {
  expect(found('```{exercise} A knot\n\nTie a bowline.\n```\n\n```{solution}\nLike this.\n```\n')).toMatchObject([
    { text: 'A knot', more: 'Tie a bowline.', answer: 'Like this.' },
  ])
})

test('an exercise without a solution is unanswered', () => {
  expect(found(':::{exercise}\nTie a bowline.\n:::\n')).toMatchObject([{ text: 'Tie a bowline.', answered: false }])
})

test('other directives stay as they are', () => {
  const markdown =
    ':::note\n\nSome text.\n\n:::\n\n:::danger Take care\n\nNo.\n\n:::\n\n```{math}\n:label: eq\na = b\n```\n\n:::{figure} a.png\nWhat is this?\n:::\n'
  expect(found(markdown)).toEqual([])
})

test('a directive that is never closed takes in nothing', () => {
  expect(found(':::question[Why?]\n\nBecause.\n\nQ: When?\nA: Now.\n')).toMatchObject([{ text: 'When?' }])
})

test('an exercise ends the answer to the heading above it', () => {
  const markdown =
    '## What is a knot?\n\nA fastening.\n\n:::{exercise}\nTie one.\n:::\n\n:::{solution}\nLike this.\n:::\n'
  expect(found(markdown)).toMatchObject([
    { text: 'What is a knot?', answer: 'A fastening.' },
    { text: 'Tie one.', answer: 'Like this.' },
  ])
})
