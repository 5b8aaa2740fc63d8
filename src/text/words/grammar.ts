/** What goes wrong in writing besides mistyped letters: words that are left out or misspelt, and plurals that only look like ones. */

import { wordList } from '../word-list.ts'

/** Words without which a question still asks the same. */
export const missableWords: readonly string[] = wordList(`
  do
  you
  der
  die
  das
  el
  la
  los
  las
  le
  les
`)

/** Short words in which a slip is obvious, since no question has another word in their place. */
export const slippingWords: readonly string[] = wordList(`
  what
  which
  where
  when
  who
  why
  how
  does
  the
  with
  and
  are
  you
  between
  was
  wie
  wer
  wann
  warum
  welche
  welcher
  welches
  ist
  sind
  que
  como
  cual
  donde
  quien
  cuando
`)

/** Forms of a word that authors confuse, the right one depending on the words beside it. */
export const agreeingForms: readonly string[] = wordList(`
  ein eine einen einem einer
  un una
`)

/** Words, and what looks like their plural or another form of them but is another word. */
export const realPlurals: readonly string[] = wordList(`
  new news
  good goods
  custom customs
  arm arms
  glass glasses
  window windows
  http https
  ftp ftps
  sftp sftps
  smtp smtps
  ldap ldaps
  imap imaps
  force forces
  saving savings
  spectacle spectacles
  physic physics
  statistic statistics
  ethic ethics
  mathematic mathematics
  economic economics
  politic politics
  dynamic dynamics
  mechanic mechanics
  genetic genetics
  graphic graphics
  optic optics
  logistic logistics
  analytic analytics
  basic basics
  classic classics
  electronic electronics
  acoustic acoustics
  manner manners
  ash ashes
  clothe clothes
  damage damages
  draught draughts
  ground grounds
  pain pains
  quarter quarters
  red redis
  people peoples
  ga gas
`)
