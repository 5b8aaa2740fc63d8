import type { FrontMatterReader } from './front-matter.ts'
import type { HtmlResolver } from './html-resolver.ts'
import { loadMarkdownParser, type MarkdownParser } from './markdown.ts'

/** The parsers for pages. {@link loadParsers} loads the optional parts only if a page needs them. */
export interface Parsers {
  readonly markdown: MarkdownParser
  /** Resolves raw HTML as a browser does. */
  readonly html?: HtmlResolver
  readonly frontMatter?: FrontMatterReader
}

/** Loads only the parsers that these sources need, because each one costs start-up time. */
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

/** Whether a source might contain raw HTML. */
function mayHoldHtml(source: string): boolean {
  return /<[a-z!/?]/i.test(source)
}
