import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The root of the work tree that contains a folder, if there is one. */
export function findGitRoot(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

/** The address of the remote `origin`, read from git's own files; undefined if there is none. */
export function readOrigin(gitRoot: string): string | undefined {
  try {
    return originOf(readFileSync(join(gitFolder(gitRoot), 'config'), 'utf8'))
  } catch {
    return undefined
  }
}

/** In a worktree or a submodule, `.git` is a file that names the folder; `commondir` is what all worktrees share. */
function gitFolder(gitRoot: string): string {
  const own = join(gitRoot, '.git')
  if (statSync(own).isDirectory()) return own
  const folder = resolve(
    gitRoot,
    readFileSync(own, 'utf8')
      .replace(/^gitdir:\s*/, '')
      .trim(),
  )
  const common = join(folder, 'commondir')
  return existsSync(common) ? resolve(folder, readFileSync(common, 'utf8').trim()) : folder
}

function originOf(config: string): string | undefined {
  let inOrigin = false
  for (const line of config.split('\n')) {
    const section = /^\s*\[(.*)\]\s*$/.exec(line)?.[1]
    if (section !== undefined) inOrigin = /^remote\s+"origin"$/.test(section.trim())
    const url = /^\s*url\s*=\s*"?([^"#;]+?)"?\s*$/.exec(line)?.[1]
    if (inOrigin && url !== undefined) return url
  }
  return undefined
}
