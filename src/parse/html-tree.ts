/**
 * Turns the raw HTML in a Markdown tree into elements: the tree that a browser would build.
 *
 * parse5 implements the algorithm of the HTML standard ("tree construction"). It receives the tags of the raw HTML and
 * the elements that Markdown produced, and builds a hast tree from them. One part of a page affects another only
 * through tags that are still open there.
 *
 * In a few places the authors of Markdown mean something else than what a browser makes of it; {@link Leniency} lists
 * them.
 */

import type { Element, Nodes, Root, RootContent, Text } from 'hast'
import type { Raw } from 'mdast-util-to-hast'
import { html, Parser, Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import { deepest } from './block-lines.ts'
import { HastAdapter, type HastMap, locationBetween, type Position } from './hast-adapter.ts'
import type { HtmlResolver, ResolvedHtml } from './html-resolver.ts'
import { cut, type HtmlPiece, voidTags, words } from './html-tags.ts'
import { positionIn } from './raw-html.ts'

type Parents = Root | Element
/**
 * A deliberate difference from the tree that a browser builds:
 *
 * - `unclosed-formatting`: formatting (`<b>`, `<code>`, `<a>` …) that is never closed ends with the block that contains
 *   it, and formatting never leaves the list item, quotation, table cell or `<details>` that contains it. A browser
 *   continues it to the end of the page.
 * - `markdown-end`: if an end tag closes Markdown elements early (`</details>` in the last item of a list), the ends of
 *   these elements don't close outer elements with the same names. And a Markdown element that ends closes whatever raw
 *   HTML left open inside it (`- a <ul>`), which the browser would continue to the end of the page.
 * - `paragraph-end`: the end of a paragraph that isn't open (`</p>` after a block) doesn't create an empty paragraph.
 * - `link-in-link`: an address within `<a>`, which Markdown turns into a link, stays part of the author's link.
 */
export type Leniency = 'unclosed-formatting' | 'markdown-end' | 'paragraph-end' | 'link-in-link'

/** Every {@link Leniency}. Topdeck reads its pages with all of them. */
export const leniencies: ReadonlySet<Leniency> = new Set<Leniency>([
  'unclosed-formatting',
  'markdown-end',
  'paragraph-end',
  'link-in-link',
])

/**
 * Resolves the raw HTML of a tree. `holders` are the nodes with raw HTML below them; the others are kept as they are.
 */
export const resolveHtml: HtmlResolver = (tree, holders) => resolveLeniently(tree, holders, leniencies)

/** Does the same as {@link resolveHtml} with a choice of leniencies; with none, the tree is that of a browser. */
export function resolveLeniently(
  tree: Root,
  holders: ReadonlySet<Nodes>,
  lenient: ReadonlySet<Leniency>,
): ResolvedHtml {
  if (!holders.has(tree)) return { tree }
  const builder = new TreeBuilder(tree, holders, lenient)
  for (const child of tree.children) builder.add(child)
  const { cutAt } = builder
  const children = builder.finish(tree.position?.end)
  return { tree: { ...tree, children }, ...(cutAt !== undefined && { cutAt }) }
}

/** Elements that contain the formatting inside them. */
const rooms = words('details li blockquote td th dd')

/** The formatting elements of the HTML standard. */
const formatting = words('a b big code em font i nobr s small strike strong tt u')

const { TokenType } = Token

/** Elements that have no special rules for their content; `html` is the root of the parser. */
const plainContainers = words(
  'html details summary div li blockquote td th dt dd p h1 h2 h3 h4 h5 h6 center section span',
)

/** Elements with special rules for text and white space. */
const tableTags = words('table thead tbody tfoot tr colgroup template frameset')

const inlineOfMarkdown = words('em strong code del img br')
const blocksOfMarkdown = words('p ul ol blockquote pre hr')

/** Elements that change the state of the tokenizer. */
const tokenizerTags = words('script style textarea title iframe xmp noembed noframes noscript plaintext svg math')

/** Cuts raw HTML that consists of bare tags and plain text; returns undefined if it contains anything else. */
function plainPieces(value: string): readonly HtmlPiece[] | undefined {
  if (/[&\0\r]|<!/.test(value)) return undefined
  const pieces = cut(value)
  const isPlain = (piece: HtmlPiece) =>
    piece.type === 'text'
      ? !piece.raw.includes('<')
      : piece.type === 'tag' &&
        !tokenizerTags.has(piece.name) &&
        piece.raw.length === piece.name.length + (piece.closes ? 3 : 2)
  return pieces.every(isPlain) ? pieces : undefined
}

class TreeBuilder {
  /** The line where the tags are nested too deeply. */
  cutAt: number | undefined
  readonly #holders: ReadonlySet<Nodes>
  readonly #lenient: ReadonlySet<Leniency>
  readonly #tree: Root
  /** The offsets of the formatting tags that are closed, by raw node. It is computed only for pages that need it. */
  #closed: ReadonlyMap<Raw, ReadonlySet<number>> | undefined
  readonly #adapter = new HastAdapter()
  readonly #parser: Parser<HastMap>
  /**
   * How far the formatting of a start tag reaches. parse5 keeps the tag with every copy that it makes of the element.
   */
  readonly #reach = new WeakMap<Token.TagToken, Reach>()
  /** Whether an element has been closed since the formatting was last checked. */
  #popped = false
  #raw: Raw | undefined
  /** The current line. */
  #line = 1

  constructor(tree: Root, holders: ReadonlySet<Nodes>, lenient: ReadonlySet<Leniency>) {
    this.#holders = holders
    this.#lenient = lenient
    this.#tree = tree
    const options = { treeAdapter: this.#adapter, sourceCodeLocationInfo: true, scriptingEnabled: false }
    // The content of a page is read like that of a `<div>`, which has no special rules.
    const context = this.#adapter.createElement('div', html.NS.HTML, [])
    this.#parser = Parser.getFragmentParser<HastMap>(context, options)
    this.#adapter.onItemPush = () => {
      if (this.#parser.openElements.depth > deepest) this.cutAt ??= this.#line
    }
    this.#adapter.onItemPop = () => {
      this.#popped = true
    }
  }

  add(node: Nodes): void {
    if (this.cutAt !== undefined) return
    this.#line = node.position?.start?.line ?? this.#line
    if (node.type === 'raw') this.#addRaw(node)
    else if (node.type === 'text') this.#addText(node)
    else if (node.type === 'comment')
      this.#parser.onComment({ type: TokenType.COMMENT, data: node.value, location: locationOf(node) })
    else if (node.type === 'element') this.#addElement(node)
    if (this.#popped) this.#endFormatting()
  }

  /** Closes the elements that are still open, and returns the content of the page. */
  finish(end: Position['end'] | undefined): RootContent[] {
    for (const element of this.#open()) if (end && element.position) element.position.end = end
    const [root] = this.#parser.document.children
    return root?.type === 'element' ? root.children : []
  }

  #addRaw(node: Raw): void {
    this.#raw = node
    const pieces = this.#parser.tokenizer.state === TokenizerMode.DATA ? plainPieces(node.value) : undefined
    if (pieces === undefined || this.#parser.tokenizer.inForeignNode) this.#tokenize(node)
    else for (const piece of pieces) this.#addPiece(node, piece)
  }

  /** Adds a bare tag or a plain text, which need no tokenizer. Most raw nodes consist of these. */
  #addPiece(node: Raw, piece: HtmlPiece): void {
    const position = positionIn(node, piece.at, piece.raw)
    this.#line = position.start.line
    if (piece.type !== 'tag' && this.#isPlain()) {
      this.#adapter.addText(this.#current(), { type: 'text', value: piece.raw, position })
      return
    }
    const location = locationBetween(position.start, position.end)
    if (piece.type !== 'tag') this.#addCharacters(piece.raw, location)
    else if (piece.closes) this.#endTag(tagToken(TokenType.END_TAG, piece.name, location))
    else this.#startTag(tagToken(TokenType.START_TAG, piece.name, location), piece.at)
  }

  #tokenize(node: Raw): void {
    const { state, inForeignNode, lastStartTagName } = this.#parser.tokenizer
    const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, this.#handler)
    // An incomplete tag ends with its raw node.
    tokenizer.state = state > TokenizerMode.PLAINTEXT ? TokenizerMode.DATA : state
    tokenizer.inForeignNode = inForeignNode
    tokenizer.lastStartTagName = lastStartTagName
    this.#parser.tokenizer = tokenizer
    tokenizer.write(node.value, true)
  }

  /** Passes the tokens of a raw node to the parser, with their positions in the file. */
  readonly #handler: TokenHandler = {
    onComment: (token) => this.#parser.onComment(this.#placed(token)),
    onDoctype: (token) => this.#parser.onDoctype(this.#placed(token)),
    onCharacter: (token) => this.#parser.onCharacter(this.#placed(token)),
    onNullCharacter: (token) => this.#parser.onNullCharacter(this.#placed(token)),
    onWhitespaceCharacter: (token) => this.#parser.onWhitespaceCharacter(this.#placed(token)),
    onStartTag: (token) => {
      const at = token.location?.startOffset ?? -1
      this.#startTag(this.#placed(token), at)
    },
    onEndTag: (token) => this.#endTag(this.#placed(token)),
    // The end of a raw node is not the end of the page.
    onEof: () => {},
  }

  /** Processes a start tag at this offset in its raw node. */
  #startTag(token: Token.TagToken, at: number): void {
    if (formatting.has(token.tagName)) {
      this.#closed ??= closedFormatting(this.#tree)
      const isClosed = this.#raw !== undefined && this.#closed.get(this.#raw)?.has(at) === true
      this.#reach.set(token, { isClosed, room: this.#room() })
    }
    this.#parser.onStartTag(token)
    if (this.#popped) this.#endFormatting()
  }

  #endTag(token: Token.TagToken): void {
    if (token.tagName === 'p' && this.#lenient.has('paragraph-end') && !this.#holdsParagraph()) return
    this.#parser.onEndTag(token)
    if (this.#popped) this.#endFormatting()
  }

  #placed<T extends Token.Token>(token: T): T {
    const start = this.#raw?.position?.start
    if (token.location && start) {
      const { startLine, startCol, startOffset, endLine, endCol, endOffset } = token.location
      token.location = {
        startLine: startLine + start.line - 1,
        startCol: startLine === 1 ? startCol + start.column - 1 : startCol,
        startOffset: startOffset + (start.offset ?? 0),
        endLine: endLine + start.line - 1,
        endCol: endLine === 1 ? endCol + start.column - 1 : endCol,
        endOffset: endOffset + (start.offset ?? 0),
      }
      this.#line = token.location.startLine
    }
    return token
  }

  #addText(node: Text): void {
    const { tokenizer } = this.#parser
    if (tokenizer.state > TokenizerMode.PLAINTEXT) tokenizer.state = TokenizerMode.DATA
    if (this.#isPlain()) this.#adapter.addText(this.#current(), node)
    else this.#addCharacters(node.value, locationOf(node))
  }

  /**
   * Adds characters. White space is a separate token where the parser needs it: in tables and at the start of `<pre>`.
   */
  #addCharacters(text: string, location: Token.Location | null): void {
    const { current } = this.#parser.openElements
    const isInTable = current?.type === 'element' && tableTags.has(current.tagName)
    for (const chars of text.match(isInTable ? /[\t\n\f\r ]+|[^\t\n\f\r ]+/g : /^[\t\n\f\r ]+|[\s\S]+/g) ?? []) {
      if (/^[\t\n\f\r ]+$/.test(chars))
        this.#parser.onWhitespaceCharacter({ type: TokenType.WHITESPACE_CHARACTER, chars, location })
      else this.#parser.onCharacter({ type: TokenType.CHARACTER, chars, location })
    }
  }

  /** Adds a Markdown element: its start tag, its content and its end tag. */
  #addElement(node: Element): void {
    const { openElements } = this.#parser
    const { tagName } = node
    if (tagName === 'a' && this.#lenient.has('link-in-link') && this.#isOpen('a')) {
      for (const child of node.children) this.add(child)
      return
    }
    if (!this.#holders.has(node) && this.#isPlain() && this.#standsAlone(tagName)) {
      this.#adapter.appendChild(this.#current(), node)
      return
    }
    const token = tagToken(TokenType.START_TAG, tagName, locationOf(node))
    if (formatting.has(tagName)) this.#reach.set(token, { isClosed: true, room: this.#room() })
    const created = this.#adapter.expect(token.attrs, node)
    this.#parser.onStartTag(token)
    const element = created.element
    const parent = openElements.items[openElements.slotBelow(openElements.stackTop)]
    if (this.#popped) this.#endFormatting()
    if (element !== undefined && element === openElements.current && !this.#holders.has(node) && !this.#formats())
      element.children.push(...node.children)
    else for (const child of node.children) this.add(child)
    if (voidTags.has(tagName) && !this.#parser.tokenizer.inForeignNode) return
    if (element !== undefined && !this.#reachesEnd(element, token, parent)) return
    this.#parser.onEndTag(tagToken(TokenType.END_TAG, tagName, endOf(node)))
    if (element !== undefined && this.#lenient.has('markdown-end')) this.#closeRest(element)
    // The end tag may have closed an element whose content is raw text (`<textarea>`).
    if (!this.#isRawText()) this.#parser.tokenizer.state = TokenizerMode.DATA
  }

  /**
   * Closes a Markdown element whose end tag the parser has ignored, because something inside it is open that no end tag
   * reaches through: a list in a list item, a table in a cell. Otherwise the rest of the page would belong to it.
   */
  #closeRest(element: Element): void {
    if (!this.#parser.openElements.contains(element)) return
    this.#parser.openElements.popUntilElementPopped(element)
    this.#parser._resetInsertionMode()
  }

  #isRawText(): boolean {
    const { current } = this.#parser.openElements
    return current?.type === 'element' && tokenizerTags.has(current.tagName)
  }

  /** Whether the end tag of a Markdown element still belongs to that element. */
  #reachesEnd(element: Element, token: Token.TagToken, parent: Parents | undefined): boolean {
    const { openElements } = this.#parser
    if (openElements.contains(element)) return true
    if (formatting.has(token.tagName)) return !this.#lenient.has('markdown-end') || this.#formatsWith(token)
    if (token.tagName === 'p' && this.#lenient.has('paragraph-end')) return false
    if (!this.#lenient.has('markdown-end')) return true
    return parent === undefined || parent.type === 'root' || openElements.contains(parent)
  }

  #room(): Element | undefined {
    for (const element of this.#open()) if (rooms.has(element.tagName)) return element
    return undefined
  }

  /**
   * Whether the parser would simply append a text to the current element: the element has no special rules for its
   * content, and no formatting is open.
   */
  #isPlain(): boolean {
    const { current } = this.#parser.openElements
    if (this.#formats() || this.#parser.tokenizer.inForeignNode || current?.type !== 'element') return false
    return plainContainers.has(current.tagName)
  }

  #current(): Parents {
    return this.#parser.openElements.current ?? this.#parser.document
  }

  /** Whether a Markdown element without raw HTML closes no open element. */
  #standsAlone(tagName: string): boolean {
    return inlineOfMarkdown.has(tagName) || (blocksOfMarkdown.has(tagName) && !this.#holdsParagraph())
  }

  #holdsParagraph(): boolean {
    return this.#parser.openElements.hasInButtonScope(html.TAG_ID.P)
  }

  #isOpen(name: string): boolean {
    for (const element of this.#open()) if (element.tagName === name) return true
    return false
  }

  /** The open elements, innermost first. */
  *#open(): Generator<Element> {
    const { openElements } = this.#parser
    for (let slot = openElements.stackTop; slot > 0; slot = openElements.slotBelow(slot)) {
      const element = openElements.items[slot]
      if (element?.type === 'element') yield element
    }
  }

  /** Whether any formatting is open, or would be reopened by the next text. */
  #formats(): boolean {
    const { newest } = this.#parser.activeFormattingElements
    return newest !== null && 'token' in newest
  }

  #formatsWith(token: Token.TagToken): boolean {
    let entry = this.#parser.activeFormattingElements.newest
    while (entry !== null && 'token' in entry) {
      if (entry.token === token) return true
      entry = entry.older
    }
    return false
  }

  /** Removes the formatting that ends with the elements that have just been closed. */
  #endFormatting(): void {
    this.#popped = false
    if (!this.#lenient.has('unclosed-formatting')) return
    const { activeFormattingElements, openElements } = this.#parser
    let entry = activeFormattingElements.newest
    while (entry !== null && 'token' in entry) {
      const { older, token, element } = entry
      const reach = this.#reach.get(token)
      if (reach !== undefined && !openElements.contains(element)) {
        const { isClosed, room } = reach
        if (!isClosed || (room !== undefined && !openElements.contains(room))) {
          activeFormattingElements.removeEntry(entry)
        }
      }
      entry = older
    }
  }
}

