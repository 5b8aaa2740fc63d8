import type { Element } from 'hast'
import { expect, test } from 'vitest'
import { pageLink, relink } from '../../../../src/extract/dialects/exercise/page-link.ts'

const link = (href: string): Element => ({ type: 'element', tagName: 'a', properties: { href }, children: [] })
const moved = (href: string) =>
  relink([link(href)], 'os/tasks/fork.md', 'os/README.md').map(
    (node) => node.type === 'element' && node.properties['href'],
  )[0]

test('relative links are rewritten for a page in another folder, and others stay', () => {
  expect(moved('tree.png')).toBe('tasks/tree.png')
  expect(moved('../calls.md#fork')).toBe('calls.md#fork')
  expect(moved('../../shell.md')).toBe('../shell.md')
  expect(moved('#top')).toBe('tasks/fork.md#top')
  expect(moved('https://example.com/a')).toBe('https://example.com/a')
  expect(moved('/logo.png')).toBe('/logo.png')
})

test('a link leads to a path and a fragment', () => {
  expect(pageLink('../b%20c.md#part-1', 'a/x.md')).toEqual({ path: 'b c.md', fragment: 'part-1' })
  expect(pageLink('#part-1', 'a/x.md')).toBeUndefined()
  expect(pageLink('https://example.com/b.md', 'a/x.md')).toBeUndefined()
})
