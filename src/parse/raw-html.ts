/**
 * Reads raw HTML in Markdown as its author meant it.
 *
 * CommonMark keeps an HTML block as one opaque string up to the next blank line, so a `<summary>` with `code` in it, or
 * an answer that starts on the line after `<details>`, is never parsed. This module cuts such a block into its tags,
 * which stay raw, and its text, which it parses as Markdown. A tag that HTML doesn't know (`<PID>`) is text.
 */

import type { Element, ElementContent, Nodes, Root, RootContent, Text } from 'hast'
import type { Raw } from 'mdast-util-to-hast'
import { firstAtLeast } from '../text/search-sorted.ts'
import { bareTags, hasAttributes, roleOfLineTag, type TagRole } from './bare-tag.ts'
import { joinTexts } from './block.ts'
import {
  cut,
  formattingTags,
  type HtmlPiece,
  inlineTags,
  placeholderTags,
  rawTextTags,
  verbatimTags,
  voidTags,
  words,
} from './html-tags.ts'
import type { MarkdownParser } from './markdown.ts'
import { pairTags, type TagEnd } from './tag-pairs.ts'

/** Tags that can stand within a line of text. */
const runTags: ReadonlySet<string> = new Set([...inlineTags, 'br', 'img', 'wbr'])

/** Elements that hold a line of text rather than blocks. */
const lineTags = words('summary p h1 h2 h3 h4 h5 h6 td th dt caption figcaption label legend button')

/** This many characters of a page are parsed again where code goes on behind a block of HTML; a long page has more. */
const mostReadAgain = 8_000_000

/** Characters that may be markup within a line of Markdown. */
const inlineMarkup = /[*_`[\]$~\\]|https?:|www\./

/** Characters at the start of a line that may begin a block of Markdown. */
const blockMarkup = /^[ \t]*(?:[-*+#>|]|`{3}|~{3}|\d{1,9}[.)][ \t])/m

