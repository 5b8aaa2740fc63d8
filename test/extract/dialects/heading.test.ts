import { expect, test } from 'vitest'
import { found } from '../found.ts'

const texts = (markdown: string) => found(markdown).map(({ text }) => text)

test('a heading that asks is a question up to the next heading of its level', () => {
  const questions = found(`# Docker

## What is a container?

A process with walls.

### Walls

Namespaces and control groups.

## Storage

Prose about volumes.
`)
  expect(questions).toEqual([
    {
      text: 'What is a container?',
      more: '',
      answer: 'A process with walls.\nWalls\nNamespaces and control groups.',
      answered: true,
      kind: 'open',
      dialect: 'heading',
      line: 3,
      section: ['Docker'],
    },
  ])
})

test.each(['Q. ', 'Q1: ', '1. ', '3.', 'Question 7: ', 'Q. ***', '[Q] '])(
  'the prefix "%s" is not part of the question',
  (prefix) => {
    const mark = prefix.endsWith('***') ? '***' : ''
    expect(texts(`## ${prefix}What is an image?${mark}\n\nA template.\n`)).toEqual(['What is an image?'])
  },
)

test('a remark in brackets or an emoji may follow the question mark', () => {
  expect(
    texts('## How are images built? (for many platforms)\n\nWith buildx.\n\n## What is runc? 🚀\n\nA runtime.\n'),
  ).toEqual(['How are images built? (for many platforms)', 'What is runc?'])
})

test('headings with a fold that only says "show" are questions, and so are tasks', () => {
  const [question] = found(`### Run nginx detached

You already have an image called web.

<details><summary>show</summary>
<p>

\`\`\`bash
docker run -d web
\`\`\`

</p>
</details>
`)
  expect(question).toMatchObject({
    text: 'Run nginx detached',
    more: 'You already have an image called web.',
    answer: 'docker run -d web',
  })
})

test('several folds below one heading are one answer', () => {
  const [question] = found(`### Create a network

<details><summary>show</summary>

docker network create a

</details>

or

<details><summary>show</summary>

podman network create a

</details>
`)
  expect(question?.answer).toBe('docker network create a\nor\npodman network create a')
})

test.each(['#### Answer', '### Answer:', '**Answer:**', '**Solution:**', 'Answer:'])(
  '"%s" starts the answer',
  (label) => {
    const [question] = found(
      `## 1. What is a tag?\n\n\`\`\`\nubuntu:24.04\n\`\`\`\n\n${label}\n\nA name for an image.\n`,
    )
    expect(question).toMatchObject({ text: 'What is a tag?', more: 'ubuntu:24.04', answer: 'A name for an image.' })
  },
)

test('a bullet that holds the answer is unwrapped', () => {
  const [question] = found('### Слои\n\n- Ответ\n\n    Каждый слой хранит разницу.\n')
  expect(question).toMatchObject({ text: 'Слои', answer: 'Каждый слой хранит разницу.' })
})

test('tasks are questions where most headings of their level ask', () => {
  const page = (last: string) =>
    `## What is a?\n\nA.\n\n## What is b?\n\nB.\n\n## What is c?\n\nC.\n\n## ${last}\n\nText.\n`
  expect(texts(page('Describe the life of a container'))).toContain('Describe the life of a container')
  expect(texts('## Install the tool\n\nRun it.\n\n## Create a project\n\nRun that.\n\n## Clean up\n\nDone.\n')).toEqual(
    [],
  )
})

test('a statement that begins like a question is a title', () => {
  expect(
    texts('# Tool\n\n## How it works\n\nIt reads.\n\n## What you need\n\nA disc.\n\n## How to install\n\nRun.\n'),
  ).toEqual([])
})

test('titles of sections, tables of contents and lists of links are not questions', () => {
  expect(
    texts(
      '# Docker interview questions\n\n## Table of contents\n\n- [What is it?](#a)\n\n## Questions\n\n### What is it?\n\nThis.\n',
    ),
  ).toEqual(['What is it?'])
})

test('a section with questions is not a question itself', () => {
  const page = `## What about images?

<details>
<summary>What is a layer?</summary>

A diff.
</details>

<details>
<summary>What is a tag?</summary>

A name.
</details>
`
  expect(texts(page)).toEqual(['What is a layer?', 'What is a tag?'])
})

