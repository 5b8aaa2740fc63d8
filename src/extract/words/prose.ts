/** Words that tell prose from code, and sentences from questions, where nothing else does. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Words that stand in sentences and hardly ever in commands. */
export const sentenceWords = {
  en: wordList(`
    the
    an
    a
    of
    to
    is
    are
    was
    were
    in
    on
    and
    or
    with
    that
    this
    these
    it
    its
    it's
    you
    your
    be
    by
    as
    will
    can
    not
    if
    which
    when
    has
    have
    but
    than
    then
    into
    we
    they
    does
    do
    there
    also
    only
    because
    lets
    let
  `),
} satisfies WordsByLanguage

/** First words of a sentence that answers, or that takes up what was said before. */
export const replyOpeners = {
  en: wordList(`
    so
    and
    but
    then
    because
    or
    yes
    no
    okay
    ok
    well
    sure
    now
    this
    that
    it
    its
    it's
    these
    those
    they
    he
    she
    we
    i
    i'm
    however
    also
    maybe
    perhaps
    sound
    sounds
    right
    of course
    in short
    for example
    for instance
    remember
    let's
  `),
} satisfies WordsByLanguage

/** Labels of remarks that ask nothing. */
export const remarkOpeners = {
  en: wordList(`
    notes
    note
    hints
    hint
    tips
    tip
    examples
    example
    warnings
    warning
    update
    edit
    sources
    source
    p.s.
    p.s
    ps.
    ps
  `),
} satisfies WordsByLanguage
