import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDeckJson } from '../../src/emit/json.ts'
import { builtFiles, deckFiles, readDecks } from '../../src/project/deck-files.ts'
import { folderWith, ioIn } from '../commands/terminal.ts'

const deck = '{"format":1,"name":"docker","cards":[]}'

describe('the deck files of a folder', () => {
  test('are its JSON files, without the schema and the files of other programs', () => {
    const folder = folderWith({
      'docker.json': deck,
      'docker.apkg': '',
      'topdeck.schema.json': '{}',
      '._docker.json': '',
      '~$docker.json': '',
      'notes.txt': '',
    })
    mkdirSync(join(folder, 'folder.json'))
    expect(deckFiles(folder)).toEqual(['docker.json'])
    expect(builtFiles(folder)).toEqual(['docker.apkg', 'docker.json', 'topdeck.schema.json'])
  })

  test.skipIf(process.platform === 'win32')('are not stopped by a link that points to itself', () => {
    const folder = folderWith({ 'docker.json': deck })
    symlinkSync('loop', join(folder, 'loop'))
    symlinkSync('loop.json', join(folder, 'loop.json'))
    expect(deckFiles(folder)).toEqual(['docker.json'])
  })
})

test('a JSON file of another program is no damaged deck, although it names a format', () => {
  const folder = folderWith({
    'docker.json': deck,
    'settings.json': '{"format":"dark"}',
    'half.json': '{"format":1,"na',
  })
  const { decks, strays } = readDecks(folder, parseDeckJson, ioIn(folder))
  expect(decks.map(({ name }) => name)).toEqual(['docker'])
  expect(strays.map(({ name, kind }) => [name, kind])).toEqual([
    ['half.json', 'damaged deck'],
    ['settings.json', 'other file'],
  ])
})
