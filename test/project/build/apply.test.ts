import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Builder } from '../../../src/io/io.ts'
import { reasonOf } from '../../../src/model/failure.ts'
import type { Seconds } from '../../../src/model/time.ts'
import { applyPlan } from '../../../src/project/build/apply.ts'
import { compareWithDisk } from '../../../src/project/build/difference.ts'
import { withBuildLock } from '../../../src/project/build/lock.ts'
import { type Plan, type PlannedFile, planFile } from '../../../src/project/build/plan.ts'
import { type Staging, withStaging } from '../../../src/project/build/staging.ts'
import { configurationDefaults } from '../../../src/project/default-configuration.ts'
import type { Project } from '../../../src/project/project.ts'
import { nothingDeclared, nothingLeftOut } from '../../../src/project/topics/left-out.ts'
import { folderWith, undisturbed } from '../../commands/terminal.ts'

const builder: Builder = { ...undisturbed, isRunning: () => true }
const bytes = (text: string) => new TextEncoder().encode(text)

function projectIn(folder: string): Project {
  return {
    configurationFile: undefined,
    configuration: configurationDefaults,
    placeOf: () => ({ line: 1, column: 1 }),
    leftOut: nothingLeftOut,
    declarations: nothingDeclared,
    folder,
    topics: join(folder, 'topics'),
    within: '',
    decks: join(folder, 'decks'),
    ledger: join(folder, 'topdeck.lock'),
    formerLedger: undefined,
    extent: 'folder',
  }
}

/** A plan to write the ledger and one deck. */
async function planOf(folder: string, staging: Staging, texts = ['lines', 'new']): Promise<Plan> {
  const [ledger = '', deck = ''] = texts
  const { ledger: ledgerPath, decks } = projectIn(folder)
  const file = (path: string, text: string): Promise<PlannedFile> => planFile(path, bytes(text), staging)
  return {
    sources: 1,
    counts: { questions: 1, cards: 1, merged: 0, unanswered: 0, retired: 0 },
    ledger: { ...(await file(ledgerPath, ledger)), latest: 0 as Seconds },
    files: [await file(join(decks, 'a.csv'), deck)],
    basedOn: existsSync(ledgerPath) ? readFileSync(ledgerPath, 'utf8') : undefined,
    passingProblems: [],
    lastingProblems: [],
    problems: [],
  }
}

/** Plans and applies as a build does, with something that happens in between. */
async function build(folder: string, between: () => void = () => undefined, by: Builder = builder) {
  const project = projectIn(folder)
  return await withBuildLock(project.decks, by, (lock) =>
    withStaging(lock, join(folder, 'topdeck.lock'), async (staging) => {
      const plan = await planOf(folder, staging)
      between()
      return applyPlan(plan, project, lock)
    }),
  )
}

const filesOf = (folder: string) => ({
  root: readdirSync(folder).sort(),
  decks: readdirSync(join(folder, 'decks')).sort(),
  deck: readFileSync(join(folder, 'decks/a.csv'), 'utf8'),
})

test('tells whether a file is new, changed or the same', () => {
  const folder = folderWith({ 'a.csv': 'old' })
  expect(compareWithDisk(join(folder, 'b.csv'), bytes('old'))).toBe('new')
  expect(compareWithDisk(join(folder, 'a.csv'), bytes('new'))).toBe('changed')
  expect(compareWithDisk(join(folder, 'a.csv'), bytes('old'))).toBe('same')
})

test('does not take other line ends of a text for a change', () => {
  const folder = folderWith({ 'a.json': 'one\r\ntwo\r\n', 'b.apkg': 'one\r\n' })
  expect(compareWithDisk(join(folder, 'a.json'), bytes('one\ntwo\n'))).toBe('same')
  expect(compareWithDisk(join(folder, 'a.json'), bytes('one\ntwo,\n'))).toBe('changed')
  expect(compareWithDisk(join(folder, 'b.apkg'), bytes('one\r'))).toBe('changed')
})

test('a plan says what it would write, and where the content is', async () => {
  const folder = folderWith({ 'decks/a.csv': 'new' })
  await withBuildLock(join(folder, 'decks'), builder, (lock) =>
    withStaging(lock, join(folder, 'topdeck.lock'), async (staging) => {
      const { ledger, files } = await planOf(folder, staging)
      expect(ledger).toMatchObject({ difference: 'new', bytes: 5 })
      expect(readFileSync(ledger.staged ?? '', 'utf8')).toBe('lines')
      expect(files).toMatchObject([{ difference: 'same', bytes: 3, staged: undefined }])
    }),
  )
})

test('touches nothing before the plan is applied, and leaves nothing but the files behind it', async () => {
  const folder = folderWith({ 'decks/a.csv': 'old' })
  const outcome = await build(folder, () => {
    expect(readFileSync(join(folder, 'decks/a.csv'), 'utf8')).toBe('old')
    expect(existsSync(join(folder, 'topdeck.lock'))).toBe(false)
  })
  expect(outcome).toBe('applied')
  expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe('lines')
  expect(filesOf(folder)).toEqual({ root: ['decks', 'topdeck.lock'], decks: ['a.csv'], deck: 'new' })
})

test('changes nothing when the ledger is no longer the one that the plan was made from', async () => {
  const folder = folderWith({ 'decks/a.csv': 'old' })
  const outcome = await build(folder, () => writeFileSync(join(folder, 'topdeck.lock'), 'of another build'))
  expect(outcome).toBe('outdated')
  expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe('of another build')
  expect(filesOf(folder)).toEqual({ root: ['decks', 'topdeck.lock'], decks: ['a.csv'], deck: 'old' })
})

