import { describe, expect, test } from 'vitest'
import { type ColourChoice, coloursFor, screenPalette } from '../../src/io/colour.ts'

const plain = { strong: 'x', faint: 'x', good: 'x', warning: 'x', wrong: 'x', removed: '[-x-]', added: '{+x+}' }

/** What a command's lines and a screen look like on a terminal. */
function colouring(choice: ColourChoice, env: Readonly<Record<string, string>>, isTerminal = true) {
  const colours = coloursFor({ write: () => undefined, isTerminal, columns: 80 }, choice, env)
  return {
    lines: colours.strong('x') === 'x' ? 'plain' : 'coloured',
    screen: screenPalette(choice, env) === 'none' ? 'plain' : 'coloured',
  }
}

describe('lines and screen agree on colours', () => {
  test.each([
    ['auto', {}, 'coloured'],
    ['auto', { NO_COLOR: '1' }, 'plain'],
    ['auto', { NO_COLOR: '' }, 'coloured'],
    ['auto', { FORCE_COLOR: '0' }, 'plain'],
    ['auto', { FORCE_COLOR: 'false' }, 'plain'],
    ['auto', { FORCE_COLOR: '' }, 'coloured'],
    ['auto', { FORCE_COLOR: '1', TERM: 'dumb' }, 'coloured'],
    ['auto', { FORCE_COLOR: '3' }, 'coloured'],
    ['auto', { FORCE_COLOR: '1', NO_COLOR: '1' }, 'plain'],
    ['auto', { TERM: 'dumb' }, 'plain'],
    ['auto', { TERM: 'xterm-256color' }, 'coloured'],
    ['always', { NO_COLOR: '1' }, 'coloured'],
    ['always', { TERM: 'dumb' }, 'coloured'],
    ['always', { FORCE_COLOR: '0' }, 'coloured'],
    ['never', { FORCE_COLOR: '1' }, 'plain'],
  ] as const)('%s with %o: %s', (choice, env, expected) => {
    expect(colouring(choice, env)).toEqual({ lines: expected, screen: expected })
  })
})

test('lines that go to a file or a pipe are coloured only on demand', () => {
  expect(colouring('auto', {}, false).lines).toBe('plain')
  expect(colouring('auto', { FORCE_COLOR: '1' }, false).lines).toBe('coloured')
  expect(colouring('always', {}, false).lines).toBe('coloured')
})

test('without colours, words are left alone but for what two texts differ in', () => {
  const colours = coloursFor({ write: () => undefined, isTerminal: true, columns: 80 }, 'never', {})
  expect(Object.fromEntries(Object.entries(colours).map(([name, mark]) => [name, mark('x')]))).toEqual(plain)
})

test.each([
  [{}, 'dark'],
  [{ COLORFGBG: '15;0' }, 'dark'],
  [{ COLORFGBG: '0;15' }, 'light'],
  [{ COLORFGBG: '0;default;15' }, 'light'],
  [{ COLORFGBG: 'default' }, 'dark'],
  [{ NO_COLOR: '1', COLORFGBG: '0;15' }, 'none'],
  [{ NO_COLOR: '' }, 'dark'],
  [{ TERM: 'dumb' }, 'none'],
] as const)('the palette of a screen with %o is %s', (env, palette) => {
  expect(screenPalette('auto', env)).toBe(palette)
})

test('what the user asks for takes precedence over the environment', () => {
  expect(screenPalette('never', {})).toBe('none')
  expect(screenPalette('always', { NO_COLOR: '1' })).toBe('dark')
})
