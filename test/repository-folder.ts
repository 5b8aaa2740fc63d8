import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderWith } from './commands/terminal.ts'

/** A git repository in a new folder, which is gone after the test. */
export interface TestRepository {
  readonly folder: string
  /** Runs git in it, as nobody in particular and without anybody's configuration. */
  git(...args: string[]): string
  /** Writes these files, takes away those with `undefined`, commits all, and gives the hash. */
  commit(subject: string, files: Readonly<Record<string, string | Uint8Array | undefined>>): string
}

/** Makes an empty repository; its commits are a minute apart, from 2026-01-01 on. */
export function repositoryFolder(): TestRepository {
  const folder = folderWith({})
  let commits = 0
  const git = (...args: string[]): string => {
    const date = `${Date.UTC(2026, 0, 1) / 1000 + commits * 60} +0000`
    const names = ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, 'Test'],
      [`GIT_${role}_EMAIL`, 'test@example.org'],
      [`GIT_${role}_DATE`, date],
    ])
    const env = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', HOME: folder, ...Object.fromEntries(names) }
    return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  }
  git('init', '--quiet', '--initial-branch=main')
  const commit: TestRepository['commit'] = (subject, files) => {
    for (const [path, content] of Object.entries(files)) {
      const absolute = join(folder, path)
      if (content === undefined) rmSync(absolute, { recursive: true })
      else {
        mkdirSync(dirname(absolute), { recursive: true })
        writeFileSync(absolute, content)
      }
    }
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '-m', subject)
    commits += 1
    return git('rev-parse', 'HEAD')
  }
  return { folder, git, commit }
}
