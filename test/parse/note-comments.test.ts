import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropNoteComments } from '../../src/parse/note-comments.ts'

test.each([
  ['within a line', 'It floats. %%ask again%% It burns.', 'It floats. It burns.'],
  ['at the end of a line', 'It floats %%ask again%%\nIt burns.', 'It floats\nIt burns.'],
  ['with blanks inside', 'It floats %% ask again %%.', 'It floats .'],
  ['over several lines', 'a\n\n%%\n## Hidden?\n\nYes.\n%%\n\nb', 'a\n\n\n\n\n\n\n\nb'],
  ['that begins with its text', '%%draft\n\nmore%%\nb', '\n\n\nb'],
  ['in a quotation', '> a %%b c%%\n> %%\n> d\n> %%', '> a\n>\n> \n> '],
])('a comment %s is removed, and the lines stay', (_, source, expected) => {
  expect(dropNoteComments(source)).toBe(expected)
})

test.each([
  ['code', 'Use `%%time` or `a %%b%%`.'],
  ['fenced code', '```python\n%%time\nx\n```\n\n```\n%%bash%%\n```'],
  ['the command of a cell', '%%time\nsum(x)\n\n%%'],
  ['a remainder', '7 %% 2 is 1, and 50%% of 60%% is 30%%.'],
  ['a comment that is never closed', 'a\n\n%%\nb'],
  ['front matter', '---\na: "%%b c%%"\n---\n'],
])('%s is no comment', (_, source) => {
  expect(dropNoteComments(source)).toBe(source)
})

test('a source keeps the number of its lines', () => {
  const part = fc.constantFrom('%%', '%%a b', 'c%%', '```', '> ', '`', 'text', '\n', '\n\n', ' ')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const source = parts.join('')
      expect(dropNoteComments(source).split('\n')).toHaveLength(source.split('\n').length)
    }),
  )
})
