import { expect, test } from 'vitest'
import { plainText } from '../../src/parse/block.ts'
import { parsed } from './parsed.ts'

function texts(markdown: string): string[] {
  return parsed(markdown).blocks.map((block) => plainText([block]))
}

test.each([
  'What is a fjord? {#fjord}',
  'What is a fjord?{#fjord}',
  'What is a fjord? {: #fjord .big }',
  'What is a fjord? {.unnumbered #fjord key="a b"}',
  'What is a fjord? {-}',
  'What is a fjord? {/* #fjord */}',
  'What is a fjord? {#fjord} ##',
  'What is a fjord? [¶](#fjord)',
  'What is a fjord? [#](#fjord "Link to this heading")',
  '[#](#fjord) What is a fjord?',
  'What is a fjord? <a class="headerlink" href="#fjord">¶</a>',
  'What is a fjord? {#fjord} <a name="x"></a>',
])('a heading loses what only its web page needs: %s', (heading) => {
  expect(texts(`## ${heading}`)).toEqual(['What is a fjord?'])
})

test.each(['What does {name} mean?', 'What is {#if}', 'What does a link to # do?', 'What is {}', '[#](#alone)'])(
  'a heading keeps its text: %s',
  (heading) => {
    expect(texts(`## ${heading}`)).toEqual([heading === '[#](#alone)' ? '#' : heading])
  },
)

test('an attribute list of kramdown on a line of its own is no text', () => {
  expect(texts('## Fjord\n{: .no_toc }\n\nA valley.\n{: #valley}\n\n- one\n- two\n{: .steps}')).toEqual([
    'Fjord',
    'A valley.',
    'one\ntwo',
  ])
})

test('an attribute list behind an image gives its width', () => {
  const [paragraph] = parsed('![Fjord](a.png){width=200 .left} and [more](b.md){:target="_blank"}.').blocks
  expect(paragraph?.children[0]).toMatchObject({ tagName: 'img', properties: { width: '200' } })
  expect(plainText(paragraph?.children ?? [])).toBe('and more.')
})

test('braces in code and in prose stay', () => {
  expect(texts('`{#a}` and `b`{c} and x{: y')).toEqual(['{#a} and b{c} and x{: y'])
})
