/** The lines of a text that has lost its markup, classified by their looks, with broken lines joined. */

import { instructions, programs } from '../../words/commands.ts'
import { anyOf } from '../../words/pattern.ts'
import { sentenceWords } from '../../words/prose.ts'

/** A run of words of a line; `code` if it was inline code that had been broken out of the line. */
interface TextPiece {
  readonly text: string
  readonly code: boolean
}

/** One line as it was before rendering; several lines of the file if inline code was broken out of it. */
export interface PlainLine {
  /** 1-based first and last line in the file. */
  readonly line: number
  readonly endLine: number
  /** `block`: belongs to a fence, a table or something else that Markdown has kept intact. */
  readonly kind: 'prose' | 'bullet' | 'number' | 'code' | 'block'
  /** Without the bullet or number. */
  readonly text: string
  readonly pieces: readonly TextPiece[]
  /** Indentation of the bullet or number in columns. */
  readonly depth: number
  /** Whether a blank line precedes it. */
  readonly apart: boolean
}

/** The role of a line of the file: text, part of a block that Markdown has kept intact, or not part of the text. */
export type LineRole = 'text' | 'block' | 'outside'

/**
 * Reads the lines of a text in linear time: classifies them by their looks, and joins wrapped lines and inline code
 * that was broken out.
 */
export function readLines(source: string, roleOf: (line: number) => LineRole): PlainLine[] {
  const single = looksOf(source, roleOf)
  const looks = single.map((look, index) =>
    resembles(look, single[index - 1], single[index + 1]) ? { ...look, kind: 'code' as const } : look,
  )
  const width = wrapWidth(looks)
  const lines: PlainLine[] = []
  for (let index = 0; index < looks.length; ) {
    const end = width === undefined ? torn(looks, index) : wrapped(looks, index, width)
    lines.push(lineOf(looks.slice(index, end)))
    index = end
  }
  return lines
}

/** Whether a line ends like a sentence, a label or a question. */
export function isEnded(text: string): boolean {
  return /[.!?:;。！？：؟…][)"”’'\]]*$/u.test(text)
}

/** Returns the number of words between white space. */
export function wordCount(text: string): number {
  return text.trim().split(/\s+/).length
}

/** Words that are frequent in sentences and hardly ever occur in commands. */
const sentenceWord = new RegExp(String.raw`(?<![\w./-])${anyOf(sentenceWords)}(?![\w./-])`, 'giu')

const commandName = new RegExp(String.raw`^${anyOf(programs)}(?=\s|$)`)

/** First words of lines in Dockerfiles and SQL. */
const instruction = new RegExp(String.raw`^${anyOf(instructions)}\s+\S`)

