import { expect, test } from 'vitest'
import { edited, emptyLine, type InputLine, inputWindow, isFull } from '../../src/terminal/input-line.ts'
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

test('the cursor goes by words', () => {
  expect(after("'docker run -it'", 'word-left')).toBe('docker run |-it')
  expect(after("'docker run -it'", 'word-left', 'word-left', "'x'")).toBe('docker x|run -it')
  expect(after("'docker run'", 'home', 'word-right', 'word-right', 'word-right')).toBe('docker run|')
})

test('Ctrl-D deletes as Delete does', () => {
  expect(after("'abc'", 'home', 'ctrl-d')).toBe('|bc')
})

function pasted(text: string, line: InputLine = emptyLine): string {
  const { before, after } = edited(line, { name: 'paste', text })
  return `${before}|${after}`
}

test.each([
  ['docker ps\n', 'docker ps|'],
  ['docker ps -a\r\ndocker images\r\n', 'docker ps -a docker images|'],
  ['a\t\tb', 'a b|'],
  ['\n\n  ls', '  ls|'],
  ['a\u0003\u0015b\u007F', 'ab|'],
  ['\u001B[31mred\u001B[0m', 'red|'],
  ['\u001B]0;title\u0007x', 'x|'],
  ['a\u202Eb\u2066c', 'abc|'],
  ['コンテナ 👨‍👩‍👧', 'コンテナ 👨‍👩‍👧|'],
  ['', '|'],
])('the paste %j is one line', (text, line) => {
  expect(pasted(text)).toBe(line)
})

test('a paste is inserted at the cursor', () => {
  expect(pasted('run ', { before: 'docker ', after: '-it' })).toBe('docker run |-it')
})

test('a line has an end, and no character is cut in half', () => {
  const line = edited({ before: 'x'.repeat(995), after: '' }, { name: 'paste', text: '👨‍👩‍👧👨‍👩‍👧' })
  expect(line.before).toBe('x'.repeat(995))
  const full = edited(emptyLine, { name: 'paste', text: 'y'.repeat(1_000_000) })
  expect(full.before).toHaveLength(1000)
  expect(isFull(full)).toBe(true)
  expect(edited(full, { name: 'text', text: 'z' })).toEqual(full)
})

test('other keys change nothing', () => {
  expect(after("'ab'", 'enter', 'up', 'ctrl-x', 'ctrl-z', 'tab', 'other')).toBe('ab|')
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
