import { describe, expect, test } from 'vitest'
import { clozeSides } from '../../../src/render/field/cloze-sides.ts'
import { terminalLines } from '../../../src/terminal/field-lines.ts'
import { cloze, gap, phrases } from '../rendering.ts'

const text = (value: string) => ({ type: 'text', value }) as const
const hidden = (html: string) => `<span class="cloze">${html}</span>`

test('the part with the number is hidden on the front and shown on the back; others are text', () => {
  const html = 'The {{c1::kernel}} runs {{c2::<code>init</code>}}.'
  expect(clozeSides(html, 1)).toEqual({
    front: `The ${hidden('[…]')} runs <code>init</code>.`,
    back: `The ${hidden('kernel')} runs <code>init</code>.`,
    hidden: ['kernel'],
  })
  expect(clozeSides(html, 2).front).toBe(`The kernel runs ${hidden('[…]')}.`)
})

test('a hint is shown instead of the deletion', () => {
  expect(clozeSides('{{c1::init::PID &lt;1>}}', 1)).toMatchObject({
    front: hidden('[PID &lt;1>]'),
    back: hidden('init'),
  })
})

test('all parts with one number are hidden together', () => {
  expect(clozeSides('{{c1::a}} and {{c1::b}}', 1)).toMatchObject({
    front: `${hidden('[…]')} and ${hidden('[…]')}`,
    hidden: ['a', 'b'],
  })
})

test('a nested part is hidden alone, or with its parent', () => {
  const html = '{{c1::a {{c2::b}} c}}'
  expect(clozeSides(html, 2).front).toBe(`a ${hidden('[…]')} c`)
  expect(clozeSides(html, 1)).toMatchObject({ front: hidden('[…]'), back: hidden('a b c') })
})

test('a number without parts hides nothing', () => {
  expect(clozeSides('{{c1::a}}', 7)).toEqual({ front: 'a', back: 'a', hidden: [] })
})

describe('the output of the renderer', () => {
  const lines = (html: string) => terminalLines(html, { width: 60, palette: 'none', links: 'plain' })

  test.each([
    ['braces and colons of the text', [gap(1, [text('{{x}} a::b')])], '[{{x}} a::b]'],
    ['braces at the end', [gap(1, [text('x}')])], '[x}]'],
    ['braces in attributes', [gap(1, phrases('<b title="{{v}} a::b">a</b>'))], '[a]'],
    ['a hint with colons before it', [gap(1, [text('a:')], 'h')], '[a:]'],
    ['code', [text('run '), gap(1, phrases('`init`'))], 'run [`init`]'],
  ])('is read back: %s', (_, prompt, expected) => {
    expect(lines(clozeSides(cloze(prompt), 1).back)).toEqual([expected])
  })

  test('literal marks in code hide nothing', () => {
    const html = cloze([...phrases('`{{c1::x}}`'), text(' '), gap(1, [text('y')])])
    expect(lines(clozeSides(html, 1).front)).toEqual(['`{{c1::x}}` […]'])
  })
})