/** The starts of blocks of Markdown. */
const blockStarts = /^[ \t]*(?:[-*+][ \t]|#{1,6}[ \t]|[>|]|`{3}|~{3}|\d{1,9}[.)][ \t])/gm

/** A character that is put before a line so that the Markdown parser doesn't start a block there. */
const guard = '\uFDD0'
const guards = /\uFDD0 ?/g

/** What came of cutting the HTML blocks of a tree. */
interface OpenedHtml {
  /** The nodes that have raw HTML somewhere below them. */
  readonly holders: ReadonlySet<Nodes>
  /** The first line of code in HTML that goes on behind a blank line and isn't read as code, on a page with thousands. */
  readonly unread?: number
}

/** Cuts the HTML blocks of a tree in place; `source` is the text that the tree was parsed from. */
export function openRawHtml(tree: Root, source: string, parse: MarkdownParser): OpenedHtml {
  const opener = new Opener(source, parse)
  opener.openRoot(tree)
  return { holders: opener.holders, ...(opener.unread !== undefined && { unread: opener.unread }) }
}

class Opener {
  readonly #source: string
  readonly #parse: MarkdownParser
  readonly holders = new Set<Nodes>()
  /** The names of inline code elements that one HTML block opens and a later one closes. */
  readonly #carried: string[] = []
  /** Where the start tags of raw nodes end. */
  readonly #ends = new Map<Raw, ReadonlyMap<number, TagEnd>>()
  #hasLists: boolean | undefined
  /** How many characters have been parsed again because code starts in HTML. */
  #readAgain = 0
  /** The first line whose code is not read, because that would take too long. */
  unread: number | undefined

  constructor(source: string, parse: MarkdownParser) {
    this.#source = source
    this.#parse = parse
  }

  openRoot(tree: Root): void {
    const out: RootContent[] = []
    if (this.#source.includes('<')) this.#pair(tree)
    let queue = tree.children
    for (let index = 0; index < queue.length; index++) {
      const node = queue[index]
      if (node === undefined) break
      if (node.type !== 'raw') {
        if (this.#openInside(node)) this.holders.add(tree)
        out.push(node)
        continue
      }
      this.holders.add(tree)
      const fence = unclosedFence(node) ?? this.#unclosedPre(node)
      if (fence === undefined || this.#readAgain > Math.max(mostReadAgain, 16 * this.#source.length)) {
        if (fence !== undefined) this.unread ??= startLine(node) + fence
        out.push(...this.#openRaw(node, queue, index))
        continue
      }
      // A fence that starts in an HTML block continues past the blank line that ends the block: parse again from there.
      const head = { ...node, value: node.value.split('\n').slice(0, fence).join('\n') }
      if (head.value.trim() !== '') out.push(...this.#openBlock(head, () => false))
      const line = startLine(node) + fence
      const offset = offsetOfLine(this.#source, line)
      this.#readAgain += this.#source.length - offset
      const rest = this.#parseAt(this.#source.slice(offset), line, offset)
      this.#pair(rest)
      queue = rest.children
      index = -1
    }
    tree.children = out
  }

  #pair(tree: Nodes): void {
    for (const [node, ends] of pairTags(tree)) this.#ends.set(node, ends)
  }

  /** The line (0-based, within the node) of a `<pre>` that starts in an HTML block and is closed after it. */
  #unclosedPre(node: Raw): number | undefined {
    const [, before, name = ''] = /^([\s\S]*\n) {0,3}<(pre|script|style|textarea)(?=[\s>])/i.exec(node.value) ?? []
    if (before === undefined) return undefined
    const end = new RegExp(`</${name}\\s*>`, 'i')
    if (end.test(node.value.slice(before.length))) return undefined
    const [behind] = this.#source.slice(node.position?.end.offset).split(/<\/?(?:details|summary)\b/i, 1)
    return behind !== undefined && end.test(behind) ? count(before, '\n') : undefined
  }

  /** Opens the raw HTML below a node, and tells whether there is any. */
  #openInside(node: Nodes): boolean {
    if (!('children' in node)) return false
    const parent = node as Element
    let holds = false
    let own = false
    for (const child of parent.children) {
      if (child.type === 'raw') own = true
      else if (child.type === 'element' && this.#openInside(child)) holds = true
    }
    if (own) {
      const opened = parent.children.flatMap((child, index) =>
        child.type === 'raw' ? this.#openRaw(child, parent.children, index) : [child],
      )
      parent.children = joinTexts(opened)
    }
    if (own || holds) this.holders.add(node)
    return own || holds
  }

  #openRaw(node: Raw, siblings: readonly Nodes[], index: number): ElementContent[] {
    const pieces = cut(node.value)
    const [only] = pieces
    if (pieces.length > 1 || only === undefined) {
      return this.#openBlock(node, (name) => isClosed(name, siblings.slice(index + 1, index + 1 + farthestEnd)))
    }
    if (only.type === 'comment') return [node]
    if (only.type === 'text') return [asText(node)]
    const role = this.#roleOf(node, only.name, { before: siblings[index - 1], behind: siblings[index + 1] })
    if (role === 'stray') return []
    return role === 'tag' ? [node] : [asText(node)]
  }

  /** Decides what a single tag within a line of Markdown is. */
  #roleOf(node: Raw, name: string, { before, behind }: Record<'before' | 'behind', Nodes | undefined>): TagRole {
    const raw = node.value
    const hasOwn = hasAttributes(raw)
    if (raw.startsWith('</')) return 'tag'
    if (voidTags.has(name)) return hasOwn || !(placeholderTags.has(name) || name === 'img') ? 'tag' : 'text'
    const end = this.#ends.get(node)?.get(0)
    if (!inlineTags.has(name) && !formattingTags.has(name)) {
      const isGlued = before === undefined || before.type !== 'text' || !before.value.endsWith(' ')
      return roleOfLineTag({ name, raw, end, isGlued })
    }
    if (hasOwn || end === 'same block') return 'tag'
    if (formattingTags.has(name)) return 'stray'
    const isCode = name === 'code' || name === 'tt'
    const startsText = behind?.type !== 'text' || !/^(?:[ \t]+\S|[.,;:?!)])/.test(behind.value)
    return (verbatimTags.has(name) && end !== undefined) || (isCode && startsText) ? 'tag' : 'text'
  }

  /** Divides an HTML block into its raw tags and the Markdown between them. */
  #openBlock(node: Raw, isClosedLater: (name: string) => boolean): ElementContent[] {
    const pieces = cut(node.value)
    if (pieces.every((piece) => piece.type === 'text')) return [asText(node)]
    const unclosed = unclosedInline(pieces, this.#carried, isClosedLater)
    this.#hasLists ??= /<(?:ul|ol|dl|menu|table|select)\b[^>]*>/i.test(this.#source)
    const roles = bareTags(pieces, {
      ends: this.#ends.get(node),
      unclosed,
      hasLists: this.#hasLists,
    })
    const open = new OpenElements()
    const out: ElementContent[] = []
    let raw = ''
    let rawAt = 0
    /** The text, with its inline tags, up to the next tag that isn't inline. */
    let run = ''
    let runAt = 0
    let runHasText = false
    /** The same run as HTML; it is used when the run contains no Markdown. */
    let runAsHtml = ''
    let runIsMarked = false
    const flushRaw = (nextAt: number) => {
      if (raw !== '') out.push({ type: 'raw', value: raw, position: positionIn(node, rawAt, raw) })
      raw = ''
      rawAt = nextAt
    }
    const flushRun = (nextAt: number) => {
      const holder = open.block !== undefined && lineTags.has(open.block) ? 'line' : 'blocks'
      const { phrases, rest, restAt } = divide(run, runHasText ? holder : 'no text')
      if (!runIsMarked && rest === '') raw += runAsHtml
      else {
        flushRaw(nextAt)
        out.push(...this.#phrases(node, phrases, runAt))
        if (rest !== '') out.push(...this.#blocksAt(node, rest, runAt + restAt))
      }
      run = ''
      runAt = nextAt
      runHasText = false
      runAsHtml = ''
      runIsMarked = false
    }
    pieces.forEach((piece, index) => {
      const verbatim = open.isVerbatim
      const isPre = open.has('pre')
      const end = piece.at + piece.raw.length
      if (piece.type === 'tag' && roles.get(index) === 'stray') return
      if (roles.get(index) === 'text') {
        run += `\\${piece.raw.replaceAll('\n', ' ')}`
        runAsHtml += escapeAngles(piece.raw)
        runHasText = true
        return
      }
      if (piece.type === 'tag' && unclosed.has(index)) return
      if (open.isRawText && !(piece.type === 'tag' && piece.closes)) raw += piece.raw
      else if (piece.type === 'text' && isPre) raw += escapeAngles(piece.raw)
      else if (piece.type === 'text') {
        run += verbatim ? escapeMarkdown(piece.raw) : piece.raw
        runAsHtml += escapeAngles(piece.raw)
        runHasText ||= !verbatim && piece.raw.trim() !== ''
        runIsMarked ||= !verbatim && inlineMarkup.test(piece.raw)
      } else if (piece.type === 'tag' && runTags.has(piece.name) && !isPre) {
        run += piece.raw.replaceAll('\n', ' ')
        runAsHtml += piece.raw
      } else {
        flushRun(piece.at)
        raw += piece.raw
        runAt = end
      }
      if (piece.type === 'tag' && piece.closes) open.end(piece.name)
      else if (piece.type === 'tag' && !voidTags.has(piece.name) && !piece.raw.endsWith('/>')) open.start(piece.name)
    })
    flushRun(node.value.length)
    flushRaw(node.value.length)
    return out
  }

  /** Parses lines of text as phrases: a `1.` or `-` at the start of a line does not make it a list. */
  #phrases(node: Raw, text: string, at: number): ElementContent[] {
    if (lineSpans(text).length > 0) return this.#phrasesTogether(node, text, at)
    const found: ElementContent[] = []
    let line = startLine(node) + placeIn(node, at).lines
    for (const [index, written] of text.split('\n').entries()) {
      if (index > 0) {
        found.push({ type: 'text', value: '\n' })
        line++
      }
      const body = written.trim()
      const [heading] =
        body === '' ? [] : this.#parseAt(`# ${body}`, line, (node.position?.start.offset ?? 0) + at).children
      if (heading?.type !== 'element') found.push({ type: 'text', value: written })
      else {
        this.#pair(heading)
        this.#openInside(heading)
        const lead = written.slice(0, written.length - written.trimStart().length)
        found.push({ type: 'text', value: lead }, ...heading.children, {
          type: 'text',
          value: written.slice(written.trimEnd().length),
        })
      }
    }
    return found
  }

  /** Does the same for lines that an inline element spans: they are parsed as one paragraph. */
  #phrasesTogether(node: Raw, text: string, at: number): ElementContent[] {
    const line = startLine(node) + placeIn(node, at).lines
    const guarded = text.replace(/[ \t]+$/gm, '').replace(/^/gm, `${guard} `)
    const tree = this.#parseAt(guarded, line, (node.position?.start.offset ?? 0) + at)
    const [paragraph] = tree.children
    if (paragraph?.type !== 'element') return [{ type: 'text', value: text }]
    removeGuards(paragraph)
    this.#pair(paragraph)
    this.#openInside(paragraph)
    return paragraph.children
  }

  #blocksAt(node: Raw, text: string, at: number): ElementContent[] {
    const body = text.replace(/^(?:[ \t]*\n)+/, '')
    const bodyAt = at + text.length - body.length
    const line = startLine(node) + placeIn(node, bodyAt).lines
    // A tag alone on the first line would start another HTML block.
    const isTag = /^[ \t]*<[^\n]*>[ \t]*(?:\n|$)/.test(body)
    const tree = this.#parseAt(
      isTag ? `${guard} ${body.trimStart()}` : dedent(body),
      line,
      (node.position?.start.offset ?? 0) + bodyAt,
    )
    if (isTag) removeGuards(tree)
    this.#pair(tree)
    this.#openInside(tree)
    return tree.children.flatMap((child) =>
      ['element', 'text', 'comment', 'raw'].includes(child.type) ? [child as ElementContent] : [],
    )
  }

  /** Parses a part of the source that starts at this line. Only the start of a file can be front matter. */
  #parseAt(text: string, line: number, offset: number): Root {
    const tree = this.#parse(/^(?:---|\+\+\+)[ \t]*(?:\n|$)/.test(text) ? `***${text.slice(3)}` : text)
    shift(tree, line - 1, offset)
    return tree
  }
}

