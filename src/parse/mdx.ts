import { endsFence, type Fence, fenceOf } from './block-lines.ts'

const esm =
  /^(?:import\s+(?:["'{*]|[\w$]+\s*(?:,|\sfrom\b))|export\s+(?:default|const|let|var|function|async|class|type|interface|enum|\{|\*))/

/** Longer tags and statements are taken for text. */
const longest = { tag: 2000, statement: 200 }

/**
 * Makes plain Markdown of MDX: imports, exports, comments in braces and the tags of components are no text. What stands
 * between the tags is. Line numbers don't change.
 */
export function plainMdx(source: string): string {
  const lines = source.split('\n')
  let open: Fence | undefined
  let depth = 0
  // Front matter stays as it is.
  const matter = /^---[ \t]*$/.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line))
    : -1
  for (let at = matter + 1; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const fence = fenceOf(line.trimStart())
    if (open !== undefined || fence !== undefined) {
      if (open === undefined) open = fence
      else if (endsFence(open, fence)) open = undefined
      lines[at] = outdent(line, depth)
      continue
    }
    if (esm.test(line) && (lines[at - 1] ?? '').trim() === '') {
      const end = endOfStatement(lines, at)
      lines.fill('', at, end)
      at = end - 1
      continue
    }
    const plain = withoutJsx(lines, at)
    lines[at] = outdent(plain.line, Math.min(depth, depth + plain.opened))
    depth = Math.max(0, depth + plain.opened)
  }
  return lines.join('\n')
}

/** Removes the indentation that the components around a line have given it. */
function outdent(line: string, depth: number): string {
  return depth <= 0 ? line : line.replace(new RegExp(`^[ \\t]{0,${2 * depth}}`), '')
}

/** Returns the line behind a statement: it ends at a blank line outside its brackets. */
function endOfStatement(lines: readonly string[], from: number): number {
  let open = 0
  for (let at = from; at < lines.length && at < from + longest.statement; at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '' && open <= 0) return at
    for (const sign of line) open += '{[('.includes(sign) ? 1 : '}])'.includes(sign) ? -1 : 0
    const next = lines[at + 1]
    // A heading directly below a finished statement shows that the author forgot the blank line.
    if (open <= 0 && next !== undefined && /^#{1,6}\s/.test(next)) return at + 1
  }
  const blank = lines.findIndex((line, at) => at > from && line.trim() === '')
  return blank < 0 ? lines.length : blank
}

/**
 * Returns a line without comments and tags of components. Where these go on below, the lines that they take are changed
 * in place. `opened` is the number of components that stay open behind it.
 */
function withoutJsx(lines: string[], at: number): { readonly line: string; readonly opened: number } {
  let line = lines[at] ?? ''
  let opened = 0
  let from = 0
  for (;;) {
    const found = /`+|\{\/\*|<(?:\/?[A-Z][\w.]*|\/?>)/.exec(line.slice(from))
    if (found === null) return { line, opened }
    const start = from + found.index
    const [sign] = found
    if (sign.startsWith('`')) {
      const end = line.indexOf(sign, start + sign.length)
      from = end < 0 ? start + sign.length : end + sign.length
      continue
    }
    const lengthIn = (text: string): number => (sign === '{/*' ? commentLength(text) : tagLength(text))
    let rest = line.slice(start, start + longest.tag)
    if (lengthIn(rest) === 0 && rest.length < longest.tag)
      rest = [rest, ...lines.slice(at + 1, at + 60)].join('\n').slice(0, longest.tag)
    const length = lengthIn(rest)
    if (length === 0) {
      from = start + sign.length
      continue
    }
    const tag = rest.slice(0, length)
    const isSelfClosing = tag.endsWith('/>') && tag !== '</>'
    if (sign !== '{/*' && !isSelfClosing) opened += tag.startsWith('</') ? -1 : 1
    const taken = tag.split('\n').length - 1
    if (taken === 0) {
      line = line.slice(0, start) + line.slice(start + length)
    } else {
      const last = at + taken
      const behind = (lines[last] ?? '').slice(tag.length - tag.lastIndexOf('\n') - 1)
      lines.fill('', at + 1, last)
      lines[last] = behind
      line = line.slice(0, start)
    }
    from = start
    if (line.trim() === '') line = ''
  }
}

/** Returns the number of characters of the comment that a text begins with, or 0 if it has no end. */
function commentLength(text: string): number {
  const end = text.indexOf('*/}')
  return end < 0 ? 0 : end + 3
}

/** Returns the number of characters of the tag that a text begins with, or 0 if it has no end. */
function tagLength(text: string): number {
  let braces = 0
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign
    else if (sign === '{') braces++
    else if (sign === '}') braces--
    else if (sign === '>' && braces === 0 && text[at - 1] !== '=') return at + 1
  }
  return 0
}
