import type { Nodes } from 'hast'
import { lineOf } from '../../parse/block.ts'

/** Returns the 1-based line of the first words of a node; a `<summary>` may begin lines above its text. */
export function textLine(node: Nodes): number {
  return firstWords(node) ?? lineOf(node) ?? 1
}

function firstWords(node: Nodes): number | undefined {
  if (node.type === 'text') {
    if (node.value.trim() === '') return undefined
    const lead = node.value.slice(0, node.value.length - node.value.trimStart().length)
    return node.position?.start && node.position.start.line + lead.split('\n').length - 1
  }
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const line = firstWords(child)
    if (line !== undefined) return line
    if (child.type === 'text' && child.value.trim() !== '') return undefined
  }
  return undefined
}
