import type { Element } from 'hast'

/** Whether an element has no attributes, as nearly all of them. */
export function hasNoAttributes({ properties }: Element): boolean {
  for (const _ in properties) return false
  return true
}
