import { type Extraction, extract } from '../../src/extract/extract.ts'
import type { Question } from '../../src/model/card.ts'
import { plainText } from '../../src/parse/block.ts'
import { type Page, parsePage } from '../../src/parse/page.ts'
import { loadParsers } from '../../src/parse/parsers.ts'

// These two sources need every part.
const parsers = await loadParsers(['---\n---\n', '<form>'])

/** What the tests say of a question: everything as plain text. */
export interface FoundQuestion {
  readonly text: string
  /** What continues the prompt behind the question's own text. */
  readonly more: string
  readonly answer: string
  readonly answered: boolean
  readonly kind: Question['kind']
  readonly dialect: Question['dialect']
  readonly line: number
  readonly section: readonly string[]
}

/** The questions of one page. */
export function found(markdown: string, file = 'docker/page.md'): FoundQuestion[] {
  return extraction(markdown, file).questions.map(told)
}

/** The questions of the first of several pages, by path. */
export function foundAmong(files: Readonly<Record<string, string>>, file: string): FoundQuestion[] {
  const pages = new Map(Object.entries(files).map(([path, text]) => [path, parsePage(path, text, parsers)]))
  const page = pages.get(file)
  return page === undefined ? [] : extractFrom(page, pages).questions.map(told)
}

/** Questions and fates of one page. */
export function extraction(markdown: string, file = 'docker/page.md'): Extraction {
  const page = parsePage(file, markdown, parsers)
  return extractFrom(page, new Map([[file, page]]))
}

/** The blocks of a page, for what works below the questions. */
export function blocks(markdown: string): Page['blocks'] {
  return parsePage('docker/page.md', markdown, parsers).blocks
}

function extractFrom(page: Page, pages: ReadonlyMap<string, Page>): Extraction {
  return extract(page, pages, { topic: 'docker', variant: 'docker', deck: 'docker' })
}

function told({ text, prompt, answer, answered, kind, dialect, line, section }: Question): FoundQuestion {
  const whole = plainText(prompt)
  const more = whole.includes(text) ? whole.slice(whole.indexOf(text) + text.length).trim() : whole
  return { text, more, answer: plainText(answer), answered, kind, dialect, line, section }
}
