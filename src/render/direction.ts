import type { Element, ElementContent } from 'hast'
import { isBlock } from '../parse/block.ts'

type Direction = 'ltr' | 'rtl'

// Hebrew, Arabic, Syriac, Thaana, N'Ko and what lies between them; their presentation forms; Adlam and its neighbours
// by the first halves of their pairs, as without the flag `u` the search is several times faster.
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/
const letter = /\p{L}/gu
const maths = /\\\(.*?\\\)|\\\[.*?\\\]/gs
const blocks: ReadonlySet<string> = new Set([
  ...['blockquote', 'dd', 'details', 'div', 'dl', 'dt', 'figure', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['li', 'ol', 'p', 'summary', 'table', 'td', 'th', 'ul'],
])

/** Whether there is anything that is written from right to left, be it one letter. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/**
 * Gives blocks whose prose is mostly Arabic, Hebrew, … the direction right-to-left, and back again inside of them;
 * phrases alone become a paragraph for it. Code and maths don't count. A browser's own `dir="auto"` goes by the first
 * letter, which in such a text is often that of a product's name.
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

/** The direction inside of a block; one that the author has set stays. */
function directionInside(block: Element, around: Direction): Direction {
  const { dir } = block.properties
  return dir === 'ltr' || dir === 'rtl' ? dir : (directionOf(block.children) ?? around)
}

/** Undefined when there are no letters to go by. */
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
