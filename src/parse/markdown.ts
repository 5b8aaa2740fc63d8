import type { Element, Nodes, Root } from 'hast'
import { withListsAfterCode } from './list-after-code.ts'

/**
 * Turns Markdown (GFM, front matter, maths) into a hast tree with positions. Raw HTML stays in `raw` nodes, and front
 * matter is left out. It is a pure function.
 */
export type MarkdownParser = (source: string) => Root

/**
 * Loads the Markdown parser: satteri, or remark if no binary of satteri can be loaded. remark gives the same trees but
 * is slower.
 */
export async function loadMarkdownParser(): Promise<MarkdownParser> {
  try {
    return await satteriParser()
  } catch {
    return await remarkParser()
  }
}

/** Loads the Rust parser. The promise is rejected if neither a binary nor the WebAssembly build can be loaded. */
export async function satteriParser(): Promise<MarkdownParser> {
  const { markdownToHast } = await import('satteri')
  const options = { features: { gfm: true, frontmatter: true, math: true } }
  return withListsAfterCode((source) => {
    const tree = markdownToHast(source, options) as Root
    if (/:-|-:/.test(source)) alignCells(tree)
    return tree
  })
}

/** Loads the reference parser: `remark-parse` with plugins for the same Markdown. */
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
  return withListsAfterCode((source) => processor.runSync(processor.parse(source)))
}

/** satteri aligns cells with `style`, remark with `align`. A `style` would be removed by the sanitiser. */
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
