import { expect, test } from 'vitest'
import { found } from '../found.ts'

test('ticked boxes are the answer, and all boxes without ticks belong to the question', () => {
  const [question] = found(`#### Q7. Which flag publishes a port?

- [ ] \`-v\`
- [x] \`-p\`
- [х] \`--publish\`
`)
  expect(question).toMatchObject({
    text: 'Which flag publishes a port?',
    more: '-v\n-p\n--publish',
    answer: '-p\n--publish',
    kind: 'choice',
  })
})

test('text after the options explains the answer', () => {
  const [question] = found('#### Q1. Which one?\n\n- [ ] a\n- [x] b\n\nBecause b it is.\n')
  expect(question?.answer).toBe('b\nBecause b it is.')
})

test('lettered options may have their answer in a fold', () => {
  const [question] = found(`###### 1. What's the output?

\`\`\`javascript
console.log(1)
\`\`\`

- A: \`1\`
- B: \`2\`

<details><summary><b>Answer</b></summary>
<p>

#### Answer: A

It prints one.

</p>
</details>
`)
  expect(question).toMatchObject({
    text: "What's the output?",
    more: 'console.log(1)\nA: 1\nB: 2',
    kind: 'choice',
    line: 1,
  })
  expect(question?.answer).toContain('It prints one.')
})

test('list items may have options and a fold below them', () => {
  const questions = found(`1. Which service stores objects? (Choose TWO)
    - A. Buckets
    - B. Blocks
    - C. Shelves

    <details markdown=1><summary markdown='span'>Answer</summary>
      Correct answer: A, C
    </details>

2. Which one runs code?
    - A. A function
    - B. A bucket

    <details markdown=1><summary markdown='span'>Answer</summary>
      Correct answer: A
    </details>
`)
  expect(questions).toMatchObject([
    { text: 'Which service stores objects? (Choose TWO)', answer: 'Correct answer: A, C', kind: 'choice', line: 1 },
    { text: 'Which one runs code?', answer: 'Correct answer: A', kind: 'choice', line: 10 },
  ])
})

test('options on the lines of a paragraph may be unanswered', () => {
  const [question] = found('**Q1.** Which command lists nodes?\n\nA. docker node ls  \nB. docker ps  \n')
  expect(question).toMatchObject({ text: 'Which command lists nodes?', kind: 'choice', answered: false })
})

test('a lettered list after prose is part of the answer', () => {
  const [question] = found('## How to start?\n\nThere are two ways.\n\n- a) by hand\n- b) by script\n')
  expect(question).toMatchObject({ kind: 'open', answered: true })
})

test('boxes of which none is ticked are no answer', () => {
  const questions = found('Which browser do you use?\n\n- [ ] Firefox\n- [ ] Chrome\n')
  expect(questions.filter(({ answered }) => answered)).toEqual([])
})
