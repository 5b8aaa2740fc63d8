/**
 * The block structure of Markdown, line by line (CommonMark 0.31, "ContainerBlock blocks" and "Leaf blocks"): which
 * quotations and list items a line belongs to, and what starts there. Whoever mends a source before it is parsed
 * asks here whether a mark is one, or a text in code.
 */

/** A quotation, or a list item with the number of columns by which its content is indented. */
export type ContainerBlock = { readonly type: 'quote' } | { readonly type: 'item'; readonly width: number }

/** A line inside its containers. */
export interface InnerLine {
  /** The number of the containers that the line continues. */
  readonly depth: number
  /** The text behind the marks of these containers; tabs at its start are spaces. */
  readonly text: string
}

/** Reads a line as the continuation of these containers. A blank line continues list items, but no quotation. */
export function insideOf(line: string, containers: readonly ContainerBlock[]): InnerLine {
  let text = line.includes('\t') ? expandTabs(line) : line
  let depth = 0
  for (const container of containers) {
    const indent = indentOf(text)
    if (container.type === 'quote') {
      if (indent > 3 || text[indent] !== '>') break
      text = text.slice(text[indent + 1] === ' ' ? indent + 2 : indent + 1)
    } else if (indent < text.length) {
      if (indent < container.width) break
      text = text.slice(container.width)
    }
    depth++
  }
  return { depth, text }
}

/** What a line opens: containers, and the text behind their marks. */
export interface Opening {
  readonly containers: readonly ContainerBlock[]
  readonly text: string
}

/** The greatest depth of a tree. Nobody writes deeper nesting, and later stages walk trees recursively. */
export const deepest = 200

/** Reads the marks of quotations and list items at the start of a text. */
export function openContainerBlocks(text: string, interruptsParagraph: boolean): Opening {
  const containers: ContainerBlock[] = []
  let rest = text
  let interrupts = interruptsParagraph
  while (containers.length <= deepest) {
    const [quote] = /^ {0,3}> ?/.exec(rest) ?? []
    if (quote !== undefined) {
      containers.push({ type: 'quote' })
      rest = rest.slice(quote.length)
    } else {
      const [, mark = '', digits, gap = ''] = /^( {0,3}(?:[-+*]|(\d{1,9})[.)]))( +|$)/.exec(rest) ?? []
      if (mark === '' || thematicBreak.test(rest)) break
      const isBlank = mark.length + gap.length === rest.length
      if (interrupts && (isBlank || (digits !== undefined && Number(digits) !== 1))) break
      const width = mark.length + (isBlank || gap.length > 4 ? 1 : gap.length)
      containers.push({ type: 'item', width })
      rest = rest.slice(Math.min(width, rest.length))
    }
    interrupts = false
  }
  return { containers, text: rest }
}

const thematicBreak = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/

/** A code fence (CommonMark 0.31, "Fenced code blocks"). */
export interface Fence {
  readonly mark: string
  readonly info: string
}

