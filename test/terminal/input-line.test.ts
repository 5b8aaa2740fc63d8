import { expect, test } from 'vitest'
import { edited, emptyLine, type InputLine, inputWindow } from '../../src/terminal/input-line.ts'
import type { Key, KeyName } from '../../src/terminal/key.ts'

/** The line after keys; what is in quotes is typed. `|` marks the cursor. */
function after(...keys: readonly (KeyName | `'${string}'`)[]): string {
  const { before, after } = keys.flatMap(toKeys).reduce(edited, emptyLine)
  return `${before}|${after}`
}

function toKeys(key: string): Key[] {
  if (!key.startsWith("'")) return [{ name: key as KeyName, text: '' }]
  return Array.from(key.slice(1, -1), (text) => ({ name: text === ' ' ? 'space' : 'text', text }))
}

test('text is inserted at the cursor', () => {
  expect(after("'docker ps'")).toBe('docker ps|')
  expect(after("'ps'", 'home', "'docker '")).toBe('docker |ps')
  expect(after("'ps'", 'left', "'x'")).toBe('px|s')
  expect(after("'ps'", 'home', 'right', 'right', 'right')).toBe('ps|')
})

test('whole characters are deleted', () => {
  expect(after("'ae\u0301'", 'backspace')).toBe('a|')
  expect(after("'a👩‍👩‍👧'", 'backspace')).toBe('a|')
  expect(after("'abc'", 'home', 'delete')).toBe('|bc')
  expect(after('backspace', 'delete')).toBe('|')
})

test('words and lines are deleted', () => {
  expect(after("'docker run -it'", 'ctrl-w')).toBe('docker run |')
  expect(after("'docker run '", 'ctrl-w')).toBe('docker |')
  expect(after("'ab'", 'left', 'ctrl-u')).toBe('|b')
  expect(after("'ab'", 'left', 'ctrl-k')).toBe('a|')
})

test('other keys change nothing', () => {
  expect(after("'ab'", 'enter', 'up', 'ctrl-x', 'other')).toBe('ab|')
})

test.each<[InputLine, number, { text: string; column: number }]>([
  [{ before: 'ab', after: 'cd' }, 10, { text: 'abcd', column: 2 }],
  [{ before: 'abcdef', after: 'gh' }, 4, { text: 'defg', column: 3 }],
  [{ before: '', after: 'abcdef' }, 4, { text: 'abcd', column: 0 }],
  [{ before: '漢字', after: '' }, 4, { text: '字', column: 2 }],
  [{ before: 'ab', after: '' }, 0, { text: '', column: 0 }],
])('the part around the cursor shows', (line, width, expected) => {
  expect(inputWindow(line, width)).toEqual(expected)
})