/** The elements that are open at a place of an HTML block; all that is asked of them is known without a search. */
class OpenElements {
  readonly #names: string[] = []
  /** Those that are no inline elements, the innermost last. */
  readonly #blocks: string[] = []
  readonly #counts = new Map<string, number>()
  #verbatim = 0
  #rawText = 0

  /** The innermost element that is no inline element. */
  get block(): string | undefined {
    return this.#blocks.at(-1)
  }

  get isVerbatim(): boolean {
    return this.#verbatim > 0
  }

  get isRawText(): boolean {
    return this.#rawText > 0
  }

  has(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0
  }

  start(name: string): void {
    this.#names.push(name)
    if (!inlineTags.has(name)) this.#blocks.push(name)
    this.#count(name, 1)
  }

  /** Ends the innermost element of this name with all that is open inside it. */
  end(name: string): void {
    while (this.has(name)) {
      const last = this.#names.pop()
      if (last === undefined) return
      if (!inlineTags.has(last)) this.#blocks.pop()
      this.#count(last, -1)
      if (last === name) return
    }
  }

  #count(name: string, by: 1 | -1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + by)
    if (verbatimTags.has(name)) this.#verbatim += by
    if (rawTextTags.has(name)) this.#rawText += by
  }
}

/** What a run of an HTML block is: it has no text, or it stands in an element that holds a line of text, or blocks. */
type RunKind = 'no text' | 'line' | 'blocks'

