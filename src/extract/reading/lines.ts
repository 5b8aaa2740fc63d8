/** The source lines of a paragraph with their markup, for dialects that work line by line. */

import type { Element, ElementContent } from 'hast'
import { elementsOf, endLineOf, isElement, lineOf } from '../../parse/block.ts'
import { blocksOf } from '../../parse/page.ts'

/** One line of a paragraph. */
export interface Line {
  /** 1-based line number in the source. */
  readonly number: number
  readonly content: readonly ElementContent[]
  /** The text of its text nodes and elements, trimmed at both ends like `content`. */
  readonly text: string
  /** Set when a hard break ends the line: two blanks, a backslash or `<br>`. */
  readonly end?: 'hard'
}

/** A part of a page: a line of a paragraph, or a block that has no lines of its own. */
export type Piece =
  | { readonly type: 'line'; readonly line: Line; readonly paragraph: Element; readonly index: number }
  | { readonly type: 'block'; readonly block: Element; readonly index: number }

/**
 * Splits phrases into lines. Soft breaks, `<br>` and Markdown's hard breaks end a line; blank lines and comments are
 * dropped. `source` is the text of the page, from which the position of each piece of text is computed.
 */
export function linesOf(phrases: readonly ElementContent[], source: string): Line[] {
  const lines: { number: number; content: ElementContent[]; end?: 'hard' }[] = [{ number: 0, content: [] }]
  let number = phrases.map(lineOf).find((found) => found !== undefined) ?? 1
  let afterBreak = false
  let filled: (typeof lines)[number] | undefined
  const add = (node: ElementContent) => {
    const line = lines.at(-1)
    if (line === undefined) return
    if (line.content.length === 0) line.number = number
    filled = line
    line.content.push(node)
  }
  for (const node of phrases) {
    if (node.position?.start) number = node.position.start.line
    if (node.type === 'text') {
      const pieces = splitText(node, source)
      pieces.forEach((piece, index) => {
        if (index > 0) {
          if (index > 1 || !isSynthetic(node, source)) number++
          if (!(afterBreak && index === 1 && pieces[0]?.value.trim() === '')) lines.push({ number, content: [] })
        }
        if (piece.value.trim() !== '' || lines.at(-1)?.content.length) add(piece)
      })
      afterBreak = false
    } else if (node.type === 'element' && node.tagName === 'br') {
      if (filled !== undefined) filled.end = 'hard'
      lines.push({ number, content: [] })
      afterBreak = true
    } else if (node.type === 'element') {
      add(node)
      number = endLineOf(node) ?? number
      afterBreak = false
    }
  }
  return lines
    .map(({ number, content, end }) => toLine(number, content, end))
    .filter(({ content }) => content.length > 0)
}

/**
 * After a hard break, a parser may insert a newline of its own before the text, which really starts on the next line.
 */
function isSynthetic(node: ElementContent & { type: 'text' }, source: string): boolean {
  const offset = node.position?.start?.offset
  return node.value.startsWith('\n') && offset !== undefined && !/^[ \t]*\n/.test(source.slice(offset, offset + 80))
}

/** Creates a line with other content at the same place. */
export function withContent(line: Line, content: readonly ElementContent[]): Line {
  return toLine(line.number, content, line.end)
}

function toLine(number: number, content: readonly ElementContent[], end: Line['end']): Line {
  const trimmed = trimEnd(trimStart(content))
  return { number, content: trimmed, text: textOf(trimmed), ...(end !== undefined && { end }) }
}

/** Returns the phrases of lines, with their hard breaks. */
export function phrasesOf(lines: readonly Line[]): ElementContent[] {
  return lines.flatMap(({ content }, index): ElementContent[] => {
    const before = lines[index - 1]
    if (before === undefined) return [...content]
    const newline: ElementContent = { type: 'text', value: '\n' }
    return before.end === 'hard' ? [lineBreak, newline, ...content] : [newline, ...content]
  })
}

