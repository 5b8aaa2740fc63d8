import type { TextRun } from '../../terminal/field-phrases.ts'
import { markers, type Palette, type TextStyle } from '../../terminal/style.ts'
import type { Run } from '../../text/word-diff.ts'

const styles: Readonly<Record<Run['type'], TextStyle>> = {
  same: {},
  removed: { hue: 'caution', line: 'through' },
  added: { hue: 'tip', line: 'under' },
}

/** Styles a run of a comparison: removed words are struck out, added ones underlined; without colours, in brackets. */
export function diffRun({ type, text }: Run, palette: Palette): TextRun {
  return { text: type === 'same' ? text : markers(palette)[type](text), style: styles[type] }
}
