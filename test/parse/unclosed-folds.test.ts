import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mendUnclosedFolds } from '../../src/parse/unclosed-folds.ts'
import { found } from '../extract/found.ts'

const fold = (title: string, body: string, end = '</details>\n') =>
  `<details>\n<summary>What is ${title}?</summary>\n\n${body}\n\n${end}\n`

const answers = (markdown: string) => found(markdown).map(({ text, answer }) => [text, answer])

test('a fold without an end does not take in the next one', () => {
  const page =
    fold('a mast', 'A pole.', '') +
    fold('a sail', 'Cloth.') +
    fold('a rope', 'Strands.', '') +
    fold('a keel', 'A beam.')
  expect(mendUnclosedFolds(page).unclosed).toEqual([1, 14])
  expect(answers(page)).toEqual([
    ['What is a mast?', 'A pole.'],
    ['What is a sail?', 'Cloth.'],
    ['What is a rope?', 'Strands.'],
    ['What is a keel?', 'A beam.'],
  ])
})

test('a fold without an end does not take in the next section, but keeps the headings of its answer', () => {
  const page = `# Ships\n\n${fold('a mast', '### Shape\n\nA pole.', '')}## What is a sail?\n\nCloth.\n\n${fold('a keel', 'A beam.', '')}`
  expect(answers(page)).toEqual([
    ['What is a mast?', 'Shape\nA pole.'],
    ['What is a sail?', 'Cloth.'],
    ['What is a keel?', 'A beam.'],
  ])
})

test.each([
  [
    'folds inside a fold',
    `<details>\n<summary>What is rigging?</summary>\n\nRopes.\n\n${fold('a stay', 'A rope.')}</details>\n`,
  ],
  ['folds in a group without an end', `<details>\n<summary>All answers</summary>\n\n${fold('a stay', 'A rope.')}`],
  ['folds in code', `\`\`\`html\n${fold('a mast', 'A pole.', '')}\`\`\`\n\n${fold('a stay', 'A rope.')}`],
  ['folds in a comment', `<!--\n${fold('a mast', 'A pole.', '')}-->\n\n${fold('a stay', 'A rope.')}`],
  ['a fold at the end', fold('a mast', 'A pole.', '')],
])('%s are left alone', (_, page) => {
  expect(mendUnclosedFolds(page)).toEqual({ source: page, unclosed: [] })
})

test('lines keep their numbers', () => {
  const part = fc.constantFrom(
    fold('a', 'b'),
    fold('c', 'd', ''),
    '## Part\n\n',
    '```\n',
    '<!--\n',
    '- item\n\n',
    'text\n',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const page = parts.join('')
      const { source } = mendUnclosedFolds(page)
      expect(source.replaceAll('</details>', '').split('\n')).toEqual(page.replaceAll('</details>', '').split('\n'))
    }),
  )
})

test('many folds without an end take no longer than prose', () => {
  const page = '<details>\n<summary>What?</summary>\n\nText.\n\n'.repeat(20_000)
  const start = performance.now()
  expect(mendUnclosedFolds(page).unclosed).toHaveLength(19_999)
  expect(performance.now() - start).toBeLessThan(2000)
})
