/** Tables whose rows lack more cells than anybody writes: a parser makes all of them. */

/** A source without such tables, and their 1-based lines. */
interface Mended {
  readonly source: string
  readonly wide: readonly number[]
}

/** How many cells the rows of a page may lack. */
const mostMissing = 50_000

const delimiterRow = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[-:|\t ]*$/

/**
 * Makes text of the tables whose rows lack so many cells that making them would take all the memory: a head of 3,000 columns
 * with as many rows of one cell. Line numbers don't change.
 */
export function mendWideTables(source: string): Mended {
  if (!/-[ \t]*\||\|[ \t]*:?-/.test(source)) return { source, wide: [] }
  const lines = source.split('\n')
  const wide: number[] = []
  let missing = 0
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (!line.includes('-') || !delimiterRow.test(line)) continue
    const columns = cellsIn(line)
    if (cellsIn(lines[index - 1] ?? '') !== columns) continue
    const delimiter = index
    let own = 0
    while (index + 1 < lines.length && !endsTable.test(lines[index + 1] ?? '')) {
      index++
      own += Math.max(0, columns - cellsIn(lines[index] ?? ''))
    }
    if (missing + own > mostMissing) {
      lines[delimiter] = line.replace('-', '\\-')
      wide.push(delimiter + 1)
    } else missing += own
  }
  return wide.length === 0 ? { source, wide } : { source: lines.join('\n'), wide }
}

/** A blank line, or one that begins a block of another kind. */
const endsTable = /^[ \t>]*(?:$|#{1,6}[ \t]|`{3}|~{3}|<|(?:[-*+]|\d{1,9}[.)])[ \t])/

/** How many cells a row has; bars at its ends make none. */
function cellsIn(row: string): number {
  const text = row.replace(/^[ \t>]*\|?/, '').trimEnd()
  let cells = text.endsWith('|') && !text.endsWith('\\|') ? 0 : 1
  for (let at = text.indexOf('|'); at >= 0; at = text.indexOf('|', at + 1)) if (text[at - 1] !== '\\') cells++
  return cells
}
