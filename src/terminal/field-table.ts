/** Draws tables of a card's field as lines for a terminal. */

import { escapeControls } from '../render/field/escape-controls.ts'
import { type FieldElement, type FieldNode, textOfField } from '../render/field/field-html.ts'
import { type Drawing, phraseRuns, textOfRuns } from './field-phrases.ts'
import { lineWidth } from './styled-line.ts'
import { textWidth } from './text-width.ts'

type DrawBlocks = (nodes: readonly FieldNode[], width: number, drawing: Drawing) => string[]

interface Cell {
  readonly content: readonly FieldNode[]
  readonly align: 'left' | 'right' | 'center'
}

interface LaidOutRow {
  readonly kind: 'head' | 'body'
  readonly cells: readonly Cell[]
}

interface Grid {
  readonly rows: readonly LaidOutRow[]
  readonly columns: number
}

const separator = ' │ '

/** Longer words may be divided, so that the table need not become a list of records. */
const longestKept = 16

const unlimited = 10_000

/** The width of a column if nothing is wrapped, and the least width at which no word is divided. */
interface ColumnNeeds {
  readonly natural: number
  readonly least: number
}

/**
 * Draws a table with its cells wrapped to columns that fit the width; wide columns shrink first. If not even the words
 * fit next to each other, each row is written as a record, one cell below the other.
 */
export function tableLines(table: FieldElement, width: number, around: Drawing, draw: DrawBlocks): string[] {
  const caption = elements(table, 'caption').flatMap(({ children }) => draw(children, width, around))
  // A cell may be as narrow as its content, list markers included.
  const drawing = { ...around, narrowest: 1 }
  const grid = gridOf(table)
  if (grid.columns === 0) return caption
  const needs = Array.from({ length: grid.columns }, (_, column) => needsOf(grid, column, drawing, draw))
  const room = width - separator.length * (grid.columns - 1)
  const widths = shareOut(needs, room)
  const lines = widths === undefined ? recordLines(grid, width, drawing, draw) : gridLines(grid, widths, drawing, draw)
  return caption.length === 0 ? lines : [...caption, '', ...lines]
}

function elements(node: FieldElement, ...names: readonly string[]): FieldElement[] {
  return node.children.filter((child) => child.type === 'element' && names.includes(child.name)) as FieldElement[]
}

/** Places cells in a grid; if one spans several places, the others are empty. */
function gridOf(table: FieldElement): Grid {
  const parts = [table, ...elements(table, 'thead', 'tbody', 'tfoot')]
  const found = parts.flatMap((part) =>
    elements(part, 'tr').map((row) => {
      const cells = elements(row, 'td', 'th')
      const isHead = part.name === 'thead' || (cells.length > 0 && cells.every(({ name }) => name === 'th'))
      return { cells, kind: isHead ? ('head' as const) : ('body' as const) }
    }),
  )
  const below: number[] = []
  const rows = found.map(({ cells, kind }): LaidOutRow => {
    const placed: Cell[] = []
    const skip = () => {
      while ((below[placed.length] ?? 0) > 0) {
        below[placed.length] = (below[placed.length] ?? 0) - 1
        placed.push(emptyCell)
      }
    }
    for (const cell of cells) {
      skip()
      const [across, down] = [span(cell, 'colspan'), span(cell, 'rowspan')]
      for (let column = 0; column < across; column += 1) {
        below[placed.length] = down - 1
        placed.push(column === 0 ? { content: cell.children, align: alignOf(cell) } : emptyCell)
      }
    }
    skip()
    return { kind, cells: placed }
  })
  return { rows, columns: Math.max(0, ...rows.map(({ cells }) => cells.length)) }
}

const emptyCell: Cell = { content: [], align: 'left' }

function span({ attributes }: FieldElement, name: 'colspan' | 'rowspan'): number {
  return Math.min(Math.max(Math.trunc(Number(attributes.get(name))) || 1, 1), 50)
}

function alignOf({ attributes }: FieldElement): Cell['align'] {
  const align = attributes.get('align')
  return align === 'right' || align === 'center' ? align : 'left'
}

function needsOf({ rows }: Grid, column: number, drawing: Drawing, draw: DrawBlocks): ColumnNeeds {
  const drawn = rows.flatMap(({ cells }) => draw(cells[column]?.content ?? [], unlimited, drawing))
  const words = rows.flatMap(({ cells }) => escapeControls(textOfField(cells[column]?.content ?? [])).split(/\s+/))
  const natural = Math.max(1, ...drawn.map(lineWidth))
  const word = Math.max(1, ...words.map(textWidth))
  return { natural, least: Math.min(natural, word, longestKept) }
}

