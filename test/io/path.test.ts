import { expect, test } from 'vitest'
import { showPath, showPlace } from '../../src/io/path.ts'

const cwd = '/home/ada/notes/topics/docker'

test.each([
  ['/home/ada/notes/topics/docker', '.'],
  ['/home/ada/notes/topics/docker/faq.md', 'faq.md'],
  ['/home/ada/notes/topics', '..'],
  ['/home/ada/notes/topics/git/faq.md', '../git/faq.md'],
  ['/home/ada/notes/decks', '../../decks'],
  ['/home/ada/.local/reviews.db', '../../../.local/reviews.db'],
  ['/home/ben/faq.md', '/home/ben/faq.md'],
  ['/etc/faq.md', '/etc/faq.md'],
])('%s is shown as %s', (path, shown) => {
  expect(showPath(path, { cwd })).toBe(shown)
})

test('folders side by side in a common folder are shown in full', () => {
  expect(showPath('/tmp/b/x', { cwd: '/tmp/a' })).toBe('/tmp/b/x')
  expect(showPath('/b/x', { cwd: '/a' })).toBe('/b/x')
})

test.each([
  ['topics/a.md', 'topics/a.md'],
  ['темы/容器.md', 'темы/容器.md'],
  ['Daily Notes/a.md', "'Daily Notes/a.md'"],
  ["what's new.md", "'what'\\''s new.md'"],
  ['a$b&c;d.md', "'a$b&c;d.md'"],
  ['~a.md', "'~a.md'"],
  ['--tag', '--tag'],
])('%s can be pasted as %s', (path, shown) => {
  expect(showPlace(path)).toBe(shown)
})

test('line and column follow the file', () => {
  expect(showPlace('a.md', 3)).toBe('a.md:3')
  expect(showPlace('a.md', 3, 7)).toBe('a.md:3:7')
  expect(showPlace('a.md', undefined)).toBe('a.md')
  expect(showPlace('a b.md', 3)).toBe("'a b.md:3'")
})
