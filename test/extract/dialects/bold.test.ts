import { expect, test } from 'vitest'
import { found } from '../found.ts'

test('bold paragraphs that ask are questions, and what follows is their answer', () => {
  const questions = found(`## Regression

**What is regression? 👶**

A fit.

- linear
- logistic

<br/>

**When do we use it? ‍⭐️**

Answer here

<br/>
`)
  expect(questions.map(({ text, answer, answered }) => [text, answer, answered])).toEqual([
    ['What is regression?', 'A fit.\nlinear\nlogistic', true],
    ['When do we use it?', 'Answer here', false],
  ])
})

test('bold numbers may precede the question', () => {
  const item = (number: number) =>
    `**${number})** Count the rows of table ${number}.\n\n\`\`\`sql\nSELECT count(*) FROM t${number};\n\`\`\`\n\n<br/>\n\n`
  expect(found([1, 2, 3].map(item).join(''))).toMatchObject([
    { text: 'Count the rows of table 1.', answer: 'SELECT count(*) FROM t1;' },
    { text: 'Count the rows of table 2.' },
    { text: 'Count the rows of table 3.' },
  ])
})

test('bold words at the start of a paragraph are not questions', () => {
  expect(found('**Bias** is an error.\n\n**Variance** is another.\n\n**Note:**\n\nBoth matter.\n')).toEqual([])
})

test('a numbered bold topic among bold questions is a question too', () => {
  const page = (...titles: readonly string[]) => titles.map((title) => `**${title}**\n\nSaid of it.\n\n`).join('')
  expect(found(page('1. What is a pod?', '2. Why services?', '3. Probes')).map(({ text }) => text)).toEqual([
    'What is a pod?',
    'Why services?',
    'Probes',
  ])
})

test('where a title announces questions, bold titles between them are questions', () => {
  const lines =
    '**How to pay**\n\nBy card.\n\n**What is a seat**\n\nOne person.\n\n**How to leave**\n\nWrite.\n\n**Refunds**\n\nNone.\n'
  expect(found(`# FAQ\n\n${lines}`).map(({ text }) => text)).toEqual([
    'How to pay',
    'What is a seat',
    'How to leave',
    'Refunds',
  ])
  expect(found(`# Seats\n\n${lines}`).map(({ text }) => text)).not.toContain('Refunds')
})

test('the bold steps of a README are no questions', () => {
  const steps = '**Select your seed**\n\nAny number.\n\n**Install it via:**\n\nnpm.\n'
  expect(found(`# Tool\n\n## Install\n\n${steps}\n## License\n`)).toEqual([])
})

test.each([
  ['a colon', ['How to use:', 'When to use it:', 'Why it works:']],
  ['a text that stands again and again', ['How to use', 'How to use', 'How to use']],
  ['a question that stands again and again', ['What is new?', 'What is new?', 'What is new?']],
])('bold lines with %s are labels', (_, labels) => {
  const page = labels.map((label, index) => `## Part ${'ABC'[index]}\n\n**${label}**\n\nProse.\n`).join('\n')
  expect(found(page)).toEqual([])
})

test('the same bold question over code or with a marked answer is a question each time', () => {
  const question = (answer: string) => `**What is it?**\n\n**Answer:** ${answer}\n\n`
  expect(found(question('One.') + question('Two.') + question('Three.'))).toHaveLength(3)
  expect(found('**What does this print?**\n\n```js\n1\n```\n\n'.repeat(3))).toHaveLength(3)
})

test('a number makes a bold line with a colon a question', () => {
  const page = ['mill', 'kiln', 'loom'].map((name, index) => `**${index + 1}. What is a ${name}:**\n\nA ${name}.\n`)
  expect(found(page.join('\n'))).toHaveLength(3)
})

test('a bold label that stands again and again ends no answer, even if it asks', () => {
  const section = (name: string) => `## What is ${name}?\n\nIt is ${name}.\n\n**Why does it matter?**\n\nIt does.\n\n`
  expect(found(['salt', 'sugar', 'flour'].map(section).join('')).map(({ answer }) => answer)).toEqual([
    'It is salt.\nWhy does it matter?\nIt does.',
    'It is sugar.\nWhy does it matter?\nIt does.',
    'It is flour.\nWhy does it matter?\nIt does.',
  ])
})

test('the answer may follow a numbered bold question on the next line of its paragraph', () => {
  const questions = found(
    ['What is a topic?', 'What is a broker?', 'What is an offset?']
      .map((question, at) => `**${at + 1}) ${question}**\nMeaning ${at + 1}.\n`)
      .join('\n'),
  )
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([
    ['What is a topic?', 'Meaning 1.'],
    ['What is a broker?', 'Meaning 2.'],
    ['What is an offset?', 'Meaning 3.'],
  ])
})

test('a numbered bold text that does not ask goes on behind its bold part', () => {
  const questions = found('**1.** Count the rows.\n\n**2.** Sort them.\n\n**3. Join** two\ntables.\n')
  expect(questions.map(({ text }) => text)).toEqual(['Count the rows.', 'Sort them.', 'Join two tables.'])
})
