import type { ElementContent } from 'hast'

/** The elements whose own edges are edges of the text as well. */
const open: ReadonlySet<string> = new Set([
  ...['b', 'blockquote', 'div', 'em', 'i', 'li', 'mark', 'ol', 'p', 'small', 'span', 'strong', 'u', 'ul'],
])

/**
 * Removes the line breaks at the beginning and at the end of a field: the blanks behind a bold question, a `<br>` that
 * an author put between a question and its answer.
 */
export function trimBreaks(content: ElementContent[]): ElementContent[] {
  return trimEdge(trimEdge(content, 0), -1)
}

/** Trims the first node (0) or the last one (-1); content without a break there is returned as it is. */
function trimEdge(content: ElementContent[], at: 0 | -1): ElementContent[] {
  const nodes = at === 0 ? content : content.toReversed()
  let cut = 0
  let edge: ElementContent | undefined
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'text' && node.value.trim() === '') continue
    if (node.type !== 'element') break
    if (node.tagName !== 'br') {
      const children = open.has(node.tagName) ? trimEdge(node.children, at) : node.children
      if (children === node.children) break
      cut = index + 1
      edge = children.length === 0 ? undefined : { ...node, children }
      if (edge !== undefined) break
    }
    cut = index + 1
  }
  if (cut === 0) return content
  const kept = [...(edge === undefined ? [] : [edge]), ...nodes.slice(cut)]
  return at === 0 ? kept : kept.toReversed()
}
