import type { Element } from 'hast'
import type { Content, DialectName, Kind } from '../model/card.ts'
import type { Page } from '../parse/page.ts'

/** A question as a dialect hands it over; the walk adds file, section, tags. */
export interface Draft {
  readonly line: number
  readonly endLine?: number
  readonly kind?: Kind
  /** The prompt's leading blocks or phrases; their plain text is the question's text. */
  readonly title: Content
  /** What continues the prompt: code, a list of givens, options. */
  readonly more?: Content
  readonly answer: Content
  /** Given when the dialect knows better than the look of the answer (a placeholder is always unanswered). */
  readonly answered?: boolean
  /** Overrules the dialect that found it: a heading question with options is `choice`. */
  readonly dialect?: DialectName
  /** Headings inside what was consumed that stand above this draft. */
  readonly subsection?: readonly string[]
  /** Tags of this card alone, levels split by `/` or `::`; those of the page come on top. */
  readonly tags?: readonly string[]
  /** The deck that the author names for this card, `::` between levels. */
  readonly deck?: string
}

/** What a dialect made of the blocks at the cursor. */
export interface Finding {
  /** How many blocks, from the cursor's on, are used up; at least 1. */
  readonly consumed: number
  readonly drafts: readonly Draft[]
  /** Why this is a question, for `explain`: "9 of 10 headings of level 3 ask something". */
  readonly evidence: string
}

/** Where the walk stands. */
export interface Cursor {
  readonly page: Page
  /** The other pages of the same build, by path: an exercise finds its solution here. */
  readonly pages: ReadonlyMap<string, Page>
  /** The blocks of the page, or of the container (a list item, a quotation) that the walk has gone into. */
  readonly blocks: readonly Element[]
  readonly index: number
}

/** One way to write questions. */
export interface Dialect {
  readonly name: DialectName
  /** The questions that start at the cursor's block, or undefined when this dialect sees none there. */
  find(cursor: Cursor): Finding | undefined
}
