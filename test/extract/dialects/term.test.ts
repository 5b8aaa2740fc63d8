import { expect, test } from 'vitest'
import { found } from '../found.ts'

const names = (markdown: string, file?: string) =>
  found(markdown, file).map(({ text, answer, kind, line }) => [text, answer, kind, line])

test('names of manual pages with a tab before their description are terms', () => {
  expect(names('# Processes\n\nps(1)\tReport the current processes\nkill(1)\tSend a signal to a process\n')).toEqual([
    ['ps(1)', 'Report the current processes', 'term', 3],
    ['kill(1)', 'Send a signal to a process', 'term', 4],
  ])
})

test('five lines with a term, a tab and a meaning are terms, but mounts, listings and short tables are not', () => {
  const lines = [
    'fork\tCopy a process',
    'exec\tReplace its program',
    'wait\tWait for a child',
    'exit\tEnd a process',
    'kill\tSend a signal',
  ]
  expect(names(lines.join('\n')).length).toBe(5)
  expect(names(lines.slice(0, 3).join('\n'))).toEqual([])
  expect(names('/\tpart1\n/home\tpart2\n/usr\tpart3\n/var\tpart4\n/opt\tpart5\n')).toEqual([])
  expect(names('PID\tUSER\tTIME\n1\troot\t2 days\n7\troot\t2 days\n8\tann\t1 day\n9\tbob\t1 day\n')).toEqual([])
})

test('in a glossary, every form of list holds terms', () => {
  const glossary = `# Course

## Glossary

- Process: a running program
- **Thread**: a line of execution in it
- **Signal** - a short message
- **Zombie:** has ended, but nobody asked
`
  expect(names(glossary)).toEqual([
    ['Process', 'a running program', 'term', 5],
    ['Thread', 'a line of execution in it', 'term', 6],
    ['Signal', 'a short message', 'term', 7],
    ['Zombie', 'has ended, but nobody asked', 'term', 8],
  ])
})

test('definition lists may be HTML or use a colon', () => {
  expect(
    names('<dl>\n<dt>Process</dt><dd>a running program</dd>\n<dt>Signal</dt><dd>a short message</dd>\n</dl>\n').map(
      ([text]) => text,
    ),
  ).toEqual(['Process', 'Signal'])
  expect(names('Process\n: a running program\n\nSignal\n: a short message\n')).toEqual([
    ['Process', 'a running program', 'term', 1],
    ['Signal', 'a short message', 'term', 4],
  ])
})

test('lists of terms count on a page with many other terms', () => {
  const list = '- fork: copies a process\n- exec: replaces its program\n- wait: waits for a child\n'
  const pages = Array.from({ length: 8 }, (_, index) => `call${index}(2)\tDo the thing number ${index}`).join('\n')
  expect(
    names(`Calls\n\n${list}\nManual\n\n${pages}\n`)
      .slice(0, 3)
      .map(([text]) => text),
  ).toEqual(['fork', 'exec', 'wait'])
  expect(names(`Calls\n\nThere are three of them.\n\n${list}\nThey belong together, as everybody knows.\n`)).toEqual([])
})

test('lists of terms count on a page with nothing else', () => {
  const list = (...terms: string[]) => terms.map((term) => `- ${term}: what ${term} is for\n`).join('')
  expect(
    names(`# Kernel\n\n## Calls\n\n${list('fork', 'exec', 'wait')}\n## Signals\n\n${list('TERM', 'KILL', 'HUP')}`)
      .length,
  ).toBe(6)
})

test('the commands of a cheat sheet are cards', () => {
  expect(
    names('# Process cheat sheet\n\n- `ps aux` - lists all processes\n- `kill -9 PID`: ends one for good\n'),
  ).toEqual([
    ['ps aux', 'lists all processes', 'command', 3],
    ['kill -9 PID', 'ends one for good', 'command', 4],
  ])
})

test.each([
  [
    'features of a program',
    '# App\n\n## Features\n\n- Fast: written in C\n- Small: only one file\n- Free: under the MIT licence\n\n## Installation\n\nCopy it.\n\n## License\n\nMIT\n',
  ],
  [
    'facts about an exam',
    '# Exam\n\n- Duration: 90 minutes\n- Questions: 60 in all\n- Cost: 100 dollars\n- Retake: 14 days later\n- Pass: 70 percent\n- Level: 2 of 3\n',
  ],
  ['links', '# Glossary\n\n- [Processes](a.md): [read](a.md)\n- [Signals](b.md): [read](b.md)\n'],
  [
    'a change log',
    '# 1.2\n\n- Added: a new option\n- Fixed: a bad crash\n- Changed: the default port\n\n' +
      '# 1.1\n\n- Added: a first option\n- Fixed: an old crash\n- Removed: the old port\n',
  ],
])('%s have no cards', (_, markdown) => {
  expect(names(markdown)).toEqual([])
})

test('paragraphs that begin with a bold term count only under the title of a glossary', () => {
  const terms = '**Pod**: the smallest unit.\n\n**Node**: one machine.\n\n**Kubelet** - the agent of a node.\n'
  expect(found(`# Glossary\n\n${terms}`).map(({ text }) => text)).toEqual(['Pod', 'Node', 'Kubelet'])
  expect(found(`# Our cluster\n\n${terms}`)).toEqual([])
})
