import { expect, test } from 'vitest'
import { typedAnswerLines } from '../../../src/review/front/typed-answer-lines.ts'
import type { AnswerToken } from '../../../src/review/typing/answer-token.ts'

const tokens: AnswerToken[] = [
  { type: 'same', text: 'docker' },
  { type: 'different', typed: 'stsrt', expected: 'start' },
  { type: 'missing', text: '--attach' },
  { type: 'extra', text: '-q', what: 'flag' },
]

test('missing and superfluous words are marked', () => {
  expect(typedAnswerLines(tokens, { width: 80, palette: 'none' })).toEqual([
    'docker [-stsrt-]{+start+} {+--attach+} [--q-]',
  ])
})

test('lines are wrapped, and escape sequences are not interpreted', () => {
  const hostile: AnswerToken[] = [...tokens, { type: 'same', text: '\u001B[2J' }]
  expect(typedAnswerLines(hostile, { width: 28, palette: 'none' })).toEqual([
    'docker [-stsrt-]{+start+}',
    '{+--attach+} [--q-] ␛[2J',
  ])
})

test('in colour they are underlined and struck out', () => {
  const [line] = typedAnswerLines(tokens.slice(1, 2), { width: 80, palette: 'light' })
  expect(line).toBe('\u001B[9;38;5;124mstsrt\u001B[0m\u001B[4;38;5;22mstart\u001B[0m')
})
