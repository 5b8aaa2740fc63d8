import { expect, test } from 'vitest'
import { folderWith, topdeck } from './terminal.ts'

test('prints help with examples and the exit codes', async () => {
  const { code, out, err } = await topdeck('/', ['--help'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('topdeck list --tag docker')
  expect(out).toContain('Exit codes:\n  0    success\n')
})

test.each(['build', 'list', 'explain', 'duplicates', 'diff', 'replay'])(
  'prints help with examples for %s',
  async (command) => {
    const { code, out } = await topdeck('/', [command, '--help'])
    expect(code).toBe(0)
    expect(out).toContain('Examples:\n')
  },
)

test('prints its version', async () => {
  expect(await topdeck('/', ['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' })
})

test.each([
  [['biuld'], 'topdeck: unknown command "biuld"; did you mean build?\n"topdeck --help" lists the commands\n'],
  [['help', 'biuld'], 'topdeck: unknown command "biuld"; did you mean build?\n"topdeck --help" lists the commands\n'],
  [
    ['build', '--formt', 'csv'],
    'topdeck: unknown option "--formt"; did you mean --format?\n"topdeck build --help" shows',
  ],
  [['build', '--format', 'pdf'], 'topdeck: --format "pdf": expected apkg, json or csv\n'],
  [['build', '-f', 'jsn'], 'topdeck: --format "jsn": expected apkg, json or csv; did you mean "json"?\n'],
  [
    ['review', '--order', 'topics'],
    'topdeck: --order "topics": expected file, random or topic; did you mean "topic"?\n"topdeck review --help" shows',
  ],
  [['review', '--minutes', '1.5'], 'topdeck: --minutes "1.5": expected a whole number from 0 to 1440\n'],
  [['review', '--limit', '0'], 'topdeck: --limit "0": expected a whole number of at least 1\n'],
  [['review', '--plain', '--json'], 'topdeck: option "--plain" cannot be used with option "--json"\n'],
  [['stats', '--html'], 'topdeck: option "--html <file>" needs a value\n'],
  [['reviews', 'list', '--since', "it's"], 'topdeck: --since "it\'s": expected a date such as 2026-01-31, "today",'],
  [['explain'], 'topics: no such folder; run "topdeck init" to begin here'],
  [['explain', 'a.md', '--id', 'vXNRuAcv4yZi'], 'explain: --id stands alone; leave out either the id or the file\n'],
  [['notes'], '"topdeck build notes" builds its decks; "topdeck --help" lists the commands\n'],
  [['reviews', 'import'], '"topdeck reviews import --help" shows what it takes, with examples\n'],
  [['list', 'a', 'b'], 'topdeck: too many arguments for "list". Expected 1 argument but got 2'],
])('helps with %j', async (argv, message) => {
  const { code, out, err } = await topdeck(folderWith({ 'notes/a.txt': '' }), argv)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(message)
})