test('a question without an answer is found, and so is the next one', () => {
  const questions = found('## Q. What is a node?\n#### Q. What is a pod?\n\n## Q. What is etcd?\n\nA store.\n')
  expect(questions.map(({ text, answered }) => [text, answered])).toEqual([
    ['What is a node?', false],
    ['What is a pod?', false],
    ['What is etcd?', true],
  ])
})

test('links back to the top are not an answer', () => {
  const [question] = found(
    '## What is a pod?\n\n<div align="right">\n    <b><a href="#">↥ back to top</a></b>\n</div>\n\n## What is a node?\n\nA machine.\n',
  )
  expect(question).toMatchObject({ text: 'What is a pod?', answered: false })
})

test('a picture can be the whole answer', () => {
  const [question] = found('## How does it look?\n\n![layers](layers.png)\n')
  expect(question).toMatchObject({ answered: true })
})

test('a command line that has lost its fence is not a question', () => {
  expect(
    texts(
      '# What is a service?\n\nRun\n\n# docker service create --name web nginx\n\n# What is a node?\n\nA machine.\n\n# What is a task?\n\nWork.\n',
    ),
  ).toEqual(['What is a service?', 'What is a node?', 'What is a task?'])
})

test('comments in a fence are not headings', () => {
  expect(texts('## What is `ps`?\n\n```bash\n# What is running?\nps\n```\n')).toEqual(['What is ps?'])
})

test('hashes without a space and labelled lines are questions where other questions are headings', () => {
  const quiz = (title: string) => `${title}\n\n- [ ] no\n- [x] yes\n\n`
  const page = ['#### Q1. Is it one?', '#### Q2. Is it two?', '####Q3. Is it three?', 'Q4. Is it four?']
    .map(quiz)
    .join('')
  expect(found(page).map(({ text, answer }) => [text, answer])).toEqual([
    ['Is it one?', 'yes'],
    ['Is it two?', 'yes'],
    ['Is it three?', 'yes'],
    ['Is it four?', 'yes'],
  ])
})

test('titles that repeatedly stand above a paragraph that asks are unanswered questions', () => {
  const topics = ['Globals', 'Locks', 'Queues', 'Caches', 'Clocks']
  const questions = found(topics.map((topic) => `### ${topic}\n\nWhy are ${topic.toLowerCase()} hard?\n`).join('\n'))
  expect(questions).toHaveLength(5)
  expect(questions[1]).toMatchObject({ text: 'Why are locks hard?', answered: false, line: 7 })
})

test('a heading directly below an HTML tag is still a heading', () => {
  expect(texts('<div>\n  <b>menu</b>\n</div>\n## What is a fork?\n\nA copy.\n')).toEqual(['What is a fork?'])
})

test('a fold with a whole question in its summary ends the answer above it', () => {
  expect(
    texts(`## What is a layer?

A diff.

<details>
<summary>More</summary>

Details.
</details>

<details>
<summary>True or False? A layer can be changed later</summary>

False.
</details>
`),
  ).toEqual(['What is a layer?', 'True or False? A layer can be changed later'])
})

test('what follows "Question 3" alone is the question', () => {
  const questions = found(`# Mock exam

## Question 1

Which port does HTTPS use?

A. 80
B. 443

Answer: B

## 問題2

Which port does SSH use?

22
`)
  expect(questions.map(({ text, line, kind, answer }) => ({ text, line, kind, answer }))).toEqual([
    { text: 'Which port does HTTPS use?', line: 5, kind: 'choice', answer: 'B' },
    { text: 'Which port does SSH use?', line: 14, kind: 'open', answer: '22' },
  ])
})

test('the answer may have a heading of the same level', () => {
  const questions = found(`### Question

What is PID 1?

### Answer

The first process.

### Question

What is a zombie?

### Answer

A process that nobody has waited for.
`)
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([
    ['What is PID 1?', 'The first process.'],
    ['What is a zombie?', 'A process that nobody has waited for.'],
  ])
})

test('imperative headings are tasks on a page of exercises, and steps elsewhere', () => {
  const tasks = `
## 1. Select all pods

one

## 2. Count the nodes

two

## 3. Delete a namespace

three
`
  expect(texts(`# Exercises\n${tasks}`)).toEqual(['Select all pods', 'Count the nodes', 'Delete a namespace'])
  expect(texts(`# Moving house\n${tasks}`)).toEqual([])
  expect(texts(`# Contributing to the exercises\n${tasks}`)).toEqual([])
})

