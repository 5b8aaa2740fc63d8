import { expect, test } from 'vitest'
import * as topdeck from '../src/index.ts'

test('the library exports exactly these names', () => {
  expect(Object.keys(topdeck).sort()).toEqual([
    'compile',
    'emitters',
    'emptyLedger',
    'findCards',
    'loadParsers',
    'matchesTags',
    'parseDeckJson',
    'parseLedger',
    'parseTagExpression',
    'remarkParser',
    'retiredCards',
    'serialiseLedger',
    'withRetired',
  ])
})

test('texts can be compiled to decks without a disk', async () => {
  const files = [{ path: 'docker/basics.md', text: '## What starts a container?\n\n`docker run` does.\n' }]
  const { decks, ledger, problems } = topdeck.compile(files, {
    parsers: await topdeck.loadParsers(files.map(({ text }) => text)),
    rootDeck: 'Topdeck',
    ledger: topdeck.emptyLedger,
    now: 1_700_000_000 as topdeck.Seconds,
    sourceUrl: () => undefined,
    readImage: () => ({ missing: 'absent' }),
  })
  expect(problems).toEqual([])
  expect(decks.map(({ name, cards }) => [name, cards.map(({ text, changed }) => [text, changed])])).toEqual([
    ['docker', [['What starts a container?', 1_700_000_000]]],
    ['all', [['What starts a container?', 1_700_000_000]]],
  ])
  expect(ledger.entries.size).toBe(1)
})