/** Whether a line looks like a command, a setting or output rather than a sentence. */
function looksLikeCode(text: string): boolean {
  const bare = text.replace(/\s#\s.*$/, '').trim()
  if (/^(?:[$%>]\s+\S|#!?\s?\S|\$\w|\/\/\s|\/\*|<\/?[a-z][\w-]*[\s>])/.test(bare)) return true
  if (/\s\|\s.*\s\|(?:\s|$)|^[-:]{3,}\s*\|/.test(bare)) return true
  const proseWords = countSentenceWords(bare)
  if (/^[{}()[\];,]+$|\S\s*[{;\\]$/.test(bare)) return proseWords < 2
  if (/\S[.?!]$/.test(bare) || /\S\s+vs\.?\s+\S/.test(bare)) return false
  if (/^(?:[\w.-]+\s*=\s*\S|\[[\w.-]+\]$)/.test(bare) || instruction.test(bare)) return proseWords === 0
  const flags = /\s--?[a-zA-Z][\w-]*(?=[\s=]|$)|\s(?:\||&&|>>?)\s/.test(bare)
  if (commandName.test(bare)) return proseWords === 0 || (flags && proseWords < 2)
  if (flags && /^[a-z./~]/.test(bare)) return proseWords === 0
  if (/^(?:\p{Lu}{2,}\s+){2,}\p{Lu}{2,}$/u.test(bare)) return true
  return proseWords === 0 && /^(?:\.{0,2}\/|~\/|--?[a-z])\S*(?:\s|$)|^\S*\w[./:]\w\S*\s+\S*\w\/\w/.test(bare)
}

function countSentenceWords(text: string): number {
  return text.match(sentenceWord)?.length ?? 0
}

/** One line of the file before lines are joined. */
interface LineLook {
  readonly line: number
  readonly endLine: number
  readonly kind: PlainLine['kind']
  readonly text: string
  readonly depth: number
  readonly apart: boolean
  /** The number of characters of the line in the file. */
  readonly length: number
}

const bulletMark = /^(\s*)[-*+•◦▪▫●○■‣·–]\s+(?=\S)/u
const numberMark = /^(\s*)\(?\d{1,3}[.)]\s+(?=\S)/

/** Columns; deeper indentation has no further meaning. */
const deepest = 24

function looksOf(source: string, roleOf: (line: number) => LineRole): LineLook[] {
  const looks: LineLook[] = []
  let apart = true
  let loneBullet: { line: number; depth: number; apart: boolean } | undefined
  for (const { raw, line } of source.split('\n').flatMap(ungluedBullet)) {
    const role = roleOf(line)
    if (role === 'outside' || (raw.trim() === '' && role === 'text')) {
      apart = true
      continue
    }
    if (role === 'text' && /^\s*[-*•]\s*$/.test(raw)) {
      // The text of the bullet has moved to the next line.
      loneBullet = { line, depth: raw.search(/\S/), apart }
      continue
    }
    const look = { line, endLine: line, apart, length: raw.trimEnd().length, ...kindOf(raw, role) }
    const belongs = loneBullet !== undefined && look.kind !== 'block' && look.kind !== 'bullet'
    looks.push(belongs ? { ...look, ...loneBullet, kind: 'bullet', text: raw.trim() } : look)
    loneBullet = undefined
    apart = false
  }
  return looks
}

/** Where inline code was broken out, the end of a sentence and the next bullet may share a line: `) - next`. */
function ungluedBullet(raw: string, index: number): { raw: string; line: number }[] {
  const glued = /^([)\].,;:!?]+)\s*(- .*)$/.exec(raw)
  return (glued === null ? [raw] : glued.slice(1)).map((part) => ({ raw: part, line: index + 1 }))
}

function kindOf(raw: string, role: LineRole): Pick<LineLook, 'kind' | 'text' | 'depth'> {
  if (role === 'block') return { kind: 'block', text: raw, depth: 0 }
  const bullet = bulletMark.exec(raw)
  const mark = bullet ?? numberMark.exec(raw)
  if (mark !== null)
    return {
      kind: bullet ? 'bullet' : 'number',
      text: raw.slice(mark[0].length).trim(),
      depth: Math.min(mark[1]?.length ?? 0, deepest),
    }
  return looksLikeCode(raw)
    ? { kind: 'code', text: raw.trimEnd(), depth: 0 }
    : { kind: 'prose', text: raw.trim(), depth: 0 }
}

/** Lines of output often begin alike: `docker.io docker.io/library/…`. */
function resembles(look: LineLook, before: LineLook | undefined, after: LineLook | undefined): boolean {
  const start = firstWord(look.text)
  if (look.kind !== 'prose' || !/\w[./:]\w/.test(start)) return false
  return [before, after].some((other) => other?.kind === 'code' && firstWord(other.text) === start)
}

function firstWord(text: string): string {
  return /\S+/.exec(text)?.[0] ?? ''
}

/** Returns the width at which a text is wrapped; undefined if its lines are whole paragraphs. */
function wrapWidth(looks: readonly LineLook[]): number | undefined {
  const prose = looks.filter(({ kind }) => kind === 'prose' || kind === 'bullet' || kind === 'number')
  const width = prose.reduce((most, { length }) => Math.max(most, length), 0)
  if (prose.length < 8 || width < 50 || width > 120) return undefined
  const full = prose.filter(({ length, text }) => length > width * 0.85 && !isEnded(text))
  return full.length > prose.length * 0.3 ? width : undefined
}

/**
 * Returns the end of the paragraph that starts here: a line continues if the first word of the next line would not have
 * fitted.
 */
function wrapped(looks: readonly LineLook[], start: number, width: number): number {
  const first = looks[start]
  let end = start + 1
  for (let last = first; last !== undefined; end++) {
    const next = looks[end]
    const fits = next === undefined || last.length + 1 + firstWord(next.text).length <= width
    if (fits || next.apart || next.kind !== 'prose' || first?.kind === 'code' || first?.kind === 'block') return end
    last = next
  }
  return end
}

/** No sentence is broken more often than this. */
const mostTears = 16

/**
 * Returns the end of the sentence that starts here, whose inline code was broken out onto lines of its own or to the
 * ends of lines.
 */
function torn(looks: readonly LineLook[], start: number): number {
  const first = looks[start]
  let end = start + 1
  if (first === undefined || first.kind === 'block') return end
  for (; end - start < mostTears; end++) {
    const before = looks.slice(start, end)
    const next = looks[end]
    if (next === undefined || next.apart || (next.kind !== 'prose' && next.kind !== 'code')) return end
    const behind = looks[end + 1]
    const goesOn =
      first.kind === 'code' && before.length === 1
        ? codeGoesOn(first, looks[start - 1], next)
        : sentenceGoesOn(before, next, behind)
    if (!goesOn) return end
  }
  return end
}

/** `docker ps` + `shows the running ones.`: a command at the beginning of a sentence. */
function codeGoesOn(code: LineLook, before: LineLook | undefined, next: LineLook): boolean {
  if (next.kind !== 'prose' || wordCount(code.text) > 6 || (before?.kind === 'code' && !code.apart)) return false
  return /^[.,;:!?](?:\s|$)/.test(next.text) || (startsLow(next.text) && countSentenceWords(next.text) > 0)
}

function sentenceGoesOn(before: readonly LineLook[], next: LineLook, behind: LineLook | undefined): boolean {
  if (closesSentence(next.text)) return true
  const last = before.at(-1)
  if (last === undefined || isEnded(last.text)) return false
  if (isTornCode(before, next, behind)) return true
  if (next.kind !== 'prose' || !startsLow(next.text) || /\w[/:]\w|:$/.test(firstWord(next.text))) return false
  return countSentenceWords(next.text) > 0 || wordCount(before.map(({ text }) => text).join(' ')) > 1
}

/**
 * Whether a line is nothing but inline code that was broken out: it is short and no sentence, and the sentence
 * continues after it.
 */
function isTornCode(before: readonly LineLook[], look: LineLook, behind: LineLook | undefined): boolean {
  if (wordCount(look.text) > 4 || countSentenceWords(look.text) > 0 || /[.!?:;](?:\s|$)/.test(look.text)) return false
  if (behind === undefined || behind.apart || behind.kind !== 'prose') return false
  if (closesSentence(behind.text)) return true
  return (
    startsLow(behind.text) &&
    (countSentenceWords(behind.text) > 0 || before.length > 1 || wordCount(before[0]?.text ?? '') > 2)
  )
}

function closesSentence(text: string): boolean {
  return /^(?:[?!,;:)\]？]|\.(?:\s|$))/.test(text)
}

function startsLow(text: string): boolean {
  return /^\p{Ll}/u.test(text)
}

function lineOf(looks: readonly LineLook[]): PlainLine {
  const [first] = looks
  if (first === undefined) throw new Error('a line is made of one look at least')
  const { line, depth, apart } = first
  const pieces = looks.map((look, index): TextPiece => {
    const isCode = index === 0 ? look.kind === 'code' : isTornCode(looks.slice(0, index), look, looks[index + 1])
    const space = index === 0 || closesSentence(look.text) ? '' : ' '
    return { text: isCode ? look.text.trim() : `${space}${look.text}`, code: isCode && looks.length > 1 }
  })
  const kind = first.kind === 'code' && looks.length > 1 ? 'prose' : first.kind
  const text = pieces.map((piece, index) => (piece.code && index > 0 ? ` ${piece.text}` : piece.text)).join('')
  return {
    line,
    endLine: looks.at(-1)?.endLine ?? line,
    kind,
    text: looks.length > 1 ? text.trim() : first.text,
    pieces,
    depth,
    apart,
  }
}
