import type { TextRun } from '../../terminal/field-phrases.ts'
import type { TerminalColours, TextStyle } from '../../terminal/style.ts'
import type { Run } from '../../text/word-diff.ts'

const looks: Readonly<Record<Run['type'], TextStyle>> = {
  same: {},
  removed: { hue: 'caution', line: 'through' },
  added: { hue: 'tip', line: 'under' },
}

/** Without colours the marks of `git diff --word-diff`. */
const marks: Readonly<Record<Run['type'], readonly [string, string]>> = {
  same: ['', ''],
  removed: ['[-', '-]'],
  added: ['{+', '+}'],
}

/** How a run of a comparison looks: what goes struck out, what comes underlined; in brackets without colours. */
export function diffRun({ type, text }: Run, colours: TerminalColours): TextRun {
  const [start, end] = colours === 'none' ? marks[type] : ['', '']
  return { text: start + text + end, style: looks[type] }
}
