import { describe, expect, test } from 'vitest'
import { terminalLines } from '../../src/terminal/field-lines.ts'
import { answer } from '../render/rendering.ts'

function lines(source: string, width: number): string[] {
  return terminalLines(answer(source), { width, palette: 'none', links: 'plain' })
}

const commands = `
| Command | Deletes |
|---------|---------|
| \`image prune\` | images without a name |
| \`volume prune\` | all unused volumes, the named ones too |
`

test('a table that fits is as wide as it needs to be', () => {
  expect(lines(commands, 80)).toEqual([
    'Command        │ Deletes',
    '───────────────┼───────────────────────────────────────',
    '`image prune`  │ images without a name',
    '`volume prune` │ all unused volumes, the named ones too',
  ])
})

test('wide columns shrink first, and rows of several lines are separated by rules', () => {
  expect(lines(commands, 40)).toEqual([
    'Command        │ Deletes',
    '───────────────┼────────────────────────',
    '`image prune`  │ images without a name',
    '───────────────┼────────────────────────',
    '`volume prune` │ all unused volumes, the',
    '               │ named ones too',
  ])
})

test('if not even words fit next to each other, rows become records', () => {
  expect(lines(commands, 14)).toEqual([
    'Command:',
    '`image prune`',
    'Deletes:',
    'images without',
    'a name',
    '',
    'Command:',
    '`volume prune`',
    'Deletes: all',
    'unused',
    'volumes, the',
    'named ones too',
  ])
})

test('cells are aligned, wide characters counted', () => {
  expect(lines('| a | size |  |\n|:-:|--:|--|\n| 漢字 | 1 | x |\n| é | 12 | |', 80)).toEqual([
    ' a   │ size │',
    '─────┼──────┼──',
    '漢字 │    1 │ x',
    ' é   │   12 │',
  ])
})

describe('tables of HTML', () => {
  test('cells that span leave the others empty', () => {
    const html =
      '<table><caption>Sizes</caption><tr><th>a</th><th>b</th></tr>' +
      '<tr><td rowspan="2">c</td><td>d</td></tr><tr><td>e</td></tr><tr><td colspan="2">f</td></tr></table>'
    expect(lines(html, 80)).toEqual(['Sizes', '', 'a │ b', '──┼──', 'c │ d', '  │ e', 'f │'])
  })

  test('lists and breaks in cells keep their lines', () => {
    const html = '<table><tr><td>a<br>b</td><td><ul><li>c</li><li>d</li></ul></td></tr></table>'
    expect(lines(html, 80)).toEqual(['a │ • c', 'b │ • d'])
  })

  test('a table without rows is empty', () => {
    expect(terminalLines('<table></table>', { width: 40, palette: 'none', links: 'plain' })).toEqual([])
  })
})
