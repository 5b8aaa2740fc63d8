import { expect, test } from 'vitest'
import { found } from '../found.ts'

const page = (...tables: string[]) => `# Notes\n\n${tables.join('\n\n')}\n`

test('a table of questions and answers may have numbers and remarks', () => {
  const questions = found(
    page(`| # | Question | Answer | Notes |
|---|---|---|---|
| 1 | Which signal stops a process for good? | \`SIGKILL\` | cannot be caught |
| 2 | Who reaps orphans? | PID 1 | |
| 3 | What is a zombie? | | |`),
  )
  expect(questions.map(({ text, answer, answered, kind, line }) => [text, answer, answered, kind, line])).toEqual([
    ['Which signal stops a process for good?', 'SIGKILL\nNotes: cannot be caught', true, 'open', 5],
    ['Who reaps orphans?', 'PID 1', true, 'open', 6],
    ['What is a zombie?', '', false, 'open', 7],
  ])
})

test('a table of commands asks what they do', () => {
  const questions = found(
    page(`| Command | What it does |
|---|---|
| \`kill -l\` | lists all signals |
| \`pgrep NAME\` | finds processes by name |
| \`nice -n 5 CMD\` | starts a program with less priority |`),
  )
  expect(questions.map(({ text, answer, kind, dialect }) => [text, answer, kind, dialect])).toEqual([
    ['kill -l', 'lists all signals', 'command', 'table'],
    ['pgrep NAME', 'finds processes by name', 'command', 'table'],
    ['nice -n 5 CMD', 'starts a program with less priority', 'command', 'table'],
  ])
})

test('a table of tasks asks for the command', () => {
  const [first] = found(
    page(`| Task | Command |
|---|---|
| List all signals | \`kill -l\` |
| Find a process by name | \`pgrep NAME\` |
| Show the process tree | \`pstree\` |`),
  )
  expect(first).toMatchObject({ text: 'List all signals', answer: 'kill -l', kind: 'command' })
})

test('the header of a table of terms may be in another language', () => {
  const questions = found(
    page(`| Begriff | Bedeutung |
|---|---|
| Prozess | ein laufendes Programm |
| Signal | eine kurze Nachricht an ihn |
| Waise | ein Prozess ohne Elternprozess |`),
  )
  expect(questions.map(({ text, kind }) => [text, kind])).toEqual([
    ['Prozess', 'term'],
    ['Signal', 'term'],
    ['Waise', 'term'],
  ])
})

test('a small table counts if the page has others with the same header', () => {
  const table = (rows: string) => `| Command | Description |\n|---|---|\n${rows}`
  expect(found(page(table('| `kill -l` | lists all signals |')))).toEqual([])
  const both = page(
    table('| `kill -l` | lists all signals |'),
    '## More',
    table('| `ps` | lists own processes |\n| `top` | shows the load now |'),
  )
  expect(found(both).map(({ text }) => text)).toEqual(['kill -l', 'ps', 'top'])
})

test('an HTML table without a header needs a title that announces commands', () => {
  const row = (code: string, text: string) => `<tr><td><code>${code}</code></td><td>${text}</td></tr>`
  const rows = [
    row('ps', 'lists own processes'),
    row('top', 'shows the load'),
    row('kill', 'sends a signal'),
    row('nice', 'lowers a priority'),
  ]
  const html = `<table>\n${rows.join('\n')}\n</table>`
  expect(found(`# Process cheat sheet\n\n${html}\n`).map(({ text }) => text)).toEqual(['ps', 'top', 'kill', 'nice'])
  expect(found(`# My trip\n\n${html}\n`)).toEqual([])
})

test.each([
  [
    'a comparison',
    '| Aspect | Process | Thread |\n|---|---|---|\n' +
      '| Memory | its own memory | shared memory |\n| Cost | rather high | rather low |\n| Faults | stay inside it | end all of them |',
  ],
  ['a score', '| Name | Points |\n|---|---|\n| Ann | 12 |\n| Bob | 9 |\n| Eve | 7 |'],
  [
    'contents',
    '| No. | Question |\n|---|---|\n| 1 | [What is a process?](#a) |\n| 2 | [What is a thread?](#b) |\n| 3 | [What is a signal?](#c) |',
  ],
  [
    'a table of settings',
    '| Parameter | Description |\n|---|---|\n| port | where the server listens |\n| host | name of the server |\n| user | who logs in there |',
  ],
  [
    'names with prose',
    '| Name | Description |\n|---|---|\n| Ann | likes long walks |\n| Bob | plays the piano |\n| Eve | listens to everybody |',
  ],
])('%s has no cards', (_, table) => {
  expect(found(page(table))).toEqual([])
})

test('the commands of a program in its own README are not cards', () => {
  const table =
    '| Command | Description |\n|---|---|\n| `npm start` | starts the server |\n| `npm test` | runs all tests |\n| `npm run lint` | checks the style |'
  expect(found(`# My app\n\n## Installation\n\nClone it.\n\n## Usage\n\n${table}\n\n## License\n\nMIT\n`)).toEqual([])
})
