/** Draws a card's field, which is HTML, as lines for a terminal. */

import { classesOf, type FieldElement, type FieldNode, hasClass, parseField } from '../render/field/field-html.ts'
import { itemNumbers } from '../render/field/item-numbers.ts'
import { withReadableMaths } from '../render/field/readable-maths.ts'
import {
  type Drawing,
  type FindFile,
  paintRuns,
  phraseRuns,
  sliceRuns,
  type TextRun,
  textOfRuns,
  verbatimLines,
  wrapRuns,
} from './field-phrases.ts'
import { tableLines } from './field-table.ts'
import { type Hue, type Palette, painter, type TextStyle } from './style.ts'
import { textWidth } from './text-width.ts'

/** How to draw a field. */
export interface TerminalOptions {
  /** The width in columns. */
  readonly width: number
  readonly palette: Palette
  /** `osc8` if the terminal is known to support links; otherwise their addresses are written out. */
  readonly links: 'osc8' | 'plain'
  /** Whether folded text (`details`) is shown; on a question it may be a hint. */
  readonly folds?: 'open' | 'shut'
  /** Finds the files of images, whose paths are then written out; without it, an image is only described. */
  readonly fileOf?: FindFile
}

/**
 * The lines of a field, at most `width` columns wide if its widest character fits. Each line is complete by itself: no
 * style continues on the next. No control character of the field reaches the terminal.
 */
export function terminalLines(
  html: string,
  { width, palette, links, folds = 'open', fileOf = () => undefined }: TerminalOptions,
): string[] {
  const columns = Math.max(1, Math.floor(width))
  const narrowest = Math.min(8, Math.ceil(columns / 2))
  return blockLines(parseField(html), columns, {
    paint: painter(palette),
    palette,
    links,
    folds,
    narrowest,
    fileOf,
    text: 'prose',
  })
}

/** The lines of a block, and whether a blank line separates it from the previous one. */
interface Block {
  readonly lines: readonly string[]
  readonly distance: 'close' | 'apart'
}

type DrawBlock = (element: FieldElement, width: number, drawing: Drawing) => readonly string[]

const blocks: Readonly<Record<string, DrawBlock>> = {
  blockquote: (element, width, drawing) =>
    barred(blockLines(element.children, inner(width, '│ ', drawing), drawing), width, 'quiet', drawing),
  dd: (element, width, drawing) => indented(element.children, width, '  ', drawing),
  details: detailsLines,
  div: divLines,
  dl: (element, width, drawing) => blockLines(element.children, width, drawing),
  dt: (element, width, drawing) => paragraph(element.children, width, { weight: 'bold' }, drawing),
  figcaption: (element, width, drawing) => paragraph(element.children, width, { slant: 'italic' }, drawing),
  figure: (element, width, drawing) => blockLines(element.children, width, drawing),
  h1: headingLines,
  h2: headingLines,
  h3: headingLines,
  h4: headingLines,
  h5: headingLines,
  h6: headingLines,
  hr: (_, width, { paint }) => [paint('─'.repeat(width), { hue: 'quiet' })],
  li: (element, width, drawing) => blockLines(element.children, width, drawing),
  ol: listLines,
  p: (element, width, drawing) =>
    paragraph(element.children, width, hasClass(element, 'fold-title') ? { weight: 'bold' } : {}, drawing),
  pre: (element, width, drawing) => codeLines(element.children, width, {}, drawing),
  summary: (element, width, drawing) => paragraph(element.children, width, { weight: 'bold' }, drawing),
  table: (element, width, drawing) => tableLines(element, width, drawing, blockLines),
  ul: listLines,
}

function isBlock(node: FieldNode | undefined): node is FieldElement {
  return node?.type === 'element' && Object.hasOwn(blocks, node.name)
}

function isBlank(node: FieldNode): boolean {
  return node.type === 'text' && /^[ \t\n\r]*$/.test(node.value)
}

function blockLines(nodes: readonly FieldNode[], width: number, drawing: Drawing): string[] {
  return join(blocksOf(nodes, width, drawing))
}

function join(drawn: readonly Block[]): string[] {
  return drawn.flatMap(({ lines, distance }, index) => (index > 0 && distance === 'apart' ? ['', ...lines] : lines))
}

