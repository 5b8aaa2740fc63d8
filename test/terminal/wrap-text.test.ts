import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textWidth } from '../../src/terminal/text-width.ts'
import { wrapText } from '../../src/terminal/wrap-text.ts'

function lines(text: string, width: number): string[] {
  return wrapText(text, width).map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['at spaces', 'one two three', 7, ['one two', 'three']],
  ['not what fits', 'one two', 7, ['one two']],
  ['at line feeds', 'one\n\ntwo', 7, ['one', '', 'two']],
  ['keeping the spaces between words and in front', '  a   b c', 7, ['  a   b', 'c']],
  ['within words that are longer than a line', 'abcdefgh', 3, ['abc', 'def', 'gh']],
  ['behind a long word', 'abcdefgh i', 3, ['abc', 'def', 'gh', 'i']],
  ['a long word from where it is cut least often', 'ab cdefghi', 6, ['ab cde', 'fghi']],
  ['a long word on the next line where that saves a cut', 'abcd efghijkl', 6, ['abcd', 'efghij', 'kl']],
  ['a long word behind a sign between its parts', 'https://example.com/path', 21, ['https://example.com/', 'path']],
  ['a long word anywhere where the sign is far off', 'a/bcdefghijkl', 6, ['a/bcde', 'fghijk', 'l']],
  ['between characters of scripts without spaces', 'a 漢字漢字', 6, ['a 漢字', '漢字']],
  ['never within a character', 'e\u0301e\u0301👩‍👩‍👧', 2, ['e\u0301e\u0301', '👩‍👩‍👧']],
  ['a wide character alone where nothing else fits', '漢字', 1, ['漢', '字']],
  ['nothing', '', 5, ['']],
])('wraps %s', (_, text, width, expected) => {
  expect(lines(text, width)).toEqual(expected)
})

test('no line is too wide, and nothing but white space is lost', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '漢', '🐳', '-'), maxLength: 12 })
  const text = fc.array(fc.oneof(word, fc.constantFrom(' ', '  ', '\n'))).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), (written, width) => {
      const wrapped = lines(written, width)
      expect(wrapped.every((line) => textWidth(line) <= width)).toBe(true)
      expect(wrapped.join('').replace(/\s/g, '')).toBe(written.replace(/\s/g, ''))
    }),
    { seed: 1 },
  )
})
