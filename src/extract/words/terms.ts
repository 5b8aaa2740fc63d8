/** Words that look like terms in front of a colon, and are none. */

import { type WordsByLanguage, wordList } from '../../text/word-list.ts'

/** Labels of remarks, of facts about a document, of settings and of changes. */
export const remarkLabels = {
  en: wordList(`
    notes
    note
    tips
    tip
    hints
    hint
    warning
    important
    caution
    info
    examples
    example
    e.g.
    e.g
    pros
    pro
    cons
    con
    advantages
    advantage
    disadvantages
    disadvantage
    source
    author
    by
    date
    time
    duration
    version
    license
    email
    website
    url
    link
    output
    result
    input
    usage
    default
    required
    optional
    type
    returns
    return
    params
    param
    parameters
    parameter
    todo
    added
    changed
    fixed
    removed
    deprecated
    feat
    fix
    docs
    chore
    true
    false
    yes
    no
  `),
} satisfies WordsByLanguage

/** Parts of a document or a plan, with a number behind them. */
export const numberedParts = {
  en: wordList(`
    step
    option
    part
    day
    week
    chapter
    module
  `),
} satisfies WordsByLanguage

/** Fields that notes keep about themselves, as Dataview and Logseq read them. */
export const noteFields = {
  en: wordList(`
    tags
    tag
    aliases
    alias
    type
    status
    source
    author
    date
    created
    updated
    up
    down
    next
    prev
    related
    parent
    topic
    rating
    url
    link
  `),
} satisfies WordsByLanguage
