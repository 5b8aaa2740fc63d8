import { expect, test } from 'vitest'
import { found } from '../found.ts'

/** A page with a title and a table of two columns. */
function page(title: string, ...rows: readonly string[]): string {
  const [head = '', ...body] = rows.map((row) => `| ${row} |`)
  return `# ${title}\n\n${[head, '| --- | --- |', ...body].join('\n')}\n`
}

const asked = (markdown: string) => found(markdown, 'a/page.md').map(({ text, answer }) => `${text}: ${answer}`)

test.each([
  [page('Lektion 4', 'Deutsch | Englisch', 'Hund | dog', 'Katze | cat', 'Pferd | horse'), 'Hund: dog'],
  [page('N5', '単語 | 意味', '山 | mountain', '川 | river', '火 | fire'), '山: mountain'],
  [
    page('Capitals of Europe', 'Country | Capital', 'France | Paris', 'Spain | Madrid', 'Italy | Rome'),
    'France: Paris',
  ],
  [page('Well-known ports', 'Port | Service', '22 | SSH', '53 | DNS', '443 | HTTPS'), '22: SSH'],
  [page('Exit codes', 'Code | Meaning', '0 | success', '126 | no program', '127 | not found'), '0: success'],
  [
    page('Vim shortcuts', 'Shortcut | Action', 'Ctrl+F | forward', 'Ctrl+B | back', 'Ctrl+G | place'),
    'Ctrl+F: forward',
  ],
  [page('Morse code', 'Letter | Code', 'A | .-', 'B | -...', 'C | -.-.'), 'A: .-'],
  [page('Anything', 'Recto | Verso', 'chien | dog'), 'chien: dog'],
  [page('Anything', 'Begriff | Definition', 'Byte | acht Bit'), 'Byte: acht Bit'],
])('%j is learned', (markdown, first) => {
  expect(asked(markdown)[0]).toBe(first)
})

test('the column that has no repeats asks', () => {
  const verbs = page('Verbs to learn', 'Group | Verb', 'irregular | go', 'regular | walk', 'irregular | see')
  expect(asked(verbs)).toEqual(['go: irregular', 'walk: regular', 'see: irregular'])
})

test.each([
  page('Options', 'Option | Description', 'colour | The colour', 'depth | The depth', 'quiet | No output'),
  page('Team', 'Name | Role', 'Anna | lead', 'Ben | design', 'Carl | tests'),
  page('Benchmarks', 'Library | Score', 'fast | 12,000', 'slow | 300', 'medium | 4,000'),
  page('Contents', 'Chapter | Topic', '1 | Shells', '2 | Pipes', '3 | Loops'),
  page('Trip', 'Country | Days', 'Peru | 10', 'Chile | 5', 'Cuba | 3'),
  page('Offices', 'City | Country', 'Berlin | Germany', 'Oslo | Norway', 'Rome | Italy'),
  page('Translations', 'Key | English', 'save | Save', 'load | Load', 'quit | Quit'),
  page('Payment API', 'Error code | Meaning', 'E1 | No money', 'E2 | No card', 'E3 | No bank'),
])('%j is not learned', (markdown) => {
  expect(asked(markdown)).toEqual([])
})

test('a title of thousands of signs is no reason to stop', () => {
  const head = `Begriff ${'…'.repeat(20_000)}x | Definition`
  expect(asked(page('Begriffe zum Lernen', head, 'Byte | acht Bit', 'Bit | 0 oder 1'))).toEqual([
    'Byte: acht Bit',
    'Bit: 0 oder 1',
  ])
})
