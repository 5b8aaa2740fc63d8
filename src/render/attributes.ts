import type { Element } from 'hast'

/** Whether an element has no attributes; nearly all elements have none. */
export function hasNoAttributes({ properties }: Element): boolean {
  for (const _ in properties) return false
  return true
}
