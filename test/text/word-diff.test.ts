import { expect, test } from 'vitest'
import { type Run, wordDiff } from '../../src/text/word-diff.ts'

function marked(runs: readonly Run[]): string {
  return runs
    .map(({ type, text }) => (type === 'same' ? text : type === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
}

test.each([
  ['a word', 'What is an image?', 'What is a layer?', 'What is [-an image-]{+a layer+}?'],
  ['a word more', 'What is a layer?', 'What is an image layer?', 'What is [-a-]{+an image+} layer?'],
  ['a mark', 'Which one', 'Which one?', 'Which one{+?+}'],
  ['white space, which counts for nothing', 'one  two', 'one two', 'one two'],
  ['a flag of a command', 'docker run -d x', 'docker run -it x', 'docker run -[-d-]{+it+} x'],
  ['everything', 'one', 'two', '[-one-]{+two+}'],
  ['nothing that was there', '', 'two', '{+two+}'],
  ['nothing', 'one', 'one', 'one'],
])('marks %s', (_, before, after, expected) => {
  expect(marked(wordDiff(before, after))).toBe(expected)
})

test('finds the words of a text without spaces', () => {
  const runs = wordDiff('容器共享主机的内核。它启动很快。', '容器共享主机的内核。它启动很慢。')
  expect(runs[0]).toEqual({ type: 'same', text: expect.stringMatching(/^容器共享主机的内核。它启动/) })
})

test('treats long texts with little in common as a replacement', () => {
  const text = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ')
  expect(wordDiff(text('a'), text('b'))).toEqual([
    { type: 'removed', text: text('a') },
    { type: 'added', text: text('b') },
  ])
})
