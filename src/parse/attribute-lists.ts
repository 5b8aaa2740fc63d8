/** What a tool for web pages reads beside the text: ids and classes in braces, and links from a heading to itself. */

import type { Element, ElementContent, Nodes, Root } from 'hast'
import { headingLevel, isElement, writtenAs } from './block.ts'

const mayHoldMarks = /\{[:#.\-/ ]|[\])`*_]\{|¶|🔗|§|⚓|\[#\]|>#<|<a\s/u

/**
 * Removes attribute lists (`{#id}`, `{: .class }` of Pandoc and kramdown) and the links from headings to themselves from
 * a tree, in place. What isn't an attribute list, such as `{name}`, stays.
 */
export function dropAttributeLists(tree: Root, source: string): void {
  if (mayHoldMarks.test(source)) visit(tree, source)
}

function visit(node: Nodes, source: string): void {
  if (!('children' in node) || !mayHold(node, source)) return
  const parent = node as Element
  if (parent.tagName === 'pre' || parent.tagName === 'code') return
  if (headingLevel(parent) !== undefined || parent.tagName === 'summary') parent.children = bareHeading(parent.children)
  if (parent.children.some((child) => child.type === 'text' && child.value.includes('{'))) {
    parent.children = withoutLists(parent.children)
  }
  for (const child of parent.children) visit(child, source)
}

/** Whether there may be marks in what a node is written as; they may be where its place isn't known. */
function mayHold(node: Nodes, source: string): boolean {
  const written = writtenAs(node, source)
  return written === undefined || mayHoldMarks.test(written)
}

function bareHeading(content: readonly ElementContent[]): ElementContent[] {
  const kept = [...content]
  const anchors: ElementContent[] = []
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const bare = last.type === 'text' ? withoutEnd(last.value).trimEnd() : undefined
    if (isSelfLink(last) || bare === '') kept.pop()
    else if (isAnchor(last)) anchors.unshift(...kept.splice(-1))
    else if (last.type !== 'text' || bare === undefined || bare === last.value) break
    else kept[kept.length - 1] = { ...last, value: bare }
  }
  const start = kept.findIndex((node) => !isAnchor(node) && !isSelfLink(node))
  const first = kept[start]
  if (first === undefined) return [...content]
  const leading = kept.slice(0, start)
  if (leading.some(isSelfLink)) {
    const begun = first.type === 'text' ? { ...first, value: first.value.trimStart() } : first
    kept.splice(0, start + 1, ...leading.filter((node) => !isSelfLink(node)), begun)
  }
  return [...kept, ...anchors]
}

/** The texts of links that show readers the address of a heading. */
const selfLinks: ReadonlySet<string> = new Set(['¶', '#', '🔗', '§', '⚓', '⚓︎', '⚓️', '∞', '🔗︎', '🔗️'])

function isSelfLink(node: ElementContent): boolean {
  if (!isElement(node, 'a')) return false
  const { href, className } = node.properties
  const [text, ...others] = node.children
  const isMark = text?.type === 'text' && others.length === 0 && selfLinks.has(text.value.trim())
  const isNamed =
    Array.isArray(className) && className.some((name) => /^(?:headerlink|anchor|permalink)$/.test(`${name}`))
  return isMark && (isNamed || String(href ?? '').startsWith('#'))
}

/** An anchor without any text. */
function isAnchor(node: ElementContent): boolean {
  return isElement(node, 'a') && node.children.length === 0
}

function withoutEnd(text: string): string {
  const [, before = '', written = ''] = /^(.*?)\{([^{}\n]{1,200})\}\s*$/s.exec(text.slice(-1000)) ?? []
  if (written === '') return text
  const isMark = /^\/\*\s*#[^*]*\*\/$/.test(written.trim()) || isAttributeList(written, before)
  return isMark ? text.slice(0, text.lastIndexOf('{')).trimEnd() : text
}

/** Blocks of Svelte, which look like ids. */
const blocksOfSvelte = /^[#:](?:if|each|await|key|snippet|else|then|catch)$/

/** Whether what stands between braces is a list of ids, classes and values, as `{#id .class width=50%}`. */
function isAttributeList(written: string, before: string): boolean {
  const isMarked = written.startsWith(':')
  const bare = written.replace(/^:/, '').replace(/=(?:"[^"]*"|'[^']*')/g, '=x')
  const parts = bare.trim().split(/\s+/)
  if (!isMarked && blocksOfSvelte.test(written.trim()) && !/[?!.:。？！]\s*$/.test(before)) return false
  return parts.every(
    (part) =>
      /^(?:#[\p{L}\p{N}][^\s#]*|\.\p{L}[^\s#]*|[\p{L}][\w:-]*=\S+)$/u.test(part) ||
      (part === '-' && /\s$/.test(before)) ||
      (isMarked && /^[\w-]+$/.test(part)),
  )
}

/** The elements that an attribute list may follow directly. */
const listed: ReadonlySet<string> = new Set(['a', 'img', 'code', 'strong', 'em', 'del'])

/** Removes attribute lists that are lines of their own, or that follow an element. */
function withoutLists(content: readonly ElementContent[]): ElementContent[] {
  return content.flatMap((node, index): ElementContent[] => {
    if (node.type !== 'text' || !node.value.includes('{')) return [node]
    const before = content[index - 1]
    const isTight = before?.type === 'element' && listed.has(before.tagName)
    const [, leading = ''] = (isTight && /^\{([^{}\n]{1,200})\}/.exec(node.value)) || []
    const isLeading = leading !== '' && isAttributeList(leading, '') && /[=#.:]/.test(leading)
    if (isLeading && before?.type === 'element') takeAttributes(before, leading)
    const rest = isLeading ? node.value.slice(leading.length + 2) : node.value
    const value = rest.includes('{:') ? withoutOwnLines(rest, index === 0, index === content.length - 1) : rest
    if (value === node.value) return [node]
    return value === '' ? [] : [{ ...node, value }]
  })
}

function withoutOwnLines(text: string, isFirst: boolean, isLast: boolean): string {
  const lines = text.split('\n')
  const kept = lines.filter((line, index) => {
    const isWhole = (index > 0 || isFirst) && (index < lines.length - 1 || isLast)
    const [, written = ''] = (isWhole && /^\s*\{(:[^{}]{1,200})\}\s*$/.exec(line)) || []
    return written === '' || !isAttributeList(written, '')
  })
  return kept.length === lines.length ? text : kept.join('\n')
}

/** Gives an image the width and the description that its attribute list names. */
function takeAttributes(image: Element, written: string): void {
  if (image.tagName !== 'img') return
  const [, width] = /(?:^|\s)width=["']?(\d{1,4})(?:px)?["']?(?=\s|$)/.exec(written) ?? []
  const [, , alt] = /(?:^|\s)alt=(["'])(.*?)\1(?=\s|$)/.exec(written) ?? []
  if (width !== undefined) image.properties['width'] ??= width
  if (alt !== undefined) image.properties['alt'] ||= alt
}