/** Divides a run of an HTML block into the phrases at its start and the blocks that follow them. */
function divide(run: string, kind: RunKind): { phrases: string; rest: string; restAt: number } {
  const text = run.includes('\n') && run.includes('<') ? withoutTagsAroundBlocks(run) : run
  const lead = text.length - text.trimStart().length
  const firstEnd = text.indexOf('\n', lead)
  const later = firstEnd < 0 ? -1 : text.slice(firstEnd).search(blockMarkup)
  const split = (at: number) => ({ phrases: text.slice(0, at), rest: text.slice(at), restAt: at })
  if (kind === 'no text') return split(text.length)
  if (kind === 'line') return split(later < 0 ? text.length : firstEnd + later)
  const plain = firstEnd < 0 || text.slice(firstEnd).trim() === ''
  if (plain && !inlineMarkup.test(text) && !blockMarkup.test(text) && !text.includes('<')) return split(text.length)
  return split(endOfPhrases(text))
}

/**
 * Finds the end of the phrases at the start of a text. Phrases are lines that start with a tag, because Markdown would
 * read them as another HTML block. A line within an inline element belongs to the line where the element starts. A line
 * of text after phrases that contain text forms one paragraph with them.
 */
function endOfPhrases(text: string): number {
  const spans = lineSpans(text).sort((a, b) => a.from - b.from)
  let next = 0
  let at = 0
  let paragraphAt: number | undefined
  while (at < text.length) {
    let end = lineEnd(text, at)
    const line = text.slice(at, end)
    if (line.trim() !== '' && !/^[ \t]*</.test(line)) {
      return paragraphAt === undefined || blockMarkup.test(line) ? at : paragraphAt
    }
    for (let span = spans[next]; span !== undefined && span.from < end; span = spans[next]) {
      if (span.to > end) end = lineEnd(text, span.to)
      next++
    }
    const isText = cut(text.slice(at, end)).some((piece) => piece.type === 'text' && piece.raw.trim() !== '')
    paragraphAt = isText ? (paragraphAt ?? at) : undefined
    at = end
  }
  return text.length
}

