import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { shownQuestion, shownText } from '../../src/render/shown-question.ts'

const formula = (tex: string) => h('code', { className: ['language-math', 'math-inline'] }, tex)

test('the formulas of a question are readable where it is listed', () => {
  const prompt = [h('p', ['What is ', formula('x^2'), ' in ', h('code', 'x^2'), '?'])]
  expect(shownQuestion({ text: 'What is x^2 in x^2?', prompt })).toBe('What is x² in x^2?')
})

test('also where the question is a part of its prompt', () => {
  const prompt = [h('p', ['3. What is ', formula('\\sqrt{2}'), '? ', formula('y_1')])]
  expect(shownQuestion({ text: 'What is \\sqrt{2}?', prompt })).toBe('What is √2?')
})

test('a question that is not found in its prompt, and a formula without another form, stay as they are', () => {
  const prompt = [h('p', ['What is ', formula('x^2'), '?'])]
  expect(shownQuestion({ text: 'Something else: x^2', prompt })).toBe('Something else: x^2')
  expect(shownQuestion({ text: 'What is \\foo?', prompt: [h('p', ['What is ', formula('\\foo'), '?'])] })).toBe(
    'What is \\foo?',
  )
})

test('the text of content has its formulas readable, too', () => {
  expect(shownText([h('p', ['At ', formula('x \\le 1'), '.']), h('p', formula('\\foo'))])).toBe('At x ≤ 1.\n\\foo')
})
