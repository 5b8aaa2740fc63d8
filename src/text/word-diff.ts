import { diffWords } from 'diff'

/** A stretch of two texts that are shown as one: in both, in the first only, or in the second only. */
export interface Run {
  readonly type: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Where more words than this have changed, the comparison isn't worth its time: the one text goes, the other comes. */
const maximalEdits = 1000

// Words as the Unicode Standard and, for scripts without spaces between words, dictionaries divide them.
const words = new Intl.Segmenter('und', { granularity: 'word' })

/** What changed from one text to another, by words; differences in white space alone count for nothing. */
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