/** Returns the end of the line at an offset, including its line feed. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

/** An inline element that spans several lines of a text. */
interface TagSpan {
  readonly from: number
  readonly to: number
  /** The text between its tags. */
  readonly inner: { readonly from: number; readonly to: number }
}

function lineSpans(text: string): TagSpan[] {
  if (!text.includes('\n') || !text.includes('<')) return []
  const spans: TagSpan[] = []
  const open = new Map<string, { readonly from: number; readonly innerFrom: number }[]>()
  let [newline, following] = [-1, text.indexOf('\n')]
  for (const piece of cut(text)) {
    if (piece.type !== 'tag' || !inlineTags.has(piece.name) || piece.raw.endsWith('/>')) continue
    const end = piece.at + piece.raw.length
    for (; following >= 0 && following < end; following = text.indexOf('\n', following + 1)) newline = following
    if (!piece.closes) listAt(open, piece.name).push({ from: piece.at, innerFrom: end })
    else {
      const opened = open.get(piece.name)?.pop()
      if (opened !== undefined && newline >= opened.from)
        spans.push({ from: opened.from, to: end, inner: { from: opened.innerFrom, to: piece.at } })
    }
  }
  return spans
}

/** Replaces inline tags around lists, headings and other blocks with spaces, so that the blocks end there. */
function withoutTagsAroundBlocks(text: string): string {
  const spans = lineSpans(text)
  if (spans.length === 0) return text
  const starts = [...text.matchAll(blockStarts)].map(({ 0: { length }, index }) => ({
    from: index,
    to: index + length,
  }))
  const tags: { readonly from: number; readonly to: number }[] = []
  for (const { from, to, inner } of spans) {
    const start = starts[firstAtLeast(starts, from, (each) => each.from)]
    if (start !== undefined && start.to <= inner.to) tags.push({ from, to: inner.from }, { from: inner.to, to })
  }
  let result = ''
  let at = 0
  for (const { from, to } of tags.sort((a, b) => a.from - b.from)) {
    result += `${text.slice(at, from)}${text.slice(from, to).replace(/[^\n]/g, ' ')}`
    at = to
  }
  return result + text.slice(at)
}