test('a numbered topic among questions is a question too', () => {
  const page = (one: string, two: string, three: string) =>
    `## ${one}What is a pod?\n\nA.\n\n## ${two}Why a service?\n\nB.\n\n## ${three}Probes\n\nC.\n`
  expect(texts(page('1. ', '2. ', '3. '))).toEqual(['What is a pod?', 'Why a service?', 'Probes'])
  expect(texts(page('', '', ''))).toEqual(['What is a pod?', 'Why a service?'])
})

test('ticks below a title are not options', () => {
  expect(texts('# Tool\n\n## Features\n\n- [x] Fast\n- [x] Small\n- [ ] Typed\n')).toEqual([])
})

test('several questions with options below one title are separate cards', () => {
  expect(
    texts(`# Practice exam

1. Which file describes an image?
   - a. Dockerfile
   - b. Makefile
2. Which command builds it?
   - a. docker make
   - b. docker build

## Answers
`),
  ).toEqual(['Which file describes an image?', 'Which command builds it?'])
})

test('the signature of a function is not a question', () => {
  expect(texts('## `read(path?)`\n\nReads.\n\n## `write(path, options?)`\n\nWrites.\n')).toEqual([])
})

test('a line of #tags as in mdanki marks a card and is not part of its answer', () => {
  const questions = found('# Git\n\n## Rebase\n\nMoves commits.\n\n[#git]() [#history]()\n\n## License\n\nFree.\n')
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([['Rebase', 'Moves commits.']])
})

test('a fold with code hides an answer below a question, but not below a title', () => {
  const fold = '<details><summary>Show code</summary>\n\n`x = 1`\n\n</details>\n'
  expect(texts(`## Buttons\n\n${fold}`)).toEqual([])
  expect(texts(`## Buttons\n\nThey can be pressed.\n\n${fold}`)).toEqual([])
  expect(texts(`## Draw a button\n\n${fold}`)).toEqual(['Draw a button'])
})

