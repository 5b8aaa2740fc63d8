import type { ElementContent } from 'hast'

/**
 * Puts what `replace` gives (one node, several, none) in the place of each node. Where it gives every node back, the
 * list is given back too: most content needs no change, and is not copied. Nobody may change a node in place, then.
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
