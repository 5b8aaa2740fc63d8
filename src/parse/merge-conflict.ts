/** A source without the marks of a merge conflict, and the 1-based lines at which conflicts began. */
interface Settled {
  readonly source: string
  readonly conflicts: readonly number[]
}

/**
 * Takes one side of every merge conflict that git has left in a source: the common ancestor where git wrote it, or else
 * the first side. Marks inside a code block are an example and stay. Where lines are taken out, as many blank lines are
 * added at the next blank line, so that the lines behind it keep their numbers, and tables and lists stay whole.
 */
export function settleConflicts(source: string): Settled {
  if (!anyStart.test(source)) return { source, conflicts: [] }
  const lines = source.split('\n')
  const kept: string[] = []
  const conflicts: number[] = []
  let owed = 0
  let code: string | undefined
  const keep = (line: string): void => {
    kept.push(line)
    code = codeAfter(line, code)
    if (line.trim() !== '' || code !== undefined) return
    kept.push(...Array<string>(owed).fill(''))
    owed = 0
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (code !== undefined || !startMark.test(line)) {
      keep(line)
      continue
    }
    conflicts.push(index + 1)
    const { chosen, end } = regionAt(lines, index)
    for (const one of chosen) keep(one)
    owed += end - index - chosen.length
    index = end - 1
  }
  return conflicts.length === 0 ? { source, conflicts } : { source: kept.join('\n'), conflicts }
}

const anyStart = /^<{7}(?:[ \t]|$)/m
const startMark = /^<{7}(?:[ \t]|$)/
const ancestorMark = /^\|{7}(?:[ \t]|$)/
const middleMark = /^={7}$/
const endMark = /^>{7}(?:[ \t]|$)/

/** The lines to keep of the conflict that begins at an index, and the index behind it. A mark without an end stands alone. */
function regionAt(lines: readonly string[], start: number): { chosen: readonly string[]; end: number } {
  const find = (mark: RegExp, from: number, to = lines.length): number | undefined => {
    for (let index = from; index < to; index++) if (mark.test(lines[index] ?? '')) return index
    return undefined
  }
  const middle = find(middleMark, start + 1, find(startMark, start + 1))
  const end = middle === undefined ? undefined : find(endMark, middle + 1, find(startMark, middle + 1))
  if (middle === undefined || end === undefined) return { chosen: [], end: start + 1 }
  const ancestor = find(ancestorMark, start + 1, middle)
  const chosen = ancestor === undefined ? lines.slice(start + 1, middle) : lines.slice(ancestor + 1, middle)
  return { chosen, end: end + 1 }
}

/** The mark of the code block that is open after a line; undefined outside of code. */
function codeAfter(line: string, open: string | undefined): string | undefined {
  const [, mark, info = ''] = /^\s*(?:(?:[-*+>]|\d+[.)])\s+)*(`{3,}|~{3,}|<pre\b)(.*)$/i.exec(line) ?? []
  if (open === '<pre') return /<\/pre\s*>/i.test(line) ? undefined : open
  if (open !== undefined) return mark?.startsWith(open) && info.trim() === '' ? undefined : open
  if (mark?.toLowerCase() === '<pre') return /<\/pre\s*>/i.test(line) ? undefined : '<pre'
  return mark === undefined || (mark.startsWith('`') && info.includes('`')) ? undefined : mark
}
