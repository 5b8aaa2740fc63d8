import { expect, test } from 'vitest'
import { found } from '../found.ts'

test('list items that start with a heading are questions', () => {
  const questions = found(`| No. | Questions |
| --- | --- |
| 1 | [What is a layer?](#a) |

1. ### What is a layer?

   One diff.

   **[⬆ Back to Top](#table-of-contents)**

2. ### What is a tag

   A name.

   **[⬆ Back to Top](#table-of-contents)**
`)
  expect(questions).toMatchObject([
    { text: 'What is a layer?', answer: 'One diff.', dialect: 'list-heading', line: 5 },
    { text: 'What is a tag', answer: 'A name.', line: 11 },
  ])
})

test('a block that falls out of the list belongs to the last question', () => {
  const questions = found(`1. ### What is a pod?

   The smallest unit.

\`\`\`yaml
kind: Pod
\`\`\`

2. ### What is a node?

   A machine.
`)
  expect(questions.map(({ answer }) => answer)).toEqual(['The smallest unit.\nkind: Pod', 'A machine.'])
})

test('questions alone in a list have no answers', () => {
  const questions = found(
    '* What is a pod?\n* What is a node?\n  * And which nodes are there?\n* <b>What is etcd?</b>\n',
  )
  expect(questions.map(({ text, answered, line }) => [text, answered, line])).toEqual([
    ['What is a pod?', false, 1],
    ['What is a node?', false, 2],
    ['What is etcd?', false, 4],
  ])
})

test('the bold beginning of an item asks, and the rest answers', () => {
  const questions = found(
    '- **What is a pod?** The smallest unit.\n- **What is a node?**\n  A machine.\n- **What is etcd?**\n\n  A store.\n',
  )
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([
    ['What is a pod?', 'The smallest unit.'],
    ['What is a node?', 'A machine.'],
    ['What is etcd?', 'A store.'],
  ])
})

test('a list of steps or links is not a list of questions', () => {
  expect(found('1. Install it\n2. Run it\n3. Is it up? Then go on\n')).toEqual([])
  expect(found('- [What is a pod?](#a)\n- [What is a node?](#b)\n- [What is etcd?](#c)\n')).toEqual([])
})

test('items with a task and its solution are questions on a page of exercises, and steps elsewhere', () => {
  const items = ['Match a number', 'Match a word', 'Match a line']
    .map((text, at) => `${at + 1}. ${text}\n\n       x\n`)
    .join('\n')
  expect(found(`# Regex exercises\n\n${items}`).map(({ text }) => text)).toEqual([
    'Match a number',
    'Match a word',
    'Match a line',
  ])
  expect(found(`# Assembly\n\n${items}`)).toEqual([])
})

test('below a title that announces questions, items ask without a mark, and steps do not', () => {
  const items = '- Explain what a mutex is\n- What is a semaphore\n- How does a deadlock end\n'
  expect(found(`# Questions to practise\n\n${items}`)).toHaveLength(3)
  expect(found(`# Notes on threads\n\n${items}`)).toHaveLength(0)
  expect(found('# Questions to practise\n\n- Read the text\n- Write your answer\n- Check it\n')).toHaveLength(0)
})

test('two items that ask and have their answers below are enough', () => {
  expect(found('- What is a keel?\n  - The spine.\n- What is a jib?\n  - A sail.\n')).toMatchObject([
    { text: 'What is a keel?', answer: 'The spine.' },
    { text: 'What is a jib?', answer: 'A sail.' },
  ])
  expect(found('- What is a keel?\n- What is a jib?\n')).toEqual([])
})

test('the answer may stand on the lines below the question', () => {
  expect(found('- What is a keel?\n  The spine.\n- What is a jib?\n  A sail\n  in front.\n')).toMatchObject([
    { text: 'What is a keel?', answer: 'The spine.' },
    { text: 'What is a jib?', answer: 'A sail in front.' },
  ])
})

test('optional arguments are no questions', () => {
  const markdown =
    '- `file?` (`File | null`)\n  — the file\n- `tags?` (`string[]`)\n  — the tags\n- `deep?` (`boolean`)\n  — the depth\n'
  expect(found(markdown)).toEqual([])
})

test.each([
  ['a space', ''],
  ['a dash', '— '],
])('on a page that announces questions, items have their answers behind the question mark and %s', (_, dash) => {
  const page = `# FAQ\n\n- What is a \`mast\`? ${dash}A tall pole.\n- Is it made of wood? ${dash}Mostly, yes.\n- What is a keel? ${dash}A *beam*.\n`
  expect(found(page).map(({ text, answer }) => [text, answer])).toEqual([
    ['What is a mast?', 'A tall pole.'],
    ['Is it made of wood?', 'Mostly, yes.'],
    ['What is a keel?', 'A beam.'],
  ])
})

test.each([
  [
    '# Interview questions',
    'What is a mast? Explain its parts.',
    'What is a sail? Give an example.',
    'What is a keel? (hard)',
  ],
  ['# Interview questions', 'What is a mast?', 'What is a sail? It may be asked in another way.', 'What is a keel?'],
  ['# Ships', 'Still here? Then read on.', 'Too long? We know it.', 'Bored? Take a rest.'],
])('text behind the question marks is no answer: %s: %s', (title, ...items) => {
  const page = `${title}\n\n${items.map((item) => `- ${item}\n`).join('')}`
  expect(found(page).filter(({ answered }) => answered)).toEqual([])
})
