/** Source with its code fences in pairs, and the 1-based lines of those that had no partner. */
interface Mended {
  readonly source: string
  readonly strays: readonly number[]
}

/**
 * Mends fences that lost their partner inside a fold. One such fence turns code and text round to the end of the file, so
 * that all questions below it vanish; no author means the end of a fold as code while the fold is open. A fence with a
 * language is closed before that end, where a blank line leaves room; any other is taken for the end of code whose start
 * is missing, and goes. Lines keep their numbers.
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
      // Code may show how a fold is written.
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
  /** Folds that the code itself has opened. */
  readonly depth: number
}

const fenceStart = /^ {0,3}(?:```|~~~)/m

/** The fence in a line (CommonMark 0.31, "Fenced code blocks"); undefined when there is none. */
function fenceOf(line: string): Fence | undefined {
  const [, mark, info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? []
  return mark === undefined || (mark.startsWith('`') && info.includes('`')) ? undefined : { mark, info: info.trim() }
}

/** The last blank line between two lines. */
function blankBefore(lines: readonly string[], from: number, to: number): number | undefined {
  for (let index = to - 1; index > from; index--) if (lines[index]?.trim() === '') return index
  return undefined
}

function count(line: string, pattern: RegExp): number {
  return line.match(pattern)?.length ?? 0
}
