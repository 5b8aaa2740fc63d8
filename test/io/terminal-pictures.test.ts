import { expect, test } from 'vitest'
import { pictureView } from '../../src/io/terminal-pictures.ts'

test.each([
  [{ TERM: 'xterm-kitty' }, 'kitty'],
  [{ TERM: 'xterm-256color', KITTY_WINDOW_ID: '1' }, 'kitty'],
  [{ TERM: 'xterm-ghostty', TERM_PROGRAM: 'ghostty' }, 'kitty'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, 'iterm2'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' }, 'iterm2'],
  [{ TERM: 'foot' }, 'sixel'],
  [{ TERM: 'mlterm' }, 'sixel'],
  [{ TERM: 'xterm-256color' }, 'link'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }, 'link'],
  [{ TERM: 'tmux-256color', KITTY_WINDOW_ID: '1' }, 'link'],
  [{ TERM: 'screen', TERM_PROGRAM: 'iTerm.app' }, 'link'],
  [{ TERM: 'xterm-kitty', TMUX: '/tmp/tmux-0/default,1,0' }, 'link'],
  [{}, 'link'],
] as const)('%o shows pictures as %s', (env, view) => {
  expect(pictureView('auto', env, [])).toBe(view)
})

test('the choice of the user decides', () => {
  expect(pictureView('sixel', { TERM: 'xterm-kitty' }, [])).toBe('sixel')
  expect(pictureView('off', { TERM: 'xterm-kitty' }, [4])).toBe('off')
})

test('a terminal may tell that it draws sixels', () => {
  expect(pictureView('auto', { TERM: 'xterm-256color' }, [62, 4, 22])).toBe('sixel')
  expect(pictureView('auto', { TERM: 'xterm-256color' }, [62, 22])).toBe('link')
  expect(pictureView('auto', { TERM: 'tmux-256color' }, [62, 4])).toBe('link')
  expect(pictureView('auto', { TERM: 'xterm-kitty' }, [62, 4])).toBe('kitty')
})
