import type { Element } from 'hast'
import { expect, test } from 'vitest'
import { parsed } from './parsed.ts'

/** The formulas of a page, with `!` in front of those on lines of their own. */
function formulas(markdown: string): string[] {
  const found: string[] = []
  const visit = (node: Element): void => {
    const { className } = node.properties
    if (node.tagName === 'code' && Array.isArray(className) && className.includes('language-math')) {
      const [text] = node.children
      found.push(`${className.includes('math-display') ? '!' : ''}${text?.type === 'text' ? text.value : ''}`)
    }
    for (const child of node.children) if (child.type === 'element') visit(child)
  }
  for (const block of parsed(markdown).blocks) visit(block)
  return found
}

test.each([
  ['alone in a paragraph', '$$x + y$$', '!x + y'],
  ['on a line of its own', 'It is\n$$\\pi$$\nas we know.', '!\\pi'],
  ['in an item of a list', '- $$h$$', '!h'],
  ['within a line', 'It is $$h$$ in most books.', 'h'],
  ['with the ticks of GitHub', 'It is $`a_1`$ here.', 'a_1'],
  ['that a page holds many of in one line', `${'a '.repeat(99)}$$b$$`, 'b'],
  ['of one letter', 'The height $h$.', 'h'],
])('a formula %s is maths', (_, markdown, formula) => {
  expect(formulas(markdown)).toEqual([formula])
})

test.each([
  'It costs $5 and $10.',
  'Run $HOME/$USER or $x and $y.',
  'The process $$ starts another one with $$ as its number.',
  'Write "$$" and "$$" around it.',
])('dollars in prose are no maths: %s', (markdown) => {
  expect(formulas(markdown)).toEqual([])
})
