import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Builder, commit, compareWithDisc, stage, withWorkplace } from '../../src/io/write.ts'
import { folderWith } from '../commands/terminal.ts'

const builder: Builder = { pid: 4_000_001, isRunning: () => true, onInterrupt: () => () => undefined, patience: 0 }
const bytes = (text: string) => new TextEncoder().encode(text)

test('tells whether a file is new, changed or the same', () => {
  const folder = folderWith({ 'a.csv': 'old' })
  expect(compareWithDisc(join(folder, 'b.csv'), bytes('old'))).toBe('new')
  expect(compareWithDisc(join(folder, 'a.csv'), bytes('new'))).toBe('changed')
  expect(compareWithDisc(join(folder, 'a.csv'), bytes('old'))).toBe('same')
})

test('touches nothing before the commit, and leaves nothing but the files behind it', async () => {
  const folder = folderWith({ 'decks/a.csv': 'old' })
  const decks = join(folder, 'decks')
  await withWorkplace(decks, builder, async (workplace) => {
    const staged = [
      await stage(join(folder, 'ledger'), bytes('lines'), workplace),
      await stage(join(decks, 'a.csv'), bytes('new'), workplace),
    ]
    expect(readFileSync(join(decks, 'a.csv'), 'utf8')).toBe('old')
    expect(existsSync(join(folder, 'ledger'))).toBe(false)
    await commit(staged, workplace)
  })
  expect(readFileSync(join(decks, 'a.csv'), 'utf8')).toBe('new')
  expect([readdirSync(folder).sort(), readdirSync(decks)]).toEqual([['decks', 'ledger'], ['a.csv']])
})

test('removes all that is unfinished when the work fails, and says that the decks are as they were', async () => {
  const folder = folderWith({ 'decks/a.csv': 'old' })
  const decks = join(folder, 'decks')
  const work = withWorkplace(decks, builder, async (workplace) => {
    await stage(join(decks, 'a.csv'), bytes('new'), workplace)
    throw Object.assign(new Error('write'), { code: 'ENOSPC' })
  })
  await expect(work).rejects.toThrow(`${decks}: no space left on the disk; the old decks are untouched`)
  expect(readdirSync(decks)).toEqual(['a.csv'])
  expect(readFileSync(join(decks, 'a.csv'), 'utf8')).toBe('old')
})

test('stops at the commit when the user wants to', async () => {
  const folder = folderWith({ 'decks/a.csv': 'old' })
  const decks = join(folder, 'decks')
  let stop = () => undefined as undefined
  const interruptible: Builder = {
    ...builder,
    onInterrupt: (listener) => {
      stop = () => void listener() as undefined
      return () => undefined
    },
  }
  const work = withWorkplace(decks, interruptible, async (workplace) => {
    const staged = [
      await stage(join(folder, 'ledger'), bytes('lines'), workplace),
      await stage(join(decks, 'a.csv'), bytes('new'), workplace),
    ]
    stop()
    await commit(staged, workplace)
  })
  await expect(work).rejects.toThrow('Stopped; the old decks are untouched')
  expect([readdirSync(folder), readdirSync(decks)]).toEqual([['decks'], ['a.csv']])
  expect(readFileSync(join(decks, 'a.csv'), 'utf8')).toBe('old')
})

test('tells how far it came when a file cannot be replaced in the end', async () => {
  const folder = folderWith({})
  const decks = join(folder, 'decks')
  const work = withWorkplace(decks, builder, async (workplace) => {
    const staged = [
      await stage(join(folder, 'ledger'), bytes('lines'), workplace),
      await stage(join(decks, 'a.csv'), bytes('new'), workplace),
    ]
    mkdirSync(join(decks, 'a.csv/in-the-way'), { recursive: true })
    await commit(staged, workplace)
  })
  await expect(work).rejects.toThrow('1 of 2 files are new; build again')
  expect(readFileSync(join(folder, 'ledger'), 'utf8')).toBe('lines')
})

test('clears away what killed builds left, and nothing of one that runs', async () => {
  const folder = folderWith({
    'decks/.topdeck-build-17/owner': '17 here\n',
    'decks/.topdeck-build-18/owner': '18 here\n',
  })
  const decks = join(folder, 'decks')
  await withWorkplace(decks, { ...builder, isRunning: (pid) => pid === 18 }, async () => undefined)
  expect(readdirSync(decks)).toEqual(['.topdeck-build-18'])
})

test('takes the place of a workplace that nobody can have made', async () => {
  const folder = folderWith({ 'decks/.topdeck-build/owner': 'garbage' })
  const decks = join(folder, 'decks')
  const done = await withWorkplace(decks, builder, async ({ folder: own }) => {
    writeFileSync(join(own, 'x'), '')
    return 'done'
  })
  expect(done).toBe('done')
  expect(readdirSync(decks)).toEqual([])
})
