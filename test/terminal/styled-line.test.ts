import { expect, test } from 'vitest'
import { clipLine, lineWidth, plainText } from '../../src/terminal/styled-line.ts'

const red = (text: string) => `\u001B[31m${text}\u001B[0m`
const link = (text: string) => `\u001B]8;;https://x.y\u0007${text}\u001B]8;;\u0007`

test('escape sequences take up no columns', () => {
  expect(lineWidth(`${red('ab')} ${link('漢')}`)).toBe(5)
  expect(plainText(`${red('ab')} ${link('漢')}`)).toBe('ab 漢')
})

test.each([
  ['nothing of what fits', red('abc'), 3, red('abc')],
  ['text', 'abcdef', 4, 'abc…'],
  ['a look, which ends', red('abcdef'), 4, '\u001B[31mabc…\u001B[0m'],
  ['a link, which ends', link('abcdef'), 4, '\u001B]8;;https://x.y\u0007abc…\u001B]8;;\u0007'],
  ['behind a look that has ended', `${red('a')}bcdef`, 4, `${red('a')}bc…`],
  ['a wide character whole', 'a漢字', 4, 'a漢…'],
  ['everything', 'abc', 0, ''],
])('clips %s', (_, line, width, expected) => {
  expect(clipLine(line, width)).toBe(expected)
})
