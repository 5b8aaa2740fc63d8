import { emitKeypressEvents } from 'node:readline'
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { type Key, moveOf, type ReadlineKey, readKey } from '../../src/terminal/key.ts'

/** The keys that readline makes of what a terminal sends. */
async function keysOf(sent: string): Promise<Key[]> {
  const input = new PassThrough()
  const keys: Key[] = []
  emitKeypressEvents(input)
  input.on('keypress', (text: string | undefined, key: ReadlineKey) => keys.push(readKey(text, key)))
  input.write(sent)
  await new Promise((resolve) => setImmediate(resolve))
  return keys
}

test.each([
  ['a letter', 'j', 'text', 'j'],
  ['a capital', 'G', 'text', 'G'],
  ['a digit', '3', 'text', '3'],
  ['a letter with a mark', 'é', 'text', 'é'],
  ['an emoji', '🐳', 'text', '🐳'],
  ['the space bar', ' ', 'space', ' '],
  ['enter', '\r', 'enter', ''],
  ['enter of a keypad or a pipe', '\n', 'enter', ''],
  ['tab', '\t', 'tab', ''],
  ['backspace', '\u007F', 'backspace', ''],
  ['delete', '\u001B[3~', 'delete', ''],
  ['an arrow', '\u001B[A', 'up', ''],
  ['an arrow in application mode', '\u001BOB', 'down', ''],
  ['page up', '\u001B[5~', 'page-up', ''],
  ['home', '\u001B[H', 'home', ''],
  ['end as the Linux console sends it', '\u001B[4~', 'end', ''],
  ['Ctrl-C', '\u0003', 'ctrl-c', ''],
  ['Ctrl-D', '\u0004', 'ctrl-d', ''],
  ['Alt and a letter', '\u001Bx', 'other', ''],
  ['a function key', '\u001B[15~', 'other', ''],
])('%s', async (_, sent, name, text) => {
  expect(await keysOf(sent)).toEqual([{ name, text }])
})

test('keys that come at once', async () => {
  expect((await keysOf('ab\u001B[A')).map(({ name }) => name)).toEqual(['text', 'text', 'up'])
})

test.each([
  ['up', '', 'up'],
  ['text', 'k', 'up'],
  ['text', 'j', 'down'],
  ['text', 'g', 'home'],
  ['text', 'G', 'end'],
  ['page-down', '', 'page-down'],
  ['ctrl-f', '', 'page-down'],
  ['text', 'x', undefined],
  ['text', 'toString', undefined],
  ['space', ' ', undefined],
] as const)('%s %s goes %s', (name, text, move) => {
  expect(moveOf({ name, text })).toBe(move)
})
