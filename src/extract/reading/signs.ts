/** The signs of Obsidian and Pandoc within text: links, embeds, marks, ids of blocks, tags and notes in brackets. */

import type { Element, ElementContent, Text } from 'hast'
import type { Content } from '../../model/card.ts'
import { isElement, plainText, writtenAs } from '../../parse/block.ts'
import type { Page } from '../../parse/page.ts'
import { memoiseByObject } from '../../text/memoise.ts'
import { isHashtag, leadingHashtags, tagPath, trailingHashtags } from './hashtags.ts'
import { noteLink } from './note-link.ts'

/** A part of a card: the title of its question, which may be a heading of the page, or anything else. */
export type Part = 'heading' | 'line' | 'body'

/** Content whose signs are read, and the tags that stood in it. */
interface Read {
  readonly content: Content
  readonly tags: readonly string[]
}

/** Whether a page is certainly a note of Obsidian, in which every `#word` is a tag. */
const isNote = memoiseByObject(({ source }: Page): boolean =>
  /(?<!\[)\[\[[^\s[\]:'"][^[\]\n]*\]\](?!\()|(?:^|\s)#(?:flashcards?|card)\b|<!--SR:|\s\^(?=[a-z\d]*\d)[a-z\d]{6}$/m.test(
    source,
  ),
)

/** Whether a page holds any of the signs, so that most pages cost nothing. */
const holdsSigns = memoiseByObject(({ source }: Page): boolean =>
  /\[\[|==|\^\[|(?:^|\s)\^[\w-]+[ \t]*$|(?:^|\s)#[\p{L}\p{N}_]/mu.test(source),
)

/**
 * Reads the signs in a part of a card: links and embeds show their names, `==marks==` are marked, ids of blocks are
 * left out, and hashtags become tags. Code and formulas are never touched.
 */
export function readSigns(content: Content, page: Page, part: Part): Read {
  if (content.length === 0 || !holdsSigns(page)) return { content, tags: [] }
  const tags: string[] = []
  const read = rewrite(content, { source: page.source, kind: isNote(page) ? 'note' : 'page', part, tags })
  // What consists of nothing but a tag says it: "In which channel?" "#general".
  const isLost = tags.length > 0 && plainText(read) === '' && plainText(content) !== ''
  return isLost ? { content, tags: [] } : { content: read, tags }
}

/** What is known while signs are read; `tags` is added to. */
interface Reading {
  readonly source: string
  readonly kind: 'note' | 'page'
  readonly part: Part
  readonly tags: string[]
}

/** A sign between two offsets, and what stands on the card instead. */
interface Sign {
  readonly start: number
  readonly end: number
  /** The part of the sign that stays, in an element of its own. */
  readonly kept?: { readonly from: number; readonly to: number; readonly wrap: (inside: ElementContent[]) => Element }
  readonly instead?: ElementContent
}

const verbatim: ReadonlySet<string> = new Set(['code', 'pre', 'kbd', 'samp', 'math', 'svg', 'script', 'style'])

function rewrite(content: Content, reading: Reading): ElementContent[] {
  const inner = (nodes: Content) => nodes.flatMap((node) => rewriteNode(node, reading))
  const mask = content.map((node) => maskOf(node, reading.source)).join('')
  const signs = /\[\[|==|\^|#/.test(mask) ? signsIn(mask, reading) : []
  if (signs.length === 0) return inner(content)
  const cut = cutter(content)
  const written: ElementContent[] = []
  for (const { start, end, kept, instead } of signs) {
    written.push(...inner(cut(start).nodes))
    if (kept !== undefined) {
      cut(kept.from)
      written.push(kept.wrap(rewrite(cut(kept.to).nodes, reading)))
    }
    const { line } = cut(end)
    if (instead !== undefined) written.push(placed(instead, line))
  }
  return [...written, ...inner(cut(mask.length).nodes)]
}

function rewriteNode(node: ElementContent, reading: Reading): ElementContent[] {
  if (node.type !== 'element' || verbatim.has(node.tagName) || !mayHold(node, reading.source)) return [node]
  const children = rewrite(node.children, reading)
  if (children.length === node.children.length && children.every((child, at) => child === node.children[at]))
    return [node]
  // A paragraph of nothing but tags leaves nothing behind.
  return node.tagName === 'p' && children.length === 0 ? [] : [{ ...node, children }]
}

/** Whether there may be signs in what a node is written as, so that most blocks cost nothing. */
function mayHold(element: Element, source: string): boolean {
  const written = writtenAs(element, source)
  return written === undefined || /\[\[|==|\^|#/.test(written)
}

/** One character for each character of text, for each break, and for each other node; escaped signs do not count. */
function maskOf(node: ElementContent, source: string): string {
  if (node.type !== 'text') return isElement(node, 'br') ? '\n' : '\uFFFC'
  const isEscaped = /\\[[=#^!]/.test(writtenAs(node, source) ?? '')
  return isEscaped ? node.value.replace(/[^\n]/g, '\uFFFC') : node.value
}

/** A stretch of content, and the line of the page where it begins. */
interface Stretch {
  readonly nodes: ElementContent[]
  readonly line: number | undefined
}

/** Returns a function that gives the content up to an offset of its mask, from where the last call has ended. */
function cutter(content: Content): (to: number) => Stretch {
  let index = 0
  let within = 0
  let at = 0
  return (to) => {
    const nodes: ElementContent[] = []
    let line: number | undefined
    while (at < to) {
      const node = content[index]
      if (node === undefined) break
      const length = node.type === 'text' ? node.value.length : 1
      const end = Math.min(length, within + to - at)
      const taken = node.type === 'text' && (within > 0 || end < length) ? partOf(node, within, end) : node
      line ??= taken.position?.start?.line
      nodes.push(taken)
      at += end - within
      within = end === length ? 0 : end
      if (within === 0) index++
    }
    return { nodes, line }
  }
}

function partOf(node: Text, from: number, to: number): Text {
  const value = node.value.slice(from, to)
  if (node.position?.start === undefined) return { type: 'text', value }
  const line = node.position.start.line + (node.value.slice(0, from).match(/\n/g)?.length ?? 0)
  return { type: 'text', value, position: { start: { line, column: 1 }, end: { line, column: 1 } } }
}

function placed(node: ElementContent, line: number | undefined): ElementContent {
  return line === undefined ? node : { ...node, position: { start: { line, column: 1 }, end: { line, column: 1 } } }
}

const inlineSigns = new RegExp(
  [
    String.raw`(?<embed>!)?(?<!\[)\[\[(?<name>[^[\]\n\uFFFC]{1,300})\]\](?!\])`,
    String.raw`(?<![=\w])==(?=[^\s=])(?<marked>(?:(?!==)[^])*?[^\s=])==(?![=\w])`,
    String.raw`(?<=[\p{L}\p{N}.,;:!?)"'»”’\uFFFC])\^\[(?<note>[^[\]\n]{1,1000})\]`,
    String.raw`(?<=[\s(])#(?<tag>[\p{L}\p{N}_/-]+)(?=[\s.,;:!?)]|$)`,
  ].join('|'),
  'dgu',
)

function signsIn(mask: string, reading: Reading): Sign[] {
  const ends = endSigns(mask, reading)
  const found: Sign[] = []
  let next = 0
  for (const match of mask.matchAll(inlineSigns)) {
    const [start, end] = [match.index, match.index + match[0].length]
    while ((ends[next]?.end ?? mask.length) <= start && next < ends.length) next++
    const nextEnd = ends[next]
    if (nextEnd !== undefined && nextEnd.start < end) continue
    const { embed, name, marked, note, tag } = match.groups ?? {}
    const [from, to] = match.indices?.groups?.[marked === undefined ? 'note' : 'marked'] ?? [start, end]
    if (name !== undefined) {
      const instead = noteLink(name, embed === undefined ? 'link' : 'embed')
      if (instead !== undefined) found.push({ start, end, instead })
    } else if (marked !== undefined) {
      found.push({ start, end, kept: { from, to, wrap: (inside) => element('mark', {}, inside) } })
    } else if (note !== undefined && /\p{L}{2}.*\s|\s.*\p{L}{2}/u.test(note)) {
      found.push({ start, end, kept: { from, to, wrap: (inside) => element('sup', { dataNote: '' }, inside) } })
    } else if (tag !== undefined && reading.kind === 'note' && isHashtag(tag)) {
      reading.tags.push(...tagPath(tag))
      found.push({ start, end, instead: { type: 'text', value: tag } })
    }
  }
  return [...found, ...ends].sort((a, b) => a.start - b.start)
}

/** The hashtags and the ids of blocks that stand at the ends of lines, and before a title. */
function endSigns(mask: string, reading: Reading): Sign[] {
  const { kind, part, tags } = reading
  const signs: Sign[] = []
  const first = part === 'body' || !mask.startsWith('#') ? undefined : leadingHashtags(mask)
  if (first !== undefined && (kind === 'note' || part === 'heading')) {
    signs.push(first)
    tags.push(...first.tags)
  }
  let lineStart = 0
  for (const line of mask.split('\n')) {
    const from = Math.max(lineStart, first?.end ?? 0)
    const text = mask.slice(from, lineStart + line.length)
    const kept = /[#^]/.test(text) ? withoutEndSigns(text, reading) : text.length
    if (kept < text.length) {
      // A line of nothing but signs goes with its break.
      const isWhole = kept === 0 && from > 0 && mask[from - 1] === '\n'
      signs.push({ start: from + kept - (isWhole ? 1 : 0), end: from + text.length })
    }
    lineStart += line.length + 1
  }
  return signs
}

/** Returns the length of a line without the signs at its end. */
function withoutEndSigns(line: string, { kind, part, tags }: Reading): number {
  let kept = line.length
  for (;;) {
    const text = line.slice(0, kept)
    const id = blockId.exec(text.slice(-100))
    const tagged = trailingHashtags(text)
    if (id !== null && isBlockId(id[1] ?? '', text.slice(0, kept - id[0].length), kind)) kept -= id[0].length
    else if (
      tagged !== undefined &&
      (kind === 'note' || part === 'heading' || endsSentence(text.slice(0, tagged.start)))
    ) {
      kept = tagged.start
      tags.push(...tagged.tags)
    } else return kept
  }
}

const blockId = /(?:^|[ \t]+)\^([A-Za-z\d][\w-]*)[ \t]*$/

function isBlockId(id: string, before: string, kind: Reading['kind']): boolean {
  if (id.length < 2 || /(?:^|[\s(])\S$|\d$/.test(before)) return false
  return kind === 'note' || before === '' || endsSentence(before) || (id.length >= 5 && /[\d-]/.test(id))
}

function endsSentence(text: string): boolean {
  return /[.?!。？！…]["'”»)]?\s*$/.test(text.slice(-20))
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
