import { VFileMessage } from 'vfile-message'
import type { Problem } from './card.ts'

/** The place of a problem: a file and, where known, a 1-based line and column. */
export interface Place {
  readonly file: string
  readonly line?: number | undefined
  readonly column?: number | undefined
}

/**
 * Creates a warning for the author; everything that it does not concern is still built.
 * @param rule The short name of the kind of problem: `file-encoding`.
 */
export function problemAt(place: Place, rule: string, reason: string): Problem {
  const point = place.line === undefined ? undefined : { line: place.line, column: place.column ?? 1 }
  const problem = new VFileMessage(reason, { place: point, ruleId: rule, source: 'topdeck' })
  problem.file = place.file
  problem.fatal = false
  return problem
}

/** Something that the author should know and that need not be wrong; it changes no exit code. */
export function remarkAt(place: Place, rule: string, reason: string): Problem {
  const remark = problemAt(place, rule, reason)
  remark.fatal = undefined
  return remark
}

/** Compares problems by file, line, column, rule and message; the order is the same on every machine. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    byCodePoint(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    byCodePoint(a.ruleId ?? '', b.ruleId ?? '') ||
    byCodePoint(a.reason, b.reason)
  )
}

/** Compares two texts by UTF-16 code unit, independent of the locale. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