/** How far formatting reaches: to the end of its block if it is never closed, and never beyond its room. */
interface Reach {
  readonly isClosed: boolean
  readonly room: Element | undefined
}

/** Finds the raw formatting tags that are closed before the end of the room that contains them. */
function closedFormatting(tree: Root): ReadonlyMap<Raw, ReadonlySet<number>> {
  const closed = new Map<Raw, Set<number>>()
  /** The open rooms, innermost last, with the formatting that is open in each. */
  const open: { readonly name: string; readonly tags: { name: string; node: Raw; at: number }[] }[] = [
    { name: '', tags: [] },
  ]
  const leave = (name: string) => {
    const depth = open.findLastIndex((room) => room.name === name)
    if (depth > 0) open.length = depth
  }
  const close = (name: string) => {
    for (const { tags } of open.toReversed()) {
      const index = tags.findLastIndex((tag) => tag.name === name)
      const tag = tags[index]
      if (tag === undefined) continue
      tags.splice(index, 1)
      const starts = closed.get(tag.node) ?? new Set()
      closed.set(tag.node, starts.add(tag.at))
      return
    }
  }
  const visit = (node: Nodes) => {
    if (node.type === 'raw') {
      for (const piece of cut(node.value)) {
        if (piece.type !== 'tag') continue
        const { name, closes, at } = piece
        if (formatting.has(name)) {
          if (closes) close(name)
          else open.at(-1)?.tags.push({ name, node, at })
        } else if (rooms.has(name)) {
          if (closes) leave(name)
          else open.push({ name, tags: [] })
        }
      }
    } else if ('children' in node) {
      const isRoom = node.type === 'element' && rooms.has(node.tagName)
      const depth = open.length
      if (isRoom) open.push({ name: node.tagName, tags: [] })
      for (const child of node.children) visit(child)
      if (isRoom) open.length = Math.min(open.length, depth)
    }
  }
  visit(tree)
  return closed
}

function tagToken(
  type: Token.TokenType.START_TAG | Token.TokenType.END_TAG,
  tagName: string,
  location: Token.Location | null,
): Token.TagToken {
  const tagID = html.getTagID(tagName)
  return { type, tagName, tagID, selfClosing: false, ackSelfClosing: false, attrs: [], location }
}

function locationOf({ position }: Nodes): Token.Location | null {
  return position?.start ? locationBetween(position.start, position.end) : null
}

/** Returns the end of a Markdown element as the location of its end tag. */
function endOf({ position }: Nodes): Token.Location | null {
  return position?.end ? locationBetween(position.end, position.end) : null
}
