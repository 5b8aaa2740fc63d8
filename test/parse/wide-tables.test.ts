import { expect, test } from 'vitest'
import { mendWideTables } from '../../src/parse/wide-tables.ts'
import { outline, parsed } from './parsed.ts'

const wide = `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|b|\n'.repeat(1000)}`

test('a table whose rows lack most of their cells is text, and is reported', () => {
  const { problems, blocks } = parsed(`# T\n\n${wide}\n## What is a quay?\n`)
  expect(problems.map(({ line, ruleId }) => [line, ruleId])).toEqual([[4, 'table']])
  expect(blocks.map(({ tagName }) => tagName)).toEqual(['h1', 'p', 'h2'])
})

test.each([
  ['a few cells that are missing', '| a | b |\n| --- | --- |\n| c |\n'],
  ['many rows that are whole', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(60_000)}`],
  [
    'a wide table with whole rows',
    `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${`${'|b'.repeat(500)}|\n`.repeat(300)}`,
  ],
  ['no table', `|---|\n${'---\n'.repeat(20)}`],
])('nothing is changed: %s', (_, source) => {
  expect(mendWideTables(source)).toEqual({ source, wide: [] })
})

test('the page of a table that is left has its cells', () => {
  expect(outline(parsed('| a | b |\n| - | - |\n| c |\n').blocks)).toEqual([
    'table(thead(tr(th(a) th(b))) tbody(tr(td(c) td())))',
  ])
})