test('removes everything unfinished when the work fails, and says that the decks are as they were', async () => {
  const folder = folderWith({ 'decks/a.csv': 'old' })
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
  const work = build(folder, () => {
    throw full
  })
  await expect(work).rejects.toThrow(`${join(folder, 'decks')}: ${reasonOf(full)}; the old decks are untouched`)
  expect(filesOf(folder)).toEqual({ root: ['decks'], decks: ['a.csv'], deck: 'old' })
})

test('stops before the first file is moved when the user wants to', async () => {
  const folder = folderWith({ 'decks/a.csv': 'old' })
  let stop = (): void => undefined
  const interruptible: Builder = {
    ...builder,
    onInterrupt: (listener) => {
      stop = listener
      return () => undefined
    },
  }
  await expect(build(folder, () => stop(), interruptible)).rejects.toThrow('Stopped; the old decks are untouched')
  expect(filesOf(folder)).toEqual({ root: ['decks'], decks: ['a.csv'], deck: 'old' })
})

test('tells how far it came when a file cannot be replaced in the end', async () => {
  const folder = folderWith({})
  const work = build(folder, () => mkdirSync(join(folder, 'decks/a.csv/in-the-way'), { recursive: true }))
  await expect(work).rejects.toThrow('1 of 2 files are new; build again')
  expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe('lines')
})

test('does not write through links that lie where files are staged', async () => {
  const folder = folderWith({ 'mine.txt': 'mine', 'decks/a.csv': 'old' })
  for (const name of ['.topdeck.lock.new', `.topdeck.lock.${builder.pid}.new`])
    symlinkSync('mine.txt', join(folder, name))
  expect(await build(folder)).toBe('applied')
  expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine')
  expect(readFileSync(join(folder, 'topdeck.lock'), 'utf8')).toBe('lines')
})

test('clears away the ledger that a killed build has left unfinished, and not that of a running one', async () => {
  const folder = folderWith({ '.topdeck.lock.17.new': 'half', '.topdeck.lock.18.new': 'half', 'decks/a.csv': 'old' })
  await build(folder, undefined, { ...builder, isRunning: (pid) => pid === 18 })
  expect(filesOf(folder).root).toEqual(['.topdeck.lock.18.new', 'decks', 'topdeck.lock'])
})

test('clears away what killed builds left, and nothing of one that runs', async () => {
  const folder = folderWith({
    'decks/.topdeck-build-17/owner': '17 here\n',
    'decks/.topdeck-build-18/owner': '18 here\n',
  })
  const decks = join(folder, 'decks')
  await withBuildLock(decks, { ...builder, isRunning: (pid) => pid === 18 }, async () => undefined)
  expect(readdirSync(decks)).toEqual(['.topdeck-build-18'])
})

test.each([
  ['of this machine whose process has ended', `17 ${hostname()} ${Date.now()}\n`],
  ['of an earlier version', `17 ${hostname()}\n`],
])('takes the place of a lock %s', async (_, owner) => {
  const folder = folderWith({ 'decks/.topdeck-build/owner': owner })
  const ended = { ...builder, isRunning: () => false }
  expect(await withBuildLock(join(folder, 'decks'), ended, async () => 'done')).toBe('done')
})

test('asks whether the process of a lock has run since the lock was made', async () => {
  const folder = folderWith({ 'decks/.topdeck-build/owner': `17 ${hostname()} 1234\n` })
  const asked: unknown[] = []
  const asking = { ...builder, isRunning: (...parameters: unknown[]) => asked.push(parameters) === 0 }
  await withBuildLock(join(folder, 'decks'), asking, async () => undefined)
  expect(asked).toEqual([[17, 1234]])
})

test('waits for the lock of another machine, and names it', async () => {
  const folder = folderWith({ 'decks/.topdeck-build/owner': '17 elsewhere 1234\n' })
  const work = withBuildLock(join(folder, 'decks'), { ...builder, isRunning: () => false }, async () => undefined)
  await expect(work).rejects.toThrow('(pid 17 on elsewhere; if it has ended, delete ')
})

test('does not try for ever to remove a lock that stays, and names it', async () => {
  const aside = Object.fromEntries(
    [0, 1, 2, 3].map((n) => [`decks/.topdeck-build-${builder.pid}-old${n}/x`, 'in the way']),
  )
  const folder = folderWith({ 'decks/.topdeck-build/owner': 'garbage', ...aside })
  const lock = join(folder, 'decks/.topdeck-build')
  const work = withBuildLock(join(folder, 'decks'), builder, async () => undefined)
  await expect(work).rejects.toThrow(`which can't be removed; delete ${lock}; nothing was written`)
  expect(existsSync(`${lock}-${builder.pid}`)).toBe(false)
})

test('why a build failed is told even if its lock cannot be put aside', async () => {
  const folder = folderWith({ [`decks/.topdeck-build-${builder.pid}-old/x`]: 'in the way', 'topdeck.lock': 'old' })
  const failing = build(folder, () => mkdirSync(join(folder, 'decks/a.csv')))
  await expect(failing).rejects.toThrow(/a\.csv: cannot be replaced: .*; 1 of 2 files are new; build again/)
})

test('takes the place of a lock that nobody can have made', async () => {
  const folder = folderWith({ 'decks/.topdeck-build/owner': 'garbage' })
  const decks = join(folder, 'decks')
  const done = await withBuildLock(decks, builder, async ({ folder: own }) => {
    expect(dirname(own)).toBe(decks)
    writeFileSync(join(own, 'x'), '')
    return 'done'
  })
  expect(done).toBe('done')
  expect(readdirSync(decks)).toEqual([])
})
