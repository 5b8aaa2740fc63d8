import { expect, test } from 'vitest'
import { browserFor, editorFor } from '../../src/io/editor.ts'

test.each([
  [{}, 'vi', ['+12', 'a b.md']],
  [{ EDITOR: '' }, 'vi', ['+12', 'a b.md']],
  [{ EDITOR: 'nano', VISUAL: 'emacs -nw' }, 'emacs', ['-nw', '+12', 'a b.md']],
  [{ EDITOR: '/usr/bin/nvim' }, '/usr/bin/nvim', ['+12', 'a b.md']],
  [{ EDITOR: 'code' }, 'code', ['--wait', '--goto', 'a b.md:12']],
  [{ EDITOR: 'code --wait' }, 'code', ['--wait', '--goto', 'a b.md:12']],
  [{ EDITOR: 'hx' }, 'hx', ['a b.md:12']],
  [{ EDITOR: 'subl -n' }, 'subl', ['-n', '--wait', 'a b.md:12']],
  [{ EDITOR: '"/opt/my editor/kak" -n' }, '/opt/my editor/kak', ['-n', '+12', 'a b.md']],
  [{ EDITOR: 'gedit' }, 'gedit', ['a b.md']],
  [{ EDITOR: 'constructor' }, 'constructor', ['a b.md']],
])('%j opens a file at a line where it can', (env, program, parameters) => {
  expect(editorFor('a b.md', 12, 'linux', env)).toEqual({ program, parameters })
})

test('is that of the system where nobody says', () => {
  expect(editorFor('a.md', 12, 'win32', {})).toEqual({ program: 'notepad', parameters: ['a.md'] })
  const env = { EDITOR: '"C:\\Program Files\\Code\\code.exe"' }
  expect(editorFor('a.md', 12, 'win32', env).parameters).toEqual(['--wait', '--goto', 'a.md:12'])
})

test.each([
  ['linux', 'xdg-open', ['https://a.example/?b&c']],
  ['darwin', 'open', ['https://a.example/?b&c']],
  ['win32', 'rundll32', ['url.dll,FileProtocolHandler', 'https://a.example/?b&c']],
])('an address is opened on %s', (platform, program, parameters) => {
  expect(browserFor('https://a.example/?b&c', platform)).toEqual({ program, parameters })
})
