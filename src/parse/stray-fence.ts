/** A source in which all code fences are paired, and the 1-based lines of the fences that had no partner. */
interface Mended {
  readonly source: string
  readonly strays: readonly number[]
}

/**
 * Repairs code fences without a partner inside a fold. Such a fence swaps code and text up to the end of the file, and
 * all questions below it would be lost. The end of an open fold is never meant as code. A fence with a language is
 * closed at a blank line before that end; any other fence is treated as the end of code whose start is missing, and is
 * removed. Line numbers don't change.
 */
export function mendFences(source: string): Mended {
  if (!fenceStart.test(source) || !/<\/details/i.test(source)) return { source, strays: [] }
  const lines = source.split('\n')
  const strays: number[] = []
  let depth = 0
  let open: OpenFence | undefined
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const fence = fenceOf(line)
    const change = count(line, /<details\b/gi) - count(line, /<\/details\s*>/gi)
    if (open === undefined) {
      if (fence !== undefined) open = { ...fence, index, depth: 0 }
      else depth = Math.max(0, depth + change)
    } else if (fence?.info === '' && fence.mark.startsWith(open.mark)) {
      open = undefined
    } else if (open.depth + change < 0 && depth > 0) {
      strays.push(open.index + 1)
      const room = open.info === '' ? undefined : blankBefore(lines, open.index, index)
      lines[room ?? open.index] = room === undefined ? '' : open.mark
      depth = Math.max(0, depth + change)
      open = undefined
    } else {
      // The code itself may contain a fold.
      open = { ...open, depth: Math.max(0, open.depth + change) }
    }
  }
  return strays.length === 0 ? { source, strays } : { source: lines.join('\n'), strays }
}

interface Fence {
  readonly mark: string
  readonly info: string
}

interface OpenFence extends Fence {
  readonly index: number
  /** The number of folds that the code itself has opened. */
  readonly depth: number
}

const fenceStart = /^ {0,3}(?:```|~~~)/m

/** Returns the fence in a line (CommonMark 0.31, "Fenced code blocks"), or undefined if there is none. */
function fenceOf(line: string): Fence | undefined {
  const [, mark, info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? []
  return mark === undefined || (mark.startsWith('`') && info.includes('`')) ? undefined : { mark, info: info.trim() }
}

/** Returns the last blank line between two lines. */
function blankBefore(lines: readonly string[], from: number, to: number): number | undefined {
  for (let index = to - 1; index > from; index--) if (lines[index]?.trim() === '') return index
  return undefined
}

function count(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0
}
