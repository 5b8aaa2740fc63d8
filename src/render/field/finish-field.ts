import type { Kind } from '../../model/card.ts'
import { guardMaths } from '../maths/guard-maths.ts'
import { guardMarks, guardTornMarks, guardWrittenMarks, writeClozes, writeSounds } from './anki-syntax.ts'

/** A field as Anki gets it. */
export interface FinishedField {
  readonly html: string
  /** The commands because of which formulas are shown as they are written. */
  readonly forbidden: readonly string[]
}

/**
 * Finishes the HTML of a field: nothing in it means more to Anki than it should. Everything that Anki reads is read here
 * once, when no later step can put something together that was apart.
 * @param syntax Whether clozes and sounds are still marks, or are written already.
 */
export function finishField(html: string, kind: Kind, syntax: 'marks' | 'written'): FinishedField {
  const plain = withoutControls(html)
  const isCloze = kind === 'cloze'
  const guarded = syntax === 'written' ? guardWrittenMarks(plain, kind) : guardMarks(plain)
  const written = isCloze && syntax === 'marks' ? writeClozes(guarded) : guarded
  const field = guardMaths(isCloze ? guardTornMarks(written) : written, kind)
  return { html: withoutOverlays(writeSounds(field.html)), forbidden: field.forbidden }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const controls = /[\u0000-\u0008\u000B-\u001F\u007F]/g

/** Removes the control characters, as Anki does later, which would bring the two characters of a sign together. */
function withoutControls(html: string): string {
  return html.replace(controls, '')
}

/** Keeps a stroke apart from the tag in front of it: in NFC, as Anki stores fields, `>` and U+0338 are one character. */
function withoutOverlays(html: string): string {
  return html.includes('>\u0338') ? html.replaceAll('>\u0338', '>&#824;') : html
}
