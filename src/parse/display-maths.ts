import { type BlockLine, BlockReader, fenceOf, insideOf } from './block-lines.ts'

/** A source in which each formula between `$$` is one for the parser, and the 1-based lines of those that never end. */
interface MendedMaths {
  readonly source: string
  readonly unclosed: readonly number[]
}

/**
 * Repairs formulas between `$$` that the parser misreads. It takes every line that starts with `$$` for the start of
 * a formula, and only a line of nothing but `$$` for its end; a formula that begins or ends beside its text, or a `$$`
 * in prose (`$$ is the process id`), would take in the rest of the page. Line numbers don't change.
 */
export function mendDisplayMaths(source: string): MendedMaths {
  const unclosed: number[] = []
  if (!source.includes('$$')) return { source, unclosed }
  const lines = source.split('\n')
  let reader = new BlockReader()
  /** What the paragraph holds behind a `$$` that is still open. */
  let open: string | undefined
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const before = line.includes('$$') ? reader.copy() : reader
    const read = reader.read(line)
    if (read.kind !== 'paragraph' || !read.continues) open = undefined
    if (read.kind !== 'paragraph') continue
    const [, after] = /^ *\${2,}([^$]*)$/.exec(read.text) ?? []
    if (after === undefined) {
      open = behindOpenMark(open, read.text)
      if (open !== undefined && read.text.includes('$$') && joinBroken(lines, index, read, open)) open = undefined
    } else if (open !== undefined && isFormula(open)) {
      // The formula begins behind the words of a line before.
      lines[index - 1] += '$$'
      lines[index] = line.replace(/\$\$+ ?/, '')
      open = undefined
    } else {
      const end = endOf(lines, index, read, after)
      if (end === undefined) {
        lines[index] = line.replace(/\$\$+/, (mark) => mark.replaceAll('$', '\\$'))
        // As text, the line may go on with the paragraph of an item above it.
        reader = before
        reader.read(lines[index] ?? '')
        if (open !== undefined) open += `\n${after}`
        if (after.trim() === '' || isFormula(after)) unclosed.push(index + 1)
        continue
      }
      if (end.isProper) {
        reader.endBlock()
        index = end.line
      } else {
        layOut(lines, index, read, after, end)
        reader = before
        index--
      }
    }
  }
  return { source: lines.join('\n'), unclosed }
}

/** The text behind the last `$$` of a paragraph that opens a formula, up to this line; undefined if none is open. */
function behindOpenMark(open: string | undefined, text: string): string | undefined {
  if (!text.includes('$$')) return open === undefined ? undefined : `${open}\n${text}`
  const parts = text.replace(/(`+)[^`]+\1/g, '').split('$$')
  const isOpen = (open !== undefined) !== (parts.length % 2 === 0)
  return isOpen ? (parts.at(-1) ?? '') : undefined
}

/**
 * Joins a formula that begins behind words with the lines up to its end, if one of them would end the paragraph: a
 * line that starts with a sign looks like an item of a list. Tells whether it was joined.
 */
function joinBroken(lines: string[], start: number, opening: BlockLine, after: string): boolean {
  const texts: string[] = []
  for (let line = start + 1; line < lines.length; line++) {
    const { depth, text } = insideOf(lines[line] ?? '', opening.containers)
    if (depth < opening.containers.length || text.trim() === '' || endsFormula(text) || text.includes('\\$'))
      return false
    const at = text.indexOf('$$')
    if (at < 0) {
      texts.push(text.trim())
      continue
    }
    texts.push(text.slice(0, at).trim())
    if (!texts.some((own) => /^(?:[-+*=]|\d+[.)])/.test(own)) || !isFormula([after, ...texts].join('\n'))) return false
    const lead = leadOf(lines[line] ?? '', text)
    lines[start] = `${(lines[start] ?? '').trimEnd()} ${texts.filter((own) => own !== '').join(' ')}$$`
    for (let between = start + 1; between < line; between++) lines[between] = lead.trimEnd()
    lines[line] = `${lead}${text.slice(at).replace(/^\$+/, '').trim()}`.trimEnd()
    return true
  }
  return false
}

