import type { SourceFile } from '../model/source-file.ts'
import { fencedLines } from './fenced-lines.ts'
import { dropNoteComments } from './note-comments.ts'

/** A question that is no longer one of the topics' questions. */
export interface FormerQuestion {
  /** Its plain text, which may be cut after 240 characters, as in the ledger. */
  readonly question: string
  /** The path of its file, in which its words are looked for first. */
  readonly file: string
}

/** A place in the topics. */
export interface StandingPlace {
  readonly file: string
  /** 1-based. */
  readonly line: number
}

/**
 * Finds where the words of former questions still stand in the topics: each question with the first place, in its own
 * file if there is one. Markdown marks, HTML tags, white space, punctuation and case are ignored. Words in a code block
 * or a comment don't count, and a short question must make up a line, a cell or a side of its own: a term that an answer
 * mentions doesn't stand there. Linear in the length of the files, however many questions there are.
 * @param isTaken Whether a question that is still one begins at a place, so that the words there are its own.
 */
export function standingWords<Former extends FormerQuestion>(
  files: readonly SourceFile[],
  former: readonly Former[],
  isTaken: (place: StandingPlace) => boolean = () => false,
): Map<Former, StandingPlace> {
  return standingWordsFinder(former)(files, isTaken)
}

/** Finds the words of former questions in texts. */
export type StandingWordsFinder<Former> = (
  files: readonly SourceFile[],
  isTaken?: (place: StandingPlace) => boolean,
) => Map<Former, StandingPlace>

/** Returns {@link standingWords} for the same questions in one text after another, which reads the questions only once. */
export function standingWordsFinder<Former extends FormerQuestion>(
  former: readonly Former[],
): StandingWordsFinder<Former> {
  const root: Node<Former> = { next: new Map(), ends: [] }
  for (const question of former) enter(root, question)
  return (files, isTaken = () => false) => (root.next.size === 0 ? new Map() : findWords(root, files, isTaken))
}

function findWords<Former extends FormerQuestion>(
  root: Node<Former>,
  files: readonly SourceFile[],
  isTaken: (place: StandingPlace) => boolean,
): Map<Former, StandingPlace> {
  const found = new Map<Former, StandingPlace>()
  for (const file of files) {
    const text = readable(file.text)
    for (const { question, line } of standingIn(text, root)) {
      const place = { file: file.path, line }
      const known = found.get(question)
      const isBetter = known === undefined || (known.file !== question.file && file.path === question.file)
      if (isBetter && !isTaken(place)) found.set(question, place)
    }
  }
  return found
}

/** A tree of the words of all questions, so that one walk over a text finds all of them. */
interface Node<Former> {
  readonly next: Map<string, Node<Former>>
  /** The questions whose last word this is. */
  readonly ends: Former[]
}

/** The ledger keeps this many characters of a question; the last word of a longer one may be cut. */
const REMEMBERED = 240

function enter<Former extends FormerQuestion>(root: Node<Former>, former: Former): void {
  const all = wordsOf(former.question.replace(emphasis, '')).map(({ word }) => word)
  const words = former.question.length < REMEMBERED - 1 ? all : all.slice(0, -1)
  let node = root
  for (const word of words) {
    let next = node.next.get(word)
    if (next === undefined) {
      next = { next: new Map(), ends: [] }
      node.next.set(word, next)
    }
    node = next
  }
  if (words.length > 0) node.ends.push(former)
}

function* standingIn<Former extends FormerQuestion>(
  text: string,
  root: Node<Former>,
): Generator<{ question: Former; line: number }> {
  const words = wordsOf(text)
  let line = 1
  let counted = 0
  for (const [start, { at }] of words.entries()) {
    let node = root.next.get(words[start]?.word ?? '')
    if (node === undefined) continue
    for (let index = start; node !== undefined; ) {
      if (node.ends.length > 0 && standsAlone(text, words, start, index)) {
        for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
          line++
          counted = next + 1
        }
        for (const question of node.ends) yield { question, line }
      }
      index++
      node = node.next.get(words[index]?.word ?? '')
    }
  }
}

