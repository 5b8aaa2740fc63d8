import { describe, expect, test } from 'vitest'
import { mendUnclosedHtml } from '../../src/parse/unclosed-html.ts'
import { outline, parsed } from './parsed.ts'

const mended = (source: string) => mendUnclosedHtml(source).source
const reported = (source: string) => mendUnclosedHtml(source).unclosed.map(({ line, start }) => `${line} ${start}`)

describe('HTML that is never closed', () => {
  test.each([
    ['a comment ends with its paragraph', '<!-- a\nb\n\n## C?\n', '<!-- a\nb -->\n\n## C?\n', ['1 <!--']],
    ['a comment ends before a heading', '<!-- a\n## C?\n', '<!-- a -->\n## C?\n', ['1 <!--']],
    ['a comment with a wrong end ends there', '<!-- a --!>\n\nb\n', '<!-- a -->\n\nb\n', ['1 <!--']],
    [
      'a comment does not end with the next one',
      '<!-- a\n\n## C?\n\n<!-- d -->\n',
      '<!-- a -->\n\n## C?\n\n<!-- d -->\n',
      ['1 <!--'],
    ],
    ['a comment in a fold ends there', '- a\n\n  <!-- b\n\n- c\n', '- a\n\n  <!-- b -->\n\n- c\n', ['3 <!--']],
    [
      'preformatted text ends before a heading',
      '<pre>\na\n\nb\n\n## C?\n',
      '<pre>\na\n\nb</pre>\n\n## C?\n',
      ['1 <pre>'],
    ],
    [
      'preformatted text ends with its fold',
      '<details>\n\n<pre>\na\n\n</details>\n',
      '<details>\n\n<pre>\na</pre>\n\n</details>\n',
      ['3 <pre>'],
    ],
    ['an instruction is text', '<?php echo 1\n\n## C?\n', '\\<?php echo 1\n\n## C?\n', ['1 <?']],
  ])('%s', (_, source, expected, lines) => {
    expect(mended(source)).toBe(expected)
    expect(reported(source)).toEqual(lines)
    expect(reported(expected)).toEqual([])
  })

  test.each([
    ['a <!-- b\nc\n', ['1 <!--']],
    ['<pre>\na\n', ['1 <pre>']],
  ])('is reported where nothing has to be mended, in %j', (source, lines) => {
    expect(mended(source)).toBe(source)
    expect(reported(source)).toEqual(lines)
  })

  test.each([
    '<!-- a\n\n## B?\n\n-->\n',
    '<!-->\n\na\n',
    '<!--->\n\na\n',
    'a <!-- b --> c\n',
    '`<!--` and \\<!--\n',
    '```html\n<!-- a\n<pre>\n```\n',
    '<pre>\n\n## a\n\n</pre>\n',
    'The <pre> element.\n',
    '<script> is an element.\n',
  ])('is not seen in %j', (source) => {
    expect(mendUnclosedHtml(source)).toEqual({ source, unclosed: [] })
  })
})

test('a page says where HTML is never closed, and its questions stay', () => {
  const { blocks, problems } = parsed('## A?\n\n<!-- to do\n\n## B?\n')
  expect(outline(blocks)).toEqual(['h2(A?)', 'h2(B?)'])
  expect(problems.map(String)).toEqual([expect.stringMatching(/^page\.md:3:1: Unexpected "<!--" without "-->"/)])
})
