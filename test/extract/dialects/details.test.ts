import { expect, test } from 'vitest'
import { found } from '../found.ts'

test('a summary that asks is a question, and the rest of the fold is its answer', () => {
  const [question] = found(`# Docker

## Images

<details>
<summary>What is a layer?</summary><br><b>

One diff of a file system.
</b></details>
`)
  expect(question).toEqual({
    text: 'What is a layer?',
    more: '',
    answer: 'One diff of a file system.',
    answered: true,
    kind: 'open',
    dialect: 'details',
    line: 6,
    section: ['Docker', 'Images'],
  })
})

test('an empty fold is a question without an answer', () => {
  const [question] = found('<details>\n<summary>What is a volume?</summary><br><b>\n</b></details>\n')
  expect(question).toMatchObject({ text: 'What is a volume?', answered: false })
})

test.each(['To be completed.', '*ToDo*', 'Answer here', 'TBD', 'Coming soon...'])(
  '"%s" is not an answer',
  (placeholder) => {
    const [question] = found(`<details>\n<summary>Why?! What for?</summary>\n\n${placeholder}\n\n</details>\n`)
    expect(question).toMatchObject({ answered: false })
  },
)

test('a placeholder with links for further reading is not an answer', () => {
  const [question] = found(`<details>
<summary>What is a bridge?</summary>

To be completed.

Useful resources:

- [Bridges](https://example.com/bridges)

</details>
`)
  expect(question).toMatchObject({ answered: false })
})

test('a single link can be the answer', () => {
  const [question] = found(
    '<details>\n<summary>Explain what Moby is</summary>\n\n[The Moby project](https://example.com)\n</details>\n',
  )
  expect(question).toMatchObject({ answered: true, answer: 'The Moby project' })
})

test('an answer without a blank line before it is still read as Markdown', () => {
  const [question] = found(`<details>
<summary>Which \`docker\` commands list things?</summary>
These *two*:
- \`docker ps\`
- \`docker images\`
</details>
`)
  expect(question).toMatchObject({
    text: 'Which docker commands list things?',
    answer: 'These two:\ndocker ps\ndocker images',
  })
})

test('a closing tag that ends up in the last list item ends the fold there', () => {
  const questions = found(`<details>
<summary>What is isolated?</summary>

- processes
- networks
</details>

<details>
<summary>What is shared?</summary>

- the kernel
</details>
`)
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([
    ['What is isolated?', 'processes\nnetworks'],
    ['What is shared?', 'the kernel'],
  ])
})

test('a code fence directly below the summary keeps its blank lines and does not swallow the next question', () => {
  const questions = found(`<details><summary>How to list containers?</summary>
\`\`\`bash
docker ps

docker ps -a
\`\`\`
</details>

<details><summary>How to list images?</summary>

\`docker images\`
</details>
`)
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([
    ['How to list containers?', 'docker ps\ndocker ps -a'],
    ['How to list images?', 'docker images'],
  ])
})

test('a placeholder in angle brackets stays in the question', () => {
  const [question] = found(
    '<details>\n<summary>What does `kill -0 <PID>` or kill <PID> do?</summary>\n\nIt asks.\n</details>\n',
  )
  expect(question?.text).toBe('What does kill -0 <PID> or kill <PID> do?')
})

test('a summary of several lines is one question with its list', () => {
  const [question] = found(`<details>
<summary>Explain the following:
  * image
  * container
</summary><br><b>

A recipe, and what is cooked by it.
</b></details>
`)
  expect(question?.text).toBe('Explain the following: image container')
})

test('a fold of folds is part of the document', () => {
  const questions = found(`<details>
<summary>Networking</summary>

<details>
<summary>What is a bridge?</summary>

A switch.
</details>

<details>
<summary>What is a port?</summary>

A number.
</details>

</details>
`)
  expect(questions.map(({ text }) => text)).toEqual(['What is a bridge?', 'What is a port?'])
})

test('a fold inside an answer is part of that answer', () => {
  const questions = found(`<details>
<summary>What is a registry?</summary>

A store of images.

<details>
<summary>Example</summary>

Docker Hub.
</details>

</details>
`)
  expect(questions.map(({ answer }) => answer)).toEqual(['A store of images.\nExample\nDocker Hub.'])
})

test('a table of contents in a fold is not a question', () => {
  expect(
    found(
      '<details>\n<summary>View contents</summary>\n\n- [What is a pod?](#pod)\n- [What is a node?](#node)\n\n</details>\n',
    ),
  ).toEqual([])
})

test("a summary that doesn't ask is a question where most others ask", () => {
  const fold = (summary: string) => `<details>\n<summary>${summary}</summary>\n\nAn answer.\n</details>\n\n`
  const asking = ['What is a pod?', 'What is a node?', 'Explain taints'].map(fold).join('')
  expect(found(asking + fold('The scheduler and its work')).map(({ text }) => text)).toContain(
    'The scheduler and its work',
  )
  expect(found(fold('The scheduler and its work'))).toEqual([])
})

test('a paragraph above a fold that only says "Answer" is the question', () => {
  const [question] = found(`Which command removes an image?

<details><summary>Answer</summary>

\`docker rmi\`

</details>
`)
  expect(question).toMatchObject({ text: 'Which command removes an image?', answer: 'docker rmi', line: 1 })
})

test('true-or-false questions and blanks to fill in are kinds of their own', () => {
  const questions = found(`<details>
<summary>True or False? Containers have a kernel of their own</summary>

False. They share the host's.
</details>

<details>
<summary>An image consists of <code>____</code></summary>

layers
</details>
`)
  expect(questions.map(({ kind }) => kind)).toEqual(['true-false', 'fill-blank'])
})

test.each([
  'Show commands / answers',
  'Click here for the answer',
  'Click to see the solution!',
  '解答を見る',
  '정답 보기',
])('the fold "%s" is a handle', (handle) => {
  const questions = found(
    `### Expose the pod\n\n<details><summary>${handle}</summary>\n\nWith a service.\n\n</details>\n`,
  )
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([['Expose the pod', 'With a service.']])
})
