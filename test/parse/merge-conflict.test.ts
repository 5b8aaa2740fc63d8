import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleConflicts } from '../../src/parse/merge-conflict.ts'

const conflict = (ours: string, theirs: string, ancestor?: string): string =>
  `<<<<<<< HEAD\n${ours}${ancestor === undefined ? '' : `||||||| 1a2b3c4\n${ancestor}`}=======\n${theirs}>>>>>>> feature\n`

test('of a merge conflict, the first side is read', () => {
  expect(settleConflicts(`a\n${conflict('b\n', 'c\n')}\nd\n`)).toEqual({
    source: 'a\nb\n\n\n\n\n\nd\n',
    conflicts: [2],
  })
})

test('of a merge conflict with the common ancestor, the ancestor is read', () => {
  expect(settleConflicts(conflict('b\n', 'c\n', 'a\n')).source.trim()).toBe('a')
})

test('a mark that stands alone is taken out and reported', () => {
  expect(settleConflicts('a\n<<<<<<< HEAD\nb\n\nc\n')).toEqual({ source: 'a\nb\n\n\nc\n', conflicts: [2] })
})

test('a table stays whole', () => {
  const table = `| a | b |\n| - | - |\n${conflict('| c | d |\n', '| c | e |\n')}| f | g |\n\nEnd.\n`
  expect(settleConflicts(table).source).toBe('| a | b |\n| - | - |\n| c | d |\n| f | g |\n\n\n\n\n\nEnd.\n')
})

test.each([
  ['a heading with a line of seven signs', 'What is a ridge?\n=======\n\nA line.\n'],
  ['seven levels of quotation', 'Said.\n\n>>>>>>> deep\n'],
  ['a conflict in a code block', `\`\`\`text\n${conflict('a\n', 'b\n')}\`\`\`\n`],
  ['a conflict in a code block of tildes', `~~~~\n~~~\n${conflict('a\n', 'b\n')}~~~~\n`],
  ['a conflict in preformatted HTML', `<pre>\n${conflict('a\n', 'b\n')}</pre>\n`],
  ['a conflict in indented code', conflict('a\n', 'b\n').replace(/^/gm, '    ')],
  ['more than seven signs', '<<<<<<<< x\n========\n>>>>>>>> y\n'],
])('%s is no merge conflict', (_, source) => {
  expect(settleConflicts(source)).toEqual({ source, conflicts: [] })
})

test('the lines behind a conflict keep their numbers', () => {
  const line = fc.constantFrom('text', '', '- item', '# Title', '| a | b |')
  const side = fc.array(line, { maxLength: 4 }).map((lines) => lines.map((one) => `${one}\n`).join(''))
  fc.assert(
    fc.property(side, side, side, (before, ours, theirs) => {
      const source = `${before}${conflict(ours, theirs)}\nlast\n`
      const settled = settleConflicts(source).source.split('\n')
      expect(settled.lastIndexOf('last')).toBe(source.split('\n').lastIndexOf('last'))
    }),
  )
})
