/** Cloze deletions: parts of a text that are hidden one at a time. */

import type { Element, ElementContent } from 'hast'
import type { Content } from '../../model/card.ts'
import { isElement } from '../../parse/block.ts'
import { maskOf, slice, textOf } from './lines.ts'

/** A deletion in a run of phrases, located by character offsets in their text. */
interface Deletion {
  /** The range that includes the markers. */
  readonly start: number
  readonly end: number
  /** The range of the hidden text. */
  readonly from: number
  readonly to: number
  /** The number that the author wrote, if any. */
  readonly number?: number
  readonly hint?: string
}

/** Finds deletions in phrases. In `mask`, every character of marked-up text is replaced by `\uFFFC`. */
export type FindDeletions = (mask: string, phrases: Content, source: string) => readonly Deletion[]

/**
 * Content whose deletions are `<span data-cloze="1" data-hint="…">`, numbered from 1 unless the author numbered them.
 */
export interface Clozed {
  readonly content: ElementContent[]
  /** The number of deletions. */
  readonly count: number
}

/** Marks the deletions in some content. Code, maths and links contain none. */
export function markDeletions(content: Content, find: FindDeletions, source: string): Clozed {
  let count = 0
  let next = 1

  function mark(nodes: Content): ElementContent[] {
    const marked: ElementContent[] = []
    let at = 0
    for (const { start, end, from, to, number, hint } of find(maskOf(nodes), nodes, source)) {
      marked.push(...slice(nodes, at, start).map(inside))
      count++
      const hidden = deletion(number ?? next++, slice(nodes, from, to), hint)
      // Numbers written by the author never change; the others may change when the hidden text does.
      if (number !== undefined) hidden.properties['dataGiven'] = true
      marked.push(hidden)
      at = end
    }
    return at === 0 ? nodes.map(inside) : [...marked, ...slice(nodes, at).map(inside)]
  }

  function inside(node: ElementContent): ElementContent {
    if (node.type !== 'element' || closed.has(node.tagName) || node.properties['dataCloze'] !== undefined) return node
    return { ...node, children: mark(node.children) }
  }

  const marked = mark(content)
  return { content: marked, count }
}

const closed: ReadonlySet<string> = new Set(['code', 'pre', 'a', 'math', 'svg', 'kbd', 'samp'])

/** Creates a hidden part of a cloze. */
export function deletion(number: number, children: readonly ElementContent[], hint?: string): Element {
  const properties = { dataCloze: number, ...(hint !== undefined && hint !== '' && { dataHint: hint }) }
  return { type: 'element', tagName: 'span', properties, children: [...children] }
}

/** Turns whole formulas into deletions, for a cloze whose only brackets are inside its maths. */
export function hideMaths(content: Content): Clozed {
  let count = 0
  const hide = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node
    const { className } = node.properties
    if (
      isElement(node, 'code') &&
      Array.isArray(className) &&
      className.includes('math-inline') &&
      /\[.*\]/s.test(textOf([node]))
    ) {
      return deletion(++count, [node])
    }
    return { ...node, children: node.children.map(hide) }
  }
  const hidden = content.map(hide)
  return { content: hidden, count }
}

/**
 * Finds `[hidden]` with balanced brackets. An escaped bracket, `[^1]`, `[ ]`, `[x]`, `[!note]`, `[[link]]` and
 * `[text](address)` are no deletions.
 */
export const bracketDeletions: FindDeletions = (mask, phrases, source) => {
  if (!mask.includes('[')) return []
  const escaped = escapedBrackets(phrases, source)
  const found: Deletion[] = []
  const open: number[] = []
  for (let at = 0; at < mask.length; at++) {
    if (escaped.has(at)) continue
    if (mask[at] === '[') open.push(at)
    if (mask[at] !== ']') continue
    const start = open.pop()
    if (start === undefined || open.length > 0) continue
    if (isDeletion(mask, start, at)) found.push({ start, end: at + 1, from: start + 1, to: at })
  }
  return found
}

function isDeletion(mask: string, start: number, end: number): boolean {
  const inner = mask.slice(start + 1, end)
  if (inner.trim() === '' || /^[\^!]/.test(inner) || /^\[.*\]$/s.test(inner)) return false
  if (/^[xX]$/.test(inner) && mask.slice(0, start).trim() === '') return false
  return mask[start - 1] !== '!' && !/^\([^\s)]{1,4000}\)/.test(mask.slice(end + 1))
}

/** Returns the offsets of brackets that the author escaped with a backslash. */
function escapedBrackets(phrases: Content, source: string): ReadonlySet<number> {
  const escaped = new Set<number>()
  let at = 0
  for (const node of phrases) {
    const text = textOf([node])
    const [start, end] = [node.position?.start?.offset, node.position?.end?.offset]
    if (node.type === 'text' && start !== undefined && end !== undefined) {
      // A label may have been removed from the beginning, so the brackets are matched from the end.
      const written = [...source.slice(start, end).matchAll(/(?<!\\)(\\*)[[\]]/g)].reverse()
      const shown = [...text.matchAll(/[[\]]/g)].reverse()
      shown.forEach((bracket, index) => {
        if ((written[index]?.[1]?.length ?? 0) % 2 === 1) escaped.add(at + bracket.index)
      })
    }
    at += text.length
  }
  return escaped
}

/**
 * Creates a finder from a pattern (flags `d` and `g`) with the named group `text` and, optionally, `number` and `hint`.
 */
export function patternDeletions(pattern: RegExp): FindDeletions {
  return (mask, phrases) =>
    [...mask.matchAll(pattern)].map((match): Deletion => {
      const { number } = match.groups ?? {}
      // A hint is plain text in Anki: the words of code, links and emphasis stay, without their markup.
      const hinted = match.indices?.groups?.['hint']
      const hint = hinted === undefined ? undefined : textOf(phrases).slice(...hinted)
      const [from, to] = match.indices?.groups?.['text'] ?? [match.index, match.index]
      const place = { start: match.index, end: match.index + match[0].length, from, to }
      return { ...place, ...(number !== undefined && { number: Number(number) }), ...(hint !== undefined && { hint }) }
    })
}

/** Anki's `{{c1::hidden}}` and `{{c1::hidden::hint}}`. */
export const ankiDeletions = patternDeletions(
  /\{\{c(?<number>\d{1,3})::(?<text>(?:(?!\}\}|\{\{|::).)+)(?:::(?<hint>(?:(?!\}\}|\{\{).)*))?\}\}/dgs,
)

/** `==hidden==`, with a number and a hint as `==1;;hidden;;hint==`. */
export const highlightDeletions = patternDeletions(
  /(?<![=\w])==(?:\[?(?<number>\d{1,3});;\]?)?(?=[^\s=])(?<text>(?:(?!==|;;).)*[^\s=])(?:\[?;;(?<hint>[^=\]]*)\]?)?==(?!=)/dgs,
)

/**
 * `{{hidden}}`, but not `${{ variable }}`, nor what a template fills in: `{{ name }}` with blanks at its ends, `{{.Names}}`,
 * `{{user.name}}`, `{{first_name}}`, or one with a filter.
 */
export const braceDeletions = patternDeletions(
  /(?<![${\\])\{\{(?![\s#/%>!^.$&~-]|else\}|end\}|c?\d*::|[\w$]*[._][\w.]+\})(?<text>[^{}|]*[^{}|\s])\}\}(?!\})/dg,
)
