import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { History } from '../../src/project/history.ts'
import { leftOutBy } from '../../src/project/topics/ignore-patterns.ts'
import { folderWith } from '../commands/terminal.ts'
import { repositoryFolder } from '../repository-folder.ts'

const env = { PATH: process.env['PATH'] }

describe('a repository', () => {
  test('is needed', () => {
    const folder = folderWith({})
    expect(() => new History(folder, env)).toThrow(new Failure(`${folder}: not in a git repository`))
  })

  test('cannot be read without git', () => {
    const { folder } = repositoryFolder()
    expect(() => new History(folder, { PATH: '/nowhere' })).toThrow(/^git: command not found/)
  })

  test('is the one that the folder lies in, whatever a hook says of another', () => {
    const { folder, commit } = repositoryFolder()
    const hash = commit('first', { 'topics/a.md': 'A' })
    const other = repositoryFolder()
    const history = new History(join(folder, 'topics'), { ...env, GIT_DIR: join(other.folder, '.git') })
    expect(history.commit('HEAD').hash).toBe(hash)
  })
})

describe('a commit', () => {
  test('is found by branch, tag, hash and what git says besides', () => {
    const { folder, git, commit } = repositoryFolder()
    const first = commit('first', { 'a.md': 'A' })
    git('tag', '-a', '-m', 'One', 'v1')
    commit('second', { 'a.md': 'B' })
    const history = new History(folder, env)
    expect(['v1', 'HEAD~1', first.slice(0, 10), 'main^'].map((ref) => history.commit(ref).hash)).toEqual(
      Array(4).fill(first),
    )
    expect(history.commit('v1')).toEqual({ hash: first, time: Date.UTC(2026, 0, 1) / 1000, subject: 'first' })
  })

  test.each(['nowhere', '--all', '-1', '', 'HEAD:a.md'])('is none by the name %j', (ref) => {
    const { folder, commit } = repositoryFolder()
    commit('first', { 'a.md': 'A' })
    const history = new History(folder, env)
    expect(history.has(ref)).toBe(false)
    expect(() => history.commit(ref)).toThrow(/^.*: no such commit, branch or tag;/)
  })
})

describe('the commits of a folder', () => {
  test('are those that touched it, the oldest first', () => {
    const { folder, commit } = repositoryFolder()
    const first = commit('first', { 'topics/a.md': 'A' })
    commit('elsewhere', { 'src/x.ts': '' })
    const second = commit('second', { 'topics/a.md': 'B' })
    const history = new History(folder, env)
    const topics = join(folder, 'topics')
    expect(history.commitsOf(topics).steps.map(({ commit }) => commit.hash)).toEqual([first, second])
    expect(history.commitsOf(topics, history.commit(first)).steps.map(({ commit }) => commit.hash)).toEqual([second])
  })

  test('are merges, not the commits of the branches that they merge', () => {
    const { folder, git, commit } = repositoryFolder()
    commit('first', { 'topics/a.md': 'A' })
    git('checkout', '--quiet', '-b', 'side')
    commit('side 1', { 'topics/b.md': 'B' })
    commit('side 2', { 'topics/b.md': 'C' })
    git('checkout', '--quiet', 'main')
    commit('main', { 'topics/c.md': 'C' })
    git('merge', '--quiet', '--no-ff', '-m', 'merged', 'side')
    const { steps } = new History(folder, env).commitsOf(join(folder, 'topics'))
    expect(steps.map(({ commit }) => commit.subject)).toEqual(['first', 'main', 'merged'])
  })

  test('are none before the first', () => {
    const { folder } = repositoryFolder()
    expect(new History(folder, env).commitsOf(folder).steps).toEqual([])
  })

  test('go on before the folder was renamed', () => {
    const { folder, git, commit } = repositoryFolder()
    commit('first', { 'deep/notes/a.md': 'A', 'deep/notes/b.md': 'B', 'x.md': '' })
    commit('second', { 'deep/notes/a.md': 'a longer text' })
    git('mv', 'deep/notes', 'topics')
    commit('renamed', {})
    commit('later', { 'topics/a.md': 'another text' })
    const history = new History(folder, env)
    const { start, steps } = history.commitsOf(join(folder, 'topics'))
    expect(start).toBe(join(folder, 'deep/notes'))
    expect(steps.map((step) => [step.commit.subject, step.folder])).toEqual([
      ['first', join(folder, 'deep/notes')],
      ['second', join(folder, 'deep/notes')],
      ['renamed', join(folder, 'topics')],
      ['later', join(folder, 'topics')],
    ])
    expect(history.topicsAt(history.commit('HEAD~2'), start).files.map(({ path }) => path)).toEqual(['a.md', 'b.md'])
  })

  test('begin where the folder was made of files from elsewhere', () => {
    const { folder, git, commit } = repositoryFolder()
    commit('first', { 'notes/a.md': 'A', 'notes/b.md': 'B' })
    git('mv', 'notes/a.md', 'topics.md')
    commit('moved', { 'topics/c.md': 'C', 'topics/d.md': 'D', 'topics/b.md': 'B', 'notes/b.md': undefined })
    const { steps } = new History(folder, env).commitsOf(join(folder, 'topics'))
    expect(steps.map(({ commit }) => commit.subject)).toEqual(['moved'])
  })
})