const lineBreak: Element = { type: 'element', tagName: 'br', properties: {}, children: [] }

/**
 * Splits a text node into lines, each with the position of its part of the source, so that escapes can be seen there.
 */
function splitText(node: ElementContent & { type: 'text' }, source: string): (ElementContent & { type: 'text' })[] {
  const values = node.value.split('\n')
  const start = node.position?.start
  const end = node.position?.end
  if (values.length === 1) return [node]
  if (start?.offset === undefined || end?.offset === undefined) return values.map((value) => ({ type: 'text', value }))
  const written = source.slice(start.offset, end.offset).split('\n')
  if (written.length !== values.length) return values.map((value) => ({ type: 'text', value }))
  let offset = start.offset
  return values.map((value, index) => {
    const length = written[index]?.length ?? 0
    const line = start.line + index
    const column = index === 0 ? start.column : 1
    const position = {
      start: { line, column, offset },
      end: { line, column: column + length, offset: offset + length },
    }
    offset += length + 1
    return { type: 'text', value, position }
  })
}

function trimStart(content: readonly ElementContent[]): readonly ElementContent[] {
  const [first, ...rest] = content
  if (isElement(first, 'br')) return trimStart(rest)
  if (first?.type !== 'text') return content
  const value = first.value.trimStart()
  return value === '' ? trimStart(rest) : value === first.value ? content : [{ ...first, value }, ...rest]
}

function trimEnd(content: readonly ElementContent[]): readonly ElementContent[] {
  const last = content.at(-1)
  if (isElement(last, 'br')) return trimEnd(content.slice(0, -1))
  if (last?.type !== 'text') return content
  const value = last.value.trimEnd()
  const rest = content.slice(0, -1)
  return value === '' ? trimEnd(rest) : value === last.value ? content : [...rest, { ...last, value }]
}

/** Returns the characters of phrases without folding white space; `slice` counts these. */
export function textOf(content: readonly ElementContent[]): string {
  return content
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('')
}

/** Returns the same characters with everything marked up (code, maths, links, emphasis) replaced by `\uFFFC`. */
export function maskOf(content: readonly ElementContent[]): string {
  return content.map((node) => (node.type === 'text' ? node.value : '\uFFFC'.repeat(textOf([node]).length))).join('')
}

/** Returns the phrases between two character offsets of their text, with their markup. */
export function slice(
  content: readonly ElementContent[],
  from: number,
  to = Number.POSITIVE_INFINITY,
): ElementContent[] {
  const kept: ElementContent[] = []
  let at = 0
  for (const node of content) {
    const length = textOf([node]).length
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)]
    // Content without text, such as an image, goes with the text before it.
    if (length === 0 ? at >= from && at <= to : start === 0 && end === length) kept.push(node)
    else if (start < end) {
      if (node.type === 'text') kept.push({ ...node, value: node.value.slice(start, end) })
      else if (node.type === 'element') kept.push({ ...node, children: slice(node.children, start, end) })
    }
    at += length
  }
  return kept
}

/** Joins lines into a paragraph. */
export function paragraphOf(lines: readonly Line[]): Element {
  const children = phrasesOf(lines)
  const [start, end] = [lines[0]?.number ?? 1, lines.at(-1)?.number ?? 1]
  const position = { start: { line: start, column: 1 }, end: { line: end, column: 1 } }
  return { type: 'element', tagName: 'p', properties: {}, children, position }
}

/** Removes a label from the beginning of the first piece, and the piece itself if nothing of it is left. */
export function withoutLabel(part: readonly Piece[], label: RegExp): Piece[] {
  const [first, ...rest] = part
  if (first?.type !== 'line') return [...part]
  const length = label.exec(first.line.text)?.[0].length ?? 0
  const line = withContent(first.line, slice(first.line.content, length))
  return line.content.length === 0 ? rest : [{ ...first, line }, ...rest]
}

