import type { DialectName } from '../../model/card.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import type { Draft } from '../dialect.ts'
import { trimAnswer } from './answer.ts'
import { withFootnotes } from './footnotes.ts'
import { type Part, readSigns } from './signs.ts'

/** The dialects whose questions are headings, at whose ends hashtags stand without a sentence before them. */
const headingDialects: ReadonlySet<DialectName> = new Set(['heading', 'list-heading', 'choice', 'exercise'])

/** A draft whose signs are read and whose answer is trimmed. */
export interface ReadDraft {
  readonly draft: Draft
  /** Whether the question differs from the one that is written. */
  readonly asks: 'as written' | 'otherwise'
}

/**
 * Reads the signs in a draft (links, marks and hashtags of Obsidian, footnotes), so that they appear on the card as the
 * author meant them. The dialects see them as they are written, because some of them are made of such signs.
 */
export function readDraft(written: Draft, dialect: DialectName, page: Page): ReadDraft {
  const part: Part = headingDialects.has(dialect) ? 'heading' : 'line'
  const trimmed = trimAnswer(written.answer)
  const [title, more, answer] = [
    readSigns(written.title, page, part),
    readSigns(written.more ?? [], page, 'body'),
    readSigns(trimmed, page, 'body'),
  ]
  // A block that was nothing but signs may have stood at the end.
  const shown = answer.content === trimmed ? trimmed : trimAnswer(answer.content)
  const read = { title: title.content, more: more.content, answer: shown }
  const noted = mayRefer(page) ? withFootnotes(read, page.footnotes) : read
  const draft: Draft = {
    ...written,
    title: noted.title,
    ...(written.more && { more: noted.more }),
    // Notes alone are no answer; those of a cloze stand below it.
    answer: read.answer.length === 0 && written.answered !== true ? read.answer : noted.answer,
    tags: [...(written.tags ?? []), ...title.tags, ...more.tags, ...answer.tags],
  }
  const isSame = noted.title === written.title && noted.more.every((node, index) => node === written.more?.[index])
  return { draft, asks: isSame ? 'as written' : 'otherwise' }
}

/** Whether anything on a page may refer to a footnote, so that other pages cost nothing. */
const mayRefer = memoiseByObject(({ footnotes, source }: Page): boolean => footnotes.size > 0 || source.includes('^['))
