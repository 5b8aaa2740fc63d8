import { escapeControls } from '../../render/field/escape-controls.ts'
import { type TextRun, wrapRuns } from '../../terminal/field-phrases.ts'
import { type Palette, painter } from '../../terminal/style.ts'
import type { Run } from '../../text/word-diff.ts'
import type { AnswerToken } from '../typing/answer-token.ts'
import { diffRun } from './diff-run.ts'

/** How to draw a typed answer; the width is in columns. */
export interface TypedOptions {
  readonly width: number
  readonly palette: Palette
}

/** The lines of a typed answer compared with the expected one: what was wrong is removed, what was missing added. */
export function typedAnswerLines(tokens: readonly AnswerToken[], { width, palette }: TypedOptions): string[] {
  const runs = tokens.flatMap((token, index): TextRun[] => {
    const drawn = runsOf(token).map(({ type, text }) => diffRun({ type, text: escapeControls(text) }, palette))
    return index === 0 ? drawn : [{ text: ' ', style: {} }, ...drawn]
  })
  return wrapRuns(runs, Math.max(1, width), { paint: painter(palette), links: 'plain' })
}

function runsOf(token: AnswerToken): Run[] {
  switch (token.type) {
    case 'same':
      return [{ type: 'same', text: token.text }]
    case 'missing':
      return [{ type: 'added', text: token.text }]
    case 'extra':
      return [{ type: 'removed', text: token.text }]
    case 'different':
      return [
        { type: 'removed', text: token.typed },
        { type: 'added', text: token.expected },
      ]
  }
}