describe('topics at a commit', () => {
  test('follow the rules for files on the disk', () => {
    const { folder, commit } = repositoryFolder()
    commit('first', {
      'topics/b.md': '\uFEFFone\r\ntwo\n',
      'topics/a/ä ö\t.MARKDOWN': 'A',
      'topics/a/x.txt': '',
      'topics/.hidden/x.md': '',
      'topics/node_modules/x.md': '',
      'topics/drafts/x.md': '',
      'README.md': '',
    })
    commit('second', { 'topics/b.md': 'later' })
    const history = new History(folder, env)
    const { files, problems } = history.topicsAt(
      history.commit('HEAD~1'),
      join(folder, 'topics'),
      leftOutBy(['drafts']),
    )
    expect(files).toEqual([
      { path: 'a/ä ö\t.MARKDOWN', text: 'A' },
      { path: 'b.md', text: 'one\ntwo\n' },
    ])
    expect(problems).toEqual([])
  })

  test('may be the whole repository', () => {
    const { folder, commit } = repositoryFolder()
    commit('first', { 'a.md': 'A', 'docs/b.md': 'B' })
    const history = new History(folder, env)
    const { files } = history.topicsAt(history.commit('HEAD'), folder)
    expect(files.map(({ path }) => path)).toEqual(['a.md', 'docs/b.md'])
  })

  test('come with a problem for each file that is not text', () => {
    const { folder, commit } = repositoryFolder()
    commit('first', { 'topics/a.md': Buffer.from('ab\xff', 'latin1') })
    const history = new History(folder, env)
    const { files, problems } = history.topicsAt(history.commit('HEAD'), join(folder, 'topics'))
    expect(files).toEqual([])
    expect(problems.map(({ file, ruleId }) => [file, ruleId])).toEqual([['a.md', 'file-encoding']])
  })

  test('are none where the folder did not exist yet', () => {
    const { folder, commit } = repositoryFolder()
    commit('first', { 'README.md': '' })
    commit('second', { 'topics/a.md': 'A' })
    const history = new History(folder, env)
    expect(history.topicsAt(history.commit('HEAD~1'), join(folder, 'topics')).files).toEqual([])
  })

  test('follow links within the folder, and say which they do not', () => {
    const { folder, commit } = repositoryFolder()
    commit('files', { 'topics/a.md': 'A', 'topics/.shared/x.md': 'X', 'topics/.one.md': 'One', 'one.md': 'Other' })
    symlinkSync('.shared/', join(folder, 'topics/more'))
    symlinkSync('.one.md', join(folder, 'topics/one.md'))
    symlinkSync('../one.md', join(folder, 'topics/other.md'))
    symlinkSync('a.md', join(folder, 'topics/again.md'))
    symlinkSync('..', join(folder, 'topics/up'))
    symlinkSync('nowhere', join(folder, 'topics/lost'))
    symlinkSync('/etc', join(folder, 'topics/out'))
    symlinkSync('/etc', join(folder, 'topics/.hidden'))
    commit('links', {})
    const history = new History(folder, env)
    const { files, problems } = history.topicsAt(history.commit('HEAD'), join(folder, 'topics'))
    expect(files.map(({ path }) => path)).toEqual(['a.md', 'more/x.md', 'one.md'])
    expect(problems.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'lost: The link cannot be followed: no such file or folder',
      'other.md: The link leads out of the topics folder, so it is not followed; copy what it leads to into the folder',
      'out: The link leads out of the topics folder, so it is not followed; copy what it leads to into the folder',
      'up: The link leads back to a folder that contains it, so it is not followed',
    ])
  })

  test('come with their images, and with none from outside', () => {
    const { folder, commit } = repositoryFolder()
    const bytes = Buffer.from([0x89, 0x50, 0, 10, 13, 10, 255])
    commit('first', { 'topics/a/pic.png': bytes, 'topics/a/x.md': 'X', 'secret.png': bytes })
    commit('second', { 'topics/a/pic.png': 'changed' })
    const history = new History(folder, env)
    const { readImage } = history.topicsAt(history.commit('HEAD~1'), join(folder, 'topics'))
    expect(readImage('a/pic.png')).toEqual({ bytes })
    expect(readImage('a/other.png')).toEqual({ missing: 'absent' })
    expect(readImage('../secret.png')).toEqual({ missing: 'outside' })
    expect(readImage('/etc/passwd')).toEqual({ missing: 'outside' })
  })
})

test('gives the text of a file at a commit, which need not be there now', () => {
  const { folder, commit } = repositoryFolder()
  commit('first', { 'topdeck.lock': 'ledger\n' })
  commit('second', { 'topdeck.lock': undefined })
  const history = new History(folder, env)
  const path = join(folder, 'topdeck.lock')
  expect([history.textAt(history.commit('HEAD~1'), path), history.textAt(history.commit('HEAD'), path)]).toEqual([
    'ledger\n',
    undefined,
  ])
})

test('reads nothing that lies outside of the repository', () => {
  const { folder, commit } = repositoryFolder()
  commit('first', { 'a.md': 'A' })
  const history = new History(folder, env)
  expect(() => history.textAt(history.commit('HEAD'), join(folderWith({ 'x.md': '' }), 'x.md'))).toThrow(
    /: outside of the git repository/,
  )
})
