/**
 * The formulas in the HTML of a finished field. Anki typesets whatever the text of a card has between `\(` and `\)` or `\[`
 * and `\]`, in whatever way it came there: this is where it is decided what may be typeset.
 */

import type { Kind } from '../../model/card.ts'
import { firstMark } from '../field/anki-syntax.ts'
import { clozeEdge, forbiddenCommand } from './forbidden-command.ts'

/** A field in which only harmless formulas are typeset. */
export interface GuardedField {
  readonly html: string
  /** The command because of which each other formula is shown as it is written. */
  readonly forbidden: readonly string[]
}

/**
 * Shows the formulas of a field that use more than mathematics as code, which MathJax doesn't typeset.
 * @param html A field as it is written for Anki, with its cloze deletions.
 * @param kind In a cloze, Anki removes the tags from whatever is between the delimiters of a formula in the source of the
 * field, so that no delimiters but those of whole formulas may remain, not even in attributes.
 */
export function guardMaths(html: string, kind: Kind): GuardedField {
  if (!html.includes('\\') && !backslash.test(html)) return { html, forbidden: [] }
  const { runs, unread } = readRuns(html, kind)
  const tags = kind === 'cloze' && isStripped(html) ? 'removed' : 'kept'
  const edits: Edit[] = tags === 'removed' ? unread.flatMap(({ text, from }) => escapeDelimiters(text, from)) : []
  const forbidden: string[] = []
  for (const run of runs) guardRun(run, tags, edits, forbidden)
  return { html: edited(html, edits), forbidden }
}

/** Whether Anki would remove tags from a cloze. */
function isStripped(html: string): boolean {
  const first = html.search(/\\[([]/)
  return first >= 0 && Math.max(html.lastIndexOf('\\)'), html.lastIndexOf('\\]')) > first
}

const backslash = /&(?:#0*92|#x0*5c|bsol);?/i

/** Replaces a part of the HTML. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly by: string
}

/** Text that MathJax reads in one piece: with the places of its characters in the HTML, and marks for cloze deletions. */
interface Run {
  text: string
  readonly from: number[]
  readonly to: number[]
}

/** A part of the HTML that MathJax doesn't read: a tag, or the text of code. */
interface Unread {
  readonly text: string
  readonly from: number
}

// In texts of runs only. What an author writes with these characters is read as another one.
const opening = '\uE001'
const hinting = '\uE002'
const closing = '\uE003'
const marks = /[\uE000-\uE003]/g

const tokens = /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+|</gi
const characters =
  /\{\{c\d+::|\}\}|::|&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|bsol|lpar|lsqb|lbrack));?|[\s\S]/gi
const named: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00A0',
    bsol: '\\',
    lpar: '(',
    lsqb: '[',
    lbrack: '[',
  },
}

/** The elements of a field whose text MathJax skips. */
const code: ReadonlySet<string> = new Set(['code', 'pre'])

function readRuns(html: string, kind: Kind): { runs: Run[]; unread: Unread[] } {
  const runs: Run[] = [{ text: '', from: [], to: [] }]
  const unread: Unread[] = []
  const hasHint: boolean[] = []
  let skipped = 0
  const add = (character: string, from: number, to: number) => {
    const run = runs.at(-1)
    if (run === undefined) return
    for (let unit = 0; unit < character.length; unit += 1) {
      run.from.push(from)
      run.to.push(to)
    }
    run.text += character
  }
  const readText = (token: string, start: number) => {
    for (const { 0: written, 1: decimal, 2: hexadecimal, 3: name, index } of token.matchAll(characters)) {
      const from = start + index
      const mark = kind === 'cloze' ? clozeMark(written, hasHint) : undefined
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
      const character =
        name === undefined ? (code <= 0x10_ff_ff ? String.fromCodePoint(code) : written) : named[name.toLowerCase()]
      add(mark ?? (character ?? written).replace(marks, '?'), from, from + written.length)
    }
  }
  for (const { 0: token, 1: slash, 2: written, index } of html.matchAll(tokens)) {
    const name = written?.toLowerCase()
    if (name === undefined) {
      if (token.startsWith('<!--')) continue
      if (skipped === 0) readText(token, index)
      else {
        unread.push({ text: token, from: index })
        for (const [mark] of kind === 'cloze' ? token.matchAll(/\{\{c\d+::|\}\}|::/g) : []) clozeMark(mark, hasHint)
      }
      continue
    }
    unread.push({ text: token, from: index })
    if (name === 'br') add('\n', index, index + token.length)
    else if (name !== 'wbr') {
      runs.push({ text: '', from: [], to: [] })
      if (code.has(name)) skipped = Math.max(0, skipped + (slash === '' ? 1 : -1))
    }
  }
  return { runs, unread }
}

