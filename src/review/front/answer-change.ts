/** Shows in a terminal what has changed in an answer since the learner saw it. */

import { printedField } from '../../render/field/printed-field.ts'
import { wrapRuns } from '../../terminal/field-phrases.ts'
import { type Palette, painter } from '../../terminal/style.ts'
import { type Run, wordDiff } from '../../text/word-diff.ts'
import { diffRun } from './diff-run.ts'

/** How to draw a change; the width is in columns. */
export interface ChangeOptions {
  readonly width: number
  readonly palette: Palette
}

/**
 * The lines of a field with the added and removed words marked, from the HTML before and after. Unchanged lines are
 * left out (`…`) unless they are next to a change; without any change, there are no lines.
 */
export function answerChangeLines(before: string, after: string, { width, palette }: ChangeOptions): string[] {
  const runs = wordDiff(printedField(before), printedField(after))
  const drawing = { paint: painter(palette), links: 'plain' } as const
  const lines = linesOf(runs)
  const isNear = (index: number) => lines.slice(Math.max(0, index - 1), index + 2).some(isChanged)
  return lines.flatMap((line, index) => {
    if (isNear(index))
      return wrapRuns(
        line.map((run) => diffRun(run, palette)),
        Math.max(1, width),
        drawing,
      )
    const isFirstLeftOut = index === 0 || isNear(index - 1)
    return isFirstLeftOut && lines.some(isChanged) ? ['…'] : []
  })
}

function isChanged(line: readonly Run[]): boolean {
  return line.some(({ type }) => type !== 'same')
}

function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const { type, text } of runs) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ type, text: part })
    }
  }
  return lines
}
