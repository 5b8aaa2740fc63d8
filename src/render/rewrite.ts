import type { ElementContent } from 'hast'

/**
 * Replaces each node with the result of `replace`: one node, several, or none. If every node is returned unchanged, so is
 * the list itself: most content needs no change and is not copied. Nodes must therefore never be modified in place.
 */
export function rewrite<Context>(
  nodes: ElementContent[],
  replace: (node: ElementContent, context: Context) => ElementContent | ElementContent[],
  context: Context,
): ElementContent[] {
  let rewritten: ElementContent[] | undefined
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]
    if (node === undefined) continue
    const replaced = replace(node, context)
    if (replaced !== node) rewritten ??= nodes.slice(0, index)
    if (rewritten === undefined) continue
    if (Array.isArray(replaced)) rewritten.push(...replaced)
    else rewritten.push(replaced)
  }
  return rewritten ?? nodes
}