/** Returns the fence in a text, or undefined if there is none. */
export function fenceOf(text: string): Fence | undefined {
  const [, mark, info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(text) ?? []
  return mark === undefined || (mark.startsWith('`') && info.includes('`')) ? undefined : { mark, info: info.trim() }
}

/** Whether this fence ends the code that the other one opens. */
export function endsFence(open: Fence, fence: Fence | undefined): boolean {
  return fence !== undefined && fence.info === '' && fence.mark.startsWith(open.mark)
}

/** Whether a text starts a block that ends a paragraph: a heading, a rule, a fence, a formula, or HTML. */
function startsBlock(text: string): boolean {
  return (
    /^ {0,3}#{1,6}(?: |$)/.test(text) ||
    thematicBreak.test(text) ||
    fenceOf(text) !== undefined ||
    /^ {0,3}\${2,}[^$]*$/.test(text) ||
    (htmlStart.test(text) && !/^ {0,3}<\/?[a-z][^>]*>./i.test(text))
  )
}

const htmlStart = /^ {0,3}<(?:!--|\?|![a-z]|!\[CDATA\[|\/?[a-z][a-z0-9-]*(?:[ />]|$))/i

/** The number of spaces at the start of a text. */
function indentOf(text: string): number {
  let indent = 0
  while (text.charCodeAt(indent) === 32) indent++
  return indent
}

/** Replaces tabs with spaces up to the next column that is a multiple of four. */
function expandTabs(line: string): string {
  let expanded = ''
  let from = 0
  for (let at = line.indexOf('\t'); at >= 0; at = line.indexOf('\t', from)) {
    expanded += line.slice(from, at)
    expanded += ' '.repeat(4 - (expanded.length % 4))
    from = at + 1
  }
  return expanded + line.slice(from)
}

/** What a line is: where it stands in its containers, and the leaf block that it belongs to. */
export interface BlockLine {
  /** The text behind the marks of the containers. */
  readonly text: string
  readonly kind: 'blank' | 'paragraph' | 'heading' | 'break' | 'fence' | 'code' | 'html'
  /** Whether the line continues the block of the line before it. */
  readonly continues: boolean
  readonly containers: readonly ContainerBlock[]
}

type Leaf =
  | { readonly type: 'none' | 'paragraph' | 'indented' }
  | { readonly type: 'fence'; readonly fence: Fence }
  | { readonly type: 'html'; readonly end: RegExp }

const none: Leaf = { type: 'none' }

/** Reads the lines of a page one after the other. */
export class BlockReader {
  #containers: readonly ContainerBlock[] = []
  #leaf: Leaf = none

  /** Returns another reader that has read the same lines. */
  copy(): BlockReader {
    const reader = new BlockReader()
    reader.#containers = this.#containers
    reader.#leaf = this.#leaf
    return reader
  }

  read(line: string): BlockLine {
    const inner = insideOf(line, this.#containers)
    const isInside = inner.depth === this.#containers.length
    if (isInside && (this.#leaf.type === 'fence' || this.#leaf.type === 'html')) return this.#continue(inner.text)
    const wasParagraph = this.#leaf.type === 'paragraph'
    const opening =
      indentOf(inner.text) < 4
        ? openContainerBlocks(inner.text, wasParagraph && isInside)
        : { containers: [], text: inner.text }
    const { text } = opening
    const isBlank = text.trim() === ''
    const isLazy = wasParagraph && !isInside && opening.containers.length === 0 && !isBlank && !startsBlock(text)
    if (!isLazy) {
      if (!isInside) this.#containers = this.#containers.slice(0, inner.depth)
      if (opening.containers.length > 0) this.#containers = [...this.#containers, ...opening.containers]
    }
    const continues = wasParagraph && (isLazy || (isInside && opening.containers.length === 0))
    if (isBlank) {
      if (this.#leaf.type !== 'indented' || !isInside) this.#leaf = none
      return this.#line(text, 'blank', false)
    }
    if (indentOf(text) >= 4 && !continues) {
      const before = this.#leaf.type
      this.#leaf = { type: 'indented' }
      return this.#line(text, 'code', before === 'indented' && isInside)
    }
    return this.#start(text, continues)
  }

  /** Ends the block that the last line belongs to: its next lines have been dealt with. */
  endBlock(): void {
    this.#leaf = none
  }

  #start(text: string, continues: boolean): BlockLine {
    const fence = fenceOf(text)
    if (fence !== undefined) {
      this.#leaf = { type: 'fence', fence }
      return this.#line(text, 'fence', false)
    }
    const end = htmlEnd(text, continues)
    if (end !== undefined) {
      this.#leaf = end.test(text) ? none : { type: 'html', end }
      return this.#line(text, 'html', false)
    }
    if (/^ {0,3}#{1,6}(?: |$)/.test(text)) {
      this.#leaf = none
      return this.#line(text, 'heading', false)
    }
    if (thematicBreak.test(text) || (continues && /^ {0,3}(?:-+|=+) *$/.test(text))) {
      this.#leaf = none
      return this.#line(text, 'break', false)
    }
    this.#leaf = { type: 'paragraph' }
    return this.#line(text, 'paragraph', continues)
  }

  #continue(text: string): BlockLine {
    if (this.#leaf.type === 'fence') {
      const ends = endsFence(this.#leaf.fence, fenceOf(text))
      if (ends) this.#leaf = none
      return this.#line(text, ends ? 'fence' : 'code', true)
    }
    if (this.#leaf.type === 'html' && this.#leaf.end.test(text)) this.#leaf = none
    return this.#line(text, text.trim() === '' ? 'blank' : 'html', true)
  }

  #line(text: string, kind: BlockLine['kind'], continues: boolean): BlockLine {
    return { text, kind, continues, containers: this.#containers }
  }
}

const blank = /^\s*$/

const blockNames =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'
const blockTag = new RegExp(`^ {0,3}</?(?:${blockNames})(?:\\s|/?>|$)`, 'i')
const anyTag =
  /^ {0,3}(?:<[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[a-z][a-z0-9-]*\s*>)\s*$/i

/** Returns what ends the block of HTML that starts here (CommonMark 0.31, "HTML blocks"), or undefined if none does. */
function htmlEnd(text: string, interruptsParagraph: boolean): RegExp | undefined {
  if (!/^ {0,3}</.test(text)) return undefined
  if (/^ {0,3}<(?:pre|script|style|textarea)(?:\s|>|$)/i.test(text)) return /<\/(?:pre|script|style|textarea)>/i
  if (/^ {0,3}<!--/.test(text)) return /-->/
  if (/^ {0,3}<\?/.test(text)) return /\?>/
  if (/^ {0,3}<![a-z]/i.test(text)) return />/
  if (/^ {0,3}<!\[CDATA\[/.test(text)) return /\]\]>/
  if (blockTag.test(text)) return blank
  return !interruptsParagraph && anyTag.test(text) ? blank : undefined
}

/** As many marks of quotations and list items in a row as nobody writes. */
const manyMarks = new RegExp(`^(?:[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]))){${deepest}}`, 'm')

/**
 * Returns the line, from 1, where quotations and list items are nested too deeply by their marks alone; the time that a
 * parser takes for such a line grows with the square of its length.
 */
export function tooDeepLine(source: string): number | undefined {
  if (!manyMarks.test(source)) return undefined
  const reader = new BlockReader()
  const index = source.split('\n').findIndex((line) => reader.read(line).containers.length >= deepest)
  return index < 0 ? undefined : index + 1
}

/**
 * Signs at which a parser goes through the text of a paragraph once more: it copies the text at a character reference
 * (`&amp;`), and looks for the beginning of emphasis at an underscore within a word. `most` is how many of them, times
 * how many characters of one paragraph, it has memory or time for.
 */
const repeatedReadings = [
  { sign: /&(?:#\w{1,8}|\w{1,32});/g, most: 4e9 },
  { sign: /_/g, most: 2e10 },
]

/** Returns the line, from 1, of a paragraph with more of such signs than a parser can read. */
export function tooManySignsLine(source: string): number | undefined {
  const lines = repeatedReadings.flatMap(({ sign, most }) => lineOfMost(source, sign, most) ?? [])
  return lines.length === 0 ? undefined : Math.min(...lines)
}

function lineOfMost(source: string, sign: RegExp, most: number): number | undefined {
  if ((source.match(sign)?.length ?? 0) * source.length <= most) return undefined
  const reader = new BlockReader()
  let [start, length, signs] = [0, 0, 0]
  for (const [index, line] of source.split('\n').entries()) {
    const { kind, continues, text } = reader.read(line)
    if (!continues) [start, length, signs] = [index, 0, 0]
    if (kind !== 'paragraph' && kind !== 'heading') continue
    length += text.length
    signs += text.match(sign)?.length ?? 0
    if (signs * length > most) return start + 1
  }
  return undefined
}
