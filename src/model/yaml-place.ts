import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml'
import type { Fault } from './outside-data.ts'

/** Where in a YAML node the thing that a fault is about begins, or else the nearest thing around it. */
export function offsetOf(root: unknown, { path, about }: Pick<Fault, 'path' | 'about'>): number {
  let at: unknown = root
  let offset = isNode(at) ? (at.range?.[0] ?? 0) : 0
  for (const [index, step] of path.entries()) {
    const pair = isMap<Node, Node | null>(at)
      ? at.items.find(({ key }) => isScalar(key) && String(key.value) === step)
      : undefined
    at = pair?.value ?? (isSeq<Node>(at) ? (at.items[Number(step)] ?? null) : null)
    const isKey = about === 'key' && index === path.length - 1
    const value = isNode(at) && !isKey ? at.range?.[0] : undefined
    offset = value ?? pair?.key.range?.[0] ?? offset
  }
  return offset
}
