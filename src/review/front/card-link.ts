import { encodeAddress } from '../../render/field/escape-controls.ts'
import { type FieldNode, parseField } from '../../render/field/field-html.ts'
import type { StoredCard } from '../store/stored-card.ts'

/** Where a card links to on the web. */
export type CardLink = { readonly type: 'link'; readonly address: string } | { readonly type: 'none' }

/** Finds the first link in a card's answer or question, or else its source on the web. */
export function linkOf({ fields, address }: Pick<StoredCard, 'fields' | 'address'>): CardLink {
  const found = firstLink(parseField(fields.answer)) ?? firstLink(parseField(fields.question)) ?? address
  return found === undefined ? { type: 'none' } : { type: 'link', address: found }
}

function firstLink(nodes: readonly FieldNode[]): string | undefined {
  for (const node of nodes) {
    if (node.type === 'text') continue
    const written = node.name === 'a' ? node.attributes.get('href') : undefined
    if (written !== undefined && /^https?:\/\//.test(written)) return encodeAddress(written)
    const inside = firstLink(node.children)
    if (inside !== undefined) return inside
  }
  return undefined
}
