import { VFileMessage } from 'vfile-message'
import type { Problem } from './card.ts'

/** Where a problem stands: a file and, when known, 1-based line and column. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
}

/** A warning for the author: the rest goes on without what it is about. `rule` is its short name (`file-encoding`). */
export function problemAt(place: Place, rule: string, reason: string): Problem {
  const point = place.line === undefined ? undefined : { line: place.line, column: place.column ?? 1 }
  const problem = new VFileMessage(reason, { place: point, ruleId: rule, source: 'topdeck' })
  problem.file = place.file
  problem.fatal = false
  return problem
}

/** The order in which problems are shown: by file, line, column, rule, then words; the same on every machine. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    byCodePoint(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    byCodePoint(a.ruleId ?? '', b.ruleId ?? '') ||
    byCodePoint(a.reason, b.reason)
  )
}

/** Order of two texts by UTF-16 unit, whatever the locale. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
