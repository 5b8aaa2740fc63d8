import { describe, expect, test } from 'vitest'
import { asksForBackground, type ColourChoice, coloursFor, screenPalette } from '../../src/io/colour.ts'

const plain = { strong: 'x', faint: 'x', good: 'x', warning: 'x', wrong: 'x', removed: '[-x-]', added: '{+x+}' }

/** What a command's lines and a screen look like on a terminal. */
function colouring(choice: ColourChoice, env: Readonly<Record<string, string>>, isTerminal = true) {
  const colours = coloursFor({ isTerminal }, choice, env)
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
  const colours = coloursFor({ isTerminal: true }, 'never', {})
  expect(Object.fromEntries(Object.entries(colours).map(([name, mark]) => [name, mark('x')]))).toEqual(plain)
})

test.each([
  [{}, 'either'],
  [{ TERM: 'linux' }, 'dark'],
  [{ TOPDECK_BACKGROUND: 'light' }, 'light'],
  [{ TOPDECK_BACKGROUND: 'dark', COLORFGBG: '0;15' }, 'dark'],
  [{ TOPDECK_BACKGROUND: 'auto', COLORFGBG: '0;15' }, 'light'],
  [{ TOPDECK_BACKGROUND: '' }, 'either'],
  [{ COLORFGBG: '15;0' }, 'dark'],
  [{ COLORFGBG: '0;15' }, 'light'],
  [{ COLORFGBG: '0;default;15' }, 'light'],
  [{ COLORFGBG: 'default' }, 'either'],
  [{ NO_COLOR: '1', COLORFGBG: '0;15' }, 'none'],
  [{ NO_COLOR: '' }, 'either'],
  [{ TERM: 'dumb' }, 'none'],
] as const)('the palette of a screen with %o is %s', (env, palette) => {
  expect(screenPalette('auto', env)).toBe(palette)
})

test('what the user asks for takes precedence over the environment', () => {
  expect(screenPalette('never', {})).toBe('none')
  expect(screenPalette('always', { NO_COLOR: '1' })).toBe('either')
})

test('the option for the background overrules what the terminal tells, and that overrules the environment', () => {
  expect(screenPalette('auto', { COLORFGBG: '0;15' }, 'auto', 'dark')).toBe('dark')
  expect(screenPalette('auto', { COLORFGBG: '15;0' }, 'light', 'dark')).toBe('light')
  expect(screenPalette('auto', { TOPDECK_BACKGROUND: 'light' }, 'auto', 'dark')).toBe('light')
  expect(screenPalette('auto', { TOPDECK_BACKGROUND: 'light' }, 'dark')).toBe('dark')
  expect(screenPalette('auto', { NO_COLOR: '1' }, 'light', 'light')).toBe('none')
})

test('a background that is neither dark nor light is refused', () => {
  expect(() => screenPalette('auto', { TOPDECK_BACKGROUND: 'white' })).toThrow(
    'TOPDECK_BACKGROUND: Unexpected "white", expected auto, dark or light',
  )
})

test.each([
  ['auto', {}, 'auto', true],
  ['auto', { COLORFGBG: '0;15' }, 'auto', true],
  ['auto', {}, 'light', false],
  ['auto', { TOPDECK_BACKGROUND: 'dark' }, 'auto', false],
  ['auto', { NO_COLOR: '1' }, 'auto', false],
  ['never', {}, 'auto', false],
  ['always', { NO_COLOR: '1' }, 'auto', true],
] as const)('colours %s with %o and background %s ask the terminal: %s', (choice, env, background, isAsked) => {
  expect(asksForBackground(choice, env, background)).toBe(isAsked)
})
