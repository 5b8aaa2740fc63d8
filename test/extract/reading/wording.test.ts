import { expect, test } from 'vitest'
import {
  cleanTitle,
  isAnswerLabel,
  isHandle,
  isPlaceholder,
  isSectionTitle,
} from '../../../src/extract/reading/wording.ts'

test.each([
  'Answer',
  'Correct answer:',
  'Solution 3',
  'Ответ:',
  'Lösung',
  '答案',
  '解答例',
  'پاسخ',
  'الجواب',
  'đáp án',
])('"%s" is the label of an answer', (text) => {
  expect(isAnswerLabel(text)).toBe(true)
})

test.each(['Answers differ', 'The question', 'Answer?', 'Ответы на всё'])(
  '"%s" is not the label of an answer',
  (text) => {
    expect(isAnswerLabel(text)).toBe(false)
  },
)

test.each(['Show answer', 'Click to reveal the solution', 'Показать ответ', '查看答案', '解答を見る'])(
  'a fold with the handle "%s" hides an answer',
  (text) => {
    expect(isHandle(text)).toBe(true)
  },
)

test.each([
  'TODO',
  '(to be completed)',
  'Your answer here',
  'add an answer',
  'todo: write',
  'Antwort folgt',
  '待补充',
  'N/A',
])('"%s" stands in place of an answer', (text) => {
  expect(isPlaceholder(text)).toBe(true)
})

test.each(['Table of contents', "What's next", 'What’s inside', 'Interview questions', 'FAQs', 'Оглавление'])(
  '"%s" is the title of a section',
  (text) => {
    expect(isSectionTitle(text)).toBe(true)
  },
)

test.each([
  ['What is a quay? ***', 'What is a quay?'],
  ['What is a quay? * ⭐⭐ 👶', 'What is a quay?'],
  ['What is a*b', 'What is a*b'],
  // Whether these stars end the question is known after one look at each.
  [`What is a quay ${'*'.repeat(60)} /`, `What is a quay ${'*'.repeat(60)} /`],
])('the marks behind a question are none of its words: %s', (written, question) => {
  expect(cleanTitle(written)).toBe(question)
})
