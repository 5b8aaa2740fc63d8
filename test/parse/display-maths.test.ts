import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mendDisplayMaths } from '../../src/parse/display-maths.ts'
import { outline, parsed } from './parsed.ts'

const mended = (source: string) => mendDisplayMaths(source).source

describe('a formula', () => {
  test.each([
    ['begins beside its text', '$$ a = b\n+ c\n$$\n', '$$\na = b + c\n$$\n'],
    ['ends beside its text', '$$\na = b\n+ c $$\n', '$$\na = b + c\n$$\n'],
    ['does both', '$$\\begin{aligned}\na &= b\n\\end{aligned}$$\n', '$$\n\\begin{aligned} a &= b \\end{aligned}\n$$\n'],
    ['has too few lines for its marks', '$$ a = b\n$$\n', '$$a = b$$\n\n'],
    ['is followed by words', '$$\na = b\n$$ where a is b.\n', '$$a = b$$\n\nwhere a is b.\n'],
    ['is followed by a comma', '$$\na = b\n$$,\n', '$$\na = b ,\n$$\n'],
    ['has a label', '$$\na = b\n$$ {#eq-one}\n', '$$\na = b\n$$\n'],
    ['stands in a list item', '- $$ a = b\n  $$\n- c\n', '- $$a = b$$\n\n- c\n'],
    ['stands in a quotation', '> $$ a = b\n> + c\n> $$\n', '> $$\n> a = b + c\n> $$\n'],
    ['begins behind words', 'Then $$\na = b\n$$\n\nc\n', 'Then $$\na = b$$\n\n\nc\n'],
  ])('that %s is one for the parser', (_name, source, expected) => {
    expect(mended(source)).toBe(expected)
  })

  test.each([
    ['$$\na\n\nb\n$$\n'],
    ['$$a = b$$ and more\n'],
    ['```\n$$ a = b\n```\n'],
    ['    $$ a = b\n'],
    ['<pre>\n$$ a = b\n</pre>\n'],
  ])('stays as it is in %j', (source) => {
    expect(mended(source)).toBe(source)
  })
})

test.each([
  ['$$ is the process id.\n\n## What is next?\n'],
  ['$$(date) runs at once.\n\n$$ref is a reference.\n\n## What is next?\n'],
  ['$$ is moderate.\n\n$$$ is dear.\n\n## What is next?\n'],
  ['Run kill $$\n$$ is the process id.\n\n## What is next?\n'],
])('in prose, $$ is text: %j', (source) => {
  expect(outline(parsed(source).blocks).at(-1)).toBe('h2(What is next?)')
  expect(parsed(source).problems).toEqual([])
})

test('a formula that never ends is text, and is reported with its line', () => {
  const { blocks, problems } = parsed('a\n\n$$\nb = 1\n\n## What is next?\n')
  expect(outline(blocks)).toEqual(['p(a)', 'p($$ b = 1)', 'h2(What is next?)'])
  expect(problems.map(String)).toEqual([expect.stringMatching(/^page\.md:3:1: Unexpected "\$\$" without a partner/)])
})

test('no line moves, and a heading below any of it stays a heading', () => {
  const line = fc.constantFrom(
    ...[
      '$$',
      '$$ a = b',
      'a = b $$',
      '',
      'words',
      '# h',
      '> $$',
      '- $$ c_1',
      '+ c',
      '  $$',
      '$$ of it',
      '$$, so',
      '| $$ |',
    ],
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      expect(mended(lines.join('\n')).split('\n')).toHaveLength(Math.max(1, lines.length))
      const { blocks } = parsed(`${lines.join('\n')}\n\n## Next\n`)
      expect(outline(blocks.slice(-1))).toEqual(['h2(Next)'])
      expect(blocks.at(-1)?.position?.start.line).toBe(Math.max(1, lines.length) + 2)
    }),
  )
})