/** Where a formula ends: its line, the text before the closing `$$` and the text behind it. */
interface MathsEnd {
  readonly line: number
  readonly before: string
  readonly behind: string
  /** Whether the parser sees the formula as its author does. */
  readonly isProper: boolean
}

/** Finds the end of the formula that starts on a line; undefined if the `$$` is no start of a formula. */
function endOf(lines: readonly string[], start: number, opening: BlockLine, after: string): MathsEnd | undefined {
  const isAlone = after.trim() === ''
  const content = [after]
  let hasBlank = false
  for (let line = start + 1; line < lines.length; line++) {
    const { depth, text } = insideOf(lines[line] ?? '', opening.containers)
    if (depth < opening.containers.length || endsFormula(text)) return undefined
    if (text.trim() === '') {
      if (!isAlone) return undefined
      hasBlank = true
    }
    const at = text.indexOf('$$')
    if (at < 0) {
      content.push(text)
      continue
    }
    const before = text.slice(0, at).trim()
    const behind = text.slice(at).replace(/^\$+/, '').trim()
    if (behind.includes('$$')) return undefined
    if (isAlone && before === '' && behind === '') return { line, before, behind, isProper: true }
    // Behind a blank line, a `$$` before words rather starts the next formula.
    if (hasBlank && before === '' && /^[\w\\]/.test(behind)) return undefined
    content.push(before)
    return isFormula(content.join('\n')) ? { line, ...withoutLabel(before, behind), isProper: false } : undefined
  }
  return undefined
}

/** A full stop behind the `$$` belongs to the formula; a label (`{#eq-sum}`) is not shown. */
function withoutLabel(before: string, behind: string): { before: string; behind: string } {
  if (/^[.,;:]$/.test(behind)) return { before: `${before}${behind}`, behind: '' }
  return { before, behind: behind.replace(/^\{#[\w:-]+\}$/, '') }
}

/** Whether a line can't be within a formula. */
function endsFormula(text: string): boolean {
  return (
    /^ {0,3}#{1,6} /.test(text) ||
    fenceOf(text) !== undefined ||
    /^ {0,3}(?:<\/?(?:details|summary)\b|[QAC]\d*[:.] |-{3,}\s*$)/i.test(text)
  )
}

/** Whether the text between two `$$` is maths rather than prose. */
function isFormula(written: string): boolean {
  const text = written.replaceAll('\\$', '')
  return /\\[a-z]/i.test(text) || (/[\\^_={}<>]/.test(text) && !/(?:\b[a-z]{2,}[ ,]+){3}/i.test(text))
}

/**
 * Writes a formula so that the parser sees it: between two lines of `$$` if the lines suffice, and else on one line.
 */
function layOut(lines: string[], start: number, opening: BlockLine, after: string, end: MathsEnd): void {
  const texts = lines.slice(start, end.line + 1).map((line) => insideOf(line, opening.containers).text)
  const leads = lines.slice(start, end.line + 1).map((line, index) => leadOf(line, texts[index] ?? ''))
  const first = lines[start] ?? ''
  leads[0] = first.slice(0, first.indexOf('$$'))
  const content = [after.trim(), ...texts.slice(1, -1).map((text) => text.trim()), end.before].filter(
    (text) => text !== '',
  )
  const write = (index: number, text: string) => {
    lines[start + index] = `${leads[index] ?? ''}${text}`.trimEnd()
  }
  const last = end.line - start
  const closing = end.behind === '' ? last : last - 1
  if (closing < 2 || content.length === 0) {
    write(0, `$$${content.join(' ')}$$`)
    for (let index = 1; index < last; index++) write(index, '')
  } else {
    const room = closing - 1
    const rows = [...content.slice(0, room - 1), content.slice(room - 1).join(' ')]
    write(0, '$$')
    for (let index = 1; index < closing; index++) write(index, rows[index - 1] ?? '')
    write(closing, '$$')
  }
  if (closing < last || closing < 2) write(last, end.behind)
}

/** The marks of the containers before a text. */
function leadOf(line: string, text: string): string {
  const own = text.trimStart()
  return line.endsWith(own) ? line.slice(0, line.length - own.length) : (/^[\s>]*/.exec(line)?.[0] ?? '')
}
