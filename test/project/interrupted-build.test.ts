import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { interruptedBuilds } from '../../src/project/interrupted-build.ts'
import { folderWith, pageOf, topdeck } from '../commands/terminal.ts'

const first = {
  'topics/ropes/a.md': pageOf({ 'What is a bight?': 'A slack part.', 'What is a bend?': 'A joint of two ropes.' }),
  'topics/sails/a.md': pageOf({ 'What is a jib?': 'The foremost sail.' }),
}
const second = {
  'topics/ropes/a.md': pageOf({ 'What is a bight?': 'The slack part between the ends.' }),
  'topics/sails/a.md': pageOf({ 'What is a jib?': 'The foremost sail of a cutter.' }),
}
const options = ['build', '--format', 'json,csv']
const textOf = (path: string) => readFileSync(path, 'utf8')

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const decksOf = (folder: string) =>
  Object.fromEntries(readdirSync(join(folder, 'decks')).map((name) => [name, textOf(join(folder, 'decks', name))]))

/**
 * A project whose second build was killed when it had moved the ledger, if `ledger` says so, and some of the decks; and
 * what the build would have made.
 */
async function interrupted(moved: readonly string[], ledger: 'moved' | 'staged' = 'moved') {
  const folder = folderWith(first)
  await topdeck(folder, options)
  const old = decksOf(folder)
  const whole = folderWith({})
  cpSync(folder, whole, { recursive: true })
  write(whole, second)
  await topdeck(whole, options)
  const wanted = decksOf(whole)

  write(folder, second)
  const lock = join(folder, 'decks/.topdeck-build')
  mkdirSync(lock)
  writeFileSync(join(lock, 'owner'), `17 ${hostname()}\n`)
  const changed = Object.keys(wanted).filter((name) => old[name] !== wanted[name])
  const aside = '.topdeck.lock.17.new'
  writeFileSync(join(lock, 'moves.json'), JSON.stringify({ format: 1, ledger: `../../${aside}`, decks: changed }))
  writeFileSync(join(folder, ledger === 'moved' ? 'topdeck.lock' : aside), textOf(join(whole, 'topdeck.lock')))
  for (const name of changed) writeFileSync(join(moved.includes(name) ? dirname(lock) : lock, name), wanted[name] ?? '')
  return { folder, old, wanted, changed, ledger: textOf(join(whole, 'topdeck.lock')) }
}

const SAID = 'a build was interrupted while it replaced these decks; its new files are used'

describe('a build that was killed between two of its files', () => {
  test.each([
    [['diff', '--against', 'decks']],
    [['diff', '--against', 'decks/sails.json']],
    [['diff']],
    [['list']],
    [['build', '--dry-run']],
    [['due', 'decks']],
  ])('is noticed by %s', async (args) => {
    const { folder } = await interrupted(['ropes.json', 'ropes.csv'])
    const { err } = await topdeck(folder, args)
    expect(err.toLowerCase()).toContain(SAID)
  })

  test('has decks of one state, the new one, for whoever compares with them', async () => {
    const { folder } = await interrupted(['ropes.json', 'ropes.csv'])
    const { out } = await topdeck(folder, ['diff', '--against', 'decks'])
    expect(out).toBe('kept 2, reworded 0, answer changed 0, merged 0, retired 0, added 0, reset 0\n')
  })

  test.each([
    ['the ledger', []],
    ['a deck that lacks a retired card', ['ropes.json']],
    ['all decks but one', ['ropes.json', 'ropes.csv', 'sails.csv', 'retired.csv', 'retired.json']],
  ])('behind %s is finished by the next one, which loses no retired card', async (_, moved) => {
    const { folder, wanted, ledger } = await interrupted(moved)
    expect(wanted['retired.json']).toContain('What is a bend?')
    expect((await topdeck(folder, options)).code).toBe(0)
    expect(decksOf(folder)).toEqual(wanted)
    expect(textOf(join(folder, 'topdeck.lock'))).toBe(ledger)
    expect(readdirSync(folder).sort()).toEqual(['decks', 'topdeck.lock', 'topics'])
  })

  test('is finished even if it was killed a second time, by a build that had taken over its lock', async () => {
    const { folder, wanted } = await interrupted(['ropes.json'])
    renameSync(join(folder, 'decks/.topdeck-build'), join(folder, 'decks/.topdeck-build-18-old0'))
    await topdeck(folder, options)
    expect(decksOf(folder)).toEqual(wanted)
  })

  test('has changed nothing before the ledger was moved, and leaves nothing behind', async () => {
    const { folder, wanted } = await interrupted([], 'staged')
    expect((await topdeck(folder, ['diff', '--against', 'decks'])).err).toBe('')
    await topdeck(folder, options)
    expect(decksOf(folder)).toEqual(wanted)
    expect(existsSync(join(folder, '.topdeck.lock.17.new'))).toBe(false)
  })
})

describe('a list of moves', () => {
  const list = (moves: unknown) => ({
    'decks/a.json': 'old',
    'decks/.topdeck-build/a.json': 'new',
    'decks/.topdeck-build/moves.json': JSON.stringify(moves),
  })
  const found = (folder: string) => interruptedBuilds(join(folder, 'decks')).flatMap(({ left }) => left)

  test('names what is left', () => {
    expect(found(folderWith(list({ format: 1, decks: ['a.json', 'b.json'] })))).toEqual(['a.json'])
  })

  test.each([
    ['files elsewhere', { format: 1, decks: ['../../a.json'] }],
    ['files that no build writes', { format: 1, decks: ['owner'] }],
    ['another format', { format: 2, decks: ['a.json'] }],
    ['nothing', null],
  ])('with %s is none', (_, moves) => {
    expect(found(folderWith(list(moves)))).toEqual([])
  })

  test('moves no link', () => {
    const folder = folderWith({
      'secret.json': 'secret',
      'decks/.topdeck-build/moves.json': '{"format":1,"decks":["a.json"]}',
    })
    symlinkSync('../../secret.json', join(folder, 'decks/.topdeck-build/a.json'))
    expect(found(folder)).toEqual([])
  })
})
