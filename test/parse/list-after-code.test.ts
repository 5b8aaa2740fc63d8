import { describe, expect, test } from 'vitest'
import { remarkParser, satteriParser } from '../../src/parse/markdown.ts'
import { parsePage } from '../../src/parse/page.ts'
import { outline } from './parsed.ts'

const parsers = [
  ['satteri', await satteriParser()],
  ['remark', await remarkParser()],
] as const

describe.each(parsers)('a list behind indented code, read by %s', (_, markdown) => {
  const blocksOf = (source: string) => parsePage('a.md', source, { markdown }).blocks
  const blocks = (source: string) => outline(blocksOf(source))

  test.each([
    ['starts at any number', '    make\n\n12. a\n13. b\n', ['pre(code(make))', 'ol(li(a) li(b))']],
    ['starts at zero', '    make\n\n0. a\n1. b\n', ['pre(code(make))', 'ol(li(a) li(b))']],
    ['has a number of many digits', '    make\n\n123456. a\n\n        b\n', ['pre(code(make))', 'ol(li(p(a) p(b)))']],
    [
      'holds what is indented as far as its text',
      '    make\n\n10) a\n\n    b\n',
      ['pre(code(make))', 'ol(li(p(a) p(b)))'],
    ],
    ['stands without a blank line', '    make\n2. a\n', ['pre(code(make))', 'ol(li(a))']],
    ['stands in an item', '- a\n\n      make\n\n  3. b\n', ['ul(li(p(a) pre(code(make)) ol(li(b))))']],
    ['stands in a quotation', '>     make\n>\n> 2. a\n', ['blockquote(pre(code(make)) ol(li(a)))']],
    [
      'holds the same again',
      '    a\n\n2. b\n\n       c\n\n   3. d\n',
      ['pre(code(a))', 'ol(li(p(b) pre(code(c)) ol(li(d))))'],
    ],
  ])('%s', (_name, source, expected) => {
    expect(blocks(source)).toEqual(expected)
  })

  test.each([
    [
      'a line of a paragraph',
      '    make\n\nIt began in\n1986. A great year.\n',
      ['pre(code(make))', 'p(It began in 1986. A great year.)'],
    ],
    ['a line of the code', '    make\n\n    2. b\n', ['pre(code(make 2. b))']],
    ['a line in a fence', '```\n    make\n\n2. b\n```\n', ['pre(code(make 2. b))']],
    ['an escaped number', '    make\n\n2\\. b\n', ['pre(code(make))', 'p(2. b)']],
  ])('%s is none', (_name, source, expected) => {
    expect(blocks(source)).toEqual(expected)
  })

  test('keeps its numbers and its lines', () => {
    const list = blocksOf('    make\n\n12. a\n13. b\n').at(1)
    expect(list?.properties['start']).toBe(12)
    expect(list?.position?.start.line).toBe(3)
    expect(list?.position?.end.line).toBe(4)
  })
})