function blocksOf(nodes: readonly FieldNode[], width: number, drawing: Drawing): Block[] {
  const drawn: Block[] = []
  let phrases: FieldNode[] = []
  let before: FieldNode | undefined
  const add = (lines: readonly string[], node: FieldNode) => {
    if (lines.length > 0) drawn.push({ lines, distance: distanceOf(before, node) })
    before = node
  }
  const flush = () => {
    const [first] = phrases.filter((node) => !isBlank(node))
    if (first !== undefined) add(paragraph(phrases, width, {}, drawing), first)
    phrases = []
  }
  for (const node of nodes) {
    if (!isBlock(node)) phrases.push(node)
    else {
      flush()
      add(blocks[node.name]?.(node, width, drawing) ?? [], node)
    }
  }
  flush()
  return drawn
}

function distanceOf(before: FieldNode | undefined, node: FieldNode): Block['distance'] {
  if (before?.type === 'element' && titles.some((name) => hasClass(before, name))) return 'close'
  if (!isBlock(node)) return 'apart'
  const isListAfterPhrases = !isBlock(before) && (node.name === 'ul' || node.name === 'ol')
  return isListAfterPhrases || node.name === 'dd' ? 'close' : 'apart'
}

const titles = ['fold-title', 'callout-title', 'variant-name'] as const

function paragraph(nodes: readonly FieldNode[], width: number, style: TextStyle, drawing: Drawing): string[] {
  const runs = phraseRuns(nodes, style, drawing)
  return runs.length === 0 ? [] : wrapRuns(runs, width, drawing)
}

/** The width next to a prefix; the full width if the rest would be too narrow to read. */
function inner(width: number, prefix: string, { narrowest }: Drawing): number {
  const rest = width - textWidth(prefix)
  return rest < narrowest ? width : rest
}

/** Puts prefixes in front of lines that were drawn for the width next to them. */
function prefixed(
  lines: readonly string[],
  width: number,
  [first, others]: readonly [string, string],
  drawing: Drawing,
): string[] {
  if (inner(width, first, drawing) === width) return [...lines]
  return lines.map((line, index) => (index === 0 ? first + line : line === '' ? line : others + line))
}

function indented(nodes: readonly FieldNode[], width: number, prefix: string, drawing: Drawing): string[] {
  return prefixed(blockLines(nodes, inner(width, prefix, drawing), drawing), width, [prefix, prefix], drawing)
}

function barred(lines: readonly string[], width: number, hue: Hue, drawing: Drawing): string[] {
  if (inner(width, '│ ', drawing) === width) return [...lines]
  return lines.map((line) => drawing.paint('│', { hue }) + (line === '' ? '' : ` ${line}`))
}

function headingLines({ name, children }: FieldElement, width: number, drawing: Drawing): string[] {
  const level = Number(name.slice(1))
  const sign = drawing.palette === 'none' ? `${'#'.repeat(level)} ` : ''
  const style: TextStyle = level === 1 ? { weight: 'bold', line: 'under' } : { weight: 'bold' }
  const lines = paragraph(children, inner(width, sign, drawing), style, drawing)
  return prefixed(lines, width, [sign, ' '.repeat(sign.length)], drawing)
}

function divLines(div: FieldElement, width: number, drawing: Drawing): readonly string[] {
  if (hasClass(div, 'callout')) return calloutLines(div, width, drawing)
  if (hasClass(div, 'fold')) {
    return barred(blockLines(div.children, inner(width, '│ ', drawing), drawing), width, 'quiet', drawing)
  }
  if (hasClass(div, 'maths')) return codeLines(div.children.map(readableText), width, { hue: 'code' }, drawing)
  if (hasClass(div, 'variant-name')) return variantLines(div, width, drawing)
  return blockLines(div.children, width, drawing)
}

function readableText(node: FieldNode): FieldNode {
  return node.type === 'text' ? { ...node, value: withReadableMaths(node.value) } : node
}

const calloutHues: readonly Hue[] = ['note', 'tip', 'important', 'warning', 'caution']

function calloutLines(callout: FieldElement, width: number, drawing: Drawing): string[] {
  const classes = classesOf(callout)
  const hue = calloutHues.find((name) => classes.includes(`callout-${name}`)) ?? 'note'
  const at = callout.children.findIndex((node) => node.type === 'element' && hasClass(node, 'callout-title'))
  const title = callout.children[at]
  const head =
    title === undefined ? [] : paragraph([title], inner(width, '│ ', drawing), { hue, weight: 'bold' }, drawing)
  const body = blockLines(callout.children.slice(at + 1), inner(width, '│ ', drawing), drawing)
  return barred([...head, ...body], width, hue, drawing)
}