/** Questions with this many words and letters are recognised within running text as well. */
const MANY_WORDS = 6
const MANY_LETTERS = 28

/** Whether the words from one index to another make up a part of the page, or are many enough to be no coincidence. */
function standsAlone(text: string, words: readonly Word[], from: number, to: number): boolean {
  const [first, last] = [words[from], words[to]]
  if (first === undefined || last === undefined) return false
  const end = last.at + last.length
  if (to - from + 1 >= MANY_WORDS && end - first.at >= MANY_LETTERS) return true
  const before = text.slice(text.lastIndexOf('\n', first.at - 1) + 1, first.at)
  const lineEnd = text.indexOf('\n', end)
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd)
  return beginsPart.test(before) && endsPart.test(after)
}

/** What may stand before a question in its line: marks, another cell, a number, a label. */
const beginsPart =
  /(?:^|[|\t\uE000]|::)[^\p{L}\p{N}]*(?:(?:\p{L}{0,10}[\s#]*\d{1,4}|\p{L}{1,2}|\p{L}{1,12}(?=\s?[:：]))[.:)\]：]+[^\p{L}\p{N}]*)?$/u

/** What may stand behind it: marks up to the end of the line, of the cell or of the bold text, its question mark, or a colon. */
const endsPart = /^(?:[^\p{L}\p{N}]*(?:$|[|\t\uE000\uE001]|::|[?？:：])|\s+[-–—]\s|\s+#\p{L})/u

interface Word {
  readonly word: string
  readonly at: number
  readonly length: number
}

/** The words of a text. A character of a script without spaces between words is a word of its own. */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+/gu
const asciiWord = /[a-z0-9]+/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern covers all of ASCII.
const ascii = /^[\x00-\x7f]*$/

function wordsOf(text: string): Word[] {
  const folded = text.toLowerCase()
  const pattern = ascii.test(folded) ? asciiWord : wordPattern
  return Array.from(folded.matchAll(pattern), ({ 0: word, index }) => ({
    word: word.normalize('NFKC'),
    at: index,
    length: word.length,
  }))
}

/** Marks of emphasis and code: a word goes on behind them. */
const emphasis = /[*`~]|==/g

const tags =
  /<\/?(?:a|abbr|b|blockquote|br|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?\/?>/gi
const inlineTag = /^<\/?(?:a|abbr|code|del|em|font|i|img|ins|kbd|mark|s|small|span|sub|sup|u)\b/i

/**
 * Replaces what isn't text of the page, and keeps the line breaks. `\uE000` marks where a part of the page begins or
 * ends, `\uE001` the end of bold text.
 */
function readable(text: string): string {
  return dropNoteComments(withoutCode(text))
    .replace(/<!--[\s\S]*?-->/g, breaks)
    .replace(/\[\[(?:[^[\]\n|]*\\?\|)?([^[\]\n|]+)\]\]/g, '$1')
    .replace(/\{\{c\d+::((?:(?!\}\}|::).)*)(?:::(?:(?!\}\}).)*)?\}\}/g, '$1')
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, ' ')
    .replace(/\]\((?:[^()\n]|\([^()\n]*\))*\)/g, ' ')
    .replace(/\*\*([^*\n]+)\*\*|__([^_\n]+)__/g, (_, a: string | undefined, b: string) => `\uE000${a ?? b}\uE001`)
    .replace(tags, (tag) => (inlineTag.test(tag) ? '' : `\uE000${breaks(tag)}`))
    .replace(/&(?:lt|gt|amp|quot|nbsp|apos|#\d{1,6});/gi, ' ')
    .replace(emphasis, '')
}

function breaks(text: string): string {
  return text.replace(/[^\n]+/g, ' ')
}

/** Removes the lines of fenced code. */
function withoutCode(text: string): string {
  if (!text.includes('```') && !text.includes('~~~')) return text.replace(/\r/g, '')
  const lines = text.replace(/\r/g, '').split('\n')
  const isCode = fencedLines(lines)
  return lines.map((line, index) => (isCode[index] ? '' : line)).join('\n')
}
