import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findGitRoot, readOrigin } from '../../src/project/git.ts'
import { folderWith } from '../commands/terminal.ts'

const config = `[core]
\tbare = false
[remote "upstream"]
\turl = https://example.org/upstream
[remote "origin"]
\turl = https://example.org/origin
\tfetch = +refs/heads/*:refs/remotes/origin/*
[branch "main"]
\tremote = origin
`

test('finds the work tree from a folder in it', () => {
  const folder = folderWith({ '.git/config': config, 'a/b/c.md': '' })
  expect(findGitRoot(join(folder, 'a/b'))).toBe(folder)
})

test('reads the address of origin', () => {
  expect(readOrigin(folderWith({ '.git/config': config }))).toBe('https://example.org/origin')
})

test('reads it in a worktree, whose .git leads elsewhere', () => {
  const folder = folderWith({
    'main/.git/config': config,
    'main/.git/worktrees/side/commondir': '../..\n',
    'side/.git': 'gitdir: ../main/.git/worktrees/side\n',
  })
  expect(readOrigin(join(folder, 'side'))).toBe('https://example.org/origin')
})

test.each([
  ['without a remote', { '.git/config': '[core]\n\tbare = false\n' }],
  ['without a configuration', { '.git/HEAD': 'ref: refs/heads/main\n' }],
  ['whose .git leads nowhere', { '.git': 'gitdir: /nowhere/at/all\n' }],
])('knows no origin in a repository %s', (_, files) => {
  expect(readOrigin(folderWith(files))).toBeUndefined()
})
