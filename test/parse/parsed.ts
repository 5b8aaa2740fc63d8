import type { Element, ElementContent } from 'hast'
import { type Page, parsePage } from '../../src/parse/page.ts'
import { loadParsers } from '../../src/parse/parsers.ts'

// These two sources need every part.
const parsers = await loadParsers(['---\n---\n', '<form>'])

/** A page of this text. */
export function parsed(markdown: string): Page {
  return parsePage('page.md', markdown, parsers)
}

/** A tree on few lines: `p(text em(more))`. */
export function outline(blocks: readonly Element[]): string[] {
  return blocks.map(outlineOf)
}

function outlineOf(node: ElementContent): string {
  if (node.type === 'text') return node.value.trim().replace(/\s+/g, ' ')
  if (node.type !== 'element') return ''
  const inside = node.children.map(outlineOf).filter((part) => part !== '')
  return `${node.tagName}(${inside.join(' ')})`
}
