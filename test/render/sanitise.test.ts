import { expect, test } from 'vitest'
import { answer } from './rendering.ts'

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