test('questions are recognised in languages without question marks or spaces', () => {
  const titles = ['什么是镜像', '如何删除容器', '镜像和容器的区别', '说说数据卷', '网络有哪些']
  expect(texts(`# 面试题\n\n${titles.map((title) => `## ${title}\n\n答。\n`).join('\n')}`)).toEqual(titles)
})

test('the tasks of a lab are steps', () => {
  expect(texts('# Lab\n\n## Task 1: Create a group\n\nOpen it.\n\n## Task 2: Create an app\n\nClick.\n')).toEqual([])
})

const sections = (...titles: readonly string[]) =>
  titles.map((title) => `${title}\n\nSome words about it.\n`).join('\n')

test('where a title announces questions, they need no mark, and titles between them are questions', () => {
  const headings = ['## What is a course', '## Explain a bond', '## How to cut a pane', '## Headers']
  const titles = ['What is a course', 'Explain a bond', 'How to cut a pane', 'Headers']
  expect(texts(`# Interview questions on masonry\n\n${sections(...headings)}`)).toEqual(titles)
  expect(texts(`# A handbook of masonry\n\n${sections(...headings)}`)).toEqual([])
})

test.each([
  ['Preguntas frecuentes', ['Qué es un bisel', 'Cómo cortar un vidrio', 'Diferencia entre vidrio y cristal']],
  ['Häufige Fragen', ['Was ist eine Fase', 'Wie schneide ich Glas', 'Erkläre den Schliff']],
  ['Domande frequenti', ["Cos'è un bisello", 'Come si taglia il vetro', 'Quali utensili servono']],
  ['Вопросы на собеседовании', ['Что такое фаска', 'Как режут стекло', 'Отличие стекла от хрусталя']],
  ['Sıkça sorulan sorular', ['Pah nedir', 'Cam nasıl kesilir', 'Cam ve kristal farkı nedir']],
  ['よくある質問', ['面取りとは', 'ガラスの切り方の手順', 'ガラスの掃除方法']],
])('below "%s", questions without a mark are found', (title, questions) => {
  expect(texts(`# ${title}\n\n${sections(...questions.map((question) => `## ${question}`))}`)).toEqual(questions)
})

test('a section that announces questions is judged apart from the rest of the page', () => {
  const readme = ['# Tool', '## What is this?', '## Install', '### What it needs', '## FAQ']
  const questions = ['### How to use a proxy', '### What is a profile', '### Why is it slow']
  expect(texts(sections(...readme, ...questions, '## License'))).toEqual([
    'How to use a proxy',
    'What is a profile',
    'Why is it slow',
  ])
})

test('titles that speak to the reader are no questions, whatever the page announces', () => {
  expect(texts(`# Quiz\n\n${sections('## How it works', '## What you need', '## Teams')}`)).toEqual([])
})

test('the sections of a project are no questions, even if they ask', () => {
  expect(texts(sections('# Tool', '## What is this?', '## When should I use this?', '## Install', '## API'))).toEqual(
    [],
  )
})

test('the chapters of a manual are no questions unless they have a question mark', () => {
  const chapters = ['## What are nodes', '## Why are nodes replaced', '## How do nodes talk']
  expect(texts(`# User manual\n\n${sections(...chapters)}`)).toEqual([])
  expect(texts(`# Nodes\n\n${sections(...chapters)}`)).toHaveLength(3)
  expect(texts(`# User manual\n\n${sections(...chapters.map((chapter) => `${chapter}?`))}`)).toHaveLength(3)
})

test.each([
  ['## Question', '## Why it is asked', '## Answer'],
  ['## Interview question', '## A hint', '## Solution'],
  ['## 面试题', '## 面试官心理分析', '## 面试题剖析'],
  ['## Вопрос', '## Подсказка', '## Ответ'],
])('a section "%s" asks, and what follows in "%s" and "%s" answers it', (label, between, answer) => {
  const page = `# Why keys expire\n\n${label}\n\nHow do keys expire?\n\n${between}\n\nThey want depth.\n\n${answer}\n\n### Lazily\n\nWhen they are read.\n`
  const [question, ...others] = found(page)
  expect(others).toEqual([])
  expect(question).toMatchObject({ text: 'How do keys expire?', more: '', line: 5 })
  expect(question?.answer).toContain('When they are read.')
})

test('several questions in the section are one card with one answer', () => {
  const page = '# Queues\n\n## 面试题\n\n- 为什么使用队列？\n- 队列有什么缺点？\n\n## 面试题剖析\n\n解耦。\n'
  expect(found(page)).toMatchObject([{ text: '为什么使用队列？', more: '队列有什么缺点？', answer: '解耦。' }])
})

test('a heading over nothing but a list of questions is a section', () => {
  const page = '## What may they ask?\n\n- What is a queue?\n- What is a topic?\n- What is a broker?\n'
  expect(found(page).map(({ text }) => text)).toEqual(['What is a queue?', 'What is a topic?', 'What is a broker?'])
})

test('headings that repeat the parts of the question above them belong to its answer', () => {
  const page =
    '# What is a queue? How do queues scale?\n\n## What is a queue\n\nA line.\n\n## How do queues scale?\n\nBy parts.\n'
  expect(found(page).map(({ text }) => text)).toEqual(['What is a queue? How do queues scale?'])
})

test.each(['P1. ', 'D1: ', 'П1. ', '問題1 ', 'Q1。', 'Fråga 1: ', '[F1] ', 'QA1) '])(
  'the label "%s" with rising numbers is not part of the questions',
  (label) => {
    const page = (write: (title: string) => string) =>
      [1, 2, 3].map(
        (number) => `${write(`${label.replace('1', String(number))}What is thing ${number}?`)}\n\nA thing.\n`,
      )
    const expected = [1, 2, 3].map((number) => `What is thing ${number}?`)
    expect(texts(page((title) => `## ${title}`).join('\n'))).toEqual(expected)
    expect(texts(page((title) => `**${title}**`).join('\n'))).toEqual(expected)
    expect(
      texts(
        page((title) => `- ${title}`)
          .join('\n')
          .replaceAll('\nA thing', '\n  A thing'),
      ),
    ).toEqual(expected)
  },
)

test.each(['Chapter', 'Day', 'Step', 'v', 'L'])('"%s 1:" does not make a heading a question', (word) => {
  expect(texts([1, 2, 3].map((number) => `## ${word} ${number}: Mills\n\nLong.\n`).join('\n'))).toEqual([])
})

test.each(['Antwoord', 'Cevap', 'Odpowiedź', 'उत्तर', 'Trả lời', 'Відповідь', '答え', '답변'])(
  'the label "%s" of an answer leaves it, below a heading as on a line',
  (label) => {
    expect(found(`## What is a keel?\n\n**${label}:** The spine.\n`)).toMatchObject([{ answer: 'The spine.' }])
  },
)

test('a heading without a number among numbered questions is the title of a section, and so is "Part B"', () => {
  const numbered = [1, 2, 3, 4, 5].map((number) => `## ${number}. What is thing ${number}?\n\nA thing.\n`)
  expect(found([...numbered, '## Remarks\n\nSome more.\n'].join('\n'))).toHaveLength(5)
  const plain = [1, 2, 3, 4, 5].map((number) => `## What is thing ${number}?\n\nA thing.\n`)
  expect(found([...plain, '## Part B\n\nSome more.\n'].join('\n'))).toHaveLength(5)
})

const answersOf = (page: string) => found(page).map(({ text, answer }) => [text, answer])

test.each([
  ['## 1. Was ist ein Hof?', '## 2. Was ist ein Ring?', '## 3. Was ist ein Stern?', '## Weiterführende Links'],
  ['## Q1: ¿Qué es un puerto?', '## Q2: ¿Qué es un zócalo?', '## Q3: ¿Qué es un paquete?', '## Contacto'],
  ['## 什么是端口？', '## 什么是套接字？', '## 什么是数据包？', '## 参考资料'],
])('a heading behind the questions of a FAQ that lacks what they have in common is none: %s', (...headings) => {
  const questions = answersOf(`# FAQ\n\n${headings.map((heading, at) => `${heading}\n\nText ${at}.`).join('\n\n')}\n`)
  expect(questions.map(([, answer]) => answer)).toEqual(['Text 0.', 'Text 1.', 'Text 2.'])
})

test('a heading in front of the questions of a FAQ that lacks what they have in common is none', () => {
  const page = '# FAQ\n\n## Vorwort\n\nZuerst.\n\n## Was ist A?\n\na\n\n## Was ist B?\n\nb\n\n## Was ist C?\n\nc\n'
  expect(answersOf(page)).toEqual([
    ['Was ist A?', 'a'],
    ['Was ist B?', 'b'],
    ['Was ist C?', 'c'],
  ])
})

test('a task without a number behind numbered questions is a question', () => {
  const page =
    '# Interview questions\n\n## 1. What is A?\n\na\n\n## 2. What is B?\n\nb\n\n## 3. What is C?\n\nc\n\n## Explain D\n\nd\n'
  expect(answersOf(page)).toHaveLength(4)
})

test('the label of an answer below a numbered exercise marks it, whatever the exercise says', () => {
  const page =
    '# Blatt 2\n\n### Aufgabe 1\n\nBestimme die Ableitung.\n\n**Lösung:** Zwei.\n\n### Aufgabe 2\n\nBestimme das Integral.\n\n**Lösung:** Drei.\n'
  expect(answersOf(page)).toEqual([
    ['Bestimme die Ableitung.', 'Zwei.'],
    ['Bestimme das Integral.', 'Drei.'],
  ])
})

test.each([
  ['問題', '答え'],
  ['Exercício', 'Solução'],
  ['Zadanie', 'Rozwiązanie'],
  ['Opgave', 'Antwoord'],
])('"%s 1" and "%s" are the labels of an exercise and its answer', (exercise, answer) => {
  const page = [1, 2].map((at) => `## ${exercise} ${at}\n\nText ${at}.\n\n### ${answer}\n\nMeaning ${at}.\n`).join('\n')
  expect(answersOf(page)).toEqual([
    ['Text 1.', 'Meaning 1.'],
    ['Text 2.', 'Meaning 2.'],
  ])
})

test('deleting a question makes no question of the heading behind all of them', () => {
  const page = '# FAQ\n\n## ¿Qué es A?\n\na\n\n## ¿Qué es B?\n\nb\n\n## Contacto\n\nc\n'
  expect(answersOf(page)).toEqual([
    ['¿Qué es A?', 'a'],
    ['¿Qué es B?', 'b'],
  ])
})

test('a label that was not known before takes nothing out of an answer', () => {
  const page = (label: string) => `## Wat is een kiel?\n\nDenk aan een schip.\n\n**${label}:** Een balk.\n`
  expect(answersOf(page('Antwoord'))).toEqual([['Wat is een kiel?', 'Denk aan een schip.\nAntwoord: Een balk.']])
  expect(answersOf(page('Answer'))).toEqual([['Wat is een kiel?', 'Een balk.']])
})
