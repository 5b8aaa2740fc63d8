import { describe, expect, test } from 'vitest'
import { outline, parsed } from './parsed.ts'

const blocks = (markdown: string) => outline(parsed(markdown).blocks)

test('Markdown right behind a tag is read, code as code and a list as a list', () => {
  expect(blocks('<details>\n<summary>Is `a` *b*?</summary>\nYes:\n- `c`\n- d\n\nAnd **more**\n</details>\n')).toEqual([
    'details(summary(Is code(a) em(b) ?) p(Yes:) ul(li(code(c)) li(d)) p(And strong(more)))',
  ])
})

test('a number at the start of a summary makes no list of it', () => {
  expect(blocks('<details><summary>1. What *is* it?</summary>\n\nIt.\n\n</details>\n')).toEqual([
    'details(summary(1. What em(is) it?) p(It.))',
  ])
})

test('text indented under a tag is not code', () => {
  expect(blocks('<details><summary>Answer</summary>\n      Correct answer: *D*\n</details>\n')).toEqual([
    'details(summary(Answer) p(Correct answer: em(D)))',
  ])
})

test('tags that HTML does not know are text, in Markdown, in HTML and in code', () => {
  expect(
    blocks('Run `kill <PID>` or kill <PID>.\n\n<div>stop <container id> or <code>rm <name></code></div>\n'),
  ).toEqual(['p(Run code(kill <PID>) or kill <PID>.)', 'p(stop <container id> or code(rm <name>))'])
})

test('tags that people write as placeholders are text, with attributes or a closing tag they are tags', () => {
  expect(blocks('docker cp <source> <dest>\n')).toEqual(['p(docker cp <source> <dest>)'])
  expect(blocks('from <a> to <img> and <a href="x">y</a>\n')).toEqual(['p(from <a> to <img> and a(y))'])
})

test('formatting that nobody closes does not leak into the next block', () => {
  expect(blocks('<details><summary>Q?</summary><br><b>\n\nAnswer.\n\n</details>\n\nNext.\n')).toEqual([
    'details(summary(Q?) br() p(Answer.))',
    'p(Next.)',
  ])
})

test('an inline element over several lines behind a summary stays whole', () => {
  expect(blocks('<details><summary>Q?</summary>\n<code>\na = b\n</code>\n[more](x)\n</details>\n')).toEqual([
    'details(summary(Q?) p(code(a = b) a(more)))',
  ])
  expect(blocks('<details><summary>Q?</summary>\n<b>one\ntwo</b> and *more*\n</details>\n')).toEqual([
    'details(summary(Q?) b(one two) and em(more))',
  ])
  expect(blocks('<details><summary><b>one\ntwo</b>?</summary>\n\nA.\n\n</details>\n')).toEqual([
    'details(summary(b(one two) ?) p(A.))',
  ])
  expect(blocks('<details><summary>Q?</summary>\n<a\n  href="x">one\ntwo</a> *more*\n</details>\n')).toEqual([
    'details(summary(Q?) a(one two) em(more))',
  ])
})

test('an inline element around a list or a heading is left out, and ends the last item', () => {
  expect(blocks('<details><summary>Q?</summary>\n<b>\n- a\n- b\n</b>\nEnd.\n</details>\n')).toEqual([
    'details(summary(Q?) ul(li(a) li(b)) p(End.))',
  ])
})

test('code that a later block closes is carried on to it, and no further', () => {
  expect(blocks('<details><summary>Q?</summary>\n<code>\na\n\nb\n</code>\nc\n</details>\n\nNext.\n')).toEqual([
    'details(summary(Q?) code(a) p(code(b) c))',
    'p(Next.)',
  ])
})

test('tags that overlap are resolved as a browser does', () => {
  expect(blocks('<div><b>one <i>two</b> three</i></div>\n')).toEqual(['p(b(one i(two)) i(three))'])
})

test('preformatted text that starts inside an HTML block keeps its blank lines', () => {
  expect(blocks('<details><summary>Q?</summary>\n<pre>\na\n\n*b*\n</pre>\n</details>\n\nNext.\n')).toEqual([
    'details(summary(Q?) pre(a *b*))',
    'p(Next.)',
  ])
})

describe('what one card holds changes no other card', () => {
  const card = [
    '<details><summary>Q?</summary>\n<code>\na = b\n</code>\n[more](x)\n</details>',
    '<details><summary>Q?</summary>\n\n<b>\n\nOne <i>two\n\nthree <code>four\n\n</details>',
    '<details><summary>Q?</summary>\n<table><tr><td>a<td>b</table>\n<p>c\n<ul><li>d</ul>\n</details>',
  ]
  test.each([
    '<button>x</button>',
    '<form><input type="text"></form>',
    '<svg><path d="M0 0"/></svg>',
    '<script>if (a < b) c("<p>")</script>',
    '<select><option>a<option>b</select>',
    '<table><caption>c</caption><tr><td>d</table>',
    '<b>unclosed <code>too',
    'a stray </b> and </code>',
    '<textarea>a <b></textarea>',
  ])('not %s', (html) => {
    const other = `<details><summary>Other?</summary>\n\n${html}\n\n</details>`
    for (const one of card) {
      const [alone] = blocks(`${one}\n`)
      expect(blocks(`${one}\n\n${other}\n`).at(0)).toBe(alone)
      expect(blocks(`${other}\n\n${one}\n`).at(-1)).toBe(alone)
    }
  })
})

