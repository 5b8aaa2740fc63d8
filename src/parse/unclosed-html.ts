import { type BlockLine, BlockReader, insideOf } from './block-lines.ts'
import { isStructure } from './fence-plan.ts'

/** A start of raw HTML that nothing ends, by its 1-based line. */
interface UnclosedHtml {
  readonly line: number
  readonly start: string
  readonly end: string
}

/** A source in which the raw HTML that would take in the rest of the page ends, and where that was. */
interface Mended {
  readonly source: string
  readonly unclosed: readonly UnclosedHtml[]
}

/** The starts of HTML that goes on across blank lines until a certain end (CommonMark 0.31, "HTML blocks"). */
const kinds = [
  { start: /^ {0,3}(<!--)(?!-?>)/, end: /-->/, written: '-->' },
  { start: /^ {0,3}(<(pre|script|style|textarea))(?:\s|>|$)/i, end: /<\/(?:pre|script|style|textarea)>/i, written: '' },
  { start: /^ {0,3}(<\?)/, end: /\?>/, written: '?>' },
  { start: /^ {0,3}(<!\[CDATA\[)/, end: /\]\]>/, written: ']]>' },
  { start: /^ {0,3}(<![a-z]+)/i, end: />/, written: '>' },
] as const

type Kind = (typeof kinds)[number]

/**
 * Ends comments, `<pre>` and the like that are never closed: a comment with its paragraph, preformatted text before
 * the heading or question that follows. Everything else is read as text. Line numbers don't change.
 */
export function mendUnclosedHtml(source: string): Mended {
  const unclosed: UnclosedHtml[] = []
  if (!/<(?:[!?]|pre|script|style|textarea)/i.test(source)) return { source, unclosed }
  const lines = source.split('\n')
  let reader = new BlockReader()
  /** Up to which line no end follows, by kind and depth. */
  const endless = new Map<string, number>()
  let comment: number | undefined
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index] ?? ''
    const before = line.includes('<') ? reader.copy() : undefined
    const read = reader.read(line)
    if (comment !== undefined && (read.kind !== 'paragraph' || !read.continues)) {
      unclosed.push({ line: comment + 1, start: '<!--', end: '-->' })
      comment = undefined
    }
    if (read.kind === 'paragraph') comment = openComment(read.text, comment, index)
    if (before === undefined || read.kind !== 'html' || read.continues) continue
    const kind = kinds.find(({ start }) => start.test(read.text))
    const [, start = '', name = ''] = kind?.start.exec(read.text) ?? []
    if (kind === undefined || kind.end.test(read.text.slice(read.text.indexOf(start) + start.length))) continue
    // A sentence about the element is text, which is found out when the HTML is read.
    if (name !== '' && /^ *<[^<>]*> +\S/.test(read.text)) continue
    const key = `${kinds.indexOf(kind)} ${read.containers.length}`
    const until = endless.get(key) ?? 0
    // Where the start is made text, nothing else has to be known.
    const isText = name === '' && kind.written !== '-->'
    const cut =
      isText && index < until
        ? { paragraph: index, text: index, isCut: false, until }
        : cutOf(lines, index, read, kind, index < until)
    if (cut === undefined) continue
    endless.set(key, Math.max(endless.get(key) ?? 0, cut.until))
    unclosed.push({
      line: index + 1,
      start: name === '' ? start : `${start}>`,
      end: name === '' ? kind.written : `</${name}>`,
    })
    if (kind.written === '-->')
      lines[cut.paragraph] = `${(lines[cut.paragraph] ?? '').replace(/\s*(?:--!>)?\s*$/, '')} -->`
    else if (isText) lines[index] = line.replace(start, `\\${start}`)
    else if (cut.isCut) lines[cut.text] += `</${name}>`
    else continue
    reader = before
    reader.read(lines[index] ?? '')
  }
  return unclosed.length === 0 ? { source, unclosed } : { source: lines.join('\n'), unclosed }
}

/** The line of the comment that is open behind this text of a paragraph, if one is. */
function openComment(text: string, open: number | undefined, index: number): number | undefined {
  if (open === undefined && !text.includes('<!--')) return undefined
  const plain = text.replace(/(`+)[^`]+\1|\\</g, '')
  const rest = open === undefined ? plain : plain.includes('-->') ? plain.slice(plain.indexOf('-->') + 3) : undefined
  if (rest === undefined) return open
  const start = rest.lastIndexOf('<!--')
  return start >= 0 && !/^<!--(?:-?>|[\s\S]*-->)/.test(rest.slice(start)) ? index : undefined
}

/** Where raw HTML without an end has to end. */
interface Cut {
  /** The last line of its first paragraph. */
  readonly paragraph: number
  /** The last line with text before what can't be part of it. */
  readonly text: number
  /** Whether anything follows that can't be part of it. */
  readonly isCut: boolean
  /** The line up to which no end follows. */
  readonly until: number
}

const heading = /^ {0,3}(?:#{1,6} |<\/details)/i
const foldEnd = /^ {0,3}<\/details/i

/** Looks for the end of raw HTML; undefined if there is one. */
function cutOf(
  lines: readonly string[],
  start: number,
  opening: BlockLine,
  kind: Kind,
  isEndless: boolean,
): Cut | undefined {
  let paragraph = start
  let isParagraph = true
  let text = start
  let isCut = false
  const inner = (at: number) => insideOf(lines[at] ?? '', opening.containers)
  const found = (until: number): Cut => ({ paragraph, text, isCut, until })
  let behind = opening.text
  for (let at = start + 1; at < lines.length; at++) {
    const { depth, text: own } = inner(at)
    if (depth < opening.containers.length) return found(at)
    const isBlank = own.trim() === ''
    const isPart = !isStructure([behind, own, ''], 1, '') && !(kind.written === '-->' ? heading : foldEnd).test(own)
    if (!isCut && !isPart) {
      isCut = true
      isParagraph = false
    }
    if (isCut && kind.start.test(own)) return found(at)
    if (!isEndless && kind.end.test(own)) return undefined
    if (isBlank) isParagraph = false
    else {
      if (isParagraph) paragraph = at
      if (!isCut) text = at
    }
    if (isEndless && (isCut || (kind.written === '-->' && !isParagraph))) return found(at)
    behind = own
  }
  return found(lines.length)
}
