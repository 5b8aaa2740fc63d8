import type { Element, ElementContent } from 'hast'
import { isBlock } from '../parse/block.ts'

type Direction = 'ltr' | 'rtl'

// Hebrew, Arabic, Syriac, Thaana, N'Ko and the scripts between them; their presentation forms; Adlam and neighbouring
// scripts by their high surrogates, because the search is several times faster without the flag `u`.
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/
const letter = /\p{L}/gu
const maths = /\\\(.*?\\\)|\\\[.*?\\\]/gs
const blocks: ReadonlySet<string> = new Set([
  ...['blockquote', 'dd', 'details', 'div', 'dl', 'dt', 'figure', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['li', 'ol', 'p', 'summary', 'table', 'td', 'th', 'ul'],
])

/** Whether a text contains a right-to-left letter. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/**
 * Sets `dir="rtl"` on blocks whose prose is mostly Arabic, Hebrew or the like, and `dir="ltr"` on others inside them.
 * Phrases without a block become a paragraph for this. Code and maths do not count. The browser's `dir="auto"` is not
 * enough: it goes by the first letter, which in such texts is often that of a product name.
 */
export function withDirections(content: readonly ElementContent[]): ElementContent[] {
  const isPhrase = !content.some(isBlock) && directionOf(content) === 'rtl'
  const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: [...content] }
  return (isPhrase ? [paragraph] : content).map((node) => withDirection(node, 'ltr'))
}

function withDirection(node: ElementContent, around: Direction): ElementContent {
  if (node.type !== 'element' || node.tagName === 'pre' || node.tagName === 'code') return node
  const inside = blocks.has(node.tagName) ? directionInside(node, around) : around
  const isOwn = inside !== around && node.properties['dir'] === undefined
  const properties = isOwn ? { ...node.properties, dir: inside } : node.properties
  return { ...node, properties, children: node.children.map((child) => withDirection(child, inside)) }
}

/** The direction inside a block; the author's own `dir` takes precedence. */
function directionInside(block: Element, around: Direction): Direction {
  const { dir } = block.properties
  return dir === 'ltr' || dir === 'rtl' ? dir : (directionOf(block.children) ?? around)
}

/** The direction of the majority of letters; undefined when there are none. */
function directionOf(content: readonly ElementContent[]): Direction | undefined {
  const prose = proseOf(content).replace(maths, '')
  const letters = prose.match(letter) ?? []
  if (letters.length === 0) return undefined
  return letters.filter((one) => rightToLeft.test(one)).length * 2 > letters.length ? 'rtl' : 'ltr'
}

function proseOf(content: readonly ElementContent[]): string {
  return content
    .map((node: Element | ElementContent) => {
      if (node.type === 'text') return node.value
      const isProse = node.type === 'element' && node.tagName !== 'pre' && node.tagName !== 'code'
      return isProse ? proseOf(node.children) : ''
    })
    .join(' ')
}
