import { expect, test } from 'vitest'
import { found } from '../found.ts'

const code = (line: string) => `\`\`\`\n${line}\n\`\`\``
const names = (markdown: string) => found(markdown).map(({ text, answer, kind, line }) => [text, answer, kind, line])

test('imperative lines with code are cards under a title that announces commands', () => {
  const markdown = `# Process commands

List all processes:

${code('$ ps aux')}

- End a process for good:

${code('$ kill -9 PID')}

## Priorities

**Start a program with less priority:**

${code('nice -n 5 CMD')}
`
  expect(names(markdown)).toEqual([
    ['List all processes', '$ ps aux', 'command', 3],
    ['End a process for good', '$ kill -9 PID', 'command', 9],
    ['Start a program with less priority', 'nice -n 5 CMD', 'command', 17],
  ])
})

test('list items may have the code below them or on the same line', () => {
  const markdown = `# Cheat sheet

- List all processes: \`ps aux\`
- Show the process tree:

  \`\`\`sh
  pstree
  \`\`\`
- Find a process by name: \`pgrep NAME\`
`
  expect(names(markdown)).toEqual([
    ['List all processes', 'ps aux', 'command', 3],
    ['Show the process tree', 'pstree', 'command', 4],
    ['Find a process by name', 'pgrep NAME', 'command', 9],
  ])
})

test('a page with little else needs no such title', () => {
  const pairs = ['List', 'Show', 'Stop', 'Start', 'Restart', 'Remove'].map(
    (verb) => `${verb} the service:\n\n${code(`svc ${verb.toLowerCase()}`)}\n`,
  )
  expect(names(`# Services\n\n${pairs.join('\n')}`).length).toBe(6)
  expect(names(`# Services\n\n${pairs.slice(0, 4).join('\n')}`).length).toBe(4)
  expect(names(`# Services\n\n${pairs.slice(0, 3).join('\n')}`).length).toBe(3)
  expect(names(`# Services\n\n${pairs.slice(0, 2).join('\n')}`)).toEqual([])
  const prose = 'A sentence about services that takes its time and says what they are for in the end.\n'
  expect(names(`# Services\n\n${pairs.slice(0, 4).join(`\n${prose}\n`)}`)).toEqual([])
})

test('a text that leads through steps has no cards', () => {
  const markdown = `# Set up

A server is needed. It takes a while until it is there, so be patient with it.

First create a folder:

${code('mkdir srv')}

The folder is empty now, which is as it should be, and nobody needs to worry about that.

Start the server:

${code('srv start')}

You see its log, and after a while also the line that says on which port it listens.

Stop the server:

${code('srv stop')}
`
  expect(names(markdown)).toEqual([])
})

test('the installation section of a README has no cards', () => {
  const markdown = `# App

## Installation

Clone the repository:

${code('git clone URL')}

Install the dependencies:

${code('npm install')}

Run the app:

${code('npm start')}

## License

MIT
`
  expect(names(markdown)).toEqual([])
})

const pairsOf = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([task, line]) => `${task}\n\n${code(line)}\n`).join('\n')

test.each([
  [
    'without a title',
    pairsOf(['List the processes:', 'ps -e'], ['Stop a process:', 'kill 1'], ['Show what is open:', 'lsof']),
  ],
  [
    'without colons',
    pairsOf(['Undo a commit', 'git reset'], ['Show a change', 'git show'], ['Rename a branch', 'git branch']),
  ],
  [
    'in other languages of code',
    pairsOf(['Reverse a text:', 's[::-1];'], ['Split a text:', 's.split(",")'], ['Join words:', '"".join(x)']),
  ],
  [
    'in German',
    pairsOf(['Alle Prozesse anzeigen:', 'ps'], ['Einen Prozess beenden:', 'kill 1'], ['Dateien auflisten:', 'ls']),
  ],
  [
    'below a line that opens the page',
    `# Network\n\nWhat I forget.\n\n${pairsOf(['Show the routes:', 'ip r'], ['Ask a server:', 'dig x'], ['List open ports:', 'ss'])}`,
  ],
])('three tasks with code %s are the whole page', (_, page) => {
  expect(names(page)).toHaveLength(3)
})

test.each([
  ['captions of one word', pairsOf(['Install:', 'npm i x'], ['Usage:', 'x run'], ['Update:', 'npm up x'])],
  [
    'the steps of a set-up',
    pairsOf(
      ['Clone the repository:', 'git clone URL'],
      ['Install the dependencies:', 'npm i'],
      ['Create your database:', 'x db'],
    ),
  ],
  ['captions of examples', pairsOf(['Basic usage:', 'x()'], ['With an option:', 'x(1)'], ['Named export:', 'y()'])],
  [
    'requests and what they return',
    pairsOf(['Create a user:', 'x'], ['List all users:', 'y'], ['Delete a user:', 'z']).replaceAll(
      /```\n(?=\w)/g,
      '```json\n',
    ),
  ],
])('%s are no tasks', (_, page) => {
  expect(names(page)).toEqual([])
})
