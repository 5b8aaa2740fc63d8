import type { Element } from 'hast'
import { elementsOf, isElement } from '../../parse/block.ts'

/** A row of a table. */
export interface Row {
  readonly element: Element
  readonly cells: readonly Element[]
  /** Whether every cell is a header cell (`th`). */
  readonly isHead: boolean
}

/** Returns the rows of a table in order, without those of nested tables. */
export function rowsOf(table: Element): Row[] {
  return elementsOf(table).flatMap((child) => {
    if (child.tagName !== 'tr') return isElement(child, 'thead', 'tbody', 'tfoot') ? rowsOf(child) : []
    const cells = elementsOf(child).filter((cell) => isElement(cell, 'td', 'th'))
    return cells.length === 0 ? [] : [{ element: child, cells, isHead: cells.every((cell) => cell.tagName === 'th') }]
  })
}
