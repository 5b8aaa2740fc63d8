// biome-ignore-all lint/suspicious/noControlCharactersInRegex: the sequences of terminals begin with one

import { graphemes } from './text-width.ts'

/**
 * A part of what a terminal has sent: an escape sequence of a key, typed characters, characters that came at once and may
 * have been typed or pasted (`burst`), pasted text, or the terminal's reply to a question.
 */
export interface InputPart {
  readonly type: 'sequence' | 'typed' | 'burst' | 'pasted' | 'reply'
  readonly text: string
}

const ESCAPE = '\u001B'
const PASTE_START = `${ESCAPE}[200~`
const PASTE_END = `${ESCAPE}[201~`

/** A whole sequence of a key; two Escapes are Alt with that key. `[[A` is a function key of the Linux console. */
const keySequence = /\u001B\u001B?(?:\[(?:\[.|[0-?]*[ -/]*[@-Z\\-~])|O[^\u001B])/suy
/** The beginning of a sequence that the next read may continue. */
const begunSequence = /\u001B\u001B?(?:\[(?:\[|[0-?]*[ -/]*)|O)?$/suy
/** A control string: of an operating system command, of a device, or of an application. */
const controlString = /\u001B[\]P_][^\u0007\u001B]*(?:\u0007|\u001B\\)/suy
const begunString = /\u001B[\]P_][^\u0007\u001B]*\u001B?$/suy
/** What no key sends: reports of the terminal's abilities, state and mouse. */
const report = /^\u001B\[(?:[?<=>]|.*(?:[cnt]|\$y)$)/su

/** More different characters than these in one read were not typed one by one, unless the connection is slow. */
const MOST_DIFFERENT = 2
/** Nobody types this much ahead, however slow the connection is. */
const LONGEST_BURST = 16
/** What follows a paste within this time, in milliseconds, still belongs to it. */
const PASTE_ECHO = 30
/** Longer pastes are cut; nobody means them. */
const LONGEST_PASTE = 100_000

/**
 * Divides the input of a terminal into parts. Pasted text comes in brackets from terminals that can do that; from others,
 * it is told by how much comes at once.
 */
export class InputReader {
  /** What may be the beginning of a sequence. */
  #begun = ''
  #paste: { text: string } | undefined
  #lastPaste = Number.NEGATIVE_INFINITY

  /** What the reader waits for the rest of; after a while without any, call {@link finish}. */
  get waitsFor(): 'nothing' | 'key' | 'rest' {
    if (this.#paste !== undefined) return 'rest'
    if (this.#begun === '') return 'nothing'
    return this.#begun.length > 2 && /^\u001B[\]P_]/.test(this.#begun) ? 'rest' : 'key'
  }

  /** The parts of one read, at a time in milliseconds. */
  read(chunk: string, now: number): InputPart[] {
    const text = this.#begun + chunk
    this.#begun = ''
    const parts: InputPart[] = []
    let at = 0
    while (at < text.length) {
      const part = this.#paste === undefined ? this.#nextPart(text, at) : this.#restOfPaste(text, at, this.#paste, now)
      at = part.end
      if (part.type !== undefined) parts.push({ type: part.type, text: part.text })
    }
    return this.#judged(parts, now)
  }

  /** Takes what has begun as it is: no more of it comes. */
  finish(): InputPart[] {
    const [begun, paste] = [this.#begun, this.#paste]
    this.#begun = ''
    this.#paste = undefined
    if (paste !== undefined) return [{ type: 'pasted', text: paste.text + begun }]
    if (begun === '') return []
    return [
      { type: begun.length > 2 && matchAt(begunString, begun, 0) !== undefined ? 'reply' : 'sequence', text: begun },
    ]
  }

  #nextPart(text: string, at: number): FoundPart {
    if (text[at] !== ESCAPE) {
      const next = text.indexOf(ESCAPE, at)
      const end = next < 0 ? text.length : next
      return { type: 'typed', text: text.slice(at, end), end }
    }
    const found = matchAt(keySequence, text, at) ?? matchAt(controlString, text, at)
    if (found !== undefined) {
      const end = at + found.length
      if (found === PASTE_START) this.#paste = { text: '' }
      // The end of a paste that was finished already.
      if (found === PASTE_START || found === PASTE_END) return { type: undefined, text: '', end }
      return { type: isReply(found) ? 'reply' : 'sequence', text: found, end }
    }
    if (matchAt(begunSequence, text, at) !== undefined || matchAt(begunString, text, at) !== undefined) {
      this.#begun = text.slice(at)
      return { type: undefined, text: '', end: text.length }
    }
    // Alt with a character, or Escape by itself.
    const character = String.fromCodePoint(text.codePointAt(at + 1) ?? 0)
    const own = /[^\P{Cc}\b\u007F]/u.test(character) ? ESCAPE : ESCAPE + character
    return { type: 'sequence', text: own, end: at + own.length }
  }

  #restOfPaste(text: string, at: number, paste: { text: string }, now: number): FoundPart {
    const found = text.indexOf(PASTE_END, at)
    const end = found < 0 ? text.length - beginningAtEnd(text, at) : found
    if (paste.text.length < LONGEST_PASTE) paste.text += text.slice(at, Math.min(end, at + LONGEST_PASTE))
    if (found < 0) {
      this.#begun = text.slice(end)
      return { type: undefined, text: '', end: text.length }
    }
    this.#paste = undefined
    this.#lastPaste = now
    return { type: 'pasted', text: paste.text, end: end + PASTE_END.length }
  }

  /** Tells typed characters from those that came at once. */
  #judged(parts: readonly InputPart[], now: number): InputPart[] {
    const typed = parts
      .filter(({ type }) => type === 'typed')
      .map(({ text }) => text)
      .join('')
    if (typed === '') return [...parts]
    const clusters = graphemes(typed.slice(0, 100))
    const isAfterPaste = now - this.#lastPaste < PASTE_ECHO
    if (!isAfterPaste && new Set(clusters).size <= MOST_DIFFERENT) return [...parts]
    const type = isAfterPaste || clusters.length > LONGEST_BURST ? 'pasted' : 'burst'
    if (type === 'pasted') this.#lastPaste = now
    return parts.map((part) => (part.type === 'typed' ? { type, text: part.text } : part))
  }
}

/** A part and where it ends; without a type, there is nothing to report. */
interface FoundPart {
  readonly type: InputPart['type'] | undefined
  readonly text: string
  readonly end: number
}

function isReply(sequence: string): boolean {
  return /^\u001B[\]P_]/.test(sequence) || report.test(sequence)
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** How many characters at the end of a text may begin the end of a paste. */
function beginningAtEnd(text: string, from: number): number {
  const most = Math.min(PASTE_END.length - 1, text.length - from)
  for (let length = most; length > 0; length -= 1) {
    if (text.endsWith(PASTE_END.slice(0, length))) return length
  }
  return 0
}