/** The widths of columns; undefined if there isn't room for the least that they need. */
function shareOut(needs: readonly ColumnNeeds[], room: number): number[] | undefined {
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)
  if (sum(needs.map(({ least }) => least)) > room) return undefined
  const cappedAt = (cap: number) => needs.map(({ natural, least }) => Math.max(least, Math.min(natural, cap)))
  let cap = Math.max(...needs.map(({ natural }) => natural))
  if (sum(cappedAt(cap)) <= room) return cappedAt(cap)
  let tooMuch = cap
  cap = 1
  while (tooMuch - cap > 1) {
    const middle = Math.floor((cap + tooMuch) / 2)
    if (sum(cappedAt(middle)) <= room) cap = middle
    else tooMuch = middle
  }
  const widths = cappedAt(cap)
  let left = room - sum(widths)
  return widths.map((width, index) => {
    if (left === 0 || width >= (needs[index]?.natural ?? 0)) return width
    left -= 1
    return width + 1
  })
}

function gridLines({ rows }: Grid, widths: readonly number[], drawing: Drawing, draw: DrawBlocks): string[] {
  const bar = drawing.paint(separator, { hue: 'quiet' })
  const rule = drawing.paint(widths.map((width) => '─'.repeat(width)).join('─┼─'), { hue: 'quiet' })
  const drawn = rows.map(({ kind, cells }) => {
    const columns = widths.map((width, column) => cellLines(cells[column], kind, width, drawing, draw))
    const height = Math.max(1, ...columns.map(({ length }) => length))
    const lines = Array.from({ length: height }, (_, line) =>
      columns.map((cell, at) => padded(cell, at, line, cells, widths)),
    )
    return { kind, lines: lines.map((line) => line.join(bar).trimEnd()) }
  })
  const isTall = drawn.some(({ lines }) => lines.length > 1)
  return drawn.flatMap(({ kind, lines }, index) => {
    const before = drawn[index - 1]
    const isRuled = before !== undefined && (isTall || (before.kind === 'head' && kind === 'body'))
    return isRuled ? [rule, ...lines] : lines
  })
}

function padded(
  cell: readonly string[],
  column: number,
  line: number,
  cells: readonly Cell[],
  widths: readonly number[],
): string {
  const text = cell[line] ?? ''
  const space = Math.max(0, (widths[column] ?? 0) - lineWidth(text))
  const align = cells[column]?.align ?? 'left'
  const before = align === 'right' ? space : align === 'center' ? Math.floor(space / 2) : 0
  return ' '.repeat(before) + text + ' '.repeat(space - before)
}

function cellLines(
  cell: Cell | undefined,
  kind: LaidOutRow['kind'],
  width: number,
  drawing: Drawing,
  draw: DrawBlocks,
): string[] {
  const content = cell?.content ?? []
  return draw(kind === 'head' ? [bold(content)] : content, width, drawing)
}

function bold(content: readonly FieldNode[]): FieldNode {
  return { type: 'element', name: 'strong', attributes: new Map(), children: content }
}

/** `Name: value` for each cell, with a blank line between rows. */
function recordLines({ rows, columns }: Grid, width: number, drawing: Drawing, draw: DrawBlocks): string[] {
  const heads = rows.filter(({ kind }) => kind === 'head')
  const body = rows.filter(({ kind }) => kind === 'body')
  const names = Array.from({ length: columns }, (_, column) =>
    heads
      .map(({ cells }) => textOfRuns(phraseRuns(cells[column]?.content ?? [], {}, drawing)))
      .filter((name) => name !== ''),
  )
  const records = (body.length === 0 ? heads : body).map(({ cells }) =>
    cells.flatMap(({ content }, column) => {
      if (draw(content, width, drawing).length === 0) return []
      const name = body.length === 0 ? '' : (names[column] ?? []).join(' ')
      const label: FieldNode[] = name === '' ? [] : [labelOf(heads, column), { type: 'text', value: ': ' }]
      return draw([...label, ...content], width, drawing)
    }),
  )
  return records.flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines))
}

function labelOf(heads: readonly LaidOutRow[], column: number): FieldNode {
  return bold(heads.flatMap(({ cells }) => cells[column]?.content ?? []))
}
