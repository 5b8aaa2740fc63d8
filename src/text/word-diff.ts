import { diffWords } from 'diff'

/** A part of the difference of two texts: it is in both, only in the first, or only in the second. */
export interface Run {
  readonly type: 'same' | 'removed' | 'added'
  readonly text: string
}

/** If more words than this have changed, the whole text counts as replaced, since comparing further takes too long. */
const maximalEdits = 1000

// Segments words by the rules of the Unicode Standard and, in scripts without spaces, by dictionaries.
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** Compares two texts word by word; differences in white space alone are ignored. */
export function wordDiff(before: string, after: string): Run[] {
  const changes = diffWords(before, after, { intlSegmenter: words, maxEditLength: maximalEdits })
  if (changes === undefined) {
    const whole: Run[] = [
      { type: 'removed', text: before },
      { type: 'added', text: after },
    ]
    return whole.filter(({ text }) => text !== '')
  }
  return changes.map(({ added, removed, value }) => ({
    type: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