/** The mark for a sign of a cloze deletion; undefined if it is plain text. */
function clozeMark(written: string, hasHint: boolean[]): string | undefined {
  if (/^\{\{c\d/.test(written)) {
    hasHint.push(false)
    return opening
  }
  if (written === '}}' && hasHint.length > 0) {
    hasHint.pop()
    return closing
  }
  if (written === '::' && hasHint.at(-1) === false) {
    hasHint[hasHint.length - 1] = true
    return hinting
  }
  return undefined
}

/** A delimiter of a formula in a run. */
interface Delimiter {
  readonly start: number
  readonly end: number
  readonly sign: string
  /** The cloze deletion, or the hint, that the delimiter stands in: the same number for all in one. */
  readonly scope: number
}

/** A formula in a run: what MathJax would typeset. */
interface Formula {
  readonly open: Delimiter
  readonly close: Delimiter
}

/**
 * Decides about the formulas of a run, of which there is at most one at each place.
 * @param tags whether Anki removes the tags between delimiters; then none may stay that belong to no formula
 */
function guardRun({ text, from, to }: Run, tags: 'removed' | 'kept', edits: Edit[], forbidden: string[]): void {
  const replace = (start: number, end: number, by: string) =>
    edits.push({ from: from[start] ?? 0, to: to[end - 1] ?? 0, by })
  const hide = ({ start }: Delimiter) => replace(start, start + 1, '&#92;')
  const { delimiters, closeOf } = readDelimiters(text)
  let current: (Formula & { readonly isTypeset: boolean }) | undefined
  for (const delimiter of delimiters) {
    if (current !== undefined && delimiter.start < current.close.end) {
      if (!current.isTypeset && delimiter !== current.close) hide(delimiter)
      continue
    }
    const close = closeOf.get(delimiter)
    if (close === undefined) {
      if (tags === 'removed') hide(delimiter)
    } else if (isTorn({ open: delimiter, close })) {
      if (tags === 'removed') hide(delimiter)
      const behindBackslash = to[delimiter.start] ?? 0
      edits.push({ from: behindBackslash, to: behindBackslash, by: '<span></span>' })
    } else {
      const command = forbiddenIn(text.slice(delimiter.end, close.start))
      current = { open: delimiter, close, isTypeset: command === undefined }
      if (command === undefined) continue
      forbidden.push(command)
      replace(delimiter.start, delimiter.end, '<code>')
      replace(close.start, close.end, '</code>')
    }
  }
}

/**
 * Whether a formula begins and ends in different cloze deletions, or within a delimiter. MathJax doesn't see a delimiter
 * with a tag in it.
 */
function isTorn({ open, close }: Formula): boolean {
  return open.scope !== close.scope || open.end - open.start > 2 || close.end - close.start > 2
}

const behindBackslashes = /^[\uE001-\uE003]*[([]/
const signs = /\\[\uE001-\uE003]*([\s\S])|[{}\uE001-\uE003]|\\/g

/**
 * The delimiters in a text, and for those that can begin a formula the one that ends it, as MathJax finds it: the first one
 * outside of the braces in the formula; stray right braces don't count.
 */
function readDelimiters(text: string): { delimiters: Delimiter[]; closeOf: Map<Delimiter, Delimiter> } {
  const read: (Delimiter | { readonly sign: '{'; matchedAt?: number } | { readonly sign: '}' })[] = []
  const braces: { readonly sign: '{'; matchedAt?: number }[] = []
  const scopes = [0]
  let scopesSoFar = 1
  const enter = () => scopes.push(scopesSoFar++)
  for (const { 0: written, 1: escaped, index } of text.matchAll(signs)) {
    const edges = written.match(/[\uE001-\uE003]/g) ?? []
    const sign = escaped ?? written
    const behind = text.slice(index + written.length, index + written.length + 9)
    if (escaped !== undefined && '()[]'.includes(sign))
      read.push({ start: index, end: index + written.length, sign, scope: scopes.at(-1) ?? 0 })
    else if (escaped === '\\' && behindBackslashes.test(behind)) {
      // Outside of formulas, MathJax doesn't pair backslashes.
      const start = index + written.length - 1
      const end = start + 1 + (behindBackslashes.exec(behind)?.[0].length ?? 0)
      read.push({ start, end, sign: text.charAt(end - 1), scope: scopes.at(-1) ?? 0 })
    } else if (escaped === undefined && sign === '{') {
      const brace = { sign } as { sign: '{'; matchedAt?: number }
      braces.push(brace)
      read.push(brace)
    } else if (escaped === undefined && sign === '}') {
      const brace = braces.pop()
      if (brace !== undefined) brace.matchedAt = read.length
      read.push({ sign })
    }
    for (const edge of edges) {
      if (edge !== opening) scopes.pop()
      if (edge !== closing || scopes.length === 0) enter()
    }
  }
  const closeOf = new Map<Delimiter, Delimiter>()
  // From the end: the next delimiters outside of braces, at each place.
  const next: { round: Delimiter | undefined; square: Delimiter | undefined }[] = []
  const none = { round: undefined, square: undefined }
  for (let index = read.length - 1; index >= 0; index -= 1) {
    const sign = read[index]
    const after = next[index + 1] ?? none
    if (sign === undefined) continue
    if (!('scope' in sign)) {
      const matchedAt = sign.sign === '{' ? sign.matchedAt : index
      next[index] = matchedAt === undefined ? none : (next[matchedAt + 1] ?? none)
    } else if (sign.sign === ')') next[index] = { ...after, round: sign }
    else if (sign.sign === ']') next[index] = { ...after, square: sign }
    else {
      next[index] = after
      const close = sign.sign === '(' ? after.round : after.square
      if (close !== undefined) closeOf.set(sign, close)
    }
  }
  return { delimiters: read.filter((sign) => 'scope' in sign), closeOf }
}

/** The first forbidden command of a formula on any side of the card: with every cloze deletion shown, or some of them hidden. */
function forbiddenIn(tex: string): string | undefined {
  if (!tex.includes(opening)) return forbiddenCommand(tex)
  const parts = tex.replace(/\uE002[^\uE001-\uE003]*(?=\uE003)/g, '').replace(/[\uE001-\uE003]/g, clozeEdge)
  const shown = parts.replaceAll(clozeEdge, '')
  const withHints = tex.replace(/[\uE001-\uE003]/g, clozeEdge)
  const commandsOf = (text: string) => text.match(/\\(?:[a-z]+|[\s\S])/gi) ?? []
  const whole = commandsOf(shown)
  const torn = commandsOf(parts).find((command, index) => command !== whole[index])
  // Anki reads its marks in what is left when it has removed the tags of the cloze deletions.
  return forbiddenCommand(withHints) ?? forbiddenCommand(shown) ?? torn ?? firstMark(shown)
}

/** Writes the delimiters of formulas so that the source of a field has none. */
function escapeDelimiters(text: string, start: number): Edit[] {
  return Array.from(text.matchAll(/\\(?=[()[\]])/g), ({ index }) => {
    return { from: start + index, to: start + index + 1, by: '&#92;' }
  })
}

function edited(html: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return html
  let written = ''
  let at = 0
  for (const { from, to, by } of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at) continue
    written += html.slice(at, from) + by
    at = to
  }
  return written + html.slice(at)
}
