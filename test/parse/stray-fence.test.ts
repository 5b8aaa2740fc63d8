import { describe, expect, test } from 'vitest'
import { mendFences } from '../../src/parse/stray-fence.ts'
import { found } from '../extract/found.ts'

const fold = (question: string, answer: string) =>
  `<details>\n<summary>${question}</summary>\n\n${answer}\n</details>\n\n`
const next = fold('What lists images?', '```\npodman image ls\n```')

describe('a fence without a partner inside a fold', () => {
  test.each([
    ['of which the start is missing', 'podman pull alpine\n```\n\nOr by digest.'],
    ['of which the end is missing', '```bash\npodman pull alpine\n'],
    ['of which the end is missing, with no room for one', '```bash\npodman pull alpine'],
  ])('%s leaves the questions below it alone', (_, answer) => {
    expect(found(fold('What fetches an image?', answer) + next).map(({ text }) => text)).toEqual([
      'What fetches an image?',
      'What lists images?',
    ])
  })

  test('is reported with its line', () => {
    const source = fold('What fetches an image?', 'podman pull alpine\n```\n\nOr by digest.') + next
    expect(mendFences(source).strays).toEqual([{ line: 5, reason: 'stray' }])
    expect(mendFences(source).source.split('\n')).toHaveLength(source.split('\n').length)
  })
})

test.each([
  ['in pairs', next],
  [
    'around a fold that is shown',
    fold('How is a fold written?', '```html\n<details>\n<summary>Q</summary>\nA\n</details>\n```'),
  ],
  ['of another length', fold('Which?', '````md\n```\n````')],
])('fences %s stay as they are', (_, source) => {
  expect(mendFences(source)).toEqual({ source, strays: [] })
})

const lines = (source: string) => mendFences(source).strays.map(({ line, reason }) => `${line} ${reason}`)

test('a fence that is never closed, with nothing below it but code, stays as it is and is reported once', () => {
  for (const source of [
    '```\nunclosed\n\n</details>\n',
    'a\n\n```sh\nls\n',
    '- a\n\n  ```sh\n  ls\n\n- b\n',
    '> ~~~\n> a\n\nb\n',
  ]) {
    expect(mendFences(source).source).toBe(source)
    expect(mendFences(source).strays).toHaveLength(1)
  }
})

describe('a fence without a partner outside of a fold', () => {
  test.each([
    [
      'that is never closed ends before the next heading',
      '```sh\nls\n\n## B?\n',
      '```sh\nls\n```\n## B?\n',
      ['1 stray'],
    ],
    [
      'that swaps code and text below it does so no longer',
      '```sh\nls\n\n## B?\n\n```sh\ncd\n```\n\n## C?\n',
      '```sh\nls\n```\n## B?\n\n```sh\ncd\n```\n\n## C?\n',
      ['1 stray'],
    ],
    ['that has no start is removed', 'a\n```\n\n## B?\n', 'a\n\n\n## B?\n', ['2 stray']],
    [
      'around code with as many ticks gets more',
      '```md\n```js\na\n```\nb\n```\n\n## B?\n',
      '````md\n```js\na\n```\nb\n````\n\n## B?\n',
      ['1 around'],
    ],
    [
      'with too few ticks at its end is closed there',
      '````js\na\n```\n\n## B?\n',
      '````js\na\n````\n\n## B?\n',
      ['3 end'],
    ],
    [
      'with words behind its end is closed there',
      '```js\na\n``` the end\n\n## B?\n',
      '```js\na\n```\nthe end\n## B?\n',
      ['3 end'],
    ],
    [
      'with its end outside of its item is closed inside',
      '- a\n  ```sh\n  ls\n```\n- b\n',
      '- a\n  ```sh\n  ls\n  ```\n- b\n',
      ['4 end'],
    ],
    [
      'with all its code outside of its item is closed inside',
      '1. a\n\n   ```sh\nls\n   ```\n\n2. b\n',
      '1. a\n\n   ```sh\n   ls\n   ```\n\n2. b\n',
      ['5 end'],
    ],
    [
      'in a quotation is mended there',
      '> ```md\n> ```js\n> a\n> ```\n> ```\n\nb\n',
      '> ````md\n> ```js\n> a\n> ```\n> ````\n\nb\n',
      ['1 around'],
    ],
  ])('%s', (_, source, expected, strays) => {
    expect(mendFences(source).source).toBe(expected)
    expect(lines(source)).toEqual(strays)
  })

  test.each([
    ['samples of Markdown', '```md\n## A\n\n## B\n```\n\n'.repeat(9)],
    ['samples without a language', 'So:\n\n```\n## A\n\n## B\n```\n\n'.repeat(9)],
    ['comments of a shell', '```sh\n# a\n\n## b\n```\n\n## C?\n'],
    ['tildes in ticks', '```\n~~~\n```\n'],
    ['ticks in a longer fence', '````md\n```js\na\n```\n````\n'],
    ['code between words', '```a``` and ```b```\n'],
    ['a fence in a comment', '<!--\n```js\n-->\n\n```\na\n```\n'],
  ])('is not seen in %s', (_, source) => {
    expect(mendFences(source).source).toBe(source)
  })
})
