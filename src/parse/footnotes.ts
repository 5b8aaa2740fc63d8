import type { Element, ElementContent, Nodes, Root } from 'hast'
import { elementsOf, isElement } from './block.ts'

/** The footnotes of a page by the targets of the links that refer to them: `#user-content-fn-1`. */
export type Footnotes = ReadonlyMap<string, readonly ElementContent[]>

/**
 * Takes the footnotes out of a tree, in place. A parser gathers them at the end of the page below a heading of its own;
 * each belongs to the answers that refer to it.
 */
export function takeFootnotes(tree: Root, source: string): Footnotes {
  const notes = new Map<string, readonly ElementContent[]>()
  if (source.includes('[^')) take(tree)
  return notes

  function take(node: Nodes): void {
    if (!('children' in node)) return
    const parent = node as Element
    if (parent.children.some(isFootnotes)) {
      for (const section of parent.children.filter(isFootnotes)) read(section)
      parent.children = parent.children.filter((child) => !isFootnotes(child))
    }
    for (const child of parent.children) take(child)
  }

  function read(section: Element): void {
    for (const item of elementsOf(section).flatMap((child) => (child.tagName === 'ol' ? elementsOf(child) : []))) {
      const { id } = item.properties
      if (typeof id === 'string') notes.set(`#${id}`, withoutBackLinks(item.children))
    }
  }
}

function isFootnotes(node: Nodes): node is Element {
  return isElement(node, 'section') && node.properties['dataFootnotes'] !== undefined
}

/** Removes the links that lead from a footnote back to where it is referred to, and the blanks before them. */
function withoutBackLinks(content: readonly ElementContent[]): ElementContent[] {
  const kept = content.filter((node) => !isBackLink(node)).map(withoutInner)
  for (let last = kept.at(-1); last?.type === 'text'; last = kept.at(-1)) {
    const value = last.value.trimEnd()
    if (value === last.value) break
    kept.pop()
    if (value !== '') kept.push({ ...last, value })
  }
  return kept
}

function withoutInner(node: ElementContent): ElementContent {
  return node.type === 'element' && hasBackLink(node) ? { ...node, children: withoutBackLinks(node.children) } : node
}

function hasBackLink({ children }: Element): boolean {
  return children.some((child) => isBackLink(child) || (child.type === 'element' && hasBackLink(child)))
}

function isBackLink(node: Nodes): boolean {
  return isElement(node, 'a') && node.properties['dataFootnoteBackref'] !== undefined
}
