import { expect, test } from 'vitest'
import { belowFolder, linkPattern, sourceLink } from '../../src/project/repository.ts'

test.each([
  ['https://github.com/o/r', 'https://github.com/o/r/blob/HEAD/a/b.md#L3'],
  ['https://github.com/o/r.git', 'https://github.com/o/r/blob/HEAD/a/b.md#L3'],
  ['https://github.com/o/r/', 'https://github.com/o/r/blob/HEAD/a/b.md#L3'],
  ['git@github.com:o/r.git', 'https://github.com/o/r/blob/HEAD/a/b.md#L3'],
  ['ssh://git@github.com:22/o/r.git', 'https://github.com/o/r/blob/HEAD/a/b.md#L3'],
  ['https://somebody:token@github.com/o/r.git', 'https://github.com/o/r/blob/HEAD/a/b.md#L3'],
  ['https://github.com/o/r/tree/main', 'https://github.com/o/r/blob/main/a/b.md#L3'],
  ['https://github.com/o/r/tree/main/notes', 'https://github.com/o/r/blob/main/notes/a/b.md#L3'],
  ['https://gitlab.com/g/sub/r', 'https://gitlab.com/g/sub/r/-/blob/HEAD/a/b.md#L3'],
  ['git@gitlab.example.org:g/r.git', 'https://gitlab.example.org/g/r/-/blob/HEAD/a/b.md#L3'],
  ['https://gitlab.com/g/r/-/tree/dev/x', 'https://gitlab.com/g/r/-/blob/dev/x/a/b.md#L3'],
  ['git@bitbucket.org:o/r.git', 'https://bitbucket.org/o/r/src/HEAD/a/b.md#lines-3'],
  ['https://codeberg.org/o/r', 'https://codeberg.org/o/r/src/commit/HEAD/a/b.md#L3'],
  ['https://codeberg.org/o/r/src/branch/main/notes', 'https://codeberg.org/o/r/src/branch/main/notes/a/b.md#L3'],
  ['https://example.org/show?file={path}&line={line}', 'https://example.org/show?file=a/b.md&line=3'],
])('%s leads to %s', (address, link) => {
  const pattern = linkPattern(address)
  expect(pattern && sourceLink(pattern, 'a/b.md', 3)).toBe(link)
})

test.each([
  '/srv/git/r.git',
  '../r',
  'file:///srv/r',
  'https://github.com/o',
  'https://example.org/o/r',
  'nonsense',
  '',
])('nothing can be made of %j', (address) => {
  expect(linkPattern(address)).toBeUndefined()
})

test('is the same for a pattern that it has made', () => {
  const pattern = linkPattern('git@github.com:o/r.git') ?? ''
  expect(linkPattern(pattern)).toBe(pattern)
})

test('names of files and folders are safe in an address', () => {
  const pattern = linkPattern('https://github.com/o/r')
  expect(pattern && sourceLink(belowFolder(pattern, 'my notes'), 'C#/$&?.md', 1)).toBe(
    'https://github.com/o/r/blob/HEAD/my%20notes/C%23/%24%26%3F.md#L1',
  )
})
