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
    expect(mendFences(source).strays).toEqual([5])
    expect(mendFences(source).source.split('\n')).toHaveLength(source.split('\n').length)
  })
})

test.each([
  ['in pairs', next],
  ['outside of a fold', '```\nunclosed\n\n</details>\n'],
  [
    'around a fold that is shown',
    fold('How is a fold written?', '```html\n<details>\n<summary>Q</summary>\nA\n</details>\n```'),
  ],
  ['of another length', fold('Which?', '````md\n```\n````')],
])('fences %s stay as they are', (_, source) => {
  expect(mendFences(source)).toEqual({ source, strays: [] })
})
