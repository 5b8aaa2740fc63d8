import type { Element } from 'hast'
import type { Content, DialectName, Kind } from '../model/card.ts'
import type { Page } from '../parse/page.ts'
import type { PageMemory } from './memory.ts'

/** A question as a dialect returns it; the walk over the page adds the file, the section and the tags. */
export interface Draft {
  readonly line: number
  readonly endLine?: number
  readonly kind?: Kind
  /** The leading blocks or phrases of the prompt. Their plain text is the text of the question. */
  readonly title: Content
  /**
   * The beginning of the title's text that is a label, if only its neighbours show that (`labelsOf`); it is left out like
   * a number.
   */
  readonly label?: string
  /** The rest of the prompt: code, givens, options. */
  readonly more?: Content
  readonly answer: Content
  /** Set when the dialect knows better than the content of the answer can tell; a placeholder is always unanswered. */
  readonly answered?: boolean
  /** Overrides the name of the dialect that found the question: a heading with options is a `choice`. */
  readonly dialect?: DialectName
  /** Headings within the consumed blocks that this draft stands under. */
  readonly subsection?: readonly string[]
  /** Tags of this card only, with levels separated by `/` or `::`. The tags of the page are added to them. */
  readonly tags?: readonly string[]
  /** The deck that the author names for this card, with `::` between levels. */
  readonly deck?: string
}

/** What a dialect found at the cursor. */
export interface Finding {
  /** The number of blocks that are used up, counted from the cursor; at least 1. */
  readonly consumed: number
  readonly drafts: readonly Draft[]
  /** Why this is a question, as `topdeck explain` shows it: "9 of 10 headings of level 3 are questions". */
  readonly evidence: string
}

/** What stands at a block, with the name of the dialect that found it. */
export interface Found {
  readonly dialect: DialectName
  readonly finding: Finding
}

/** A block that dialects are asked about. */
export interface BlockAt {
  readonly page: Page
  /** The pages of the whole build by path; an exercise finds its solution here. */
  readonly pages: ReadonlyMap<string, Page>
  /** The blocks of the page, or of the container (a list item, a quotation) that the walk has entered. */
  readonly blocks: readonly Element[]
  readonly index: number
}

/** The position of the walk over a page. */
export interface Cursor extends BlockAt {
  /**
   * Whether any dialect is sure of a question that begins at a block (an index of `blocks`), so that an answer above it
   * ends there. Every dialect whose answers run on until something stops them asks for this.
   */
  readonly endsAnswer: (index: number) => boolean
  /**
   * Set when the walk looks for questions that the ledger remembers: a dialect then returns what the block would be if it
   * had the company on its page that is needed otherwise, and the walk takes what is remembered. `page` and `blocks` are
   * copies then, so that what a dialect memoises by them follows from them.
   */
  readonly memory?: PageMemory
  /** Set where the author has marked the block as a card, so that it needs no company either. */
  readonly company?: 'waived'
}

/**
 * Whether a block needs other questions on its page as evidence, or is judged by itself because it is remembered or
 * marked by the author.
 */
export type Company = 'needed' | 'waived'

/** Whether blocks at a cursor need other questions as evidence. */
export function companyAt({ memory, company }: Cursor): Company {
  return company ?? (memory === undefined ? 'needed' : 'waived')
}

/** A page and the cards that it becomes: it documents a dialect, and a test holds the dialect to it. */
export interface Example {
  readonly markdown: string
  /** Pages that the example links to, by their path from its folder. */
  readonly otherPages?: Readonly<Record<string, string>>
  readonly cards: readonly ExampleCard[]
}

/** One card of an example, as plain text; hidden parts of a cloze are written as in Anki: `{{c1::…}}`. */
export interface ExampleCard {
  readonly question: string
  readonly answer: string
  /** `open` when left out. */
  readonly kind?: Kind
}

/** One way to write questions. */
export interface Dialect {
  readonly name: DialectName
  /** What an author writes, and what learners get of it; it appears in `docs/questions.md`. */
  readonly example: Example
  /**
   * Whether a question with marks of its own begins at a block, which is no part of an answer above it. It depends on
   * nothing but what the author has written. A dialect that always guesses has no such method.
   */
  isSureOf?(block: BlockAt): boolean
  /** Returns the questions that start at the cursor, or undefined if this dialect recognises none there. */
  find(cursor: Cursor): Finding | undefined
  /**
   * What a block lacks to be a question of this dialect, if it comes near to one: "asks, but only 1 of 9 headings of level 2
   * does". Only asked where no dialect has found a question, and only to explain it.
   */
  lacking?(cursor: Cursor): string | undefined
}
