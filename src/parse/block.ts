/** Functions that tell what a hast block is, where it is and what its text is. */

import type { Element, ElementContent, Nodes, RootContent } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { memoiseByObject } from '../text/memoise.ts'

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

/** Returns the level of a heading, 1 to 6, or undefined for other nodes. */
export function headingLevel(node: Nodes | undefined): number | undefined {
  if (node?.type !== 'element' || node.tagName.length !== 2 || !node.tagName.startsWith('h')) return undefined
  const level = Number(node.tagName[1])
  return level >= 1 && level <= 6 ? level : undefined
}

/**
 * Returns the 1-based line where a node starts; a node without a position takes it from its first child that has one.
 */
export function lineOf(node: Nodes): number | undefined {
  // A position that comes from another tool may lack its points.
  if (node.position?.start) return node.position.start.line
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const line = lineOf(child)
    if (line !== undefined) return line
  }
  return undefined
}

/** Returns the 1-based line where a node ends. */
export function endLineOf(node: Nodes): number | undefined {
  if (node.position?.end) return node.position.end.line
  if (!('children' in node)) return undefined
  return node.children.map(endLineOf).findLast((line) => line !== undefined)
}

/** Returns the 1-based line where the last of some nodes ends, but at least `least`. There may be any number of nodes. */
export function lastLine(nodes: readonly Nodes[], least: number): number {
  return nodes.reduce((last, node) => Math.max(last, endLineOf(node) ?? 0), least)
}

/** Returns the `<summary>` of a fold, if it has one. */
export function summaryOf(fold: Element): Element | undefined {
  return elementsOf(fold).find((child) => child.tagName === 'summary')
}

/** Returns the children of a node that are elements. */
export function elementsOf(node: Element): Element[] {
  return node.children.filter((child) => child.type === 'element')
}

/**
 * Returns the plain text of content: white space is collapsed, and each block, each `br` and each line of code starts a
 * line. Cloze deletions and the texts of links are included; images and comments are not.
 */
export function plainText(content: readonly (RootContent | ElementContent)[]): string {
  const [only] = content
  if (content.length === 1 && only?.type === 'element') return textOfElement(only)
  let text = ''
  for (const node of content) text = appendText(node, text)
  return tidy(text)
}

/** Returns what a node is written as in the source of its page, or undefined if its place isn't known. */
export function writtenAs({ position }: Nodes, source: string): string | undefined {
  // A place may lack its points where the node was made by hand.
  const [start, end] = [position?.start?.offset, position?.end?.offset]
  return start === undefined || end === undefined ? undefined : source.slice(start, end)
}

/** The text of an element. Every dialect reads the text of every block, and trees don't change once they are parsed. */
const textOfElement = memoiseByObject((element: Element): string => tidy(appendChildren(element, '')))

/** Appends the text of a node to the text before it. */
function appendText(node: Nodes, before: string): string {
  if (node.type === 'text')
    return before + (/[\t\n\r\f\v]| {2}/.test(node.value) ? node.value.replace(/\s+/g, ' ') : node.value)
  if (node.type !== 'element') return before
  const { tagName } = node
  if (tagName === 'br') return `${before}\n`
  if (tagName === 'td' || tagName === 'th') return `${appendChildren(node, `${before} `)} `
  if (tagName === 'pre' || tagName === 'tr' || blockNames.has(tagName)) return `${before}\n${textOfElement(node)}\n`
  return appendChildren(node, before)
}

function appendChildren(element: Element, before: string): string {
  if (element.tagName === 'pre') return before + textOf(element)
  if (element.tagName === 'script' || element.tagName === 'style') return before
  let text = before
  for (const child of element.children) text = appendText(child, text)
  return text
}

function tidy(text: string): string {
  return (text.includes('\n') ? text.replace(/(?<![ \t])[ \t]*\n[ \t\n]*/g, '\n') : text).trim()
}

/** Joins adjacent text nodes. */
export function joinTexts(content: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = []
  for (const node of content) {
    const last = joined.at(-1)
    if (node.type !== 'text' || last?.type !== 'text') joined.push(node)
    else {
      const start = last.position?.start ?? node.position?.start
      const end = node.position?.end ?? last.position?.end
      const position = start && end && { start, end }
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value, ...(position && { position }) }
    }
  }
  return joined
}
