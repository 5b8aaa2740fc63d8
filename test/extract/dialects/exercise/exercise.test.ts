import { expect, test } from 'vitest'
import { found, foundAmong } from '../../found.ts'

const table = '|Name|Topic|Exercise|Solution|\n|---|---|---|---|\n'

const linked = {
  'os/README.md': `# OS

${table}|First fork|Processes|[Exercise](tasks/fork.md)|[Solution](solutions/fork.md)|
|Signals|Processes|[Exercise](tasks/signals.md)| |
|Gone|Processes|[Exercise](tasks/gone.md)| |
`,
  'os/tasks/fork.md':
    '# First fork\n\n## Objective\n\nFork once, see ![tree](tree.png).\n\n[Here is the solution](../solutions/fork.md)\n',
  'os/solutions/fork.md':
    '# First fork\n\n## Objective\n\nFork once, see ![tree](tree.png).\n\n## Solution\n\nCall [fork](../calls.md#fork).\n',
  'os/tasks/signals.md': '# Signals\n\nSend one.\n',
}

test('each row of a table that links exercises and solutions is a card', () => {
  expect(foundAmong(linked, 'os/README.md').map(({ section, dialect, ...rest }) => rest)).toEqual([
    {
      text: 'First fork',
      more: 'Objective\nFork once, see .',
      answer: 'Call fork.',
      answered: true,
      kind: 'exercise',
      line: 5,
    },
    { text: 'Signals', more: 'Send one.', answer: '', answered: false, kind: 'exercise', line: 6 },
  ])
})

test('the linked files have no cards of their own', () => {
  for (const file of ['os/tasks/fork.md', 'os/solutions/fork.md', 'os/tasks/signals.md'])
    expect(foundAmong(linked, file)).toEqual([])
})

test('linked files may have questions of their own, but a task that the solution repeats is not one', () => {
  const files = {
    'README.md': `${table}|Fork|Calls|[Exercise](fork.md)|[Solution](solutions/fork.md)|\n`,
    'fork.md': '# Fork\n\n1. What does fork return in the child?\n',
    'solutions/fork.md':
      '# Fork\n\n<details><summary>What does fork return in the child?</summary>\n\n0\n\n</details>\n\n' +
      '<details><summary>Who is PID 1?</summary>\n\ninit\n\n</details>\n',
  }
  expect(foundAmong(files, 'solutions/fork.md').map(({ text }) => text)).toEqual(['Who is PID 1?'])
})

test('each item of a list that links exercises and solutions is a card', () => {
  const files = {
    'README.md':
      '# Tasks\n\n- [Exercise: Pipes](pipes.md) ([solution](solutions/pipes.md))\n- [Sockets](sockets.md) - [Solution](solutions/sockets.md)\n',
    'pipes.md': '# Pipes\n\nConnect two processes.\n',
    'solutions/pipes.md': '# Pipes\n\nUse pipe.\n',
    'sockets.md': '# Sockets\n\nListen.\n',
    'solutions/sockets.md': '# Sockets\n\nUse listen.\n',
  }
  expect(foundAmong(files, 'README.md').map(({ text, answer, line }) => [text, answer, line])).toEqual([
    ['Pipes', 'Use pipe.', 3],
    ['Sockets', 'Use listen.', 4],
  ])
})

test('a file and the solution of the same name are a card without any table', () => {
  const files = {
    'tasks/pipes.md': '# Pipes\n\nConnect two processes.\n',
    'solutions/pipes.md': '# Pipes: solution\n\nUse pipe.\n',
  }
  expect(foundAmong(files, 'tasks/pipes.md')).toMatchObject([
    { text: 'Pipes', more: 'Connect two processes.', answer: 'Use pipe.', kind: 'exercise', line: 1 },
  ])
  expect(foundAmong(files, 'solutions/pipes.md')).toEqual([])
})

test('exercises.md and solutions.md are matched by number', () => {
  const files = {
    'exercises.md':
      '# Exercises\n\n## Exercise 1: Fork\n\nFork once.\n\n## Exercise 2: Wait\n\nWait for it.\n\n## Exercise 3\n\nSend a signal.\n',
    'solutions.md':
      '# Solutions\n\n## Solution 1: Fork\n\nCall fork.\n\n## Solution to exercise 3\n\nCall kill.\n\n## Solution 2: Wait\n\nCall wait.\n',
  }
  expect(foundAmong(files, 'exercises.md').map(({ text, answer, kind, line }) => [text, answer, kind, line])).toEqual([
    ['Fork', 'Call fork.', 'exercise', 3],
    ['Wait', 'Call wait.', 'exercise', 7],
    ['Send a signal.', 'Call kill.', 'exercise', 13],
  ])
  expect(foundAmong(files, 'solutions.md')).toEqual([])
})

test('numbered questions may have their answers as lines of another file', () => {
  const files = {
    'quiz/questions.md':
      '# Quiz\n\n**Q1.** Who is PID 1?\n\n**Q2.** Which call waits?\nA. fork\nB. wait\n\n**Q3.** Which call ends?\n\n- A. exit\n- B. exec\n',
    'quiz/answers.md':
      '# Answers\n\n**Q1.** The first process.\n**Q2.** ✅ B - `wait` waits.\n\n**Q3.** ✅ A\n\nIt ends the process.\n',
  }
  expect(
    foundAmong(files, 'quiz/questions.md').map(({ text, more, answer, kind, line }) => [
      text,
      more,
      answer,
      kind,
      line,
    ]),
  ).toEqual([
    ['Who is PID 1?', '', 'The first process.', 'open', 3],
    ['Which call waits?', 'A. fork\nB. wait', '✅ B - wait waits.', 'choice', 5],
    ['Which call ends?', 'A. exit\nB. exec', '✅ A\nIt ends the process.', 'choice', 9],
  ])
})

test('numbers that restart in each section are matched within their section', () => {
  const part = (section: string, ...lines: string[]) =>
    `## ${section}\n\n${lines.map((line, index) => `**Q${index + 1}.** ${line}\n`).join('\n')}\n`
  const files = {
    'questions.md': part('Processes', 'Who forks?', 'Who waits?') + part('Files', 'Who opens?', 'Who closes?'),
    'answers.md': part('Files', 'open', 'close') + part('Processes', 'fork', 'wait'),
  }
  expect(foundAmong(files, 'questions.md').map(({ text, answer }) => [text, answer])).toEqual([
    ['Who forks?', 'fork'],
    ['Who waits?', 'wait'],
    ['Who opens?', 'open'],
    ['Who closes?', 'close'],
  ])
})

test('an exercise with its solution on the same page is one card', () => {
  const questions = found(
    '# Zombies\n\n## Objective\n\nMake one.\n\n## Instructions\n\nDo not wait.\n\n## Solution\n\nFork and sleep.\n',
  )
  expect(questions).toMatchObject([
    {
      text: 'Zombies',
      more: 'Objective\nMake one.\nInstructions\nDo not wait.',
      answer: 'Fork and sleep.',
      kind: 'exercise',
    },
  ])
})

test('a table that links chapters has no exercises', () => {
  const files = {
    'README.md': '# Course\n\n|Chapter|Text|\n|---|---|\n|Processes|[Read](processes.md)|\n|Files|[Read](files.md)|\n',
    'processes.md': '# Processes\n\nThey run.\n',
    'files.md': '# Files\n\nThey lie.\n',
  }
  expect(foundAmong(files, 'README.md')).toEqual([])
})
