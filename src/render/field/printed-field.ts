/** A field as plain lines for people: what a screen reader reads out, or what a pipe carries on. */

import { escapeControls } from './escape-controls.ts'
import { type FieldElement, type FieldNode, parseField } from './field-html.ts'
import { itemNumbers } from './item-numbers.ts'
import { lowered, raised } from './maths-signs.ts'
import { blockNames, mediaText } from './plain-field.ts'
import { withReadableMaths } from './readable-maths.ts'

/**
 * The field as lines, one for each block and each line of code, with the numbers of lists, struck text between `~~`, and
 * mathematics made readable. Other programs and comparisons take `plainField`, which has the bare words.
 */
export function printedField(html: string): string {
  return linesOf(textOf(parseField(html), 'prose')).join('\n')
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

function textOf(nodes: readonly FieldNode[], space: 'prose' | 'code' | 'kept'): string {
  return nodes
    .map((node) => {
      if (node.type === 'element') return textOfElement(node, space)
      const text = escapeControls(space === 'prose' ? withReadableMaths(node.value) : node.value)
      return space === 'kept' ? text : text.replace(/[ \t\n]+/g, ' ')
    })
    .join('')
}

function textOfElement(element: FieldElement, space: 'prose' | 'code' | 'kept'): string {
  const { name, children } = element
  switch (name) {
    case 'br':
      return '\n'
    case 'img':
    case 'sound':
      return mediaText(element)
    case 'ol':
      return `\n${numbered(element, space)}\n`
    case 'pre':
      return `\n${textOf(children, 'kept')}\n`
    case 'del':
    case 's':
    case 'strike':
      return `~~${textOf(children, space)}~~`
    case 'sup':
      return scriptText(textOf(children, space), raised, '^')
    case 'sub':
      return scriptText(textOf(children, space), lowered, '_')
    case 'td':
    case 'th':
      return `${textOf(children, space).trim()}  `
    default: {
      const isCode = space === 'prose' && (name === 'code' || name === 'tt' || name === 'samp')
      const inside = textOf(children, isCode ? 'code' : space)
      if (!blockNames.has(name)) return inside
      return `\n${space === 'kept' ? inside : inside.trim()}\n`
    }
  }
}

/** `10²` if all characters have such a form, otherwise `e^(qx)`. */
function scriptText(text: string, forms: ReadonlyMap<string, string>, sign: string): string {
  const changed = [...text].map((character) => forms.get(character))
  if (!changed.includes(undefined)) return changed.join('')
  return [...text].length === 1 ? `${sign}${text}` : `${sign}(${text})`
}

/** An ordered list: the first line of each item has its number, the others stand below its words. */
function numbered(list: FieldElement, space: 'prose' | 'code' | 'kept'): string {
  const items = list.children.filter((node) => node.type === 'element' && node.name === 'li') as FieldElement[]
  const numbers = itemNumbers(list, items)
  return items
    .flatMap((item, index) => {
      const sign = numbers[index] ?? ''
      const [first = '', ...others] = linesOf(textOf(item.children, space))
      return [`${sign} ${first.trimStart()}`, ...others.map((line) => ' '.repeat(sign.length + 1) + line)]
    })
    .join('\n')
}
