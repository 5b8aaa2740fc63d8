import type { FrontMatterReader } from './front-matter.ts'
import type { HtmlResolver } from './html-resolver.ts'
import { loadMarkdownParser, type MarkdownParser } from './markdown.ts'

/** What pages are parsed with. The rarely needed parts are there when {@link loadParsers} has seen a page for them. */
export interface Parsers {
  readonly markdown: MarkdownParser
  /** The browser's algorithm, for pages with raw HTML. */
  readonly html?: HtmlResolver
  readonly frontMatter?: FrontMatterReader
}

/** Loads what these sources need and no more: every part costs start-up time. */
export async function loadParsers(
  sources: readonly string[],
  markdown: Promise<MarkdownParser> = loadMarkdownParser(),
): Promise<Parsers> {
  const [parser, html, matter] = await Promise.all([
    markdown,
    sources.some(mayHoldHtml) ? import('./html-tree.ts') : undefined,
    sources.some((source) => /^\uFEFF?(?:---|\+\+\+)/.test(source)) ? import('./front-matter.ts') : undefined,
  ])
  return {
    markdown: parser,
    ...(html && { html: html.resolveHtml }),
    ...(matter && { frontMatter: matter.readFrontMatter }),
  }
}

/** Whether a source might hold raw HTML; false only when it surely doesn't. */
function mayHoldHtml(source: string): boolean {
  return /<[a-z!/?]/i.test(source)
}
