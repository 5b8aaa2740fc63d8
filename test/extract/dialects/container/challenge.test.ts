import { expect, test } from 'vitest'
import { found } from '../../found.ts'

test('a challenge holds its solution, whatever the number of colons', () => {
  const markdown =
    ':::::::::::  challenge\n\n## Ropes\n\nCoil the rope.\n\n:::::  solution\n\n## Solution\n\nClockwise.\n\n::::::::::\n\n:::::::::::::\n'
  expect(found(markdown)).toMatchObject([
    { text: 'Ropes', more: 'Coil the rope.', answer: 'Clockwise.', kind: 'exercise', dialect: 'callout', line: 3 },
  ])
})

test('a hint is shown with the answer only', () => {
  const markdown =
    '::: challenge\n\nCoil the rope.\n\n::: hint\n\nThink of the sun.\n\n:::\n\n::: solution\n\nClockwise.\n\n:::\n:::\n'
  expect(found(markdown)).toMatchObject(
    [{ text: 'Coil the rope.', more: '', answer: /sun.*Clockwise/s }].map((one) => ({
      ...one,
      answer: expect.stringMatching(one.answer),
    })),
  )
})

test('a solution may stand behind its challenge', () => {
  const markdown = '::: challenge\n### Challenge 1: Ropes\nCoil it.\n:::\n\n::: solution\nClockwise.\n:::\n'
  expect(found(markdown)).toMatchObject([{ text: 'Ropes', answer: 'Clockwise.' }])
})

test('several solutions keep their titles', () => {
  const markdown =
    '::: challenge\n## Ropes\nCoil it.\n::: solution\n## Solution 1\nOne way.\n:::\n::: solution\n## Solution 2\nAnother.\n:::\n:::\n'
  expect(found(markdown)).toMatchObject([{ answer: expect.stringMatching(/One way\.\nSolution 2\nAnother\./) }])
})

test('questions, objectives, callouts and discussions of a lesson are no challenges', () => {
  const markdown =
    '::: questions\n\n- How do I coil a rope?\n\n:::\n\n::: objectives\n\n- Coil a rope.\n\n:::\n\n::: callout\n\n## A tip\n\nPractise.\n\n:::\n'
  expect(found(markdown)).toEqual([])
})

test('the attributes of kramdown make a quotation a challenge', () => {
  const markdown =
    '> ## Coil\n> Coil the rope.\n>\n> > ## Solution\n> > Clockwise.\n> >\n> > ~~~\n> > coil\n> > ~~~\n> > {: .language-bash}\n> {: .solution}\n{: .challenge}\n> ## Tie\n>\n> Tie a knot.\n>\n> > ## Answer\n> > A bowline.\n> {: .solution}\n{: .challenge}\n\n> ## A tip\n>\n> Practise.\n{: .callout}\n'
  expect(found(markdown)).toMatchObject([
    { text: 'Coil', more: 'Coil the rope.', answer: 'Clockwise.\ncoil', dialect: 'callout', line: 1 },
    { text: 'Tie', answer: 'A bowline.', line: 13 },
  ])
})
