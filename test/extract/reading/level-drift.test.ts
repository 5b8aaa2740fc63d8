import fc from 'fast-check'
import { expect, test } from 'vitest'
import { found } from '../found.ts'

const levels = fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 3, maxLength: 8 })

/** Names of things, so that every question has words of its own. */
const things = ['oak', 'fir', 'elm', 'ash', 'yew', 'fig', 'bay', 'box']

const pairs = (markdown: string) => found(markdown).map(({ text, answer }) => [text, answer])

test.each([
  ['ticked options', (thing: string) => `- [x] ${thing}\n- [ ] stone`],
  ['a label', (thing: string) => `**Answer:** ${thing}`],
  ['a labelled item', (thing: string) => `- Answer: ${thing}`],
  ['a fold', (thing: string) => `<details><summary>Answer</summary>\n\n${thing}\n\n</details>`],
])('questions that are answered by %s are cards of their own, whatever their levels', (_, answer) => {
  fc.assert(
    fc.property(levels, fc.boolean(), (levels, isNumbered) => {
      const page = levels.map((level, index) => {
        const number = isNumbered ? `Q${index + 1}. ` : ''
        return `${'#'.repeat(level)} ${number}What is ${things[index]}-wood?\n\n${answer(things[index] ?? '')}\n`
      })
      const questions = found(`# Trees\n\n${page.join('\n')}`)
      expect(questions.map(({ text }) => text)).toEqual(levels.map((_, index) => `What is ${things[index]}-wood?`))
      for (const [index, { answer }] of questions.entries()) expect(answer).toContain(things[index])
    }),
    { numRuns: 30 },
  )
})

test('a number that continues the series makes a deeper heading a question of its own', () => {
  const page = `# Trees

## Q1. The crown

All branches.

## Q2. The trunk

The stem.

### Q3. The root

It holds the tree.

## Q4. The bark

The skin.
`
  expect(pairs(page)).toEqual([
    ['The crown', 'All branches.'],
    ['The trunk', 'The stem.'],
    ['The root', 'It holds the tree.'],
    ['The bark', 'The skin.'],
  ])
})

const bread = (title: string, steps: string) => `## ${title}\n\n${steps}\n\n`

test('numbered steps below a numbered question belong to its answer', () => {
  const steps = '### 1. Mix\n\nFlour.\n\n### 2. Bake\n\nHot.'
  const page = `${bread('1. How is rye bread made?', steps)}${bread('2. How is white bread made?', steps)}`
  expect(found(page).map(({ text }) => text)).toEqual(['How is rye bread made?', 'How is white bread made?'])
})

test('a step with the number that the next question has belongs to the answer', () => {
  const page = `${bread('1. What is rye?', 'A grain.\n\n### 2. More\n\nIt is dark.')}${bread('2. What is oat?', 'Food.')}${bread('3. What is spelt?', 'Old.')}`
  expect(found(page).map(({ text }) => text)).toEqual(['What is rye?', 'What is oat?', 'What is spelt?'])
})

test('a single question below one of several is its neighbour, but follow-up questions belong to the answers', () => {
  const question = (level: string, name: string) => `${level} What is the ${name}?\n\nA ${name}.\n\n`
  const names = ['oak', 'fir', 'elm', 'ash']
  const asked = (markdown: string) => found(markdown).map(({ text }) => text)
  const once = names.map((name) => question('##', name) + (name === 'fir' ? question('###', 'cone') : '')).join('')
  expect(asked(once)).toContain('What is the cone?')
  const often = names.map((name) => question('##', name) + question('###', `${name} leaf`)).join('')
  expect(asked(often)).toEqual(names.map((name) => `What is the ${name}?`))
})
