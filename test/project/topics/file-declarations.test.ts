import { expect, test } from 'vitest'
import { parseConfiguration } from '../../../src/project/configuration-file.ts'
import { declarationsBy } from '../../../src/project/topics/file-declarations.ts'
import { folderWith, topdeck } from '../../commands/terminal.ts'

test('the last pattern that matches counts, by the rules of .gitignore files', () => {
  const { of } = declarationsBy({
    'vocabulary/': { tables: 'cards' },
    '**/drafts/*.md': 'ignored',
    '/vocabulary/verbs.md': 'all',
  })
  expect(of('vocabulary/nouns.md')).toEqual({ tables: 'cards' })
  expect(of('spanish/vocabulary/nouns.md')).toEqual({ tables: 'cards' })
  expect(of('vocabulary/drafts/a.md')).toBe('ignored')
  expect(of('vocabulary/verbs.md')).toBe('all')
  expect(of('grammar/verbs.md')).toBeUndefined()
})

test.each([
  [
    'files: {"a/**": ignored}',
    '1:17 Unexpected string "ignored"',
    'expected all, none, ignore or an object such as {headings: 2}; did you mean "ignore"?',
  ],
  ['files: {"a/**": {table: cards}}', '1:18 Unexpected key "table"', 'did you mean "tables"?'],
  ['files: {"a/**": {headings: [2, 2]}}', '1:32 Unexpected number 2', 'expected each item only once'],
  ['files: {"!a/**": all}', '1:9 ', 'a pattern without ! or # in front'],
  ['files: [a]', '1:8 Unexpected list', 'expected patterns with values'],
])('a mistake in the configuration is reported: %s', (text, what, right) => {
  const [problem, ...others] = parseConfiguration(text, 'c').problems.map(
    ({ line, column, reason }) => `${line}:${column} ${reason}`,
  )
  expect(problem).toContain(what)
  expect(problem).toContain(right)
  expect(others).toEqual([])
})

const table = '# Words\n\n| x | y |\n|---|---|\n| uno | one |\n'
const asks = '## What is a day?\n\n24 hours.\n\n## What is a week?\n\n7 days.\n'

async function questionsOf(files: Readonly<Record<string, string>>): Promise<{ asked: string[]; err: string }> {
  const { out, err } = await topdeck(folderWith(files), ['list', '--json'])
  return { asked: (JSON.parse(out) as { question: string }[]).map(({ question }) => question).sort(), err }
}

test('declares what is a question in the files of a project', async () => {
  const files = { 'topics/vocabulary/a.md': table, 'topics/other/b.md': table, 'topics/daily/c.md': asks }
  const configuration = 'files:\n  "vocabulary/**": {tables: cards}\n  "daily/**": ignore\n'
  expect(await questionsOf({ ...files, 'topdeck.config.yaml': configuration })).toEqual({ asked: ['uno'], err: '' })
})

test('yields to the front matter of a file', async () => {
  const files = {
    'topics/daily/a.md': `---\ntopdeck: true\n---\n\n${asks}`,
    'topics/daily/b.md': '## What is a year?\n\n12 months.\n\n## What is a month?\n\n30 days.\n',
    'topics/vocabulary/c.md': `---\ntopdeck: none\n---\n\n${table}`,
  }
  const configuration = 'files: {"daily/**": ignore, "vocabulary/**": {tables: cards}}\n'
  const { asked } = await questionsOf({ ...files, 'topdeck.config.yaml': configuration })
  expect(asked).toEqual(['What is a day?', 'What is a week?'])
})

test('a pattern that matches no Markdown file is pointed out', async () => {
  const files = { 'topics/daily/a.md': asks, 'topdeck.config.yaml': 'files:\n  dialy/: ignore\n' }
  const { err } = await questionsOf(files)
  expect(err).toContain(
    'topdeck.config.yaml:2:11  info  The pattern "dialy/" matches no Markdown file; did you mean "daily"?',
  )
})
