import type { Element, ElementContent } from 'hast'

type Direction = 'ltr' | 'rtl'

// Hebrew, Arabic, Syriac, Thaana, N'Ko and what lies between them; their presentation forms; Adlam and its neighbours.
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const letter = /\p{L}/gu
const maths = /\\\(.*?\\\)|\\\[.*?\\\]/gs
const blocks: ReadonlySet<string> = new Set([
  ...['blockquote', 'dd', 'details', 'div', 'dl', 'dt', 'figure', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['li', 'ol', 'p', 'summary', 'table', 'td', 'th', 'ul'],
])

/**
 * Gives blocks whose prose is mostly Arabic, Hebrew, … the direction right-to-left, in place, and back again inside of
 * them. A browser's own `dir="auto"` goes by the first letter, which in such a text is often that of a product's name.
 * Content without right-to-left letters stays as it is.
 */
export function setDirections(content: readonly ElementContent[]): void {
  if (!hasRightToLeft(content)) return
  for (const node of content) setDirection(node, 'ltr')
}

/** Whether the prose of the content is mostly written from right to left; code and maths don't count. */
export function isRightToLeft(content: readonly ElementContent[]): boolean {
  return directionOf(content) === 'rtl'
}

function setDirection(node: ElementContent, around: Direction): void {
  if (node.type !== 'element' || node.tagName === 'pre' || node.tagName === 'code') return
  const inside = blocks.has(node.tagName) ? direct(node, around) : around
  for (const child of node.children) setDirection(child, inside)
}

/** The direction inside of a block; one that the author has set stays. */
function direct(block: Element, around: Direction): Direction {
  const { dir } = block.properties
  if (dir === 'ltr' || dir === 'rtl') return dir
  const inside = directionOf(block.children) ?? around
  if (dir === undefined && inside !== around) block.properties = { ...block.properties, dir: inside }
  return inside
}

/** Undefined when there are no letters to go by. */
function directionOf(content: readonly ElementContent[]): Direction | undefined {
  const prose = proseOf(content).replace(maths, '')
  const letters = prose.match(letter) ?? []
  if (letters.length === 0) return undefined
  return letters.filter((one) => rightToLeft.test(one)).length * 2 > letters.length ? 'rtl' : 'ltr'
}

function hasRightToLeft(content: readonly ElementContent[]): boolean {
  return content.some((node) => {
    if (node.type === 'text') return rightToLeft.test(node.value)
    return node.type === 'element' && hasRightToLeft(node.children)
  })
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
