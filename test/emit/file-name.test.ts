import { expect, test } from 'vitest'
import { deckFileName } from '../../src/emit/file-name.ts'

test.each(['containers', 'ci-cd', 'all-about-git', 'retired-tools', 'collections', 'backup', 'C#', 'сети', 'v1.2'])(
  '%s is a file name as it is',
  (topic) => {
    expect(deckFileName(topic)).toBe(topic)
  },
)

test.each([
  ['all', 'topic-all'],
  ['retired', 'topic-retired'],
  ['Collection', 'topic-Collection'],
  ['backup-x', 'topic-backup-x'],
  ['topdeck.schema', 'topic-topdeck.schema'],
  ['topic-all', 'topic-topic-all'],
])('%s has a special meaning and becomes %s', (topic, name) => {
  expect(deckFileName(topic)).toBe(name)
})

test.each([
  ['a/b', 'a%2fb'],
  ['..', '%2e%2e'],
  ['.hidden', '%2ehidden'],
  ['what?', 'what%3f'],
  ['a%2fb', 'a%252fb'],
])('%s has characters that some systems do not allow and becomes %s', (topic, name) => {
  expect(deckFileName(topic)).toBe(name)
})
