import { expect, test } from 'vitest'
import { deckFileName, foldFileName } from '../../src/emit/file-name.ts'

test.each([
  'containers',
  'ci-cd',
  'all-about-git',
  'retired-tools',
  'collections',
  'backup',
  'C#',
  'сети',
  'v1.2',
  'console',
  'com10',
  'nullable',
  'auxiliary',
])('%s is a file name as it is', (topic) => {
  expect(deckFileName(topic)).toBe(topic)
})

test.each([
  ['all', 'topic-all'],
  ['retired', 'topic-retired'],
  ['Collection', 'topic-Collection'],
  ['backup-x', 'topic-backup-x'],
  ['topdeck.schema', 'topic-topdeck.schema'],
  ['topic-all', 'topic-topic-all'],
  ['aux', 'topic-aux'],
  ['CON', 'topic-CON'],
  ['nul.notes', 'topic-nul.notes'],
  ['com1', 'topic-com1'],
  ['LPT³', 'topic-LPT³'],
  ['prn .x', 'topic-prn .x'],
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

test('names that only the case or the spelling of letters tells apart are folded to one', () => {
  expect(foldFileName('Docker')).toBe(foldFileName('docker'))
  expect(foldFileName('u\u0308bung')).toBe(foldFileName('\u00dcbung'))
  expect(foldFileName('docker')).not.toBe(foldFileName('docker-2'))
})
