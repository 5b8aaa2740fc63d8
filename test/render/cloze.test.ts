import { expect, test } from 'vitest'
import { answer, blocks, cloze, gap, phrases, render } from './rendering.ts'

const text = (value: string) => ({ type: 'text', value }) as const

test('a deletion is written in Anki’s syntax, with its hint', () => {
  expect(cloze([text('The '), gap(1, [text('kernel')]), text(' runs '), gap(2, phrases('`init`'), 'PID <1>')])).toBe(
    'The {{c1::kernel}} runs {{c2::<code>init</code>::PID &lt;1>}}',
  )
})

test('a card of another kind shows the text of a deletion', () => {
  expect(render({ prompt: [text('a '), gap(1, [text('b')])] }).card.fields.question).toBe('a b')
})

test('braces and colons of the text neither end a deletion nor begin its hint', () => {
  expect(cloze([gap(1, [text('{{x}} a::b')])])).toBe('{{c1::{<!-- -->{x}<!-- -->} a:<!-- -->:b}}')
  expect(cloze([text('{'), gap(1, [text('x}')]), text('}')])).toBe('{<!-- -->{{c1::x}<!-- -->}}}')
  expect(cloze([gap(1, [text('a:')], 'h')])).toBe('{{c1::a:<!-- -->::h}}')
  expect(cloze(phrases('before `{{c1::literal}}` after'))).toBe(
    'before <code>{<!-- -->{c1::literal}<!-- -->}</code> after',
  )
})

test('braces in an attribute are written as references', () => {
  expect(cloze([gap(1, phrases('<b title="{{v}} a::b">a</b>'))])).toBe(
    '{{c1::<b title="&#123;{v&#125;} a&#58;:b">a</b>}}',
  )
})

test('braces in maths are separated by a space', () => {
  expect(cloze([gap(1, phrases('$\\frac{a}{\\frac{b}{c}}$'))])).toBe('{{c1::\\(\\frac{a}{\\frac{b}{c} }\\)}}')
})

test('highlighted code in a cloze card has its braces separated', () => {
  expect(cloze(blocks('```bash\necho {{x}}\n```'))).toContain('{<!-- -->{x}<!-- -->}')
})

test('code that contains a deletion keeps both', () => {
  const [pre] = blocks('```\nx\n```')
  if (pre?.type !== 'element') throw new Error('no code block')
  const code = {
    type: 'element',
    tagName: 'code',
    properties: {},
    children: [text('docker '), gap(1, [text('ps')])],
  } as const
  expect(cloze([{ ...pre, children: [{ ...code, children: [...code.children] }] }])).toBe(
    '<pre><code>docker {{c1::ps}}</code></pre>',
  )
})

test('braces in other cards are not changed', () => {
  expect(answer('`{{c1::x}}` and $a_{b_{c}}$')).toBe('<p><code>{{c1::x}}</code> and \\(a_{b_{c}}\\)</p>')
})
