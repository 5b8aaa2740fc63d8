import { expect, test } from 'vitest'
import { terminalLinks } from '../../src/io/terminal-links.ts'

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
