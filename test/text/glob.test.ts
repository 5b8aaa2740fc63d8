import { expect, test } from 'vitest'
import { matchesGlob } from '../../src/text/glob.ts'

test.each([
  ['drafts', 'drafts', true],
  ['drafts', 'a/drafts/b.md', true],
  ['drafts/', 'drafts/b.md', true],
  ['drafts', 'my-drafts', false],
  ['/drafts', 'a/drafts', false],
  ['a/drafts', 'a/drafts/b.md', true],
  ['a/drafts', 'x/a/drafts', false],
  ['*.draft.md', 'a/b.draft.md', true],
  ['a/*.md', 'a/b.md', true],
  ['a/*.md', 'a/b/c.md', false],
  ['a/**/c.md', 'a/c.md', true],
  ['a/**/c.md', 'a/x/y/c.md', true],
  ['**/solutions', 'a/solutions/x.md', true],
  ['./a/?.md', 'a/b.md', true],
  ['a/?.md', 'a/bc.md', false],
  ['a.md', 'axmd', false],
  ['a+(b)', 'a+(b)', true],
])('%s means %s: %s', (pattern, path, meant) => {
  expect(matchesGlob(pattern, path)).toBe(meant)
})
