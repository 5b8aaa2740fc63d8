/** What words mean to a comparison of questions: which are one, which are opposites, and which say nothing. Stems, as `stemOf` makes them. */

import { wordList } from '../word-list.ts'

/** Words that only say how something is asked; they often differ between a question and its rewording. */
export const vagueWords: readonly string[] = wordList(`
  exist
  exists
  exist
  existing
  available
  possible
  able
  way
  ways
  need
  needs
  needed
  want
  like
  would
  know
  known
  think
  work
  works
  working
  call
  called
  come
  comes
  make
  makes
  think
  thing
  things
  kind
  kinds
  type
  types
  term
  terms
  understand
  concept
  concepts
  idea
  main
  basic
  basics
  simple
  simply
  usually
  often
  just
  only
  really
  actually
  exactly
  own
  please
  provide
  give
  gives
  given
  take
  takes
  get
  gets
  go
  goes
  let
  lets
  different
  various
  multiple
  several
  many
  much
  few
  new
  currently
  whenever
  while
  within
  briefly
  purpose
`)

/** Stems of words that mean the same in questions; the first one of each line stands for all of them. */
export const synonymLines: readonly string[] = wordList(`
  list display view see print
  remov delet eras
  creat build writ
  find locat search
  advantag benefit pro
  disadvantag drawback con downsid limitation
  difference differ differentiat distinguish distinction versus vs
  configur setup configuration
  begin start launch
  fix solv repair resolv
  chang modify edit updat alter
  check verify ensur validat
  machin host computer
  folder directory
  parameter argument
  kubernet k8s
  databas db
  repository repo
  secur security
  practic practis
`)

/** Stems that are opposites: questions that differ by such a pair are two questions. */
export const oppositePairs: readonly string[] = wordList(`
  push pull
  start stop
  add remov
  creat remov
  low high
  befor after
  enabl disabl
  first last
  minimum maximum
  public privat
  client server
  read writ
  encrypt decrypt
  encod decod
  stateful stateless
  advantag drawback
  benefit drawback
  input output
  sourc target
  sourc destination
  upload download
  import export
  attach detach
  allow deny
  inner outer
  left right
  horizontal vertical
  static dynamic
  local remot
  local global
  load sav
  open clos
  lock unlock
  internal external
  scal shrink
  upgrad downgrad
  ingress egress
  forward revers
  request respons
  parent child
  success failur
  tru fals
  old new
  short long
  fast slow
  small larg
  pro con
`)