/** The heading of a variant's answer: `── docker ───────`. */
function variantLines({ children }: FieldElement, width: number, drawing: Drawing): string[] {
  const runs = phraseRuns(children, { hue: 'accent', weight: 'bold' }, drawing)
  const rest = width - textWidth(textOfRuns(runs)) - 4
  if (rest < 1) return wrapRuns(runs, width, drawing)
  const rule = (length: number) => drawing.paint('─'.repeat(length), { hue: 'quiet' })
  return [`${rule(2)} ${paintRuns(runs, drawing)} ${rule(rest)}`]
}

function detailsLines(details: FieldElement, width: number, drawing: Drawing): string[] {
  const isSummary = (node: FieldNode) => node.type === 'element' && node.name === 'summary'
  const summary = details.children.find(isSummary)
  const title = summary?.type === 'element' ? summary.children : [{ type: 'text', value: 'Details' } as const]
  const sign = drawing.folds === 'shut' ? '► ' : '▼ '
  const head = prefixed(
    paragraph(title, inner(width, sign, drawing), { weight: 'bold' }, drawing),
    width,
    [sign, '  '],
    drawing,
  )
  if (drawing.folds === 'shut') return head
  const body = details.children.filter((node) => !isSummary(node))
  return [...head, ...indented(body, width, '  ', drawing)]
}

/** Code keeps its lines. A line that is too long continues after an arrow, at its own indentation. */
function codeLines(nodes: readonly FieldNode[], width: number, style: TextStyle, drawing: Drawing): string[] {
  const inside = inner(width, '  ', drawing)
  const lines = verbatimLines(nodes, style, drawing).flatMap((runs) => codeLine(runs, inside, drawing))
  return prefixed(lines, width, ['  ', '  '], drawing)
}

function codeLine(runs: readonly TextRun[], width: number, drawing: Drawing): string[] {
  const text = textOfRuns(runs)
  if (textWidth(text) <= width) return [paintRuns(runs, drawing)]
  const indentation = /^ */.exec(text)?.[0].length ?? 0
  const kept = Math.min(indentation, Math.max(0, width - drawing.narrowest - 2), 16)
  const rest = sliceRuns(runs, indentation, text.length)
  if (width - 2 < drawing.narrowest) return wrapRuns(rest, width, drawing)
  const [first = '', ...others] = wrapRuns(rest, width - kept - 2, drawing)
  const arrow = drawing.paint('↳ ', { hue: 'quiet' })
  return [' '.repeat(kept) + first, ...others.map((other) => ' '.repeat(kept) + arrow + other)]
}

function listLines(list: FieldElement, width: number, drawing: Drawing): string[] {
  const items = list.children.filter((node) => node.type === 'element' && node.name === 'li') as FieldElement[]
  const markers = markersOf(list, items)
  const markerWidth = Math.max(0, ...markers.map((marker) => marker.length))
  const drawn = items.map((item, index): Block & { readonly isLong: boolean } => {
    const sign = markers[index] ?? ''
    const first = sign === '' ? '' : `${sign.padStart(markerWidth)} `
    const content = blocksOf(item.children, inner(width, first, drawing), drawing)
    const drawnItem = content.length === 0 ? [''] : join(content)
    const isBeside = inner(width, first, drawing) < width
    const lines =
      isBeside || sign === ''
        ? prefixed(drawnItem, width, [first, ' '.repeat(first.length)], drawing)
        : [sign, ...drawnItem]
    return { lines, distance: 'close', isLong: content.some(({ distance }, at) => at > 0 && distance === 'apart') }
  })
  const distance = drawn.some(({ isLong }) => isLong) ? 'apart' : 'close'
  return join(drawn.map(({ lines }) => ({ lines, distance })))
}

function markersOf(list: FieldElement, items: readonly FieldElement[]): string[] {
  if (list.name === 'ul') return items.map((item) => (isTask(item) || isLabelled(list, item) ? '' : '•'))
  return itemNumbers(list, items)
}

function isTask(item: FieldElement): boolean {
  return hasClass(item, 'task')
}

/** An option with its own letter (`A. …`) needs no bullet. */
function isLabelled(list: FieldElement, { children }: FieldElement): boolean {
  const [first] = children
  return hasClass(list, 'options') && first?.type === 'text' && /^\s*\(?[A-Za-z\d][.)]\s/.test(first.value)
}
