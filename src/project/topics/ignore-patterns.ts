import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { nearest } from '../../text/did-you-mean.ts'
import type { Entry, LeftOut, PatternRemark } from './left-out.ts'

/** Reads `ignore` patterns, which follow the rules of .gitignore files in the topics folder. */
export function leftOutBy(patterns: readonly string[]): LeftOut {
  const all = matcherOf(patterns)
  return {
    has: (entry) => all.ignores(pathOf(entry)),
    withoutEffect: (folder, seen) => remarksOn(patterns, folder, seen),
  }
}

function remarksOn(patterns: readonly string[], folder: string, seen: readonly Entry[]): readonly PatternRemark[] {
  const paths = seen.map(pathOf)
  let hidden: readonly string[] | undefined
  /** What lies in folders that were not entered; read only when a pattern has matched nothing outside of them. */
  const notEntered = (): readonly string[] => {
    const entered = new Set(seen.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))
    const closed = seen.filter(({ path, kind }) => kind === 'folder' && !entered.has(path))
    hidden ??= closed.flatMap(({ path }) => contentOf(folder, path))
    return hidden
  }
  return patterns.flatMap((pattern, index): PatternRemark[] => {
    const isNegated = pattern.startsWith('!')
    const own = matcherOf([isNegated ? pattern.slice(1) : pattern])
    const matches = (path: string) => own.ignores(path)
    if (!isNegated) {
      if (paths.some(matches) || notEntered().some(matches)) return []
      return [{ index, reason: unmatchedRemark(pattern, 'file or folder', seen) }]
    }
    const matched = paths.filter(matches)
    const before = matcherOf(patterns.slice(0, index))
    if (matched.some((path) => before.ignores(path))) return []
    const reason =
      matched.length === 0 && notEntered().some(matches)
        ? 'has no effect, because a folder that contains what it matches is left out'
        : `has no effect: nothing that it matches was left out before${matched.length === 0 ? hintFor(pattern, seen) : ''}`
    return [{ index, reason: `The pattern "${pattern}" ${reason}` }]
  })
}

/** The remark about a pattern that matches nothing. */
export function unmatchedRemark(pattern: string, what: string, seen: readonly Entry[]): string {
  return `The pattern "${pattern}" matches no ${what}${hintFor(pattern, seen)}`
}

function hintFor(pattern: string, seen: readonly Entry[]): string {
  if (/^!?#/.test(pattern)) return '; a # at the beginning starts a comment, write \\# for the character'
  const bare = pattern.replace(/^!?(?:\.?\/)?/, '').replace(/\/$/, '')
  const names = new Set(seen.flatMap(({ path }) => [path, path.slice(path.lastIndexOf('/') + 1)]))
  const near = nearest(bare, names)
  if (near !== undefined) return `; did you mean "${near}"?`
  return /\{.*\}/.test(pattern) ? '; braces have no special meaning, write one pattern for each name' : ''
}

/** What lies in a folder at any depth, links not followed; without what git and package managers keep. */
function contentOf(root: string, folder: string): string[] {
  if (/(?:^|\/)(?:\.git|node_modules)$/.test(folder)) return []
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? [`${path}/`, ...contentOf(root, path)] : [path]
    })
  } catch {
    return []
  }
}

/** The case of letters counts, as in git on most systems; `./` in front means the topics folder, as `/` does. */
export function matcherOf(patterns: readonly string[]): Ignore {
  const rules = patterns.map((pattern) => ({ pattern: pattern.replace(/^(!?)\.\//, '$1/') }))
  return ignore({ ignorecase: false }).add(rules)
}

function pathOf({ path, kind }: Entry): string {
  return kind === 'folder' ? `${path}/` : path
}