test('a closing tag in the last list item closes what is open around the list', () => {
  expect(blocks('<details>\n<summary>Q?</summary>\n\n- a\n- b\n</details>\n\nNext.\n')).toEqual([
    'details(summary(Q?) ul(li(a) li(b)))',
    'p(Next.)',
  ])
})

test('a fence that starts inside an HTML block keeps its blank lines', () => {
  expect(blocks('<details><summary>Q?</summary>\n```\na\n\nb\n```\n</details>\n\nNext.\n')).toEqual([
    'details(summary(Q?) pre(code(a b)))',
    'p(Next.)',
  ])
})

test('a fence in a comment opens no code', () => {
  expect(blocks('a\n\n<!--\n```js\n-->\n\nNext.\n')).toEqual(['p(a)', 'p(Next.)'])
})

test('layout wrappers and empty paragraphs are not in the way', () => {
  expect(blocks('<div align="center">\n\n# Title\n\n</div>\n\n<p>\n\ntext\n\n</p>\n')).toEqual(['h1(Title)', 'p(text)'])
})

test('tables of HTML get the parts that a browser adds', () => {
  expect(blocks('<table><tr><td>a<td>b</table>\n')).toEqual(['table(tbody(tr(td(a) td(b))))'])
})

test('tags with rules of their own are resolved as a browser does', () => {
  expect(blocks('<form><input type="text"><script>if (a < b) c("<p>")</script></form>\n\nText.\n')).toEqual([
    'form(input() script(if (a < b) c("<p>")))',
    'p(Text.)',
  ])
})

test('lines stay right inside HTML', () => {
  const page = parsed('# T\n\n<details>\n<summary>Q?</summary>\n\nA.\n\n- b\n</details>\n\nNext.\n')
  const lines = page.blocks.map(({ position }) => [position?.start.line, position?.end.line])
  expect(lines).toEqual([
    [1, 1],
    [3, 9],
    [11, 11],
  ])
})

test('a byte order mark and Windows line ends change nothing', () => {
  const page = parsed('\uFEFF# T\r\n\r\ntext\r\n')
  expect(outline(page.blocks)).toEqual(['h1(T)', 'p(text)'])
  expect(page.blocks[1]?.position?.start.line).toBe(3)
})

describe('a tag that a line of words names, and that nothing ends, is text', () => {
  test.each([
    ['The <form> element.\n\n## Next\n', ['p(The <form> element.)', 'h2(Next)']],
    ['The <ul class="x"> element.\n\nNext\n', ['p(The <ul class="x"> element.)', 'p(Next)']],
    ['# What is <title> for?\n\nNext\n', ['h1(What is <title> for?)', 'p(Next)']],
    ['- a <select>\n- b\n', ['ul(li(a <select>) li(b))']],
    ['| a |\n|---|\n| <h1> |\n| b |\n', ['table(thead(tr(th(a))) tbody(tr(td(<h1>)) tr(td(b))))']],
    ['<table> is an element.\n\nNext\n', ['p(<table> is an element.)', 'p(Next)']],
    ['The <details> element hides.\n\nNext\n', ['p(The <details> element hides.)', 'p(Next)']],
    [
      '<details><summary>What is <script> for?</summary>\n\na\n\n</details>\n\nNext\n',
      ['details(summary(What is <script> for?) p(a))', 'p(Next)'],
    ],
    [
      '<details>\n<summary>What does </details> end?</summary>\n\nThe <details> element ends.\n\n</details>\n\nNext\n',
      ['details(summary(What does </details> end?) p(The <details> element ends.))', 'p(Next)'],
    ],
  ])('in %j', (source, expected) => {
    expect(blocks(source)).toEqual(expected)
  })

  test.each([
    ['a <ul><li>b</li></ul>\n', ['p(a)', 'ul(li(b))']],
    [
      '1. a <details><summary>Q?</summary>\n\n   b\n\n   </details>\n2. c\n',
      ['ol(li(p(a) details(summary(Q?) p(b))) li(p(c)))'],
    ],
    ['a <div align="right">b\n\nc\n', ['p(a b)', 'p(c)']],
    ['a<br>b <kbd>c</kbd>\n', ['p(a br() b kbd(c))']],
    ['<ul>\n<li>a\n<li>b\n</ul>\n\nNext\n', ['ul(li(a) li(b))', 'p(Next)']],
  ])('but not in %j', (source, expected) => {
    expect(blocks(source)).toEqual(expected)
  })
})

test('a section of CDATA, which HTML does not have, is text with the tags in it', () => {
  expect(blocks('# <![CDATA[<img>]]>\n\n<![CDATA[<b>a</b>]]>\n\nb\n')).toEqual([
    'h1(<![CDATA[<img>]]>)',
    'p(<![CDATA[<b>a</b>]]>)',
    'p(b)',
  ])
})
