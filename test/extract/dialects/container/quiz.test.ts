import { expect, test } from 'vitest'
import { found } from '../../found.ts'

test('a quiz has a question, ticked options and an explanation', () => {
  const markdown = '<quiz>\nWhich side is port?\n- [x] left\n- [ ] right\n\nSeen from the stern.\n</quiz>\n\nProse.\n'
  expect(found(markdown)).toMatchObject([
    {
      text: 'Which side is port?',
      more: 'left\nright',
      answer: 'left\nSeen from the stern.',
      kind: 'choice',
      dialect: 'callout',
    },
  ])
})

test('labels on lines tell the question and the right answers', () => {
  const lines = 'question: Which side is port?\nanswer: right\nanswer-correct: left\n'
  const expected = [{ text: 'Which side is port?', more: 'right\nleft', answer: 'left', kind: 'choice' }]
  expect(found(`<?quiz?>\n${lines}<?/quiz?>\n`)).toMatchObject(expected)
  expect(found(`:::quiz\n${lines}:::\n`)).toMatchObject(expected)
})

test('a blank in a sentence is hidden', () => {
  expect(found('<quiz>\nPort is on the [[left]].\n\n---\nSeen from the stern.\n</quiz>\n')).toMatchObject([
    { text: 'Port is on the left.', answer: 'Seen from the stern.', kind: 'cloze', answered: true },
  ])
})

test('a quiz that is never closed takes in nothing', () => {
  expect(found('<quiz>\n\nQ: When?\nA: Now.\n')).toMatchObject([{ text: 'When?', dialect: 'q-a' }])
})
