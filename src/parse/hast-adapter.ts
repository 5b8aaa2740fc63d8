import type { Comment, Element, ElementContent, Nodes, Root, RootContent, Text } from 'hast'
import { h, s } from 'hastscript'
import { html, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5'

type HastParent = Root | Element

/** Where a node stands in its source. */
export type Position = NonNullable<Nodes['position']>

/** The types of the tree that parse5 builds: hast. */
export interface HastMap
  extends TreeAdapterTypeMap<
    Nodes,
    HastParent,
    RootContent,
    HastParent,
    Root,
    Element,
    Comment,
    Text,
    Element,
    never
  > {}

/** Makes parse5 build a hast tree. Each tree needs its own adapter. */
export class HastAdapter implements TreeAdapter<HastMap> {
  onItemPush?: (item: HastParent) => void
  onItemPop?: (item: HastParent) => void
  readonly #parents = new Map<Nodes, HastParent>()
  /** The namespaces of elements other than HTML elements. */
  readonly #foreign = new Map<Nodes, html.NS>()
  readonly #expected = new Map<readonly Token.Attribute[], { readonly like: Element; element: Element | undefined }>()

  /**
   * Announces a start tag for a Markdown element. parse5 passes the list of attributes on to {@link createElement},
   * which recognises it by its identity and takes the properties from the Markdown element; the list itself stays
   * empty. The result holds the first element that is created in this way.
   */
  expect(attributes: readonly Token.Attribute[], like: Element): { readonly element: Element | undefined } {
    const expected = { like, element: undefined }
    this.#expected.set(attributes, expected)
    return expected
  }

  createElement(tagName: string, namespace: html.NS, attributes: Token.Attribute[]): Element {
    const expected = attributes.length === 0 ? this.#expected.get(attributes) : undefined
    const element = expected
      ? { type: 'element' as const, tagName, properties: { ...expected.like.properties }, children: [] }
      : elementOf(tagName, namespace, attributes)
    if (namespace !== html.NS.HTML) this.#foreign.set(element, namespace)
    if (expected) expected.element ??= element
    return element
  }

  createDocument(): Root {
    return { type: 'root', children: [] }
  }

  createDocumentFragment(): Root {
    return { type: 'root', children: [] }
  }

  createCommentNode(value: string): Comment {
    return { type: 'comment', value }
  }

  createTextNode(value: string): Text {
    return { type: 'text', value }
  }

  appendChild(parent: HastParent, node: RootContent): void {
    parent.children.push(node as ElementContent)
    this.#parents.set(node, parent)
  }

  insertBefore(parent: HastParent, node: RootContent, reference: RootContent): void {
    const { children } = parent
    children.splice(children.lastIndexOf(reference as ElementContent), 0, node as ElementContent)
    this.#parents.set(node, parent)
  }

  insertText(parent: HastParent, value: string): void {
    const last = parent.children.at(-1)
    if (last?.type === 'text') last.value += value
    else this.appendChild(parent, { type: 'text', value })
  }

  /** Appends a text with its position. */
  addText(parent: HastParent, text: Text): void {
    const last = parent.children.at(-1)
    if (last?.type !== 'text') this.appendChild(parent, text)
    else {
      last.value += text.value
      if (last.position && text.position) last.position.end = text.position.end
    }
  }

  insertTextBefore(parent: HastParent, value: string, reference: RootContent): void {
    const before = parent.children[parent.children.lastIndexOf(reference as ElementContent) - 1]
    if (before?.type === 'text') before.value += value
    else this.insertBefore(parent, { type: 'text', value }, reference)
  }

  detachNode(node: RootContent): void {
    const children = this.#parents.get(node)?.children
    const index = children?.lastIndexOf(node as ElementContent) ?? -1
    if (index >= 0) children?.splice(index, 1)
    this.#parents.delete(node)
  }

  /** parse5 calls this only for repeated `<html>` and `<body>` tags, which a fragment ignores. */
  adoptAttributes(): void {}

  /** parse5 needs the attributes only for `annotation-xml` in MathML. */
  getAttrList(element: Element): Token.Attribute[] {
    return Object.entries(element.properties).map(([name, value]) => ({ name, value: String(value) }))
  }

  getChildNodes(parent: HastParent): RootContent[] {
    return parent.children
  }

  getFirstChild(parent: HastParent): RootContent | null {
    return parent.children[0] ?? null
  }

  getParentNode(node: Nodes): HastParent | null {
    return this.#parents.get(node) ?? null
  }

  getNamespaceURI(element: Element): html.NS {
    return this.#foreign.get(element) ?? html.NS.HTML
  }

  getTagName(element: Element): string {
    return element.tagName
  }

  getTextNodeContent(node: Text): string {
    return node.value
  }

  getCommentNodeContent(node: Comment): string {
    return node.value
  }

  getTemplateContent(template: Element): Root {
    template.content ??= { type: 'root', children: [] }
    return template.content
  }

  setTemplateContent(template: Element, content: Root): void {
    template.content = content
  }

  setNodeSourceCodeLocation(node: Nodes, location: Token.ElementLocation | null): void {
    if (location === null) return
    const { startLine, startCol, startOffset, endLine, endCol, endOffset } = location
    node.position = {
      start: { line: startLine, column: startCol, offset: startOffset },
      end: { line: endLine, column: endCol, offset: endOffset },
    }
  }

  updateNodeSourceCodeLocation(node: Nodes, location: Partial<Token.ElementLocation>): void {
    const { endLine, endCol, endOffset } = location
    if (node.position === undefined || endLine === undefined || endCol === undefined) return
    node.position.end = { line: endLine, column: endCol, ...(endOffset !== undefined && { offset: endOffset }) }
  }

  getNodeSourceCodeLocation(node: Nodes): Token.ElementLocation | null {
    if (node.position === undefined) return null
    return locationBetween(node.position.start, node.position.end)
  }

  isTextNode(node: Nodes): node is Text {
    return node.type === 'text'
  }

  isCommentNode(node: Nodes): node is Comment {
    return node.type === 'comment'
  }

  isElementNode(node: Nodes): node is Element {
    return node.type === 'element'
  }

  isDocumentTypeNode(_node: Nodes): _node is never {
    return false
  }

  getDocumentTypeNodeName(): string {
    return ''
  }

  getDocumentTypeNodePublicId(): string {
    return ''
  }

  getDocumentTypeNodeSystemId(): string {
    return ''
  }

  getDocumentMode(): html.DOCUMENT_MODE {
    return html.DOCUMENT_MODE.NO_QUIRKS
  }

  setDocumentMode(): void {}

  setDocumentType(): void {}
}

function elementOf(tagName: string, namespace: html.NS, attributes: readonly Token.Attribute[]): Element {
  if (attributes.length === 0) return { type: 'element', tagName, properties: {}, children: [] }
  const properties: Record<string, string> = {}
  for (const { prefix, name, value } of attributes) {
    const key = prefix ? `${prefix}:${name}` : name
    if (!(key in Object.prototype)) properties[key] = value
  }
  // Only the properties come from hastscript: it spells a few SVG element names differently from the standard.
  const like = namespace === html.NS.SVG ? s(tagName, properties) : h(tagName, properties)
  return { type: 'element', tagName, properties: like.properties, children: [] }
}

/** The location of parse5 between two points of hast. */
export function locationBetween(start: Position['start'], end: Position['end']): Token.Location {
  return {
    startLine: start.line,
    startCol: start.column,
    startOffset: start.offset ?? -1,
    endLine: end.line,
    endCol: end.column,
    endOffset: end.offset ?? -1,
  }
}
