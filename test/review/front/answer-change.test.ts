import { expect, test } from 'vitest'
import { answerChangeLines } from '../../../src/review/front/answer-change.ts'

const plain = { width: 40, palette: 'none' } as const

test('removed and added words are marked', () => {
  expect(
    answerChangeLines('<p>It sends <code>SIGKILL</code>.</p>', '<p>It sends <code>SIGTERM</code>.</p>', plain),
  ).toEqual(['It sends [-SIGKILL-]{+SIGTERM+}.'])
})

test('in colour they are struck out and underlined', () => {
  const [line] = answerChangeLines('old', 'new', { width: 40, palette: 'dark' })
  expect(line).toBe('\u001B[9;38;5;210mold\u001B[0m\u001B[4;38;5;114mnew\u001B[0m')
})

test('lines are wrapped', () => {
  const lines = answerChangeLines('one two', 'one two three four', { ...plain, width: 12 })
  expect(lines).toEqual(['one two', '{+three', 'four+}'])
})

test('lines far from a change are left out', () => {
  const items = (last: string) => `<ul><li>a</li><li>b</li><li>c</li><li>d</li><li>${last}</li></ul>`
  expect(answerChangeLines(items('e'), items('f'), plain)).toEqual(['…', 'd', '[-e-]{+f+}'])
})

test("changes of markup or white space don't count", () => {
  expect(answerChangeLines('<p>a <b>b</b></p>', '<p>a\nb</p>', plain)).toEqual([])
})

test('code is compared line by line, and escape sequences are not interpreted', () => {
  const code = (text: string) => `<pre><code>a\n  ${text}</code></pre>`
  expect(answerChangeLines(code('x'), code('&#27;[2J'), plain)).toEqual(['a', '  [-x-]{+␛[2J+}'])
})
