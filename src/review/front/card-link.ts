import { type FieldNode, parseField } from '../../render/field/field-html.ts'
import { type WebAddress, webAddress } from '../../text/web-address.ts'
import type { StoredCard } from '../store/stored-card.ts'

/** Where a card links to on the web; nothing else is ever given to a browser. */
export type CardLink = { readonly type: 'link'; readonly address: WebAddress } | { readonly type: 'none' }

/** Finds the first link in a card's answer or question, or else its source on the web. */
export function linkOf({ fields, address }: Pick<StoredCard, 'fields' | 'address'>): CardLink {
  const source = address === undefined ? undefined : webAddress(address)
  const found = firstLink(parseField(fields.answer)) ?? firstLink(parseField(fields.question)) ?? source
  return found === undefined ? { type: 'none' } : { type: 'link', address: found }
}

function firstLink(nodes: readonly FieldNode[]): WebAddress | undefined {
  for (const node of nodes) {
    if (node.type === 'text') continue
    const written = node.name === 'a' ? node.attributes.get('href') : undefined
    const found = (written === undefined ? undefined : webAddress(written)) ?? firstLink(node.children)
    if (found !== undefined) return found
  }
  return undefined
}
