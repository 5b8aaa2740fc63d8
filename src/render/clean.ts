import type { ElementContent } from 'hast'
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize'
import type { Content } from '../model/card.ts'
import { schema } from './allowed-html.ts'
import { hasNoAttributes } from './attributes.ts'
import { rewrite } from './rewrite.ts'

/**
 * Elements that the schema allows wherever they stand and that ask nothing of what is around or in them. Tables are
 * none: their rows and cells must be cleaned together with them.
 */
const harmless: ReadonlySet<string> = new Set(
  (schema.tagNames ?? []).filter((name) => name !== 'table' && !Object.hasOwn(defaultSchema.ancestors ?? {}, name)),
)

/**
 * Cleans what an author wrote: elements, attributes and addresses that the schema doesn't name are gone. Nothing but
 * text and harmless elements without any attribute, which is nearly all there is, gets past hast-util-sanitize.
 */
export function clean(content: Content): ElementContent[] {
  return rewrite([...content], cleanNode, schema)
}

function cleanNode(node: ElementContent, allowed: Schema): ElementContent | ElementContent[] {
  if (node.type === 'text') return node
  if (node.type !== 'element') return []
  if (harmless.has(node.tagName) && hasNoAttributes(node)) {
    const children = rewrite(node.children, cleanNode, allowed)
    return children === node.children ? node : { ...node, children }
  }
  const safe = sanitize({ type: 'root', children: [node] }, allowed)
  return 'children' in safe ? (safe.children as ElementContent[]) : []
}
