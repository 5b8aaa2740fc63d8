import { wordList } from './word-list.ts'

/** Articles, pronouns and other words that stand for a thing or point at it. */
const determiners = wordList(`
  a
  an
  the
  this
  that
  these
  those
  it
  its
  they
  them
  their
  there
  here
  he
  she
  you
  your
  i
  my
  me
  we
  us
  our
  one
  some
  any
`)

/** Auxiliary verbs in all their forms. */
const auxiliaries = wordList(`
  is
  are
  was
  were
  be
  been
  being
  am
  do
  does
  did
  done
  doing
  has
  have
  had
  having
  can
  could
  will
  would
  shall
  should
  may
  might
  must
`)

/** Words that ask. */
const questionWords = wordList(`
  what
  which
  who
  whom
  whose
  when
  where
  why
  how
`)

/** Words that join or compare. */
const connectives = wordList(`
  and
  or
  but
  if
  then
  so
  than
  as
  at
  by
  for
  from
  in
  into
  of
  on
  onto
  to
  with
  about
  between
  regarding
  regards
  regard
  per
  via
  each
  every
  all
  both
  such
  also
  very
  more
  most
  other
  another
  same
`)

/** Words that ask for an answer, and how long it should be. */
const requests = wordList(`
  explain
  describe
  define
  tell
  give
  list
  name
  say
  show
  discuss
  elaborate
  briefly
  detail
  details
  please
  write
  state
  mention
`)

/** Words that questions of any subject consist of. */
const questionNouns = wordList(`
  answer
  answers
  question
  questions
  example
  examples
  exercise
  task
  statement
  statements
  following
  true
  false
  option
  options
  correct
  output
  result
  code
  happens
  happen
  mean
  means
  meaning
  use
  used
  using
  given
  certain
  specific
`)

/** English words that ask, join, or name any question at all, in a text on any subject. */
export const emptyWords: ReadonlySet<string> = new Set([
  ...determiners,
  ...auxiliaries,
  ...questionWords,
  ...connectives,
  ...requests,
  ...questionNouns,
])

/** English words that a question can gain or lose without a change of its meaning. */
export const silentWords: ReadonlySet<string> = new Set([...determiners, ...auxiliaries])
