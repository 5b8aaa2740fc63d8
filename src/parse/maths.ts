import type { Element, ElementContent, Nodes, Root } from 'hast'
import { joinTexts, writtenAs } from './block.ts'
import type { MarkdownParser } from './markdown.ts'

/**
 * Turns `$…$` that is money or a shell variable back into text, in place. As in Pandoc, the opening `$` of maths has no
 * space after it; the closing `$` has no space before it and no letter or digit after it.
 */
export function dropMoneyMaths(tree: Root, source: string, parse: MarkdownParser): void {
  if (!source.includes('$')) return
  visit(tree)
  if (source.includes('$$') || source.includes('$`')) markMaths(tree, source)

  function visit(node: Nodes): void {
    if (!('children' in node)) return
    const parent = node as Element
    if (parent.children.some(isMoney)) {
      parent.children = joinTexts(
        parent.children.flatMap((child) => (isMoney(child) ? asText(child, source, parse) : [child])),
      )
    }
    for (const child of parent.children) visit(child)
  }

  function isMoney(node: ElementContent): boolean {
    const { className } = node.type === 'element' ? node.properties : {}
    return Array.isArray(className) && className.includes('math-inline') && !isMaths(node, source)
  }
}

function isMaths(node: Nodes, source: string): boolean {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return true
  const written = source.slice(start, end)
  if (written.startsWith('$$')) return isDoubledMaths(written.slice(2, -2), isAlone(source, start, end))
  const inner = written.slice(1, -1)
  if (/^\s|\s$/.test(inner) || /^[A-Za-z0-9_]/.test(source.slice(end, end + 1))) return false
  // `$HOME/$` and `$1,$` contain only a name or an amount, and punctuation.
  return !/^(?:[A-Z_][A-Z0-9_]+|\d[\d.,]*)\W*$/.test(inner) || /^\d+$/.test(inner)
}

/**
 * Whether the text between `$$` and `$$` is maths: it has a sign that prose hasn't, or it fills its line, or it is closed
 * in tightly; `$$` alone is also the number of a process in a shell.
 */
function isDoubledMaths(inner: string, isOwnLine: boolean): boolean {
  if (/[\\^_={}<>]/.test(inner)) return true
  if (/\p{L}{2,}\s+\p{L}{2,}/u.test(inner) || /["'`;|&]/.test(inner)) return false
  return /\S/.test(inner) && (isOwnLine || !/^\s|\s$/.test(inner))
}

/** Whether nothing else stands in the lines from one offset to another, apart from marks of lists and quotations. */
function isAlone(source: string, start: number, end: number): boolean {
  // Only the nearest characters are looked at: a page can hold many formulas in one long line.
  const before = source.slice(Math.max(start - LONGEST_MARK, 0), start)
  const after = source.slice(end, end + LONGEST_MARK)
  return /(?:^|\n)[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?$/.test(before) && /^[ \t]*(?:\n|$)/.test(after)
}

/** How many characters may stand before a formula that is alone in its line: indentation and the mark of an item. */
const LONGEST_MARK = 60

/** Marks `$$…$$` that fills its lines as a formula to be displayed, and takes the ticks of GitHub's $`…`$ away, in place. */
function markMaths(node: Nodes, source: string): void {
  if (!('children' in node)) return
  if (node.type === 'element' && node.tagName === 'code') markFormula(node, source)
  else for (const child of node.children) markMaths(child, source)
}

function markFormula(code: Element, source: string): void {
  const { className } = code.properties
  const [text] = code.children
  if (!Array.isArray(className) || !className.includes('math-inline') || text?.type !== 'text') return
  const [start, end] = [code.position?.start.offset, code.position?.end.offset]
  if (start === undefined || end === undefined) return
  if (source.startsWith('$$', start)) {
    if (isAlone(source, start, end)) code.properties['className'] = ['language-math', 'math-display']
  } else if (/^`[^`]+`$/.test(text.value)) text.value = text.value.slice(1, -1)
}

/** Parses the same characters again with each `$` escaped, so that they aren't maths. */
function asText(node: Nodes, source: string, parse: MarkdownParser): ElementContent[] {
  const { position } = node
  const written = writtenAs(node, source)
  if (position === undefined || written === undefined) return []
  const [heading] = parse(`# ${written.replace(/\n/g, ' ').replaceAll('$', '\\$')}`).children
  if (heading?.type !== 'element') return [{ type: 'text', value: written, position }]
  return heading.children.map((child) => ({ ...child, position }))
}
