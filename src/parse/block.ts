/** Questions to ask of a hast block: what it is, where it stands, what it says. */

import type { Element, ElementContent, Nodes, RootContent } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'

const blockNames: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset'],
  ...[
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'li',
    'main',
    'menu',
    'nav',
    'ol',
  ],
  ...['p', 'pre', 'section', 'summary', 'table', 'ul', 'video', 'audio', 'iframe', 'math'],
])

/** Whether a node is a block-level element. */
export function isBlock(node: Nodes): boolean {
  return node.type === 'element' && blockNames.has(node.tagName)
}

/** Whether a node is one of these elements. */
export function isElement(node: Nodes | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

/** Level of a heading, 1 to 6, or undefined for other nodes. */
export function headingLevel(node: Nodes | undefined): number | undefined {
  const level = node?.type === 'element' ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined
  return level === undefined ? undefined : Number(level)
}

/** 1-based line where a node starts, taken from its first child that has one if need be. */
export function lineOf(node: Nodes): number | undefined {
  // What `rehype-raw` had to invent has a position without points.
  if (node.position?.start) return node.position.start.line
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const line = lineOf(child)
    if (line !== undefined) return line
  }
  return undefined
}

/** 1-based line where a node ends. */
export function endLineOf(node: Nodes): number | undefined {
  if (node.position?.end) return node.position.end.line
  if (!('children' in node)) return undefined
  return node.children.map(endLineOf).findLast((line) => line !== undefined)
}

/** The element children of a node. */
export function elementsOf(node: Element): Element[] {
  return node.children.filter((child) => child.type === 'element')
}

/**
 * What content says, as plain text: white space folded, a line for each block, each `br` and each line of code. Cloze
 * deletions and link texts count, images and comments don't.
 */
export function plainText(content: readonly (RootContent | ElementContent)[]): string {
  const [only] = content
  if (content.length !== 1 || only?.type !== 'element') return say(content)
  const known = texts.get(only)
  if (known !== undefined) return known
  const text = say(content)
  texts.set(only, text)
  return text
}

/** Every dialect asks every block what it says; trees don't change once they are parsed. */
const texts = new WeakMap<Element, string>()

function say(content: readonly (RootContent | ElementContent)[]): string {
  const parts: string[] = []
  for (const node of content) write(node, parts)
  return parts
    .join('')
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim()
}

function write(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value.replace(/\s+/g, ' '))
  else if (node.type !== 'element') return
  else if (node.tagName === 'br') parts.push('\n')
  else if (node.tagName === 'pre') parts.push('\n', textOf(node), '\n')
  else if (node.tagName === 'script' || node.tagName === 'style') return
  else {
    const separator =
      isBlock(node) || node.tagName === 'tr' ? '\n' : node.tagName === 'td' || node.tagName === 'th' ? ' ' : ''
    parts.push(separator)
    for (const child of node.children) write(child, parts)
    parts.push(separator)
  }
}
