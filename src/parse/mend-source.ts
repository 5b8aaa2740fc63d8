import { dropNoteComments } from './note-comments.ts'
import { mendFences } from './stray-fence.ts'
import { mendUnclosedFolds } from './unclosed-folds.ts'
import { mendUnclosedHtml } from './unclosed-html.ts'
import { mendWideTables } from './wide-tables.ts'

/** Something in a source that would take in what follows, by its 1-based line. */
interface Fault {
  readonly line: number
  readonly ruleId: string
  readonly reason: string
}

/** A source that the parser reads as its author meant it, and what was wrong with it. */
interface MendedSource {
  readonly source: string
  readonly faults: readonly Fault[]
}

/**
 * Repairs what would take in the rest of a page: code fences and raw HTML that don't end, or end differently from what the
 * parser expects. Line numbers don't change.
 */
export function mendSource(written: string): MendedSource {
  const tables = mendWideTables(written)
  const fences = mendFences(tables.source)
  const html = mendUnclosedHtml(fences.source)
  const folds = mendUnclosedFolds(html.source)
  return {
    source: dropNoteComments(folds.source),
    faults: [
      ...tables.wide.map((line) => ({ line, ruleId: 'table', reason: tooWide })),
      ...fences.strays.map(({ line, reason }) => ({ line, ruleId: 'code-fence', reason: strayFence[reason] })),
      ...html.unclosed.map(({ line, start, end }) => ({ line, ruleId: 'unclosed-html', reason: noEnd(start, end) })),
      ...folds.unclosed.map((line) => ({ line, ruleId: 'unclosed-html', reason: noEnd('<details>', '</details>') })),
    ],
  }
}

const tooWide =
  'Unexpected table whose rows lack tens of thousands of cells, expected rows as long as the head; it is read as text'

const strayFence = {
  stray: 'Unexpected code fence without a partner, expected a pair; the text after it is read as if there were one',
  unclosed: 'Code fence that is never closed; everything below it, as far as its list item or quotation goes, is code',
  around: 'Unexpected code fence inside code with as many ticks; it is read as if the outer fence were longer',
  end: 'Unexpected code fence that does not match the one above it; it is read as the end of that code',
  inside: 'Unexpected start of code inside code; close the code above it first, or give it a longer fence',
}

const noEnd = (start: string, end: string): string =>
  `Unexpected "${start}" without "${end}", expected one behind it; it ends before the next question, heading or paragraph`
