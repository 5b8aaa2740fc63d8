import type { ElementContent } from 'hast'
import type { Content } from '../model/card.ts'
import { isBlock } from '../parse/block.ts'
import { memoise } from '../text/memoise.ts'

/** A word, a sign or an image of a question or an answer. */
export interface Token {
  /** The form that is compared: in lower case, except for flags and single letters; for an image its address. */
  readonly word: string
  /** The token as the author wrote it, without the punctuation around it. */
  readonly written: string
  readonly type: 'prose' | 'code' | 'mark'
  /** Whether a full stop, a question mark or the like follows it, or a line or block ends with it. */
  readonly endsSentence: boolean
}

/**
 * Splits content into tokens. In prose, the punctuation and quotation marks around a word are removed; in code, every
 * character is kept, and so is the indentation of a code block.
 */
export function tokensOf(content: Content): Token[] {
  const reader: TokenReader = { words: [], lineEnds: new Set(), pieces: [] }
  read(content, 'prose', reader)
  endWord(reader)
  const tokens: Token[] = []
  for (const [index, word] of reader.words.entries()) {
    const place = index === reader.words.length - 1 ? 'last' : 'inside'
    for (const token of tokensOfWord(word, place)) tokens.push(token)
    const last = tokens.at(-1)
    if (reader.lineEnds.has(index) && last !== undefined) tokens[tokens.length - 1] = { ...last, endsSentence: true }
  }
  return tokens
}

/** A part of a word with one type: the word "(`ls`)," has the pieces `(`, `ls` and `),`. */
interface TokenPiece {
  text: string
  readonly type: Token['type']
}

interface TokenReader {
  readonly words: TokenPiece[][]
  /** Indexes of the words that end a line or a block. */
  readonly lineEnds: Set<number>
  /** The pieces of the word that is being read. */
  pieces: TokenPiece[]
}

function read(content: readonly ElementContent[], type: 'prose' | 'code', reader: TokenReader): void {
  for (const node of content) {
    if (node.type === 'text') readText(node.value, type, reader)
    if (node.type !== 'element') continue
    const { tagName, children, properties } = node
    if (tagName === 'script' || tagName === 'style') continue
    if (tagName === 'img' && typeof properties['src'] === 'string') readMark(properties['src'], reader)
    else if (tagName === 'pre') readCodeBlock(children, reader)
    else if (properties['dataCloze'] !== undefined && properties['dataCloze'] !== null) {
      readMark(`{${String(properties['dataCloze'])}`, reader)
      read(children, type, reader)
      readMark('}', reader)
    } else if (tagName === 'br' || tagName === 'td' || tagName === 'th' || tagName === 'tr' || isBlock(node)) {
      endLine(reader)
      read(children, type, reader)
      endLine(reader)
    } else {
      // 2 to the power of n is not 2n.
      if (tagName === 'sup') addPiece('^', type, reader)
      if (tagName === 'sub') addPiece('_', type, reader)
      read(children, codeNames.has(tagName) ? 'code' : type, reader)
    }
  }
}

const codeNames: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt'])

function readText(text: string, type: 'prose' | 'code', reader: TokenReader): void {
  for (const [index, part] of text.split(/\s+/).entries()) {
    if (index > 0) endWord(reader)
    if (part !== '') addPiece(part, type, reader)
  }
}

function addPiece(text: string, type: Token['type'], reader: TokenReader): void {
  const last = reader.pieces.at(-1)
  if (last?.type === type) last.text += text
  else reader.pieces.push({ text, type })
}

function readMark(text: string, reader: TokenReader): void {
  endWord(reader)
  reader.words.push([{ text, type: 'mark' }])
}

function readCodeBlock(children: readonly ElementContent[], reader: TokenReader): void {
  endLine(reader)
  const lines = textOf(children)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const indentation = (line: string): number => line.length - line.trimStart().length
  const least = lines.reduce((least, line) => Math.min(least, indentation(line)), Infinity)
  for (const line of lines) {
    readMark(`\n${' '.repeat(indentation(line) - least)}`, reader)
    readText(line.trim(), 'code', reader)
    endLine(reader)
  }
}

function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('')
}

function endWord(reader: TokenReader): void {
  if (reader.pieces.length > 0) reader.words.push(reader.pieces)
  reader.pieces = []
}

function endLine(reader: TokenReader): void {
  endWord(reader)
  reader.lineEnds.add(reader.words.length - 1)
}

/** How many words of each type are kept: the same words come again and again. */
const keptWords = 50_000

const readInside = wordReaders('inside')
const readLast = wordReaders('last')

