import { expect, test } from 'vitest'
import { extraction, found } from '../found.ts'

const note = (...lines: string[]) => ['START', ...lines, 'END', ''].join('\n')

test('a note has a type, a front and a back; its tags and its number belong to neither', () => {
  const markdown = note('Basic', 'What is salt?', 'Back: NaCl', 'and more', 'Tags: sea kitchen', '<!--ID: 15660-->')
  expect(found(`# N\n\n${markdown}\nProse.\n`)).toMatchObject([
    { text: 'What is salt?', answer: 'NaCl and more', line: 5 },
  ])
  expect(extraction(markdown).questions[0]?.tags).toEqual(['sea', 'kitchen'])
  expect(found(note('Basic', 'Front: salt', 'Back: NaCl', 'ID: 15660'))).toMatchObject([
    { text: 'salt', answer: 'NaCl' },
  ])
})

test('a note may have several blocks, and code that says END', () => {
  const [question, ...others] = found(
    note('Basic', 'What is salt?', '', 'Two.', 'Back: NaCl', '', '- one', '- two', '', '```', 'END', '```'),
  )
  expect(question).toMatchObject({ text: 'What is salt?', more: 'Two.', answer: 'NaCl\none\ntwo\nEND' })
  expect(others).toEqual([])
  expect(found(note('Basic', 'List?', 'Back:', '- one', '- two'))).toMatchObject([{ answer: 'one\ntwo' }])
})

test('a note of a reversed type is two cards', () => {
  expect(found(note('Basic (and reversed card)', 'sodium', 'Back: Na')).map(({ text, kind }) => [text, kind])).toEqual([
    ['sodium', 'open'],
    ['Na', 'reversed'],
  ])
})

test.each(['The {{c1::Nile}} is long.', 'The {Nile} is long.', 'The {2:Nile} is long.', 'The ==Nile== is long.'])(
  'a cloze note hides a part of %j',
  (text) => {
    expect(found(note('Cloze', text, 'Back Extra: a river'))).toMatchObject([
      { text: 'The Nile is long.', kind: 'cloze', answer: 'a river' },
    ])
  },
)

test('notes on a line, and notes without a blank line between them', () => {
  const line = (front: string) => `STARTI [Basic] ${front} Back: b Tags: c <!--ID: 1--> ENDI\n`
  expect(found(line('one') + line('two')).map(({ text, answer }) => [text, answer])).toEqual([
    ['one', 'b'],
    ['two', 'b'],
  ])
  expect(found(`${note('Basic', 'a', 'Back: b').trimEnd()}\n${note('Basic', 'c', 'Back: d')}`)).toHaveLength(2)
})

test('a note ends the answer above it, and one without an end is none', () => {
  expect(found(`Q: One?\nA: First\n\n${note('Basic', 'two', 'Back: second')}`).map(({ answer }) => answer)).toEqual([
    'First',
    'second',
  ])
  expect(found('START\nBasic\nWhat\nBack: x\n')).toEqual([])
  expect(found('START\n\nThe program starts here.\n\nEND\n')).toEqual([])
  expect(found('```\nSTART\nBasic\nWhat?\nBack: x\nEND\n```\n')).toEqual([])
})
