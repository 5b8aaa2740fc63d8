/**
 * Raw HTML in a tree as elements, with the tree that a browser would build (WHATWG HTML, "tree construction").
 *
 * Nearly all pages hold tags that a small part of that algorithm covers, ten times as fast: void elements, end tags that
 * close what is open in between, end tags of nothing (ignored), paragraphs closed by blocks, the parts of a table. Pages
 * with other tags (scripts, forms, SVG) get the whole of it.
 *
 * The small part differs from a browser where that serves the author: formatting that nobody closes ends with the block it
 * stands in (a browser carries it on through the page), and where an end tag closes Markdown's own elements early (a
 * `</details>` in the last item of a list), the ends of these elements are not taken for the ends of outer ones.
 */

import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { Comment, Element, ElementContent, Nodes, Root } from 'hast'
import { h } from 'hastscript'
import type { Raw } from 'mdast-util-to-hast'
import type { VFile } from 'vfile'
import { joinTexts } from './block.ts'
import type { HtmlParser } from './html-parser.ts'
import { cut, positionIn, voidTags, words } from './raw-html.ts'

/**
 * The tree with its raw HTML resolved; the same tree when it holds none. `browser` is for tags with rules of their own.
 * `holders` are the nodes with raw HTML below them; `cutAt` is the line where the tags nest deeper than anybody means it.
 */
export function resolveHtml(
  tree: Root,
  file: VFile,
  holders: ReadonlySet<Nodes>,
  browser: HtmlParser | undefined,
): { readonly tree: Root; readonly cutAt?: number } {
  if (!holders.has(tree)) return { tree }
  // Built for the browser's pages too: its depth limit is what keeps the whole algorithm's recursion in bounds.
  const builder = new Builder(tree, holders)
  for (const child of tree.children) builder.add(child)
  if (builder.cutAt !== undefined) return { tree: builder.root, cutAt: builder.cutAt }
  return { tree: browser !== undefined && needsBrowser(tree) ? browser(tree, file) : builder.root }
}

/** Whether a source might hold a tag that needs the whole algorithm; false only when it surely doesn't. */
export function mayNeedBrowser(source: string): boolean {
  return beyondPattern.test(source)
}

function needsBrowser(node: Nodes): boolean {
  if (node.type === 'raw') return cut(node.value).some((piece) => piece.type === 'tag' && beyond.has(piece.name))
  return 'children' in node && node.children.some(needsBrowser)
}

/** Elements that the rules for formatting elements are about. */
const formatting = words('a b big code em font i nobr s small strike strong tt u')

/** Elements with rules of their own that are not spelled out here. */
const beyond = words(
  `caption colgroup col tfoot select option optgroup svg math template frameset frame head body
  html plaintext xmp noscript noframes noembed iframe textarea title script style button form dialog menu listing image
  rb rp rt rtc ruby marquee applet object`,
)

const beyondPattern = new RegExp(`</?(?:${[...beyond].join('|')})[\\s/>]`, 'i')

/** Elements whose start closes an open paragraph. */
const closesParagraph = words(
  `address article aside blockquote center details dir div dl dt dd li fieldset figcaption figure footer h1 h2 h3 h4 h5 h6
  header hgroup hr main nav ol p pre search section summary table ul`,
)

/** Deeper than anything that people write; the stages behind walk trees by recursion. */
export const deepest = 200

const impliedEnd = words('dd dt li p')

/** Which open elements the start of a part of a table closes. */
const tableParts: Readonly<Record<string, { readonly closes: readonly string[] }>> = {
  thead: { closes: ['td', 'th', 'tr', 'thead', 'tbody'] },
  tbody: { closes: ['td', 'th', 'tr', 'thead', 'tbody'] },
  tr: { closes: ['td', 'th', 'tr'] },
  td: { closes: ['td', 'th'] },
  th: { closes: ['td', 'th'] },
}

/** A scope ends at these: no end tag reaches beyond. */
const scopeEnd = words('table td th caption')

class Builder {
  readonly root: Root
  cutAt: number | undefined
  readonly #holders: ReadonlySet<Nodes>
  /** The open elements, outermost first. */
  readonly #open: Element[] = []

  constructor(tree: Root, holders: ReadonlySet<Nodes>) {
    this.#holders = holders
    this.root = { ...tree, children: [] }
  }

  add(node: Nodes): void {
    if (node.type === 'raw') this.#addRaw(node)
    else if (node.type === 'text' || node.type === 'comment') this.#append(node)
    else if (node.type === 'element') this.#addElement(node)
  }

