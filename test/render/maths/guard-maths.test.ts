import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardMaths } from '../../../src/render/maths/guard-maths.ts'

const evil = String.raw`\href{javascript:alert(1)}{x}`

function guarded(html: string, kind: 'open' | 'cloze' = 'open'): string {
  return guardMaths(html, kind).html
}

test.each([
  [String.raw`a \(x^2\) b \[\frac{1}{2}\]`],
  [String.raw`C:\Users\(x86)`],
  [String.raw`a <code>\(${evil}\)</code>`],
  [`a ${evil} b`],
  [String.raw`\(x <b>${evil}</b> \)`],
  [String.raw`<p>\(</p><p>${evil}\)</p>`],
])('%s stays as it is', (html) => {
  expect(guardMaths(html, 'open')).toEqual({ html, forbidden: [] })
})

test.each([
  ['inline', String.raw`a \(${evil}\) b`, `a <code>${evil}</code> b`],
  ['displayed', String.raw`a \[${evil}\] b`, `a <code>${evil}</code> b`],
  ['beside a harmless one', String.raw`\(x\) \(${evil}\) \(y\)`, String.raw`\(x\) <code>${evil}</code> \(y\)`],
  ['with references', `&#92;(${evil.replace('\\', '&#x5c;')}&bsol;)`, `<code>${evil.replace('\\', '&#x5c;')}</code>`],
  ['with breaks and comments', String.raw`\<wbr>(a<br>${evil}\<!-- -->)`, `<code>a<br>${evil}</code>`],
  ['behind a pair of backslashes', String.raw`\\(${evil}\)`, String.raw`\<code>${evil}</code>`],
  ['over braces', String.raw`\(\text{\) ${evil}}\)`, String.raw`<code>\text{&#92;) ${evil}}</code>`],
])('a formula %s that uses more than mathematics is shown as code', (_, html, expected) => {
  expect(guardMaths(html, 'open')).toEqual({ html: expected, forbidden: [String.raw`\href`] })
})

test('a cloze deletion within a formula, and a formula within a cloze deletion, are typeset', () => {
  const html = String.raw`\(a^{ {{c1::2}} } + b\) and {{c2::\(\sqrt{c}\)::\(\surd\)}}`
  expect(guarded(html, 'cloze')).toBe(html)
})

test.each([
  [
    'is torn by the end of a cloze deletion',
    String.raw`{{c1::\(a}} ${evil}\)`,
    /\\<span><\/span>\(|&#92;<span><\/span>\(/,
  ],
  ['is put together by a cloze deletion', String.raw`\(\hr{{c1::ef}}{javascript:alert(1)}{x}\)`, /<code>/],
  ['comes about when a part is hidden', String.raw`\({{c1::\}}\href{javascript:alert(1)}{x}\)`, /<code>/],
  ['gets options from the brackets of a hint', String.raw`\(\bbox{{c1::[1px]::position:fixed}}{x}\)`, /<code>/],
  ['holds a sound between tags', String.raw`\([{{c1::sound:https://x.example/a.mp3]}}\)`, /<code>/],
])('a formula that %s is not typeset', (_, html, expected) => {
  expect(guarded(html, 'cloze')).toMatch(expected)
})

test('the source of a cloze has no delimiters but those of its formulas, since Anki removes the tags between two of them', () => {
  const html = String.raw`<a href="https://x.example" title="\( <">" onmouseover="alert(1) \) <code>sed 's/\(a\)/b/'</code> \(x\)`
  const written = guarded(html, 'cloze')
  expect(written.match(/\\[()[\]]/g)).toEqual([String.raw`\(`, String.raw`\)`])
  expect(written).toContain(`sed 's/&#92;(a&#92;)/b/'`)
})

test('guarding a field again changes nothing', () => {
  const part = fc.constantFrom(
    ...[
      String.raw`\(`,
      String.raw`\)`,
      String.raw`\[`,
      String.raw`\]`,
      '\\',
      '{',
      '}',
      '{{c1::',
      '}}',
      '::',
      '<b>',
      '</b>',
    ],
    ...[
      '<br>',
      '<code>',
      '</code>',
      'x',
      String.raw`\href{y}`,
      String.raw`\frac`,
      '<!-- -->',
      '&#92;',
      '<span title="\\(">',
      '</span>',
    ],
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), fc.constantFrom('open', 'cloze'), (parts, kind) => {
      const once = guarded(parts.join(''), kind)
      expect(guarded(once, kind)).toBe(once)
    }),
    { numRuns: 2000 },
  )
})
