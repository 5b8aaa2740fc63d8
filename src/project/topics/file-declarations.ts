import type { Declaration } from '../../model/declaration.ts'
import { matcherOf, unmatchedRemark } from './ignore-patterns.ts'
import type { Entry, FileDeclarations } from './left-out.ts'

/** Reads the `files` of a configuration: patterns by the rules of .gitignore files; the last one that matches counts. */
export function declarationsBy(files: Readonly<Record<string, Declaration>>): FileDeclarations {
  const rules = Object.entries(files).map(([pattern, declaration]) => {
    const matcher = matcherOf([pattern])
    return { pattern, declaration, matches: (path: string) => matcher.ignores(path) }
  })
  return {
    of: (path) => rules.findLast(({ matches }) => matches(path))?.declaration,
    withoutEffect: (paths: readonly string[], seen: readonly Entry[]) =>
      rules.flatMap(({ pattern, matches }) =>
        paths.some(matches) ? [] : [{ pattern, reason: unmatchedRemark(pattern, 'Markdown file', seen) }],
      ),
  }
}
