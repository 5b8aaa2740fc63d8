import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryFolder } from '../repository-folder.ts'
import { folderWith, type Printed, pageOf, topdeck } from './terminal.ts'

const page = 'topics/docker/a.md'

function pinned(id: string, question: string): string {
  return `<!-- topdeck: id ${id} -->\n\n${pageOf({ [question]: 'The difference between two states.' })}\n`
}

async function replay(folder: string, ...argv: string[]): Promise<Printed> {
  return await topdeck(folder, ['replay', ...argv], { env: { PATH: process.env['PATH'] } })
}

test('reads front matter that was broken in an earlier commit', async () => {
  const { folder, commit } = repositoryFolder()
  const question = pageOf({ 'What is an image layer?': 'One diff.' })
  const broken = ['title: *bold*', 'tags: [*docker]', '<<: *foo', 'tags: [{toString: 1}]', `x: ${'['.repeat(9000)}`]
  for (const [index, lines] of broken.entries()) {
    commit(`broken ${index}`, { [page]: `---\n${lines}\n---\n\n${question}` })
  }
  commit('mended', { [page]: question })
  const env = { PATH: process.env['PATH'] }
  const replayed = await topdeck(folder, ['replay'], { env })
  expect([replayed.code, replayed.err]).toEqual([0, ''])
  expect((await topdeck(folder, ['build'], { env })).code).toBe(0)
  for (const back of [1, 3]) {
    expect(await topdeck(folder, ['diff', '--against', `HEAD~${back}`], { env })).toMatchObject({ code: 0, err: '' })
  }
}, 20_000)

test('says what each commit did, and what all did', async () => {
  const { folder, commit } = repositoryFolder()
  commit('first', { [page]: pinned('LayerLayer01', 'What is an image layer?') })
  commit('elsewhere', { 'src/x.ts': '' })
  commit('second', { [page]: pinned('LayerLayer01', 'What is a layer?') })
  commit('third', { 'topics/docker/b.md': pageOf({ 'Who is PID 1?': 'The first process.' }) })
  const { code, out, err } = await replay(folder)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.replace(/^[0-9a-f]{10}/gm, 'HASH')).toBe(
    'HASH  2026-01-01  added 1  first\n' +
      'HASH  2026-01-01  reworded 1  second\n' +
      'HASH  2026-01-01  kept 1, added 1  third\n' +
      'over 3 commits: kept 1, reworded 1, answer changed 0, merged 0, retired 0, added 2, reset 0, ' +
      'went to another question 0\n',
  )
})

test('shows the rewordings on demand', async () => {
  const { folder, commit } = repositoryFolder()
  commit('first', { [page]: pinned('LayerLayer01', 'What is an image layer?') })
  commit('second', { [page]: pinned('LayerLayer01', 'What is a layer?') })
  const { out } = await replay(folder, '--verbose')
  expect(out).toContain(`\n  ${page}:3  reworded  LayerLayer01  What is [-an image-]{+a+} layer?\n`)
})

test('fails when a card was reset, and says which', async () => {
  const { folder, commit } = repositoryFolder()
  commit('first', { [page]: pinned('LayerLayer01', 'What is an image layer?') })
  commit('second', { [page]: pinned('LayerLayer02', 'What is an image layer?') })
  const { code, out } = await replay(folder)
  expect(code).toBe(1)
  expect(out).toContain(`\n  ${page}:3  reset  LayerLayer01 → LayerLayer02  What is an image layer?\n`)
  expect(out).toContain('reset 1, went to another question 0\n')
})

test('retires what is gone and takes it back', async () => {
  const { folder, commit } = repositoryFolder()
  const files = { [page]: pinned('LayerLayer01', 'What is an image layer?') }
  commit('first', files)
  commit('without topics', { topics: undefined })
  commit('again', files)
  const { code, out } = await replay(folder)
  expect(code).toBe(0)
  expect(out).toContain('  retired 1  without topics\n')
  expect(out).toContain('  returned 1  again\n')
})

test('starts from a commit, with the ledger that it holds', async () => {
  const { folder, commit } = repositoryFolder()
  commit('first', { [page]: pageOf({ 'What is an image layer?': 'A diff.' }) })
  commit('pinned', { [page]: pinned('LayerLayer01', 'What is an image layer?') })
  await topdeck(folder, ['build'])
  commit('built', {})
  commit('second', { [page]: pinned('LayerLayer01', 'What is a layer?') })
  const { code, out } = await replay(folder, '--since', 'HEAD~1', '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    topics: 'topics',
    since: 'HEAD~1',
    commits: 1,
    shallow: false,
    kept: 0,
    reworded: 1,
    reset: 0,
    wentToAnotherQuestion: 0,
    steps: [
      {
        subject: 'second',
        reworded: 1,
        changes: [{ type: 'reworded', id: 'LayerLayer01', file: page, line: 3, before: 'What is an image layer?' }],
      },
    ],
  })
})

test('writes nothing', async () => {
  const { folder, git, commit } = repositoryFolder()
  commit('first', { [page]: pinned('LayerLayer01', 'What is an image layer?') })
  await replay(folder)
  expect(git('status', '--short')).toBe('')
})

test('says of a shallow clone that it is none of the whole history', async () => {
  const { folder, git, commit } = repositoryFolder()
  commit('first', { [page]: pinned('LayerLayer01', 'What is an image layer?') })
  commit('second', { [page]: pinned('LayerLayer01', 'What is a layer?') })
  git('clone', '--quiet', '--depth=1', `file://${folder}`, 'clone')
  const { out, err } = await replay(`${folder}/clone`)
  expect(out).toContain('over 1 commit: ')
  expect(err).toContain('This clone is shallow, so earlier commits are missing.\n')
})

test('needs a repository', async () => {
  const { code, out, err } = await replay(folderWith({ [page]: '' }))
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(': not in a git repository')
})

test('refuses to start from a commit that there is not', async () => {
  const { folder, commit } = repositoryFolder()
  commit('first', { [page]: '' })
  const { code, out, err } = await replay(folder, '--since', 'nowhere')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('nowhere: no such commit, branch or tag;')
})

test('says that a folder was never committed', async () => {
  const { folder, commit } = repositoryFolder()
  commit('first', { 'README.md': '' })
  mkdirSync(join(folder, 'topics'))
  const { code, out, err } = await replay(folder)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('topics: no commit contains this folder')
})

test('goes on before a renaming of the topics folder', async () => {
  const { folder, git, commit } = repositoryFolder()
  commit('first', { 'notes/docker/a.md': pinned('LayerLayer01', 'What is an image layer?') })
  commit('second', { 'notes/docker/a.md': pinned('LayerLayer01', 'What is a layer?') })
  git('mv', 'notes', 'topics')
  commit('renamed', {})
  const { out } = await replay(folder)
  expect(out).toContain('over 3 commits: kept 1, reworded 1, answer changed 0, merged 0, retired 0, added 1, reset 0,')
  const since = await replay(folder, '--since', 'HEAD~1')
  expect(since.out).toContain('over 1 commit: kept 1, reworded 0,')
})
