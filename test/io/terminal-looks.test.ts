import { expect, test } from 'vitest'
import { terminalColours, terminalLinks } from '../../src/io/terminal-looks.ts'

test.each([
  [{}, 'dark'],
  [{ COLORFGBG: '15;0' }, 'dark'],
  [{ COLORFGBG: '0;15' }, 'light'],
  [{ COLORFGBG: '0;default;15' }, 'light'],
  [{ COLORFGBG: 'default' }, 'dark'],
  [{ NO_COLOR: '1', COLORFGBG: '0;15' }, 'none'],
  [{ NO_COLOR: '' }, 'dark'],
  [{ TERM: 'dumb' }, 'none'],
] as const)('%o has the colours %s', (env, colours) => {
  expect(terminalColours('auto', env)).toBe(colours)
})

test('what the user asks for goes before what the environment says', () => {
  expect(terminalColours('never', {})).toBe('none')
  expect(terminalColours('always', { NO_COLOR: '1' })).toBe('dark')
})

test.each([
  [{}, 'plain'],
  [{ TERM: 'xterm-256color' }, 'plain'],
  [{ TERM_PROGRAM: 'iTerm.app' }, 'osc8'],
  [{ TERM_PROGRAM: 'Apple_Terminal' }, 'plain'],
  [{ VTE_VERSION: '7200' }, 'osc8'],
  [{ VTE_VERSION: '4205' }, 'plain'],
  [{ WT_SESSION: 'c0ffee' }, 'osc8'],
  [{ TERM: 'xterm-kitty' }, 'osc8'],
  [{ TERM: 'tmux-256color', VTE_VERSION: '7200' }, 'plain'],
] as const)('%o shows links as %s', (env, links) => {
  expect(terminalLinks(env)).toBe(links)
})
