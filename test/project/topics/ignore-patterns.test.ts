import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { leftOutBy } from '../../../src/project/topics/ignore-patterns.ts'
import { readTopics } from '../../../src/project/topics/read.ts'
import { folderWith, pageOf, topdeck } from '../../commands/terminal.ts'

function isLeftOut(patterns: readonly string[], path: string): boolean {
  return leftOutBy(patterns).has({ path, kind: /\.\w+$/.test(path) ? 'file' : 'folder' })
}

test.each([
  ['drafts', 'drafts', true],
  ['drafts', 'a/drafts/b.md', true],
  ['drafts/', 'drafts/b.md', true],
  ['drafts/**', 'drafts/a/b.md', true],
  ['drafts/**', 'a/drafts/b.md', false],
  ['drafts', 'my-drafts', false],
  ['/drafts', 'a/drafts', false],
  ['/drafts', 'drafts/a.md', true],
  ['a/drafts', 'a/drafts/b.md', true],
  ['a/drafts', 'x/a/drafts', false],
  ['*.draft.md', 'a/b.draft.md', true],
  ['a/*.md', 'a/b.md', true],
  ['a/*.md', 'a/b/c.md', false],
  ['a/**/c.md', 'a/c.md', true],
  ['a/**/c.md', 'a/x/y/c.md', true],
  ['**/solutions', 'a/solutions/x.md', true],
  ['./a/?.md', 'a/b.md', true],
  ['./a.md', 'b/a.md', false],
  ['a/?.md', 'a/bc.md', false],
  ['a.md', 'axmd.md', false],
  ['a+(b)', 'a+(b)/x.md', true],
  ['[ab].md', 'b.md', true],
  ['[!ab].md', 'b.md', false],
  ['Drafts', 'drafts/a.md', false],
  ['#drafts', '#drafts/a.md', false],
  ['\\#drafts', '#drafts/a.md', true],
  ['\\!a.md', '!a.md', true],
  ['{a,b}.md', 'a.md', false],
])('%s leaves out %s: %s', (pattern, path, expected) => {
  expect(isLeftOut([pattern], path)).toBe(expected)
})

test.each([
  [['notes/*', '!notes/keep.md'], 'notes/keep.md', false],
  [['notes/*', '!notes/keep.md'], 'notes/other.md', true],
  [['!notes/keep.md', 'notes/*'], 'notes/keep.md', true],
  [['notes', '!notes/keep.md'], 'notes/keep.md', true],
])('of %j the last pattern that matches counts: %s', (patterns, path, expected) => {
  expect(isLeftOut(patterns, path)).toBe(expected)
})

describe('a pattern without effect', () => {
  const files = {
    'topics/notes/a.md': pageOf({ 'What is a draft?': 'A first text.' }),
    'topics/notes/b.md': pageOf({ 'What is a proof?': 'A last text.' }),
    'topics/other/c.md': pageOf({ 'What is a galley?': 'A long proof.' }),
    'topics/.obsidian/templates/t.md': '',
    'topics/other/picture.png': '',
  }

  async function remarks(...patterns: readonly string[]): Promise<readonly string[]> {
    const configuration = `ignore:\n${patterns.map((pattern) => `  - '${pattern}'\n`).join('')}`
    const folder = folderWith({ ...files, 'topdeck.config.yaml': configuration })
    const { code, err } = await topdeck(folder, ['list'])
    expect(code).toBe(0)
    return err
      .split('\n')
      .filter((line) => line.includes('(ignore)'))
      .map((line) => line.replace(/ {2}\(ignore\)$/, ''))
  }

  test.each([
    ['nots', 'The pattern "nots" matches no file or folder; did you mean "notes"?'],
    ['Notes/A.md', 'The pattern "Notes/A.md" matches no file or folder; did you mean "notes/a.md"?'],
    [
      'notes/{a,b}.md',
      'The pattern "notes/{a,b}.md" matches no file or folder; braces have no special meaning, write one pattern for each name',
    ],
    [
      '#notes',
      'The pattern "#notes" matches no file or folder; a # at the beginning starts a comment, write \\# for the character',
    ],
    ['/a.md', 'The pattern "/a.md" matches no file or folder; did you mean "a.md"?'],
    ['!notes/a.md', 'The pattern "!notes/a.md" has no effect: nothing that it matches was left out before'],
  ])('is pointed out: %s', async (pattern, message) => {
    expect(await remarks(pattern)).toEqual([`topdeck.config.yaml:2:5  info  ${message}`])
  })

  test('is pointed out where a folder above is left out', async () => {
    expect(await remarks('notes', '!notes/a.md')).toEqual([
      'topdeck.config.yaml:3:5  info  The pattern "!notes/a.md" has no effect, because a folder that contains what it matches is left out',
    ])
  })

  test.each([
    [['notes', 'notes/a.md']],
    [['.obsidian']],
    [['.obsidian/templates']],
    [['*.png']],
    [['notes/*', '!notes/a.md']],
    [['notes/[ab].md']],
    [['**/a.md']],
  ])('is none of %j', async (patterns) => {
    expect(await remarks(...patterns)).toEqual([])
  })

  test('is nothing to speak of in a folder that is not the topics of the project', async () => {
    const folder = folderWith({
      ...files,
      'topdeck.config.yaml': 'ignore: [drafts]\n',
      'more/x.md': files['topics/notes/a.md'],
    })
    expect((await topdeck(folder, ['list', 'more'])).err).toBe('')
  })
})

test('patterns are rules for the topics folder, wherever a link leads', () => {
  const folder = folderWith({ 'topics/a/drafts/x.md': '', 'topics/b.md': '' })
  expect(readTopics(join(folder, 'topics'), leftOutBy(['drafts/'])).files.map(({ path }) => path)).toEqual(['b.md'])
})
