import { type Extraction, extract } from '../../src/extract/extract.ts'
import type { Question } from '../../src/model/card.ts'
import { plainText } from '../../src/parse/block.ts'
import { type Page, parsePage } from '../../src/parse/page.ts'
import { loadParsers } from '../../src/parse/parsers.ts'

// These two sources need every parser.
const parsers = await loadParsers(['---\n---\n', '<form>'])

/** A question as the tests compare it, with everything as plain text. */
export interface FoundQuestion {
  readonly text: string
  /** The rest of the prompt, after the text of the question. */
  readonly more: string
  readonly answer: string
  readonly answered: boolean
  readonly kind: Question['kind']
  readonly dialect: Question['dialect']
  readonly line: number
  readonly section: readonly string[]
}

/** Returns the questions of one page. */
export function found(markdown: string, file = 'docker/page.md'): FoundQuestion[] {
  return extraction(markdown, file).questions.map(told)
}

/** Returns the questions of one of several pages, which are given by path. */
export function foundAmong(files: Readonly<Record<string, string>>, file: string): FoundQuestion[] {
  const pages = new Map(Object.entries(files).map(([path, text]) => [path, parsePage(path, text, parsers)]))
  const page = pages.get(file)
  return page === undefined ? [] : extractFrom(page, pages).questions.map(told)
}

/** Returns the questions of one page and what became of each of its blocks. */
export function extraction(markdown: string, file = 'docker/page.md'): Extraction {
  const page = parsePage(file, markdown, parsers)
  return extractFrom(page, new Map([[file, page]]))
}

/** Returns the blocks of a page, for tests of functions that read blocks. */
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
