import { expect, test } from 'vitest'
import { labelsOf } from '../../../src/extract/reading/numbering.ts'
import { plainText } from '../../../src/parse/block.ts'
import { extraction } from '../found.ts'

test.each([
  [
    '## 7. What is BuildKit?\n\nA builder.\n\n## 8. What is `docker bake`?\n\nA front end of it.\n',
    '7. ',
    'What is BuildKit?',
  ],
  ['## Q1. What is BuildKit?\n\nA builder.\n\n## Q2. What is bake?\n\nA front end.\n', 'Q1. ', 'What is BuildKit?'],
  ['<details><summary>3) What is a tag?</summary>\n\nA name.\n</details>\n', '3) ', 'What is a tag?'],
  ['## 1 - What is a tag?\n\nA name.\n\n## 2 – What is a digest?\n\nA hash.\n', '1 - ', 'What is a tag?'],
  ['## 5 - 3 is two, why?\n\nThree and two are five.\n', '', '5 - 3 is two, why?'],
  ['## What is BuildKit 0.9?\n\nA builder.\n', '', 'What is BuildKit 0.9?'],
])('the numbering of %j is %j', (markdown, numbering, prompt) => {
  const [first] = extraction(markdown).questions
  expect([first?.numbering, plainText(first?.prompt ?? [])]).toEqual([numbering, prompt])
})

const labels = (...texts: string[]) => [...labelsOf(texts)].map(([index, label]) => [index, label.trim()])

test('a label needs no known word: letters or a word with a number that rises from text to text', () => {
  expect(labels('P1. Salt', 'In between', 'P2. Sugar', 'P3. Water')).toEqual([
    [0, 'P1.'],
    [2, 'P2.'],
    [3, 'P3.'],
  ])
  expect(labels('П1) Соль', 'П2) Вода', 'П3) Воздух')).toHaveLength(3)
  expect(labels('Q1。盐', 'Q2。水', 'Q3。空气')).toHaveLength(3)
  expect(labels('[Kysymys 1] Suola', '[Kysymys 2] Vesi', '[Kysymys 3] Ilma')).toHaveLength(3)
  expect(labels('سؤال ١: ملح', 'سؤال ٢: ماء', 'سؤال ٣: هواء')).toHaveLength(3)
  expect(labels('問題1 塩とは何ですか？', '問題2 水とは何ですか？', '問題3 空気とは何ですか？')).toHaveLength(3)
})

test('texts with gaps and a few others among them have their labels; a new chapter begins with 1 again', () => {
  expect(labels('P1. a', 'P2. b', 'P4. c', 'P5. d', 'P1. e', 'P2. f')).toHaveLength(6)
})

test('a series that begins elsewhere than with 1 has letters and five members', () => {
  expect(labels('P51. a', 'P52. b', 'P53. c', 'P54. d', 'P55. e')).toHaveLength(5)
  expect(labels('P51. a', 'P52. b', 'P53. c')).toEqual([])
  expect(labels('Java 8: a', 'Java 9: b', 'Java 10: c', 'Java 11: d', 'Java 12: e')).toEqual([])
})

test('names, versions and parts that happen to have numbers are no labels', () => {
  expect(labels('M3 screws hold the frame', 'M4 screws hold the engine', 'M5 screws hold the roof')).toEqual([])
  expect(labels('T1 lines are slow', 'T2 lines are faster', 'T3 lines are fast')).toEqual([])
  expect(labels('V1.0 was first', 'V2.0 was second', 'V3.0 was third')).toEqual([])
  expect(labels('HTTP 1: how does it work?', 'HTTP 2: how does it work?', 'HTTP 3: how does it work?')).toEqual([])
  expect(labels('P1. only', 'P2. two')).toEqual([])
})

test('a number and a dash, which once belonged to the question, stay in the prompt as it is remembered', () => {
  const [first] = extraction('## 1 - What is a tag?\n\nA name.\n').questions
  expect(plainText(first?.writtenPrompt ?? [])).toBe('1 - What is a tag?')
})