/** Functions that read words of one piece, memoised. */
function wordReaders(place: 'last' | 'inside') {
  const reader = (type: Token['type']) =>
    memoise((text): readonly Token[] => readWord([{ text, type }], place), keptWords)
  return { prose: reader('prose'), code: reader('code'), mark: reader('mark') }
}

function tokensOfWord(pieces: readonly TokenPiece[], place: 'last' | 'inside'): readonly Token[] {
  const [first, second] = pieces
  if (first === undefined || second !== undefined) return readWord(pieces, place)
  const read = place === 'last' ? readLast : readInside
  return read[first.type](first.text)
}

function readWord(pieces: readonly TokenPiece[], place: 'last' | 'inside'): Token[] {
  const [first] = pieces
  if (first === undefined) return []
  if (pieces.length === 1 && first.type === 'mark')
    return [{ word: first.text, written: first.text, type: 'mark', endsSentence: false }]
  const written = pieces.map(({ text }) => text).join('')
  // This is an address or data, not a word of any language.
  if (written.length > longestWord) return [{ word: written, written, type: 'code', endsSentence: false }]
  const parts = pieces.map(({ text, type }) => ({ text: type === 'code' ? text : plain(text), type }))
  if (parts.length === 1 && first.type === 'prose') return proseTokens(parts[0]?.text ?? '', place)

  const [start] = parts
  if (start?.type === 'prose') start.text = start.text.replace(/^["'¿¡]+/, '')
  const end = parts.at(-1)
  const whole = end?.type === 'prose' ? end.text : ''
  if (end?.type === 'prose') end.text = end.text.replace(/["'?!.,:;…]+$/, '')
  const text = parts.map((part) => part.text).join('')
  const word = isFlag(text) ? text : text.toLowerCase()
  const type = parts.some((part) => part.type === 'code') ? 'code' : 'prose'
  return text === '' ? [] : [{ word, written: text, type, endsSentence: /[?!.:;…]/.test(whole) }]
}

const longestWord = 300

/** Replaces full-width letters and typographic quotation marks and dashes with their ASCII forms. */
function plain(text: string): string {
  // Nearly every word is ASCII already.
  if (/^[\x21-\x7e]*$/.test(text)) return text
  return text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]+/g, '^$&')
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[‘’‚´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[。]/g, '.')
    .replace(/\u200b|\u200c|\u200d|\ufe0f|\u2060/g, '')
}

function proseTokens(text: string, place: 'last' | 'inside'): Token[] {
  // Nearly every word has no punctuation around it.
  if (/^[A-Za-z]+$/.test(text))
    return [{ word: isCased(text) ? text : text.toLowerCase(), written: text, type: 'prose', endsSentence: false }]
  const opened = text.replace(/^["'¿¡]+(?=.)/, '').replace(/(?<=[\p{L}\p{N}])[?!.,:;…]+(?=[)\]]+["'?!.,:;…]*$)/u, '')
  // After a sign, only the end of the whole text is punctuation: `$?` is not `$`.
  const closed = opened.replace(/(?<=[\p{L}\p{M}\p{N})\]}>%_])["'?!.,:;…]+$/u, '')
  const trimmed = closed !== opened || place === 'inside' ? closed : closed.replace(/(?<=.)[?.!:]$/, '')
  const bare = trimmed.replace(/(?<=.)["',;]+$/, '')
  if (place === 'last' && text === '?') return []
  if (bare === '') return []
  const endsSentence = /[?!.:;…]["']*$/.test(text) && bare !== text
  const lower = bare.toLowerCase()
  const contraction = bare.includes("'") ? contractions(lower) : undefined
  if (contraction !== undefined)
    return contraction.map((word) => ({ word, written: word, type: 'prose', endsSentence }))
  return [{ word: isCased(bare) ? bare : lower, written: bare, type: 'prose', endsSentence }]
}

/** Whether a word means something else in another case: `-p` and `-P`, `n` and `N`, "it" and "IT". */
function isCased(word: string): boolean {
  return isFlag(word) || /^(?:[B-HJ-Z]|IT|US|WHO|AS)$/.test(word)
}

/** Whether a word is a command-line flag. The case of a flag matters: `-p` publishes one port, `-P` all of them. */
function isFlag(text: string): boolean {
  return /^-{1,2}\p{L}/u.test(text)
}

const asking: ReadonlySet<string> = new Set(['what', 'who', 'where', 'when', 'how', 'why', 'it', 'that', 'there'])

/** The words of a contraction such as `what's` or `doesn't`; undefined for any other word. */
function contractions(word: string): string[] | undefined {
  if (word === "can't") return ['cannot']
  if (word === "won't") return ['will', 'not']
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not']
  const before = word.slice(0, -2)
  return word.endsWith("'s") && asking.has(before) ? [before, 'is'] : undefined
}
