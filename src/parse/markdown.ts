import type { Root } from 'mdast'

/** Turns Markdown into an mdast tree with positions: GFM, front matter, maths. Pure. */
export type MarkdownParser = (source: string) => Root

/**
 * The parser that is used everywhere: satteri, and where no binary of it loads, remark, which gives the same trees more
 * slowly.
 */
export async function loadParser(): Promise<MarkdownParser> {
  try {
    return await satteriParser()
  } catch {
    return await remarkParser()
  }
}

/** The Rust parser. Rejects where neither a binary nor its WebAssembly build loads. */
export async function satteriParser(): Promise<MarkdownParser> {
  const { markdownToMdast } = await import('satteri')
  const options = { features: { gfm: true, frontmatter: true, math: true } }
  return (source) => markdownToMdast(source, options) as Root
}

/** The reference parser, `remark-parse` with the plugins that speak the same Markdown. */
export async function remarkParser(): Promise<MarkdownParser> {
  const [{ unified }, { default: parse }, { default: gfm }, { default: frontmatter }, { default: math }] =
    await Promise.all([
      import('unified'),
      import('remark-parse'),
      import('remark-gfm'),
      import('remark-frontmatter'),
      import('remark-math'),
    ])
  const processor = unified().use(parse).use(gfm).use(frontmatter, ['yaml', 'toml']).use(math).freeze()
  return (source) => processor.parse(source)
}
