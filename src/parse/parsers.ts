import type { FrontMatterReader } from './front-matter.ts'
import type { HtmlParser } from './html-parser.ts'
import { loadMarkdownParser, type MarkdownParser } from './markdown.ts'
import { mayNeedBrowser } from './resolve-html.ts'

/** What pages are parsed with. The rarely needed parts are there when {@link loadParsers} has seen a page for them. */
export interface Parsers {
  readonly markdown: MarkdownParser
  /** The whole of a browser's HTML parsing, for pages with tags that need it. */
  readonly html?: HtmlParser
  readonly frontMatter?: FrontMatterReader
}

/** Loads what these sources need and no more: every part costs start-up time. */
export async function loadParsers(
  sources: readonly string[],
  markdown: Promise<MarkdownParser> = loadMarkdownParser(),
): Promise<Parsers> {
  const [parser, html, matter] = await Promise.all([
    markdown,
    sources.some(mayNeedBrowser) ? import('./browser-html.ts') : undefined,
    sources.some((source) => /^\uFEFF?(?:---|\+\+\+)/.test(source)) ? import('./front-matter.ts') : undefined,
  ])
  return {
    markdown: parser,
    ...(html && { html: html.resolveAsBrowser }),
    ...(matter && { frontMatter: matter.readFrontMatter }),
  }
}
