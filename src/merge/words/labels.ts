/** Words that label the answer of a test. */

import { wordList } from '../../text/word-list.ts'

/** What stands around the letters of a test's answer. */
export const answerLabelWords: readonly string[] = wordList(`
  the
  correct
  right
  answer
  answers
  ans
  solution
`)
