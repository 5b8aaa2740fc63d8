import { expect, test } from 'vitest'
import { found } from '../found.ts'

const code = '```py\nprint(7 % 4)\n```\n'

const told = (markdown: string) => found(markdown).map(({ text, more, answer }) => ({ text, more, answer }))

test.each([
  'What does this print?',
  "What's the output?",
  'What is the value of x in the code below?',
  'What is wrong with the following function?',
  'Was gibt dieser Code aus?',
  'Что выведет следующий код?',
  "Qu'affiche ce code ?",
  '¿Qué imprime este programa?',
  '以下代码输出什么？',
])('"%s" over nothing but code has no answer: the code belongs to the question', (question) => {
  expect(told(`## ${question}\n\n${code}`)).toEqual([{ text: question, more: 'print(7 % 4)', answer: '' }])
  expect(found(`## ${question}\n\n${code}`)[0]?.answered).toBe(false)
})

test.each([
  ['a bold paragraph', `**What does this print?**\n\n${code}\n**What is a tuple?**\n\nA list.\n`],
  ['a fold', `<details><summary>What does this print?</summary>\n\n${code}\n</details>\n`],
  ['a labelled line', `Q: What does this print?\n\n${code}\nQ: What is a tuple?\nA: A list.\n`],
  ['a list item', `- What does this print?\n\n  \`\`\`py\n  print(7 % 4)\n  \`\`\`\n- Why?\n- What for?\n`],
  ['a callout', `> [!question] What does this print?\n> \`\`\`py\n> print(7 % 4)\n> \`\`\`\n`],
])('the code belongs to the question of %s as well', (_, markdown) => {
  expect(told(markdown)[0]).toEqual({ text: 'What does this print?', more: 'print(7 % 4)', answer: '' })
})

test.each([
  ['a label', '**Answer:** 3\n', '3'],
  ['a fold', '<details><summary>Answer</summary>\n\n3\n\n</details>\n', '3'],
  ['a second block of code', '```\n3\n```\n', '3'],
  ['a second block of code below a caption', 'Output:\n\n```\n3\n```\n', 'Output:\n3'],
])('behind the code, %s is the answer', (_, behind, answer) => {
  expect(told(`## What does this print?\n\n${code}\n${behind}`)).toEqual([
    { text: 'What does this print?', more: 'print(7 % 4)', answer },
  ])
})

test.each([
  ['How do you print a remainder?', 'print(7 % 4)'],
  ['Which command shows the remainder of this?', 'print(7 % 4)'],
  ['What does a remainder look like in code?', 'print(7 % 4)'],
])('"%s" is answered by code', (question, answer) => {
  expect(told(`## ${question}\n\n${code}`)).toEqual([{ text: question, more: '', answer }])
})

test('code that shows what comes of it is an answer', () => {
  const [question] = told('## What does this print?\n\n```js\nconsole.log(7 % 4) // 3\n```\n')
  expect(question?.answer).toBe('console.log(7 % 4) // 3')
})

test('a question that has its code already is answered by the code below', () => {
  const [question] = told(`## What is wrong with the following line: print(7 $ 4)?\n\n${code}`)
  expect(question?.answer).toBe('print(7 % 4)')
})