function listAt<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? []
  if (list.length === 0) lists.set(name, list)
  return list
}

/** Elements whose end also ends every inline element within them. */
const rooms = words('details li blockquote td th dd')

/** Within this many blocks, an inline element of code that one of them leaves open may end. */
const farthestEnd = 1000

/** Whether an end tag follows that doesn't belong to a later start tag, before an enclosing element ends. */
function isClosed(name: string, after: readonly Nodes[]): boolean {
  let open = 0
  let depth = 0
  const closes = (node: Nodes): boolean | undefined => {
    if (node.type !== 'raw') return 'children' in node ? first(node.children, closes) : undefined
    return first(cut(node.value), (piece) => {
      if (piece.type !== 'tag') return undefined
      if (rooms.has(piece.name)) {
        depth += piece.closes ? -1 : 1
        return depth < 0 ? false : undefined
      }
      if (piece.name !== name) return undefined
      if (!piece.closes) open++
      else if (open-- === 0) return true
      return undefined
    })
  }
  return first(after, closes) ?? false
}

/** Returns the first result of a function over the items that isn't undefined. */
function first<Item, Answer>(items: readonly Item[], answer: (item: Item) => Answer | undefined): Answer | undefined {
  for (const item of items) {
    const found = answer(item)
    if (found !== undefined) return found
  }
  return undefined
}

function asText(node: Raw): Text {
  return { type: 'text', value: node.value, ...(node.position && { position: node.position }) }
}

/**
 * Finds the inline tags that an HTML block opens but doesn't close, and end tags without a start tag, such as `<b>`
 * around a whole answer. A browser would carry the formatting into every block that follows. Code is kept if a later
 * block closes it, which `isClosedLater` decides; `carried` holds the names of the elements that are open in this way.
 */
function unclosedInline(
  pieces: readonly HtmlPiece[],
  carried: string[],
  isClosedLater: (name: string) => boolean,
): ReadonlySet<number> {
  const unclosed = new Set<number>()
  /** The start tags without an end tag so far, by name. */
  const open = new Map<string, number[]>()
  pieces.forEach((piece, index) => {
    if (piece.type !== 'tag' || !inlineTags.has(piece.name) || piece.raw.endsWith('/>')) return
    if (!piece.closes) {
      listAt(open, piece.name).push(index)
      unclosed.add(index)
      return
    }
    const opened = open.get(piece.name)?.pop()
    if (opened !== undefined) unclosed.delete(opened)
    else if (carried.includes(piece.name)) carried.splice(carried.indexOf(piece.name), 1)
    else unclosed.add(index)
  })
  for (const [name, indexes] of open) {
    if (indexes.length === 0 || !verbatimTags.has(name) || !isClosedLater(name)) continue
    for (const index of indexes) {
      unclosed.delete(index)
      carried.push(name)
    }
  }
  return unclosed
}

