import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readableMaths, withReadableMaths } from '../../../src/render/field/readable-maths.ts'

describe('a formula is written as text', () => {
  test.each([
    ['x^2', 'x²'],
    ['x_{12}', 'x₁₂'],
    ['x_i^2', 'xᵢ²'],
    ['e^{-x}', 'e⁻ˣ'],
    ['A^T', 'Aᵀ'],
    ["f'(x)", 'f′(x)'],
    ['90^\\circ', '90°'],
    ['{}^{14}C', '¹⁴C'],
    ['a \\le b', 'a ≤ b'],
    ['a\\ge b', 'a ≥ b'],
    ['\\alpha+\\beta', 'α+β'],
    ['2\\pi r', '2πr'],
    ['f: A \\to B', 'f: A → B'],
    ['x \\in \\mathbb{R}', 'x ∈ ℝ'],
    ['\\mathbf{v}', '𝐯'],
    ['\\vec{v}', 'v⃗'],
    ['\\hat x', 'x̂'],
    ['\\text{if } x > 0', 'if x > 0'],
    ['O(n \\log n)', 'O(n log n)'],
    ['\\log_2 n', 'log₂ n'],
    ['\\sin^2 x', 'sin² x'],
    ['\\sum_{i=1}^n i', '∑ᵢ₌₁ⁿ i'],
    ['\\int_0^1 x\\,dx', '∫₀¹ x dx'],
    ['\\{1, 2\\}', '{1, 2}'],
    ['\\lfloor x \\rfloor', '⌊x⌋'],
    ['1{,}000', '1,000'],
    ['\\forall x\\, \\exists y', '∀x ∃y'],
    ['\\neg(p \\land q)', '¬(p ∧ q)'],
    ['x \\not\\in A', 'x ∉ A'],
    ['a \\equiv b \\pmod{n}', 'a ≡ b (mod n)'],
    ['E = mc^2', 'E = mc²'],
  ])('%s', (tex, text) => {
    expect(readableMaths(tex)).toBe(text)
  })
})

describe('brackets keep what belongs together', () => {
  test.each([
    ['\\frac{1}{2}', '½'],
    ['2\\frac12', '2½'],
    ['\\frac{a}{b}', 'a/b'],
    ['\\frac{a+b}{c}', '(a+b)/c'],
    ['\\frac{a}{bc}', 'a/(bc)'],
    ['\\frac{a}{b}c', '(a/b)c'],
    ['c\\frac{a}{b}', 'c(a/b)'],
    ['\\frac{a}{b}^2', '(a/b)²'],
    ['\\left(\\frac{a}{b}\\right)^2', '(a/b)²'],
    ['\\sin\\frac{x}{3}', 'sin (x/3)'],
    ['a/\\frac{b}{c}', 'a/(b/c)'],
    ['x-\\frac{-b}{2a}', 'x-(-b)/(2a)'],
    ['\\frac{dy}{dx}', 'dy/dx'],
    ['\\frac{d}{dx}f(x)', '(d/dx)f(x)'],
    ['\\sqrt{2}', '√2'],
    ['\\sqrt{x+1}', '√(x+1)'],
    ['\\sqrt{2}x', '(√2)x'],
    ['\\sqrt{x^2}', '√(x²)'],
    ['\\sqrt{x}^2', '(√x)²'],
    ['\\sqrt[3]{8}', '∛8'],
    ['x^{q+1}y', 'x^(q+1) y'],
    ['2^{2^n}', '2^(2ⁿ)'],
  ])('%s', (tex, text) => {
    expect(readableMaths(tex)).toBe(text)
  })
})

describe('a formula with a part that has no such form stays as it is', () => {
  test.each([
    '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
    '\\begin{cases}1\\\\2\\end{cases}',
    'x^2 + \\unknown{y}',
    '\\binom{n}{k}',
    '\\overline{ab}',
    '\\vec{AB}',
    '{a+b}^2',
    'x^2^3',
    '\\sqrt[n]{x}',
    '\\frac{a}',
    '{x',
    'x}',
    '\\text{a \\textbf{b}}',
    '\\constructor',
    'x % y',
    '$x$',
    'x\u001B[2J',
    '',
  ])('%s', (tex) => {
    expect(readableMaths(tex)).toBeUndefined()
  })

  test('also if it is very long or very deep', () => {
    expect(readableMaths('x+'.repeat(5000))).toBeUndefined()
    expect(readableMaths(`${'{'.repeat(400)}x${'}'.repeat(400)}`)).toBeUndefined()
  })

  const known = fc.constantFrom('x', 'y^2', '\\alpha', '\\frac{a}{b}', '{z}', '+', '\\le', '(', ')', '\\sqrt{2}')

  test('wherever the unknown command stands', () => {
    fc.assert(
      fc.property(fc.array(known), fc.array(known), fc.stringMatching(/^[a-z]{3,8}$/), (before, after, name) => {
        const formula = [...before, `\\my${name}`, ...after].join(' ')
        expect(readableMaths(formula)).toBeUndefined()
      }),
    )
  })

  test('and no formula ends a command with an error, or brings control characters', () => {
    const pieces = fc.constantFrom(
      ..."x1^_{}\\ '|[](),.&~%$-+=!".split(''),
      '\\frac',
      '\\sqrt',
      '\\left',
      '\\not',
      '\\hat',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
        expect(readableMaths(parts.join('')) ?? '').not.toMatch(/\p{Cc}/u)
      }),
      { numRuns: 500 },
    )
  })
})

test('in text, only what stands between the marks of a formula changes', () => {
  expect(withReadableMaths('a^2 \\(a^2\\) and \\[b \\le c\\] and \\(\\foo\\), x_1')).toBe(
    'a^2 a² and b ≤ c and \\(\\foo\\), x_1',
  )
  expect(withReadableMaths('an open \\(x^2')).toBe('an open \\(x^2')
  expect(withReadableMaths('(x^2) [x^2]')).toBe('(x^2) [x^2]')
})
