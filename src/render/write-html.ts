import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { hasNoAttributes } from './attributes.ts'

/** The void elements of the schema: they have no content and no end tag. */
const voidNames: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr'])

/** Writes sanitised content as HTML; `raw` nodes (cloze marks, highlighted code) are written as they are. */
export function writeHtml(content: readonly ElementContent[]): string {
  let html = ''
  for (const node of content) {
    if (node.type === 'text') html += escapeText(node.value)
    else if (node.type === 'raw') html += node.value
    else if (node.type === 'element') {
      html += startTag(node)
      if (!voidNames.has(node.tagName)) html += `${writeHtml(node.children)}</${node.tagName}>`
    }
  }
  return html
}

function escapeText(text: string): string {
  return /[&<]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text
}

function startTag(element: Element): string {
  const { tagName } = element
  if (hasNoAttributes(element)) return `<${tagName}>`
  const html = toHtml({ ...element, children: [] }, { characterReferences: { useNamedReferences: true } })
  return voidNames.has(tagName) ? html : html.slice(0, -`</${tagName}>`.length)
}
