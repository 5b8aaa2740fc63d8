import type { Element, ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import type { Footnotes } from '../../parse/footnotes.ts'

/** A question and its answer with the footnotes that they refer to. */
interface Noted {
  readonly title: Content
  readonly more: Content
  readonly answer: Content
}

/**
 * Puts the footnotes that a question and its answer refer to below the answer, numbered from 1. The question loses its
 * references: their numbers would belong to its text, and they would point to the other side of the card.
 */
export function withFootnotes({ title, more, answer }: Noted, footnotes: Footnotes): Noted {
  const numbers = new Map<string, number>()
  const notes: (readonly ElementContent[])[] = []

  /** Gives a footnote its number, in the order of the references; the notes that it refers to itself follow it. */
  function numberOf(key: string, content: readonly ElementContent[]): number {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = numbers.size + 1
    numbers.set(key, number)
    const at = notes.push(content) - 1
    notes[at] = renumber(content, 'kept')
    return number
  }

  function renumber(content: Content, references: 'kept' | 'dropped'): Content {
    let isSame = true
    const renumbered = content.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node]
      const note = noteOf(node, footnotes)
      if (note === undefined) {
        const children = renumber(node.children, references)
        if (children === node.children) return [node]
        isSame = false
        return [{ ...node, children: [...children] }]
      }
      isSame = false
      const number = numberOf(note.key ?? `inline ${numbers.size}`, note.content)
      return references === 'dropped' ? [] : [reference(number)]
    })
    return isSame ? content : renumbered
  }

  const asked = { title: renumber(title, 'dropped'), more: renumber(more, 'dropped') }
  const answered = renumber(answer, 'kept')
  if (notes.length === 0) return { title, more, answer }
  return { ...asked, answer: [...answered, listOf(notes)] }
}

/** The footnote that an element refers to, or that it is itself, as `^[…]` of Pandoc. */
function noteOf(node: Element, footnotes: Footnotes) {
  if (node.tagName !== 'sup') return undefined
  if (node.properties['dataNote'] !== undefined) return { key: undefined, content: node.children }
  const [link] = node.children
  if (link?.type !== 'element' || link.properties['dataFootnoteRef'] === undefined) return undefined
  const key = String(link.properties['href'])
  const content = footnotes.get(key)
  return content && { key, content }
}

function reference(number: number): Element {
  const children: ElementContent[] = [{ type: 'text', value: String(number) }]
  return { type: 'element', tagName: 'sup', properties: {}, children }
}

function listOf(notes: readonly (readonly ElementContent[])[]): Element {
  const children = notes.map((note): Element => {
    return { type: 'element', tagName: 'li', properties: {}, children: [...note] }
  })
  return { type: 'element', tagName: 'ol', properties: {}, children }
}