/** Joins pieces into blocks: consecutive lines of a paragraph become one paragraph. */
export function blocksOfPieces(pieces: readonly Piece[]): Element[] {
  const blocks: Element[] = []
  let lines: Line[] = []
  pieces.forEach((piece, index) => {
    if (piece.type === 'block') {
      blocks.push(piece.block)
      return
    }
    lines.push(piece.line)
    const next = pieces[index + 1]
    if (next?.type === 'line' && next.paragraph === piece.paragraph) return
    blocks.push(paragraphOf(lines))
    lines = []
  })
  return blocks
}

/**
 * Whether a block consists of lines of text: a paragraph, or a paragraph that a `---` below it turned into a Setext
 * heading.
 */
export function isLined(block: Element, source: string): boolean {
  if (block.tagName === 'p') return true
  const start = block.position?.start?.offset
  return (
    isElement(block, 'h1', 'h2') &&
    start !== undefined &&
    /^(?![ ]{0,3}[#<])[^\n]*\n[^\n]*\n/.test(`${source.slice(start, block.position?.end?.offset)}\n`)
  )
}

/**
 * Splits a block where a line belongs to it only by lazy continuation. Markdown adds text directly below a list or a
 * quotation to its last paragraph, but a line that `startsBlock` recognises was meant to stand on its own, together with
 * the lines after it.
 */
export function splitLazy(
  block: Element,
  source: string,
  startsBlock: (line: Line, rest: readonly Line[]) => boolean,
): Element[] {
  if (isElement(block, 'ul', 'ol')) return splitList(block)
  return isElement(block, 'blockquote') ? splitHolder(block) : [block]

  function splitList(list: Element): Element[] {
    const parts: Element[] = []
    let items: Element[] = []
    for (const item of elementsOf(list)) {
      const [head, ...tail] = splitHolder(item)
      if (head !== undefined) items.push(head)
      if (tail.length === 0) continue
      parts.push(spanning({ ...list, children: items }), ...tail)
      items = []
    }
    if (parts.length === 0) return [list]
    return items.length === 0 ? parts : [...parts, spanning({ ...list, children: items })]
  }

  /** Splits a list item or a quotation at the lazy line: its beginning, then the blocks from that line on. */
  function splitHolder(holder: Element): Element[] {
    const blocks = blocksOf(holder.children)
    for (const [index, child] of blocks.entries()) {
      const parts = child.tagName === 'p' ? splitParagraph(child) : splitLazy(child, source, startsBlock)
      const [head, ...tail] = parts
      if (head === undefined || tail.length === 0) continue
      const children = [...blocks.slice(0, index), head]
      return [spanning({ ...holder, children }), ...tail, ...blocks.slice(index + 1)]
    }
    return [holder]
  }

  function splitParagraph(paragraph: Element): Element[] {
    const lines = linesOf(paragraph.children, source)
    const at = lines.findIndex(
      (line, index) => index > 0 && isUnindented(line) && startsBlock(line, lines.slice(index + 1)),
    )
    return at < 0 ? [paragraph] : [paragraphOf(lines.slice(0, at)), paragraphOf(lines.slice(at))]
  }

  function isUnindented({ content }: Line): boolean {
    const offset = content.map((node) => node.position?.start?.offset).find((found) => found !== undefined)
    if (offset === undefined) return false
    const lineStart = source.lastIndexOf('\n', offset - 1) + 1
    // A later line cut by `splitText` has the position of its whole source line, the first line that of its text.
    const written = source.slice(lineStart, offset) + source.slice(offset, offset + 1)
    return /^\S/.test(written) && !/^>/.test(written)
  }
}

/** Returns a container with the position that its children span. */
function spanning(container: Element): Element {
  const [start, end] = [lineOf(container), container.children.map(endLineOf).findLast((line) => line !== undefined)]
  if (start === undefined || end === undefined) return container
  return { ...container, position: { start: { line: start, column: 1 }, end: { line: end, column: 1 } } }
}
