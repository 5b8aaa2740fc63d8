/** Turns lines that have lost their markup back into paragraphs, lists and code. */

import type { Element, ElementContent } from 'hast'
import { endLineOf } from '../../../parse/block.ts'
import type { PlainLine } from './line.ts'

/** The blocks that Markdown recognises, by the line on which they start. */
export type BlocksByLine = ReadonlyMap<number, Element>

/** Turns lines into blocks: runs of bullets into lists, runs of code into code blocks, other lines into paragraphs. */
export function contentOf(lines: readonly PlainLine[], blocks: BlocksByLine): Element[] {
  const content: Element[] = []
  for (let index = 0; index < lines.length; ) {
    const end = endOfRun(lines, index)
    const run = lines.slice(index, end)
    const [first] = run
    if (first === undefined) break
    if (first.kind === 'bullet' || first.kind === 'number') content.push(listOf(run))
    else if (first.kind === 'code') content.push(codeOf(run))
    else if (first.kind === 'block') content.push(...wholeOf(run, blocks))
    else content.push(asParagraph(first, blocks))
    index = end
  }
  return content
}

/** Returns a line as a paragraph; the original one if it consists of this line only. */
export function asParagraph(line: PlainLine, blocks: BlocksByLine): Element {
  const block = blocks.get(line.line)
  const isWhole = block?.tagName === 'p' && endLineOf(block) === line.endLine && line.pieces.every(({ code }) => !code)
  if (isWhole && line.kind === 'prose') return block
  return element('p', [line], phrasesOf(line))
}

function endOfRun(lines: readonly PlainLine[], start: number): number {
  const kind = lines[start]?.kind
  if (kind === 'prose') return start + 1
  const isItem = (line: PlainLine) => line.kind === 'bullet' || line.kind === 'number'
  const isSame = (line: PlainLine) => (kind === 'code' || kind === 'block' ? line.kind === kind : isItem(line))
  const other = lines.findIndex((line, index) => index > start && !isSame(line))
  return other < 0 ? lines.length : other
}

/** Returns fences and tables as they were parsed; a fence inside a broken list is only code. */
function wholeOf(lines: readonly PlainLine[], blocks: BlocksByLine): Element[] {
  const whole = lines.map(({ line }) => blocks.get(line)).filter((block) => block !== undefined)
  return whole.length > 0 ? whole : [codeOf(lines.filter(({ text }) => !/^\s*(?:```|~~~)/.test(text)))]
}

function codeOf(lines: readonly PlainLine[]): Element {
  const value = lines.map(({ text, apart }, index) => (apart && index > 0 ? `\n${text}` : text)).join('\n')
  return element('pre', lines, [element('code', lines, [{ type: 'text', value: `${value}\n` }])])
}

/** Turns lines into a list; deeper lines become nested lists of the item above them. */
function listOf(lines: readonly PlainLine[]): Element {
  const [first] = lines
  const depth = Math.min(...lines.map((line) => line.depth))
  const items: PlainLine[][] = []
  for (const line of lines) {
    const item = items.at(-1)
    if (item === undefined || line.depth <= depth) items.push([line])
    else item.push(line)
  }
  const children = items.map((item) => {
    const [lead, ...below] = item
    const phrases = lead === undefined ? [] : phrasesOf(lead)
    return element('li', item, below.length > 0 ? [...phrases, listOf(below)] : phrases)
  })
  return element(first?.kind === 'number' ? 'ol' : 'ul', lines, children)
}

function phrasesOf(line: PlainLine): ElementContent[] {
  return line.pieces.flatMap((piece, index): ElementContent[] => {
    if (!piece.code) return inlineOf(piece.text, line)
    const code = element('code', [line], [{ type: 'text', value: piece.text }])
    return index > 0 ? [{ type: 'text', value: ' ' }, code] : [code]
  })
}

/** Recognises the inline markup that people type even in plain text: `code` and web addresses. */
function inlineOf(text: string, line: PlainLine): ElementContent[] {
  return text
    .split(/(`[^`\n]+`|https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?])/)
    .flatMap((part, index): ElementContent[] => {
      if (part === '') return []
      if (index % 2 === 0) return [{ type: 'text', value: part }]
      if (part.startsWith('`')) return [element('code', [line], [{ type: 'text', value: part.slice(1, -1) }])]
      return [{ ...element('a', [line], [{ type: 'text', value: part }]), properties: { href: part } }]
    })
}

function element(tagName: string, lines: readonly PlainLine[], children: ElementContent[]): Element {
  const start = { line: lines[0]?.line ?? 1, column: 1 }
  const end = { line: lines.at(-1)?.endLine ?? start.line, column: 1 }
  return { type: 'element', tagName, properties: {}, children, position: { start, end } }
}
