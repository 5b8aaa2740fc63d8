import { expect, test } from 'vitest'
import { type FieldNode, parseField } from '../../../src/render/field/field-html.ts'
import { answer, blocks, render } from '../rendering.ts'

/** Nodes in short: `p(text, br)`. */
function outline(nodes: readonly FieldNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      const attributes = [...node.attributes].map(([name, value]) => `[${name}=${value}]`).join('')
      return `${node.name}${attributes}(${outline(node.children)})`
    })
    .join('')
}

test.each([
  ['elements in elements', '<p>a <b>c</b></p><hr>', 'p(a b(c))hr()'],
  ['attributes', '<a href="x?a=1&amp;b=2" title="a &quot;b&quot; > c">l</a>', 'a[href=x?a=1&b=2][title=a "b" > c](l)'],
  ['attributes without a value', '<details open><br></details>', 'details[open=](br())'],
  ['character references', '&lt;b&gt; &amp;amp; &#x27;&#39; &quot;', "<b> &amp; '' \""],
  ['references of no character', '&nosuch; &#x110000; &toString;', '&nosuch; \uFFFD &toString;'],
  ['comments as nothing', '{<!-- -->{x', '{{x'],
  ['an end tag too many as nothing', 'a</b>c', 'ac'],
  ['what is left open as ending there', '<p><b>a</p>c', 'p(b(a))c'],
  ['a sound of Anki', 'a [sound:b-1a2b3c4d.mp3] &#91;sound:c.mp3]', 'a sound[src=b-1a2b3c4d.mp3]() [sound:c.mp3]'],
  ['a lone less-than as text', 'a < b', 'a < b'],
])('reads %s', (_, html, expected) => {
  expect(outline(parseField(html))).toBe(expected)
})

test('the output of the renderer is parsed correctly', () => {
  const html = answer(
    '1. a `b < c && "d"`\n   - [x] [l](https://x.y/?a=1&b="q")\n\n> [!note]\n> **x**\n\n```bash\necho "a"\n```',
  )
  expect(outline(parseField(html)).replaceAll('\n', '')).toBe(
    'ol(li(a code(b < c && "d")ul(li[class=task](span[class=box](☑) a[href=https://x.y/?a=1&b=%22q%22](l)))))' +
      'div[class=callout callout-note](strong[class=callout-title](Note)p(strong(x)))' +
      'pre(code[class=language-bash](span[class=hljs-built_in](echo) span[class=hljs-string]("a")))',
  )
})

test('every element of a long card is closed', () => {
  const { card } = render({
    answer: blocks('- a\n  - b\n    - c\n\n| a | b |\n|---|---|\n| c | d |\n\n![i](https://x.y/z.png)'),
  })
  const depth = (nodes: readonly FieldNode[]): number =>
    Math.max(0, ...nodes.map((node) => (node.type === 'text' ? 0 : 1 + depth(node.children))))
  expect(parseField(card.fields.answer).length).toBeGreaterThan(2)
  expect(depth(parseField(card.fields.answer))).toBe(6)
})
