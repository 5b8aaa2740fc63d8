import type { ElementContent } from 'hast'
import { expect, test } from 'vitest'
import { cleanField } from '../../src/render/clean-field.ts'
import { answer, blocks, cloze, gap, render } from './rendering.ts'

const attacks: readonly (readonly [what: string, source: string, html: string])[] = [
  ['a script', 'a <script>alert(1)</script> b', '<p>a  b</p>'],
  ['a style sheet', 'a <style>p{background:url(https://x.example)}</style> b', '<p>a  b</p>'],
  ['a linked style sheet', 'a <link rel="stylesheet" href="https://x.example/a.css"> b', '<p>a  b</p>'],
  ['a style attribute', '<span style="background:url(https://x.example)">a</span>', '<p><span>a</span></p>'],
  [
    'a background attribute',
    '<table background="https://x.example"><tr><td>a</td></tr></table>',
    '<div class="scroll"><table><tbody><tr><td>a</td></tr></tbody></table></div>',
  ],
  ['an event handler', '<b onclick="alert(1)" onmouseover="x()">a</b>', '<p><b>a</b></p>'],
  [
    'an event handler of an image',
    '<img src="https://x.example/a.png" onerror="alert(1)">',
    '<img src="https://x.example/a.png" alt="">',
  ],
  ['a javascript: link', '[a](javascript:alert(1))', '<p>a</p>'],
  ['a disguised javascript: link', '<a href=" java&#10;script:alert(1)">a</a>', '<p>a</p>'],
  ['a data: link', '<a href="data:text/html,<script>1</script>">a</a>', '<p>a</p>'],
  ['a vbscript: image', '<img src="vbscript:x" alt="a">', 'a'],
  ['an iframe', 'a <iframe src="https://x.example"></iframe> b', '<p>a  b</p>'],
  ['an object', 'a <object data="x.swf"><embed src="x.swf"></object> b', '<p>a  b</p>'],
  [
    'a video that plays by itself',
    'a <video src="https://x.example/v.mp4" autoplay></video> b',
    '<p>a <a href="https://x.example/v.mp4">https://x.example/v.mp4</a> b</p>',
  ],
  ['an inline drawing with a script', 'a <svg onload="alert(1)"><script>1</script></svg> b', '<p>a  b</p>'],
  ['a form', '<form action="https://x.example"><input name="a"><button>go</button></form>', 'go'],
  ['a page base', '<div><base href="https://x.example/">a</div>', '<div>a</div>'],
  ['a refresh', 'a <meta http-equiv="refresh" content="0;url=https://x.example"> b', '<p>a  b</p>'],
  ["an id and classes of the card's own", '<div id="answer" class="question hljs-tag">a</div>', '<div>a</div>'],
  [
    'other sources of a picture',
    '<picture><source srcset="https://x.example/b.png"><img src="https://x.example/a.png" srcset="https://x.example/c.png 2x"></picture>',
    '<p><img src="https://x.example/a.png" alt=""></p>',
  ],
  ['a comment', 'a <!-- secret --> b', '<p>a  b</p>'],
  ['an element of nobody', 'a <cloze-1>b</cloze-1>', '<p>a b</p>'],
  [
    'a class that breaks out of code',
    '<pre><code class="language-x&quot;><img src=x onerror=1>">a</code></pre>',
    '<pre><code>a</code></pre>',
  ],
]

test.each(attacks)('%s does not reach a card', (_, source, html) => {
  expect(answer(source).trim()).toBe(html)
})

test('harmless HTML stays', () => {
  const html =
    '<p align="center" lang="en"><kbd>a</kbd> <sub>b</sub> <sup>c</sup> <mark>d</mark> <u>e</u> <abbr title="f">g</abbr><br><small>h</small></p>'
  expect(answer(html)).toBe(html)
})

test("Anki's prompts, sounds and speech in a text are text", () => {
  expect(answer('a [[type:Answer]] [sound:a.mp3] [anki:tts lang=en_US]b[/anki:tts] c')).toBe(
    '<p>a &#91;&#91;type:Answer]] &#91;sound:a.mp3] &#91;anki:tts lang=en_US]b[/anki:tts] c</p>',
  )
})

test('a hint that Anki would play in the brackets around it is text', () => {
  const hint = (text: string) => cloze([gap(1, [{ type: 'text', value: 'a' }], text)])
  expect(hint('sound:https://x.example/a.mp3')).toBe('{{c1::a::&#115;ound:https://x.example/a.mp3}}')
  expect(hint('[type:Answer]')).toBe('{{c1::a::&#91;type:Answer]}}')
  expect(hint('a sound: loud')).toBe('{{c1::a::a sound: loud}}')
})

test('a mark that cloze deletions begin or end in is text, but a sound of the package is one', () => {
  const text = (value: string): ElementContent => ({ type: 'text', value })
  expect(cloze([text('['), gap(1, [text('so')]), text('und:https://x.example/a.mp3]')])).toBe(
    '&#91;{{c1::so}}und:https://x.example/a.mp3]',
  )
  expect(cleanField('{{c1::a}} [sound:a-0a1b2c3d.mp3]', 'cloze', 'warn')).toBe('{{c1::a}} [sound:a-0a1b2c3d.mp3]')
})

test('control characters, which Anki removes, do not keep the signs of a mark apart', () => {
  const text = (value: string): ElementContent[] => [{ type: 'text', value }]
  expect(render({ prompt: text('a [\u0001sound:a.mp3]') }).card.fields.question).toBe('a &#91;sound:a.mp3]')
  expect(render({ prompt: text('\\\u0002(\\href{x}{y}\\)') }).card.fields.question).toBe('<code>\\href{x}{y}</code>')
})

test('a stroke at the beginning of a text is not joined to the tag in front of it', () => {
  expect(answer('a <b>\u0338onclick=alert(1)</b>')).toBe('<p>a <b>&#824;onclick=alert(1)</b></p>')
})

test('a formula that uses more than mathematics is shown as it is written, with a problem at its place', () => {
  const source = 'a\n\nb $\\href{javascript:alert(1)}{x}$ $y$\n\n```math\n\\style{a}{x}\ny\n```'
  const { card, problems } = render({ answer: blocks(source) })
  expect(card.fields.answer).toBe(
    '<p>a</p><p>b <code>\\href{javascript:alert(1)}{x}</code> \\(y\\)</p><pre><code>\\style{a}{x}\ny</code></pre>',
  )
  expect(problems.map(({ file, line, ruleId, reason }) => [file, line, ruleId, reason])).toEqual([
    ['docker/README.md', 3, 'formula', expect.stringMatching(/^Cannot typeset a formula with "\\href": /)],
    ['docker/README.md', 5, 'formula', expect.stringMatching(/^Cannot typeset a formula with "\\style": /)],
  ])
})

test('a formula in the text of a page or in a heading above the question is looked at as well', () => {
  const { card, problems } = render({ answer: blocks('a \\\\(\\style{a}{x}\\\\)'), section: ['\\(\\class{a}{b}\\)'] })
  expect(card.fields.answer).toBe('<p>a <code>\\style{a}{x}</code></p>')
  expect(card.fields.context).toBe('<code>\\class{a}{b}</code>')
  expect(problems.map(({ line }) => line)).toEqual([7, 7])
})
