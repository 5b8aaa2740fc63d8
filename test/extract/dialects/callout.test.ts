import { expect, test } from 'vitest'
import { found } from '../found.ts'

test('a question callout may hold its options and, in a nested callout, the answer', () => {
  const markdown = '> [!question] Which side is port?\n> a) left\n> b) right\n>> [!success]- Answer\n>> a) left\n'
  expect(found(markdown)).toMatchObject([
    {
      text: 'Which side is port?',
      more: 'a) left\nb) right',
      answer: 'a) left',
      kind: 'choice',
      dialect: 'callout',
      line: 1,
    },
  ])
})

test('the line "True or false?" makes a callout a true-or-false question', () => {
  const markdown = '> [!question] A sloop has two masts.\n> True or false?\n>> [!success]- Answer\n>> False, one.\n'
  expect(found(markdown)).toMatchObject([{ text: 'A sloop has two masts.', kind: 'true-false', answer: 'False, one.' }])
})

test('the body of a callout that asks is the answer', () => {
  expect(found('> [!FAQ]- Do sails wear out?\n> They do.\n>\n> - sun\n> - salt\n')).toMatchObject([
    { text: 'Do sails wear out?', answer: 'They do.\nsun\nsalt', kind: 'open' },
  ])
})

test('if the title only repeats the type, the first line is the question', () => {
  const markdown = '> [!question] Question 3\n> Which side is port?\n>\n> > [!tip]- Solution\n> > The left one.\n'
  expect(found(markdown)).toMatchObject([{ text: 'Which side is port?', answer: 'The left one.', line: 2 }])
})

test('the answer may be the next callout', () => {
  expect(found('> [!question] Which side is port?\n\n> [!check]- Answer\n> Left.\n')).toMatchObject([
    { text: 'Which side is port?', answer: 'Left.' },
  ])
})

test('a ticked option is the answer', () => {
  expect(found('> [!question] Which side is port?\n> - [x] left\n> - [ ] right\n')).toMatchObject([
    { kind: 'choice', more: 'left\nright', answer: 'left' },
  ])
})

test('options may be callouts for right and wrong', () => {
  const markdown =
    '1. Which side is port? *\n>[!success] left\n\n  >[!fail] right\n\n2. Where is aft? *\n\n>[!fail] front\n\n>[!success] behind\n'
  expect(found(markdown)).toMatchObject([
    {
      text: 'Which side is port?',
      more: expect.stringContaining('left\nright'),
      answer: 'left',
      kind: 'choice',
      line: 1,
    },
    { text: 'Where is aft?', answer: 'behind', line: 6 },
  ])
})

test('the options of an item may be indented below it', () => {
  const markdown =
    '1. Which side is port?\n   > [!fail] right\n   > [!success] left\n2. Where is aft?\n   > [!success] behind\n   > [!fail] front\n'
  expect(found(markdown).map(({ text, answer }) => [text, answer])).toEqual([
    ['Which side is port?', 'left'],
    ['Where is aft?', 'behind'],
  ])
})

test.each([
  '> [!note] What is this?\n> A note.',
  '> [!help] Getting help\n> Ask in the harbour.',
  '> [!question] Open points\n> Rename the boat.',
  'The build.\n\n> [!success] It sails.\n\n> [!fail] It sank.',
])('%s is not a card', (markdown) => {
  expect(found(markdown)).toEqual([])
})

test.each(['Q3: Что такое самовар?', 'Q4: 什么是算盘？', 'Quiz 2: Τι είναι το φλυτζάνι;?'])(
  'letters of any script behind the label of a callout are its question: %s',
  (title) => {
    expect(found(`> [!question] ${title}\n> Yes.\n`)).toMatchObject([{ answer: 'Yes.' }])
  },
)