/** The line (0-based, within the node) of a code fence that opens in an HTML block and isn't closed there. */
function unclosedFence(node: Raw): number | undefined {
  if (!node.value.includes('```') && !node.value.includes('~~~')) return undefined
  if (/<(?:pre|script|style|textarea)\b/i.test(node.value)) return undefined
  let fence: { line: number; mark: string } | undefined
  const value = node.value.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
  value.split('\n').forEach((text, line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1]
    if (mark === undefined) return
    if (fence === undefined) fence = { line, mark }
    else if (mark.startsWith(fence.mark) && text.trim() === mark) fence = undefined
  })
  return fence?.line
}

function startLine(node: Nodes): number {
  return node.position?.start.line ?? 1
}

/** A place in the value of a raw node: how many lines end before it, and where its own line starts. */
interface Place {
  readonly at: number
  readonly lines: number
  readonly lineStart: number
  /** Where its own line ends. */
  readonly lineEnd: number
}

/** The place in each node that was asked for last: a node is read from its start to its end. */
const lastPlaces = new WeakMap<Raw, Place>()

function placeIn(node: Raw, at: number): Place {
  const known = lastPlaces.get(node)
  const endFrom = (from: number): number => {
    const end = node.value.indexOf('\n', from)
    return end < 0 ? node.value.length : end
  }
  let { lines, lineStart, lineEnd } =
    known !== undefined && known.at <= at ? known : { lines: 0, lineStart: 0, lineEnd: endFrom(0) }
  for (; lineEnd < at; lineEnd = endFrom(lineStart)) {
    lines++
    lineStart = lineEnd + 1
  }
  const place = { at, lines, lineStart, lineEnd }
  lastPlaces.set(node, place)
  return place
}

/** Returns the position of a part of a raw node, given its offset in the value of the node. */
export function positionIn(node: Raw, at: number, value: string): NonNullable<Raw['position']> {
  const start = node.position?.start ?? { line: 1, column: 1, offset: 0 }
  const { lines: newlines, lineStart } = placeIn(node, at)
  const column = newlines === 0 ? start.column + at : at - lineStart + 1
  const from = { line: start.line + newlines, column, offset: (start.offset ?? 0) + at }
  const lines = count(value, '\n')
  const endColumn = lines === 0 ? column + value.length : value.length - value.lastIndexOf('\n')
  return { start: from, end: { line: from.line + lines, column: endColumn, offset: from.offset + value.length } }
}

function shift(node: Nodes, lines: number, offset: number): void {
  if (node.position) {
    for (const point of [node.position.start, node.position.end]) {
      point.line += lines
      point.offset = (point.offset ?? 0) + offset
    }
  }
  if ('children' in node) for (const child of node.children) shift(child, lines, offset)
}

/** Removes the guards from a tree that was parsed with them. */
function removeGuards(node: Nodes): void {
  if (node.type === 'text' || node.type === 'raw') node.value = node.value.replace(guards, '')
  else if ('children' in node) {
    for (const child of node.children) removeGuards(child)
    const parent = node as Element
    parent.children = parent.children.filter((child) => child.type !== 'text' || child.value !== '')
  }
}

function offsetOfLine(source: string, line: number): number {
  let offset = 0
  for (let at = 1; at < line; at++) offset = source.indexOf('\n', offset) + 1
  return offset
}

function dedent(text: string): string {
  const lines = text.split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const common = Math.min(...indents)
  return common === 0 ? text : lines.map((line) => line.slice(Math.min(common, line.length))).join('\n')
}

/** Escapes a text so that Markdown reads it literally. Character references stay. */
function escapeMarkdown(text: string): string {
  return text.replace(/[!"#$%'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g, (mark, at: number) =>
    mark === ';' || (mark === '#' && text[at - 1] === '&') ? mark : `\\${mark}`,
  )
}

function escapeAngles(text: string): string {
  return text.replaceAll('<', '&lt;')
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++
  return found
}
