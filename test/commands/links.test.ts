import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, type Printed, pageOf, topdeck } from './terminal.ts'

/** A project beside a folder with somebody's file. */
function place() {
  const root = folderWith({
    'project/topics/birds.md': pageOf({ 'What is a wren?': 'A small bird.' }),
    'elsewhere/mine.txt': 'mine',
  })
  return { project: join(root, 'project'), elsewhere: join(root, 'elsewhere') }
}

/** The somebody's files are as they were. */
function expectUntouched(elsewhere: string): void {
  expect(readdirSync(elsewhere)).toEqual(['mine.txt'])
  expect(readFileSync(join(elsewhere, 'mine.txt'), 'utf8')).toBe('mine')
}

describe('a build writes nothing outside of the project through a link', () => {
  test.each([
    ...['.topdeck.lock.new', 'topdeck.lock.new', 'decks/birds.apkg', 'decks/birds.json'],
    ...['decks/all.apkg', 'decks/topdeck.schema.json', 'decks/.birds.json.new', 'decks/retired.json'],
    ...['.topdeck.lock.4000001.new', 'decks/.topdeck-build', 'decks/.topdeck-build-4000001'],
  ])('%s', { timeout: 30_000 }, async (name) => {
    const { project, elsewhere } = place()
    await topdeck(project, ['build'])
    rmSync(join(project, name), { force: true })
    symlinkSync(/build/.test(name) ? elsewhere : join(elsewhere, 'mine.txt'), join(project, name))
    writeFileSync(join(project, 'topics/birds.md'), pageOf({ 'What is an owl?': 'A bird of the night.' }))
    expect((await topdeck(project, ['build'])).code).not.toBe(2)
    expectUntouched(elsewhere)
    expect(existsSync(join(project, 'decks/birds.json'))).toBe(true)
    expect(lstatSync(join(project, 'topdeck.lock')).isFile()).toBe(true)
  })

  test('topdeck.lock, which is replaced if the link leads to a ledger, and else stops the build', async () => {
    const { project, elsewhere } = place()
    symlinkSync('../elsewhere/mine.txt', join(project, 'topdeck.lock'))
    expect((await topdeck(project, ['build'])).code).toBe(2)
    expectUntouched(elsewhere)
    writeFileSync(join(elsewhere, 'mine.txt'), '')
    const before = readFileSync(join(elsewhere, 'mine.txt'), 'utf8')
    await topdeck(project, ['build'])
    expect(readFileSync(join(elsewhere, 'mine.txt'), 'utf8')).toBe(before)
  })

  test.each(['decks', 'out'])('%s as a link', async (link) => {
    const { project, elsewhere } = place()
    writeFileSync(join(project, 'topdeck.config.yaml'), `decks: ${link === 'decks' ? link : `${link}/decks`}\n`)
    symlinkSync('../elsewhere', join(project, link))
    const { code, err }: Printed = await topdeck(project, ['build'])
    expect(code).toBe(2)
    expect(err).toContain(
      'a link leads out of the project, and nothing was written; name the folder (topdeck build -o ',
    )
    expectUntouched(elsewhere)
    expect(existsSync(join(project, 'topdeck.lock'))).toBe(false)
  })
})

test('a link within the project, and one that the user names, are followed', async () => {
  const { project, elsewhere } = place()
  mkdirSync(join(project, 'generated'))
  symlinkSync('generated', join(project, 'decks'))
  symlinkSync('../elsewhere', join(project, 'out'))
  expect((await topdeck(project, ['build'])).code).toBe(0)
  expect(existsSync(join(project, 'generated/birds.json'))).toBe(true)
  expect((await topdeck(project, ['build', '-o', 'out'])).code).toBe(0)
  expect(existsSync(join(elsewhere, 'birds.json'))).toBe(true)
})

test('init writes no sample topic through a link', async () => {
  const root = folderWith({ 'project/x': '', 'elsewhere/mine.txt': 'mine' })
  symlinkSync('../elsewhere', join(root, 'project/topics'))
  const { code, err } = await topdeck(join(root, 'project'), ['init'])
  expect({ code, err }).toEqual({
    code: 2,
    err: 'topdeck: topics/sample.md: a link leads out of this folder, and it was not written\n',
  })
  expectUntouched(join(root, 'elsewhere'))
})
