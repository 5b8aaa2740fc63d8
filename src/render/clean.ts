import type { Element, ElementContent } from 'hast'
import { defaultSchema, sanitize } from 'hast-util-sanitize'
import type { Content } from '../card.ts'
import { schema } from './schema.ts'

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
  const cleaned: ElementContent[] = []
  for (const node of content) {
    if (node.type === 'text') cleaned.push(node)
    else if (node.type === 'element') {
      if (harmless.has(node.tagName) && isBare(node)) {
        cleaned.push({ type: 'element', tagName: node.tagName, properties: {}, children: clean(node.children) })
      } else {
        const safe = sanitize({ type: 'root', children: [node] }, schema)
        if ('children' in safe) cleaned.push(...(safe.children as ElementContent[]))
      }
    }
  }
  return cleaned
}

function isBare({ properties }: Element): boolean {
  for (const _ in properties) return false
  return true
}
