import type { Element, ElementContent, Nodes, Root } from 'hast'
import { joinTexts } from './block.ts'
import type { MarkdownParser } from './markdown.ts'

/**
 * Turns `$…$` that is money or a shell variable back into text, in place. As in Pandoc, the opening `$` of maths has no
 * space after it; the closing `$` has no space before it and no letter or digit after it.
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
  // `$HOME/$` and `$1,$` contain only a name or an amount, and punctuation.
  return !/^(?:[A-Z_][A-Z0-9_]+|\d[\d.,]*)\W*$/.test(inner) || /^\d+$/.test(inner)
}

/** Parses the same characters again with each `$` escaped, so that they aren't maths. */
function asText(node: Nodes, source: string, parse: MarkdownParser): ElementContent[] {
  const { position } = node
  if (position?.start.offset === undefined || position.end.offset === undefined) return []
  const written = source.slice(position.start.offset, position.end.offset)
  const [heading] = parse(`# ${written.replace(/\n/g, ' ').replaceAll('$', '\\$')}`).children
  if (heading?.type !== 'element') return [{ type: 'text', value: written, position }]
  return heading.children.map((child) => ({ ...child, position }))
}
