import type { Problem } from '../model/card.ts'
import { compareProblems, problemAt } from '../model/problem.ts'
import { escapeControls } from '../render/field/escape-controls.ts'
import { countText } from '../text/count.ts'
import type { Colours } from './colour.ts'
import type { ExitCode } from './io.ts'
import { showPlace } from './path.ts'

/** How many problems to print: all of them, or only the first {@link SHOWN}. */
export type Verbosity = 'all' | 'some'

const SHOWN = 20

/** A problem as `--json` gives it. */
export interface ProblemRecord {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly severity: Severity
  readonly rule: string
  readonly message: string
}

type Severity = 'error' | 'warning' | 'info'

/** Sorted, without duplicates. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(compareProblems)
  return sorted.filter((problem, index) => {
    const before = sorted[index - 1]
    return before === undefined || compareProblems(before, problem) !== 0
  })
}

/** Sorted problems as lines such as `topics/docker/faq.md:12:3  warning  message  (rule)`, followed by their number. */
export function problemsText(problems: readonly Problem[], verbosity: Verbosity, colours: Colours): string {
  if (problems.length === 0) return ''
  const shown = verbosity === 'all' ? problems : problems.slice(0, SHOWN)
  const lines = shown.map((problem) => {
    const { severity, rule, message } = problemRecord(problem)
    const paint = severity === 'error' ? colours.wrong : severity === 'warning' ? colours.warning : colours.faint
    return `${showPlace(problem.file ?? '', problem.line, problem.column)}  ${paint(severity)}  ${oneLine(message)}  ${colours.faint(`(${rule})`)}\n`
  })
  const hidden = problems.length - shown.length
  const rest = hidden === 0 ? '' : `… and ${hidden} more (--verbose shows them)\n`
  return `${lines.join('')}${rest}${countText(problems.length, 'problem')}\n`
}

/** A message that quotes several lines, in one, so that no line of it can pass for another problem. */
function oneLine(message: string): string {
  return escapeControls(message).replace(/\s*\n\s*/g, ' ')
}

/** A problem as plain data. */
export function problemRecord(problem: Problem): ProblemRecord {
  const severity: Severity = problem.fatal === true ? 'error' : problem.fatal === false ? 'warning' : 'info'
  return {
    file: problem.file ?? '',
    ...(problem.line !== undefined && { line: problem.line }),
    ...(problem.column !== undefined && { column: problem.column }),
    severity,
    rule: problem.ruleId ?? 'topdeck',
    message: problem.reason,
  }
}

/** The problem that a record was made from. */
export function problemFrom({ file, line, column, severity, rule, message }: ProblemRecord): Problem {
  const problem = problemAt({ file, line, column }, rule, message)
  problem.fatal = severity === 'info' ? undefined : severity === 'error'
  return problem
}

/** 1 if something is wrong with the content; a remark (`info`) is not. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  return problems.some((problem) => problemRecord(problem).severity !== 'info') ? 1 : 0
}
