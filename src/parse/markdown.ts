import type { Element, Nodes, Root } from 'hast'

/**
 * Turns Markdown (GFM, front matter, maths) into a hast tree with positions, its raw HTML still in `raw` nodes, front
 * matter left out. Pure.
 */
export type MarkdownParser = (source: string) => Root

/**
 * The parser that is used everywhere: satteri, and where no binary of it loads, remark, which gives the same trees more
 * slowly.
 */
export async function loadMarkdownParser(): Promise<MarkdownParser> {
  try {
    return await satteriParser()
  } catch {
    return await remarkParser()
  }
}

/** The Rust parser. Rejects where neither a binary nor its WebAssembly build loads. */
export async function satteriParser(): Promise<MarkdownParser> {
  const { markdownToHast } = await import('satteri')
  const options = { features: { gfm: true, frontmatter: true, math: true } }
  return (source) => {
    const tree = markdownToHast(source, options) as Root
    if (/:-|-:/.test(source)) alignCells(tree)
    return tree
  }
}

/** The reference parser, `remark-parse` with the plugins that speak the same Markdown. */
export async function remarkParser(): Promise<MarkdownParser> {
  const [
    { unified },
    { default: parse },
    { default: gfm },
    { default: frontmatter },
    { default: math },
    { default: rehype },
  ] = await Promise.all([
    import('unified'),
    import('remark-parse'),
    import('remark-gfm'),
    import('remark-frontmatter'),
    import('remark-math'),
    import('remark-rehype'),
  ])
  const processor = unified()
    .use(parse)
    .use(gfm)
    .use(frontmatter, ['yaml', 'toml'])
    .use(math)
    .use(rehype, { allowDangerousHtml: true })
    .freeze()
  return (source) => processor.runSync(processor.parse(source))
}

/** satteri aligns cells by `style`, remark by `align`; a style would not survive the sanitising. */
function alignCells(tree: Root): void {
  const visit = (node: Nodes) => {
    if (!('children' in node)) return
    if (node.type === 'element' && (node.tagName === 'td' || node.tagName === 'th')) alignCell(node)
    else for (const child of node.children) visit(child)
  }
  visit(tree)
}

function alignCell(cell: Element): void {
  const aligned = /^text-align: ?(left|right|center);?$/.exec(String(cell.properties['style'] ?? ''))?.[1]
  if (aligned === undefined) return
  const { style: _, ...properties } = cell.properties
  cell.properties = { align: aligned, ...properties }
}
