/** Words that turn the meaning of a sentence. */

import { wordList } from '../word-list.ts'

/** Words that negate; a sentence with one of them says the opposite of the one without. */
export const negations: readonly string[] = wordList(`
  not
  no
  never
  cannot
  without
  except
  unless
  nor
  neither
`)

/** Words that judge a statement to be wrong. */
export const refutations: readonly string[] = wordList(`
  false
  incorrect
  wrong
`)

/** Words between two things whose order counts: "from A to B". */
export const directions: readonly string[] = wordList(`
  from
  to
  into
  than
  before
  after
  over
  by
`)
