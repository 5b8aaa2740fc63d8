import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Io } from '../../../src/io/io.ts'
import type { Seconds } from '../../../src/model/time.ts'
import { folderWith, learnerIn, noon, pageOf, topdeck } from '../../commands/terminal.ts'

const files = {
  'topics/docks/a.md': pageOf({ 'What is a quay?': 'A wall.', 'What is a berth?': 'A place.' }),
  'topics/drafts/b.md': pageOf({ 'What is a lamp?': 'A light.', 'What is a buoy?': 'A float.' }),
}
const build = ['build', '--format', 'json']

function git(folder: string, ...args: string[]): void {
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
  const date = `${noon} +0000`
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org']
  const dated = { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  execFileSync('git', [...who, ...args], { cwd: folder, env: dated, stdio: 'ignore' })
}

/** A git repository in which everything was built once. */
async function tried(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = folderWith({ ...files, ...more })
  git(folder, 'init', '-q')
  await topdeck(folder, build)
  return folder
}

/** Builds again without the drafts; gives the states of the lines in the ledger. */
async function withoutDrafts(folder: string, changes: Partial<Io> = {}): Promise<readonly (string | undefined)[]> {
  writeFileSync(join(folder, 'topdeck.config.yaml'), 'ignore: [drafts/**]\n')
  await topdeck(folder, build, changes)
  const [, ...lines] = readFileSync(join(folder, 'topdeck.lock'), 'utf8').trim().split('\n')
  return lines.map((line) => line.split('\t')[1]).sort()
}

const forgotten = ['card', 'card']
const kept = ['card', 'card', 'retired', 'retired']

test('cards that no commit has are forgotten when they go', async () => {
  const folder = await tried()
  git(folder, 'add', 'topics')
  git(folder, 'commit', '-qm', 'topics without a ledger')
  expect(await withoutDrafts(folder)).toEqual(forgotten)
  expect(existsSync(join(folder, 'decks/retired.json'))).toBe(false)
  // The deck that was left over doesn't bring them back.
  const again = await topdeck(folder, [...build, '--fresh'])
  expect(again.out).toContain('topdeck.lock unchanged')
  expect(again.err).toBe('')
})

test('so are those that came after the last commit, and the committed ones are retired', async () => {
  const folder = await tried()
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'first')
  writeFileSync(join(folder, 'topics/drafts/c.md'), pageOf({ 'What is a crane?': 'A machine.' }))
  await topdeck(folder, build)
  expect(await withoutDrafts(folder)).toEqual(kept)
})

test('cards on another branch are retired', async () => {
  const folder = await tried()
  git(folder, 'add', 'topics')
  git(folder, 'commit', '-qm', 'topics')
  git(folder, 'checkout', '-qb', 'other')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'ledger')
  git(folder, 'checkout', '-q', '-')
  await topdeck(folder, build)
  expect(await withoutDrafts(folder)).toEqual(kept)
})

test('cards that were reviewed on this machine are retired', async () => {
  const folder = await tried()
  const system = learnerIn(join(folder, 'data'), {
    async *lines() {
      for (let card = 0; card < 4; card++) {
        yield '{"answer":true}'
        yield '{"grade":4}'
      }
    },
  })
  await topdeck(folder, ['review', '--json'], { system })
  expect(await withoutDrafts(folder, { system })).toEqual(kept)
})

test('cards that are older than a week are retired', async () => {
  const folder = await tried()
  const now = () => (noon + 8 * 86_400) as Seconds
  expect(await withoutDrafts(folder, { now })).toEqual(kept)
})

test('without git, or if git ignores the ledger, cards are retired', async () => {
  const alone = folderWith(files)
  await topdeck(alone, build)
  expect(await withoutDrafts(alone)).toEqual(kept)
  expect(await withoutDrafts(await tried({ '.gitignore': 'topdeck.lock\n' }))).toEqual(kept)
})

test('a card that was merged into another in a first trial leaves no retired note', async () => {
  const folder = await tried({
    'topics/podman/a.md': pageOf({ 'What does the quay carry?': 'Loads of goods and people.' }),
  })
  writeFileSync(
    join(folder, 'topics/podman/a.md'),
    pageOf({ 'What is a quay?': 'A wall.', 'What does the quay carry?': 'Loads of goods and people.' }),
  )
  expect((await topdeck(folder, build)).out).not.toContain('retired')
})
