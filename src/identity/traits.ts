import { hash } from 'node:crypto'
import type { Element, ElementContent } from 'hast'
import type { CardId, Content, HiddenPart, LedgerEntry, Question, Traits } from '../model/card.ts'
import { plainText } from '../parse/block.ts'
import { foldContent } from '../parse/fold.ts'
import { type Wording, wordingOf } from '../text/wording.ts'
import { sketchOf } from './sketch.ts'

/** The features of a question that are compared with remembered traits; costly ones are computed on first use. */
export class QuestionFeatures {
  readonly question: Question
  readonly folded: string
  readonly questionHash: string
  /** The hash of the prompt as it is written, by which an earlier version may have remembered it. */
  readonly writtenHash: string | undefined
  readonly answerHash: string | undefined
  /** The number of characters of the folded answer. */
  readonly answerLength: number
  #text: string | undefined
  #wording: Wording | undefined
  #sketch: string | undefined
  #beginnings: ReadonlySet<string> | undefined
  #section: readonly string[] | undefined

  constructor(question: Question) {
    this.question = question
    this.folded = foldContent(question.prompt)
    this.questionHash = textHash(this.folded)
    this.writtenHash = question.writtenPrompt && foldedHash(question.writtenPrompt)
    const answer = answerOf(question)
    this.answerLength = answer.length
    this.answerHash = answer === '' ? undefined : textHash(answer)
  }

  /** The beginning of the prompt in one line; at most 240 characters. */
  get text(): string {
    this.#text ??= same(this.question.text, oneLine(plainText(this.question.prompt), QUESTION_LENGTH))
    return this.#text
  }

  /** The words of {@link text}. */
  get wording(): Wording {
    this.#wording ??= wordingOf(this.text)
    return this.#wording
  }

  /** The folded answer. It isn't kept: the answers of all questions would take most of the memory. */
  get foldedAnswer(): string {
    return answerOf(this.question)
  }

  /** Whether the answer begins with the whole answer that has a hash; the first words of a sentence are no evidence. */
  hasBeginning(answerHash: string): boolean {
    this.#beginnings ??= beginningsOf(this.foldedAnswer)
    return this.#beginnings.has(answerHash)
  }

  /** The answer as plain text in one line, if it is short. */
  get answerText(): string | undefined {
    const { kind, answered, answer } = this.question
    if (!answered || kind === 'cloze' || this.answerLength > SHORT_LENGTH * 2) return undefined
    const text = oneLine(plainText(answer), SHORT_LENGTH + 1)
    return text === '' || text.length > SHORT_LENGTH ? undefined : text
  }

  /** The path of its file without control characters: a tab would end a field of the ledger. */
  get file(): string {
    return this.question.file.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
  }

  /** The headings above it, outermost first; at most 60 characters of each. */
  get section(): readonly string[] {
    this.#section ??= shortHeadings(this.question.section)
    return this.#section
  }

  /** The {@link sketchOf} of the folded answer. */
  get sketch(): string {
    this.#sketch ??= sketchOf(this.foldedAnswer)
    return this.#sketch
  }
}

/** The folded answer; of a cloze, the hidden texts, sorted. Empty when the question is unanswered. */
function answerOf({ kind, answered, prompt, answer }: Question): string {
  if (!answered) return ''
  if (kind !== 'cloze') return foldContent(answer)
  return hiddenParts(prompt)
    .map(({ text }) => text.toLowerCase())
    .sort()
    .join('\n')
}

const QUESTION_LENGTH = 240
const SHORT_LENGTH = 120
const HIDDEN_LENGTH = 60

/** Hash of a folded text: the first 12 characters of its SHA-256 in base64url. */
function textHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 12)
}

/** The hash by which a prompt or an answer is compared with what is remembered. */
export function foldedHash(content: Content): string {
  return textHash(foldContent(content))
}

/** Whether a text has the form of a text hash. */
export function isTextHash(text: string): boolean {
  return /^[\w-]{12}$/.test(text)
}

/** A ledger entry with traits. */
export interface KnownEntry extends LedgerEntry {
  readonly traits: Traits
}

/** A question of this build with its neighbours in the file. */
export interface PlacedQuestion {
  readonly features: QuestionFeatures
  readonly before: PlacedQuestion | undefined
  readonly following: PlacedQuestion | undefined
}

/**
 * The traits to remember of a question.
 * @param after The id of the previous question in the file.
 * @param clozes The hidden parts as `numberClozes` gives them.
 * @param known The traits that the ledger has. The sketch of an unchanged answer is taken from them, because it is costly.
 */
export function traitsOf(
  features: QuestionFeatures,
  after: CardId | undefined,
  clozes: readonly HiddenPart[] | undefined,
  known: Traits | undefined,
): Traits {
  const { answerHash } = features
  const sketch = () =>
    known?.answer !== undefined && known.answer.hash === answerHash ? known.answer.sketch : features.sketch
  return {
    file: features.file,
    section: features.section,
    question: features.text,
    questionHash: features.questionHash,
    answer: answerHash === undefined ? undefined : { hash: answerHash, sketch: sketch(), text: features.answerText },
    clozes,
    after,
    found: undefined,
  }
}

/** The hashes of the beginnings of a folded answer that end where a word ends. */
function beginningsOf(folded: string): ReadonlySet<string> {
  const hashes = new Set<string>()
  for (let at = folded.indexOf(' ', LEAST_BEGINNING); at !== -1; at = folded.indexOf(' ', at + 1)) {
    if (hashes.size >= MOST_BEGINNINGS) break
    hashes.add(textHash(folded.slice(0, at).replace(/(?<![\s?.!:])[\s?.!:]+$/, '')))
  }
  return hashes
}

const LEAST_BEGINNING = 20
const MOST_BEGINNINGS = 200

/** The headings in one line each; the array itself if they are so already, because all questions have one. */
function shortHeadings(section: readonly string[]): readonly string[] {
  const short = section.map((heading) => same(heading, oneLine(heading, HIDDEN_LENGTH)))
  return short.every((heading, index) => heading === section[index]) ? section : short
}

/** The first of two strings if they are equal, so that the second one takes no memory. */
function same(known: string, text: string): string {
  return text === known ? known : text
}

/** A text in one line, without control characters, and cut to a number of characters. */
function oneLine(text: string, length: number): string {
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return line.length <= length ? line : [...line].slice(0, length).join('').trim()
}

/** The hidden parts of a cloze's prompt, in the order of the text. */
export function hiddenParts(content: Content): { element: Element; number: number; text: string }[] {
  const parts: { element: Element; number: number; text: string }[] = []
  const visit = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      const { dataCloze } = node.properties
      if (dataCloze !== undefined && dataCloze !== null) {
        parts.push({ element: node, number: Number(dataCloze), text: oneLine(plainText(node.children), HIDDEN_LENGTH) })
      }
      visit(node.children)
    }
  }
  visit(content)
  return parts
}
