import { escapeControls } from './escape-controls.ts'
import { type FieldElement, type FieldNode, mediaName, parseField } from './field-html.ts'

/** The elements that begin and end a line. */
export const blockNames: ReadonlySet<string> = new Set([
  ...['blockquote', 'dd', 'details', 'div', 'dl', 'dt', 'figure', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['hr', 'li', 'ol', 'p', 'pre', 'summary', 'table', 'tr', 'ul'],
])

/**
 * The plain text of a field, for programs and comparisons: a line for each block and each line of code, the descriptions of
 * images, and the names of sounds.
 */
export function plainField(html: string): string {
  return textOf(parseField(html), 'folded')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')
}

function textOf(nodes: readonly FieldNode[], space: 'folded' | 'kept'): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') {
        const text = escapeControls(node.value)
        return space === 'kept' ? text : text.replace(/[ \t\n]+/g, ' ')
      }
      if (node.name === 'br') return '\n'
      if (node.name === 'img' || node.name === 'sound') return mediaText(node)
      const inside = textOf(node.children, node.name === 'pre' ? 'kept' : space)
      if (node.name === 'td' || node.name === 'th') return `${inside.trim()}  `
      return blockNames.has(node.name)
        ? `\n${space === 'kept' || node.name === 'pre' ? inside : inside.trim()}\n`
        : inside
    })
    .join('')
}

/** An image by its description, or a sound by its name. */
export function mediaText({ name, attributes }: FieldElement): string {
  const shown =
    name === 'img' ? `image: ${attributes.get('alt') ?? ''}` : `sound: ${mediaName(attributes.get('src') ?? '')}`
  return escapeControls(`[${shown}]`)
}
