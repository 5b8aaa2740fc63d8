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
  expect(names(`# Services\n\n${pairs.slice(0, 3).join('\n')}`)).toEqual([])
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
