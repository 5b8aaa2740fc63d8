import type { Element, ElementContent, Nodes, Root } from 'hast'
import { joinTexts } from './block.ts'
import type { MarkdownParser } from './markdown.ts'

/**
 * Takes back `$…$` that is money or a shell variable, in place: as in Pandoc, the opening `$` has no space behind it, the
 * closing one none before it and no letter or digit behind it.
 */
export function dropMoneyMaths(tree: Root, source: string, parse: MarkdownParser): void {
  if (!source.includes('$')) return
  visit(tree)

  function visit(node: Nodes): void {
    if (!('children' in node)) return
    const parent = node as Element
    if (parent.children.some(isMoney)) {
      parent.children = joinTexts(
        parent.children.flatMap((child) => (isMoney(child) ? asText(child, source, parse) : [child])),
      )
    }
    for (const child of parent.children) visit(child)
  }

  function isMoney(node: ElementContent): boolean {
    const { className } = node.type === 'element' ? node.properties : {}
    return Array.isArray(className) && className.includes('math-inline') && !isMaths(node, source)
  }
}

function isMaths(node: Nodes, source: string): boolean {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return true
  const written = source.slice(start, end)
  if (written.startsWith('$$')) return /[\\^_={}<>]/.test(written)
  const inner = written.slice(1, -1)
  if (/^\s|\s$/.test(inner) || /^[A-Za-z0-9_]/.test(source.slice(end, end + 1))) return false
  // `$HOME/$` and `$1,$`: a name or an amount and punctuation only.
  return !/^(?:[A-Z_][A-Z0-9_]+|\d[\d.,]*)\W*$/.test(inner) || /^\d+$/.test(inner)
}

/** The same characters with no single-dollar maths: each `$` is escaped for the second look. */
function asText(node: Nodes, source: string, parse: MarkdownParser): ElementContent[] {
  const { position } = node
  if (position?.start.offset === undefined || position.end.offset === undefined) return []
  const written = source.slice(position.start.offset, position.end.offset)
  const [heading] = parse(`# ${written.replace(/\n/g, ' ').replaceAll('$', '\\$')}`).children
  if (heading?.type !== 'element') return [{ type: 'text', value: written, position }]
  return heading.children.map((child) => ({ ...child, position }))
}
