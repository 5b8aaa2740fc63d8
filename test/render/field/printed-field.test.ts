import { expect, test } from 'vitest'
import { printedField } from '../../../src/render/field/printed-field.ts'

test('the items of an ordered list have their numbers', () => {
  expect(printedField('<p>So:</p><ol start="5">\n<li>five</li>\n<li>six</li>\n</ol>')).toBe('So:\n5. five\n6. six')
  expect(printedField('<ol reversed><li>a</li><li>b</li></ol>')).toBe('2. a\n1. b')
  expect(printedField('<ol type="a"><li>a</li><li value="9">b</li></ol>')).toBe('a. a\ni. b')
})

test('what belongs to an item stands below its words', () => {
  const list = '<ol><li><p>one</p><ol><li>inner</li></ol></li><li>two<ul><li>dot</li></ul><pre>a\n  b</pre></li></ol>'
  expect(printedField(list)).toBe(['1. one', '   1. inner', '2. two', '   dot', '   a', '     b'].join('\n'))
})

test('a list in a quotation, and tasks, keep their signs', () => {
  expect(printedField('<blockquote><ol start="3"><li>three</li></ol></blockquote>')).toBe('3. three')
  expect(printedField('<ol><li class="task"><span class="box">☑</span> done</li></ol>')).toBe('1. ☑ done')
})

test('struck text is marked', () => {
  expect(printedField('<p>Use <del>curl</del> <s>x</s> wget</p>')).toBe('Use ~~curl~~ ~~x~~ wget')
})

test('mathematics is readable, and code is left alone', () => {
  expect(printedField('<p>\\(x^2\\) <code>\\(x^2\\)</code></p><pre>\\(x^2\\)</pre>')).toBe('x² \\(x^2\\)\n\\(x^2\\)')
  expect(printedField('<div class="maths">\\[\\frac{a}{b}\\]</div>')).toBe('a/b')
  expect(printedField('x<sup>2</sup> e<sup>q/2</sup> x<sub>1</sub>')).toBe('x² e^(q/2) x₁')
})
