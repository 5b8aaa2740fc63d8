import { BlockReader } from './block-lines.ts'

/** A source in which folds that are never closed end before the next one, and on which lines they begin (1-based). */
interface Mended {
  readonly source: string
  readonly unclosed: readonly number[]
}

/** The start of a fold that nothing closes, by the index of its line. */
interface Start {
  readonly index: number
  /** The deepest level of a heading that ends it. */
  readonly level: number
  /** Whether nothing stands before it on its line. */
  readonly startsLine: boolean
}

/** A line before which a fold may end. */
interface End {
  readonly index: number
  /** The level of a heading; 0 for a fold. */
  readonly level: number
  /** The line above with text behind which the fold may be closed; undefined if code ends there. */
  readonly behind?: number
}

/** Headings as high as these are no part of an answer. */
const sectionLevel = 2

const tag = /<(\/?)details(?=[\s>/])[^>]*>/gi
const foldStart = /^ {0,3}<details(?=[\s>/])/i

/**
 * Ends each fold without `</details>` before the next fold, or before a heading that is not deeper than the one above it:
 * it would take in the rest of the page. A fold that has nothing of its own before the next one is a group of folds, and
 * stays as it is. Line numbers don't change.
 */
export function mendUnclosedFolds(source: string): Mended {
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0
  if (count(/<details[\s>/]/gi) <= count(/<\/details\s*>/gi)) return { source, unclosed: [] }
  const lines = source.split('\n')
  const { open, ends } = readFolds(lines)
  const unclosed: number[] = []
  let at = 0
  /** What was found out about the lines of the fold before; many folds may begin on one line. */
  let known: { readonly from: number; readonly to: number; readonly hasContent: boolean } | undefined
  for (const { index, level, startsLine } of open) {
    while ((ends[at]?.index ?? lines.length) <= index) at++
    let next = at
    while ((ends[next]?.level ?? 0) > level) next++
    const end = startsLine ? ends[next] : undefined
    if (end === undefined) continue
    if (known?.from !== index || known.to !== end.index)
      known = { from: index, to: end.index, hasContent: hasContent(lines.slice(index, end.index)) }
    if (!known.hasContent) continue
    if (end.level === 0) lines[end.index] = `</details>${lines[end.index]?.trimStart() ?? ''}`
    else if (end.behind === undefined) continue
    else lines[end.behind] += '</details>'
    unclosed.push(index + 1)
  }
  return unclosed.length === 0 ? { source, unclosed } : { source: lines.join('\n'), unclosed }
}

/** Returns the folds that nothing closes, and the lines before which they may end: folds (level 0) and headings. */
function readFolds(lines: readonly string[]): { open: readonly Start[]; ends: readonly End[] } {
  const open: Start[] = []
  const ends: End[] = []
  const reader = new BlockReader()
  let level = sectionLevel
  let behind: number | undefined
  let isComment = false
  lines.forEach((line, index) => {
    const { kind, text, continues, containers } = reader.read(line)
    if (containers.length > 0) {
      behind = undefined
      return
    }
    if (kind === 'heading') {
      const own = /^ *(#+)/.exec(text)?.[1]?.length ?? sectionLevel
      ends.push({ index, level: own, ...(behind !== undefined && { behind }) })
      level = Math.max(own, sectionLevel)
    }
    if (kind !== 'blank') behind = kind === 'paragraph' || kind === 'html' ? index : undefined
    if (kind !== 'html' && kind !== 'paragraph') return
    isComment = kind === 'html' && (continues ? isComment : /^ *<!--/.test(text))
    if (isComment) return
    const startsLine = foldStart.test(text)
    if (startsLine) ends.push({ index, level: 0 })
    for (const [, slash] of text.replace(/(`+)[^`]+\1/g, '').matchAll(tag)) {
      if (slash === '') open.push({ index, level, startsLine })
      else open.pop()
    }
  })
  return { open, ends }
}

/** Whether a fold has a text beside its summary. */
function hasContent(lines: readonly string[]): boolean {
  const [, ...rest] = lines.join('\n').split(/<\/summary\s*>/i)
  return /[\p{L}\p{N}]/u.test(rest.join('').replace(/<[^>]*>/g, ''))
}
