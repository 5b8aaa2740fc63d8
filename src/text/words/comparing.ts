/** Words that say what a question is about, or that only help to say it; lists for comparing questions by their words. */

import { wordList } from '../word-list.ts'

/** Numbers in words; "one" is left out, because it mostly stands for a thing. */
export const numberWords: readonly string[] = wordList(`
  zero
  two
  three
  four
  five
  six
  seven
  eight
  nine
  ten
  eleven
  twelve
  twenty
  hundred
  thousand
  million
`)

/** Articles of other languages, which a term of a word list may have in front: "die Gabel". */
export const foreignArticles: readonly string[] = wordList(`
  der
  die
  das
  ein
  eine
  le
  la
  les
  un
  une
  el
  los
  las
  una
  il
  lo
  i
  gli
  o
  os
  as
  um
  uma
  de
  het
  een
`)

/** Words without content where they ask for something ("List the …"), and with content elsewhere ("a linked list"). */
export const askingNouns: readonly string[] = wordList(`
  list
  name
  state
  show
  write
  output
  result
  code
  option
  options
  statement
  statements
  task
  exercise
  use
`)

/** Stems of verbs that say little, but something else than another verb in their place: "make" and "remove a directory". */
export const supportVerbs: readonly string[] = wordList(`
  mak
  make
  tak
  take
  giv
  give
  get
  go
  com
  come
  let
`)

/** Words that ask for a reason, a time, a place or a person. */
export const specificQuestionWords: readonly string[] = wordList(`
  why
  when
  where
  who
  whom
  whose
`)

/** Words of other languages that negate. */
export const foreignNegations: readonly string[] = wordList(`
  nicht
  kein
  keine
  ohne
  pas
  sans
  sin
`)
