import { expect, test } from 'vitest'
import { editorFor, openersFor, throughCommandInterpreter } from '../../src/io/editor.ts'

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
  [{}, ['xdg-open']],
  [{ WSL_DISTRO_NAME: '' }, ['xdg-open']],
  [{ WSL_DISTRO_NAME: 'Ubuntu' }, ['wslview', 'explorer.exe', 'xdg-open']],
])('with %j, Linux opens an address by the first of %j that there is', (env, programs) => {
  expect(openersFor('https://a.example/', 'linux', env).map(({ program }) => program)).toEqual(programs)
})

test.each([
  ['code', ['--wait', 'a b.md'], 'code ^"--wait^" ^"a^ b.md^"'],
  ['C:\\Program Files\\x.cmd', [], 'C:\\Program^ Files\\x.cmd'],
  ['code', ['%USERNAME%.md'], 'code ^"^%USERNAME^%.md^"'],
  ['code', ['a & calc.md'], 'code ^"a^ ^&^ calc.md^"'],
  ['code', ['a" & calc "b'], 'code ^"a\\^"^ ^&^ calc^ \\^"b^"'],
  ['code', ['C:\\notes\\'], 'code ^"C:\\notes\\\\^"'],
])('nothing of %s %j has a meaning for the command interpreter of Windows', (program, parameters, command) => {
  expect(throughCommandInterpreter({ program, parameters }, {})).toEqual({
    program: 'cmd.exe',
    parameters: ['/d', '/s', '/c', `"${command}"`],
  })
})

test.each([
  ['linux', 'xdg-open', ['https://a.example/?b&c']],
  ['darwin', 'open', ['https://a.example/?b&c']],
  ['win32', 'rundll32', ['url.dll,FileProtocolHandler', 'https://a.example/?b&c']],
])('an address is opened on %s', (platform, program, parameters) => {
  expect(openersFor('https://a.example/?b&c', platform, {})).toEqual([{ program, parameters, exitCode: 'meant' }])
})
