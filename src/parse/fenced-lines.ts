const fence = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/

/**
 * Which lines of a source are in fenced code, its fences included. For what reads lines without parsing them: fences in
 * list items and quotations are found as well, wherever their containers end.
 */
export function fencedLines(lines: readonly string[]): readonly boolean[] {
  let open: string | undefined
  return lines.map((line) => {
    const mark = fence.exec(line)?.[1]
    if (open === undefined) {
      open = mark
      return mark !== undefined
    }
    if (mark?.startsWith(open) && line.replace(/[>\s]/g, '') === mark) open = undefined
    return true
  })
}
