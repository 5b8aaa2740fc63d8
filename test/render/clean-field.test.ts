import { expect, test } from 'vitest'
import { cleanCard, cleanField } from '../../src/render/clean-field.ts'
import { blocks, render } from './rendering.ts'

test.each([
  ['a script', 'a <script>alert(1)</script>b', 'a b'],
  ['an event handler', '<img src="a.png" onerror="alert(1)" alt="x">', '<img src="a.png" alt="x">'],
  ['a javascript: link', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
  ['a file of another folder', '<img src="../a.png">', '<img>'],
  ['an address without a scheme', '<img src="//x.example/a.png">', '<img>'],
  ['a style', '<p style="position:fixed">a</p>', '<p>a</p>'],
  ["a class of the card's own", '<div class="card">a</div>', '<div>a</div>'],
  ['an id', '<hr id="answer">', '<hr>'],
  ['a drawing', '<svg><a href="javascript:alert(1)">x</a></svg>a', 'a'],
  ['an end without a beginning', '</div></div>a', 'a'],
  ['a tag that is not complete', 'a <img src=x onerror=alert(1)', 'a '],
  ['a link that is not closed', '<a href="https://x.example">a', '<a href="https://x.example">a</a>'],
  ['a comment', 'a <!-- b --> c', 'a  c'],
  ['a sound from the web', '[sound:https://x.example/a.mp3]', '&#91;sound:https://x.example/a.mp3]'],
  ['a prompt', '[[type:Answer]]', '&#91;&#91;type:Answer]]'],
  [
    'a formula with a link',
    String.raw`\(\href{https://x.example}{x}\)`,
    String.raw`<code>\href{https://x.example}{x}</code>`,
  ],
])('%s of an edited deck does not reach a package', (_, html, expected) => {
  expect(cleanField(html, 'open', 'warn')).toBe(expected)
})

test('a tag of an edited deck has the characters of tags alone', () => {
  const { card } = render({})
  const edited = { ...card, tags: ['docker::images', '<img/src=x/onerror=alert(1)>'], changed: 0 as never }
  expect(cleanCard(edited, 'warn').tags).toEqual(['docker::images', 'img::src-x::onerror-alert-1'])
})

test('the name of a deck in an edited deck is one that Anki takes as it is, and others stay', () => {
  const { card } = render({})
  const named = (deck: string) => cleanCard({ ...card, deck, changed: 0 as never }, 'warn').deck
  expect(named('a\u001B]0;x\u0007::::"b"')).toBe('a]0;x::b')
  expect(named('::')).toBe('blank')
  expect(named(card.deck)).toBe(card.deck)
})

test('a field that was rendered stays as it is', () => {
  const source = [
    '> [!warning] Mind\n> the `gap`\n\n| a | b |\n| :- | -: |\n| 1 < 2 | "3" & 4 |\n\n- [x] a\n- b\n\n```python\nprint("<&>") # c\n```',
    '$x^2$ and $$\\frac{1}{2}$$ and <kbd title="a > b">c</kbd><br>d\n\n![p](https://x.example/p.png "t") [l](https://x.example/?a=1&b=2)',
    '<details open><summary>s</summary>\n\nt\n\n</details>\n\n1. a\n2. b\n\nשלום עולם',
  ].join('\n\n')
  const { card } = render({ answer: blocks(source) })
  for (const html of Object.values(card.fields)) expect(cleanField(html, card.kind, 'warn')).toBe(html)
})

test('with `images: local`, an image from the web is a link', () => {
  expect(cleanField('<img src="https://x.example/a.png" alt="A view">', 'open', 'local')).toBe(
    '<a href="https://x.example/a.png">A view</a>',
  )
})
