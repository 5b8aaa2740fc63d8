import type { ElementContent } from 'hast'
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize'
import type { Content } from '../model/card.ts'
import { schema } from './allowed-html.ts'
import { hasNoAttributes } from './attributes.ts'
import { asImage, isPlayer } from './embedded.ts'
import { rewrite } from './rewrite.ts'

/**
 * Elements that the schema allows anywhere, with no requirements for their ancestors. Tables are not among them, because
 * they must be sanitised together with their rows and cells.
 */
const harmless: ReadonlySet<string> = new Set(
  (schema.tagNames ?? []).filter((name) => name !== 'table' && !Object.hasOwn(defaultSchema.ancestors ?? {}, name)),
)

/**
 * Sanitises content: removes the elements, attributes and URLs that the schema does not allow. For speed, text and
 * harmless elements without attributes, which are nearly everything, bypass hast-util-sanitize.
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
  const safe = sanitize({ type: 'root', children: withImages([node]) }, allowed)
  return 'children' in safe ? (safe.children as ElementContent[]) : []
}

/** Replaces the elements that show or play files, which sanitising would remove without a word, by images of the files. */
function withImages(nodes: ElementContent[]): ElementContent[] {
  return rewrite(nodes, withImage, undefined)
}

function withImage(node: ElementContent): ElementContent | ElementContent[] {
  if (node.type !== 'element') return node
  if (isPlayer(node)) return asImage(node)
  const children = withImages(node.children)
  return children === node.children ? node : { ...node, children }
}
