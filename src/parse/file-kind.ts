/** Which files are read as pages, and what else than Markdown their format has. */

/** A format of Markdown: plain, with JSX (MDX), or with code chunks that have options (R Markdown, Quarto). */
export type FileKind = 'markdown' | 'mdx' | 'chunks'

const endings: readonly (readonly [FileKind, RegExp])[] = [
  ['markdown', /\.(?:md|markdown)$/i],
  ['mdx', /\.mdx$/i],
  ['chunks', /\.(?:qmd|rmd)$/i],
]

/** The endings of the files that are read, as a person reads them. */
export const markdownEndings = '.md, .markdown, .mdx, .qmd, .Rmd'

/** Returns the format of a file by its name, or undefined if it isn't Markdown. */
export function fileKindOf(path: string): FileKind | undefined {
  return endings.find(([, ending]) => ending.test(path))?.[0]
}
