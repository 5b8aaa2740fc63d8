/** Multiple choice: the options below a question in any of their forms, and which of them are ticked. */

import type { Element, ElementContent } from 'hast'
import { elementsOf, isElement, plainText } from '../../parse/block.ts'
import { memoiseByObject } from '../../text/memoise.ts'

/** The options of a question. */
export interface Options {
  /** The options as a list without check boxes; letters are kept. */
  readonly list: Element
  /** The ticked options as a list; undefined if none is ticked. */
  readonly ticked?: Element
}

const box = /^\s*\[\s?[xXхХ✓✔]?\s?\]\s*/u
const tickedBox = /^\s*\[\s?[xXхХ✓✔]\s?\]/u
const letter = /^\s*[([]?([A-Za-z]|\d{1,2})\s?[.):\]]\s*(?=\S)/u

/** Reads a block as options: a task list, or a list or lines that start with `A.`, `b)`, `C:`, `1:`. */
export function readOptions(block: Element): Options | undefined {
  return isElement(block, 'ul', 'ol', 'p') ? optionsOf(block) : undefined
}

// The same block is read again for each question that it may belong to.
const optionsOf = memoiseByObject((block: Element): Options | undefined =>
  isElement(block, 'p') ? lineOptions(block) : (taskOptions(block) ?? letteredOptions(block)),
)

function taskOptions(list: Element): Options | undefined {
  const items = elementsOf(list).filter((item) => item.tagName === 'li')
  const boxed = items.filter((item) => checkboxOf(item) !== undefined)
  if (boxed.length === 0 || boxed.length < items.length / 2) return undefined
  const plain = items.map(withoutBox)
  const ticked = items.flatMap((item, index) => (checkboxOf(item) === 'ticked' ? plain.slice(index, index + 1) : []))
  return { list: asList(list, plain), ...(ticked.length > 0 && { ticked: asList(list, ticked) }) }
}

/** Whether an item of a list begins with a check box, and whether that is ticked. */
export function checkboxOf(item: Element): 'ticked' | 'open' | undefined {
  const inner = leadOf(item)
  const [first] = inner.children
  if (isElement(first, 'input')) return first.properties['checked'] ? 'ticked' : 'open'
  const text = first?.type === 'text' ? first.value : ''
  if (tickedBox.test(text)) return 'ticked'
  return box.test(text) ? 'open' : undefined
}

function withoutBox(item: Element): Element {
  const inner = leadOf(item)
  const [first, ...rest] = inner.children
  let children = inner.children
  if (isElement(first, 'input')) children = trimLead(rest)
  else if (first?.type === 'text') children = [{ ...first, value: first.value.replace(box, '') }, ...rest]
  const stripped = { ...inner, children }
  const { className, ...properties } = item.properties
  if (inner === item) return { ...stripped, properties }
  return { ...item, properties, children: item.children.map((child) => (child === inner ? stripped : child)) }
}

/** Returns the element with the first words of a list item: its first paragraph, or the item itself. */
function leadOf(item: Element): Element {
  const first = item.children.find((child) => child.type !== 'text' || child.value.trim() !== '')
  return isElement(first, 'p') ? first : item
}

function letteredOptions(list: Element): Options | undefined {
  const items = elementsOf(list).filter((item) => item.tagName === 'li')
  const [first] = items
  if (first === undefined || items.length < 2 || !letter.test(plainText([first]))) return undefined
  if (!isSequence(items.map((item) => letter.exec(plainText([item]))?.[1]))) return undefined
  return { list }
}

function lineOptions(paragraph: Element): Options | undefined {
  if (!letter.test(plainText([paragraph]))) return undefined
  const lines = splitLines(paragraph)
  if (lines.length < 2 || !isSequence(lines.map((line) => letter.exec(plainText(line))?.[1]))) return undefined
  const items = lines.map(
    (children): Element => ({ type: 'element', tagName: 'li', properties: {}, children: trimLead(children) }),
  )
  return { list: asList(paragraph, items) }
}

function splitLines(paragraph: Element): ElementContent[][] {
  const lines: ElementContent[][] = [[]]
  for (const node of paragraph.children) {
    if (isElement(node, 'br')) lines.push([])
    else if (node.type === 'text') {
      node.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([])
        lines.at(-1)?.push({ type: 'text', value })
      })
    } else lines.at(-1)?.push(node)
  }
  return lines.filter((line) => plainText(line) !== '')
}

/** Whether the marks are `A B C`, `a b c` or `1 2 3` from the first on. One mistake in a long list is forgiven. */
function isSequence(marks: readonly (string | undefined)[]): boolean {
  const [first] = marks
  if (first === undefined || !/^[Aa1]$/.test(first)) return false
  const expected = marks.map((_, index) => String.fromCharCode(first.charCodeAt(0) + index).toLowerCase())
  const wrong = marks.filter((mark, index) => mark?.toLowerCase() !== expected[index]).length
  return wrong === 0 || (marks.length > 3 && wrong === 1)
}

function asList(from: Element, items: readonly Element[]): Element {
  const tagName = from.tagName === 'ol' ? 'ol' : 'ul'
  return {
    type: 'element',
    tagName,
    properties: {},
    children: [...items],
    ...(from.position && { position: from.position }),
  }
}

function trimLead(children: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = children
  if (first?.type !== 'text') return [...children]
  const value = first.value.trimStart()
  return value === '' ? trimLead(rest) : [{ ...first, value }, ...rest]
}