  /** An element of Markdown: as it is when no raw HTML is below it. */
  #addElement(node: Element): void {
    if (node.tagName === 'a' && this.#open.some((open) => open.tagName === 'a')) {
      for (const child of node.children) this.add(child)
      return
    }
    if (inTable(this.#open.at(-1) ?? this.root)) this.#startPart(node.tagName)
    if (closesParagraph.has(node.tagName)) this.#closeParagraph(node.position?.start)
    if (!this.#holders.has(node)) {
      this.#append(node)
      return
    }
    const element: Element = { ...node, children: [] }
    this.#append(element)
    this.#open.push(element)
    for (const child of node.children) this.add(child)
    const depth = this.#open.lastIndexOf(element)
    if (depth >= 0) this.#closeTo(depth, node.position?.end)
  }

  #addRaw(node: Raw): void {
    for (const piece of cut(node.value)) {
      const place = () => positionIn(node, piece.at, piece.raw)
      if (piece.type === 'text') this.#append({ type: 'text', value: decode(piece.raw), position: place() })
      else if (piece.type === 'comment') this.#append(commentOf(piece.raw, place()))
      else if (piece.closes) this.#close(piece.name, place().end)
      else {
        const element = elementOf(piece.name, piece.raw)
        element.position = place()
        this.#start(element)
      }
    }
  }

  #start(element: Element): void {
    const { tagName } = element
    if (tagName === 'a') this.#close('a', element.position?.start)
    if (closesParagraph.has(tagName)) this.#closeParagraph(element.position?.start)
    if (tagName === 'li' || tagName === 'dt' || tagName === 'dd') this.#closeItem(tagName, element.position?.start)
    this.#startPart(tagName)
    this.#append(element)
    if (voidTags.has(tagName)) return
    if (this.#open.length < deepest) this.#open.push(element)
    else this.cutAt ??= element.position?.start.line ?? 1
  }

  #startPart(tagName: string): void {
    const part = tableParts[tagName]
    const current = () => this.#open.at(-1)?.tagName ?? ''
    if (part === undefined) return
    while (part.closes.includes(current())) this.#open.pop()
    if (tagName === 'tr' && current() === 'table')
      this.#start({ type: 'element', tagName: 'tbody', properties: {}, children: [] })
  }

  #close(name: string, at: NonNullable<Nodes['position']>['end'] | undefined): void {
    const depth = this.#open.findLastIndex((open) => open.tagName === name || scopeEnd.has(open.tagName))
    if (depth < 0 || this.#open[depth]?.tagName !== name) {
      // Browsers take `</br>` for `<br>`.
      if (name === 'br') this.#append({ type: 'element', tagName: 'br', properties: {}, children: [] })
      return
    }
    const crossed = this.#open.slice(depth + 1).some((open) => open.tagName !== 'p' && !formatting.has(open.tagName))
    if (!(formatting.has(name) && crossed)) this.#closeTo(depth, at)
  }

  #closeParagraph(at: NonNullable<Nodes['position']>['start'] | undefined): void {
    const depth = this.#open.findLastIndex((open) => open.tagName === 'p' || scopeEnd.has(open.tagName))
    if (this.#open[depth]?.tagName !== 'p') return
    this.#closeTo(depth, at)
  }

  #closeItem(name: string, at: NonNullable<Nodes['position']>['start'] | undefined): void {
    const last = this.#open.findLastIndex((open) => open.tagName === name || ['ul', 'ol', 'dl'].includes(open.tagName))
    if (this.#open[last]?.tagName !== name) return
    const between = this.#open.slice(last + 1)
    if (between.every((open) => impliedEnd.has(open.tagName) || formatting.has(open.tagName))) this.#closeTo(last, at)
  }

  #closeTo(depth: number, at: NonNullable<Nodes['position']>['end'] | undefined): void {
    for (const element of this.#open.splice(depth)) {
      if (element.position && at) element.position = { start: element.position.start, end: at }
    }
  }

  #append(node: ElementContent): void {
    const parent = this.#open.at(-1) ?? this.root
    const last = parent.children.at(-1)
    if (node.type === 'text' && last?.type === 'text') parent.children.splice(-1, 1, ...joinTexts([last, node]))
    else parent.children.push(node)
  }
}

function inTable(parent: Nodes): boolean {
  return parent.type === 'element' && ['table', 'thead', 'tbody', 'tr'].includes(parent.tagName)
}

function commentOf(raw: string, position: NonNullable<Comment['position']>): Comment {
  return { type: 'comment', value: raw.replace(/^<!--/, '').replace(/-->$/, ''), position }
}

const attributePattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

function elementOf(name: string, raw: string): Element {
  const inner = raw.slice(1 + name.length).replace(/\/?>$/, '')
  if (inner.trim() === '') return { type: 'element', tagName: name, properties: {}, children: [] }
  const attributes: Record<string, string> = {}
  for (const [, key = '', double, single, bare] of inner.matchAll(attributePattern)) {
    attributes[key.toLowerCase()] ??= decode(double ?? single ?? bare ?? '')
  }
  return h(name, attributes)
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return decodeNamedCharacterReference(name) || whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
