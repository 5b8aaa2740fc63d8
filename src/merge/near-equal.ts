import { emptyWords } from '../text/empty-words.ts'
import { areOpposite } from '../text/opposites.ts'
import { agreeingForms, missableWords, realPlurals, slippingWords } from '../text/words/grammar.ts'
import type { FoldedQuestion } from './folded-question.ts'
import type { Token } from './token.ts'
import { isCertainTypo, isSmallSlip } from './typo.ts'

/** How strong the evidence of the answers must be before two near-equal questions count as one. */
export type Nearness = 'grammar' | 'typo'

/** A question's words without those that only grammar asks for. */
export interface BareQuestion {
  readonly form: string
  readonly words: readonly BareWord[]
  /** How many of its words are forms of "be", and how many of "do". */
  readonly be: number
  readonly auxiliary: number
}

interface BareWord {
  readonly token: Token
  /** The word without accents and hyphens, with one form for all forms of "do" and of "have". */
  readonly text: string
  /** Whether it must stand in both questions as it is: a number, a flag, code, a sign. */
  readonly isFixed: boolean
}

/** Leaves out articles and forms of "be", writes contractions out, and drops a word that is written twice. */
export function bareQuestion({ key, tokens }: FoldedQuestion): BareQuestion {
  let be = 0
  const all: BareWord[] = []
  for (const token of tokens.flatMap(written)) {
    const { word, written } = token
    if (token.type === 'prose') {
      if (articles.has(word) && (written === word || all.length === 0)) continue
      if (word === 'is' || word === 'are') {
        be++
        continue
      }
    }
    all.push({ token, text: textOf(token), isFixed: isFixed(token) })
  }
  const words = withoutRepetition(all)
  const form = key.slice(0, key.indexOf('\0'))
  const auxiliary = words.filter(({ text }) => text === 'do').length
  return { form, words, be, auxiliary }
}

/** The words of a contraction without its apostrophe: `whats`. */
function written(token: Token): readonly Token[] {
  const [, before, after] =
    token.type === 'prose' ? (/^(what|who|where|how|when|why)('?s)$/.exec(token.word) ?? []) : []
  if (before === undefined || after === undefined) return [token]
  return [
    { ...token, word: before, written: before, endsSentence: false },
    { ...token, word: 'is', written: 'is' },
  ]
}

/** The English articles. */
export const articles: ReadonlySet<string> = new Set(['a', 'an', 'the'])
const missable: ReadonlySet<string> = new Set(missableWords)

function isFixed({ word, type }: Token): boolean {
  return type !== 'prose' || !/^[\p{L}\p{M}'-]+$/u.test(word) || word.startsWith('-')
}

function textOf({ word }: Token): string {
  if (word === 'does') return 'do'
  if (word === 'has') return 'have'
  if (word === 'was') return 'were'
  if (/^[a-z]+$/.test(word)) return word
  // An acute or grave accent is often forgotten; ä, ñ and ç are letters of their own.
  const plain = word
    .normalize('NFD')
    .replace(/[\u0300\u0301]/g, '')
    .normalize('NFC')
  return /^\p{L}/u.test(plain) ? plain.replace(/(?<=\p{L})-(?=\p{L})/gu, '') : plain
}

/** Drops the second of two equal words, or of two equal pairs of words, that follow each other. */
function withoutRepetition(words: readonly BareWord[]): BareWord[] {
  const kept: BareWord[] = []
  for (const word of words) {
    kept.push(word)
    for (const length of [1, 2]) {
      const last = kept.slice(-length)
      const before = kept.slice(-2 * length, -length)
      const isRepeated =
        before.length === length &&
        last.every(({ token, text, isFixed }, at) => {
          return !isFixed && before[at]?.text === text && token.written === token.word
        })
      if (isRepeated) kept.splice(-length)
    }
  }
  return kept
}

/**
 * How near two questions are to each other, if they differ only by what slips happen in writing: typos, grammar (an
 * article, a plural, a form of "be" or "do"), a missing space, a word written twice. Otherwise undefined.
 */
export function nearnessOf(a: BareQuestion, b: BareQuestion): Nearness | undefined {
  if (a.form !== b.form || Math.abs(a.words.length - b.words.length) > most) return undefined
  // "What is X?" isn't "What does X do?".
  if (Math.abs(a.auxiliary - b.auxiliary) > 1) return undefined
  if (a.auxiliary !== b.auxiliary && a.be !== b.be) return undefined
  const typos = fewestTypos(a.words, b.words, 0, 0, most)
  if (typos === undefined || typos > 2) return undefined
  return typos === 0 ? 'grammar' : 'typo'
}

/** No more slips than this are found in one question. */
const most = 3

/** The number of typos in the best alignment of two texts from two places on, with a number of slips allowed. */
function fewestTypos(
  a: readonly BareWord[],
  b: readonly BareWord[],
  atA: number,
  atB: number,
  slips: number,
): number | undefined {
  let [i, j] = [atA, atB]
  while (i < a.length && j < b.length && areEqual(a[i], b[j])) {
    i++
    j++
  }
  const [one, other] = [a[i], b[j]]
  if (one === undefined && other === undefined) return 0
  if (slips === 0) return undefined
  const [nextOne, nextOther] = [a[i + 1], b[j + 1]]
  const counts: (number | undefined)[] = []
  if (one !== undefined && other !== undefined) {
    if (isInflected(one, other)) counts.push(fewestTypos(a, b, i + 1, j + 1, slips - 1))
    else if (isMistyped(one, other)) counts.push(plusOne(fewestTypos(a, b, i + 1, j + 1, slips - 1)))
    if (areJoined(one, nextOne, other)) counts.push(fewestTypos(a, b, i + 2, j + 1, slips - 1))
    if (areJoined(other, nextOther, one)) counts.push(fewestTypos(a, b, i + 1, j + 2, slips - 1))
  }
  if (isMissable(one)) counts.push(fewestTypos(a, b, i + 1, j, slips - 1))
  if (isMissable(other)) counts.push(fewestTypos(a, b, i, j + 1, slips - 1))
  const known = counts.filter((count) => count !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

function plusOne(count: number | undefined): number | undefined {
  return count === undefined ? undefined : count + 1
}

function areEqual(one: BareWord | undefined, other: BareWord | undefined): boolean {
  if (one === undefined || other === undefined || one.isFixed !== other.isFixed) return false
  if (!one.isFixed) return one.text === other.text
  const areCode = one.token.type === 'code' && other.token.type === 'code'
  return areCode ? one.token.written === other.token.written : one.token.word === other.token.word
}

function isMissable(word: BareWord | undefined): boolean {
  return word !== undefined && !word.isFixed && missable.has(word.text)
}

/** Whether a missing space or hyphen is the whole difference: "load balancing" and "loadbalancing". */
function areJoined(first: BareWord, second: BareWord | undefined, whole: BareWord): boolean {
  if (second === undefined || first.isFixed || second.isFixed || whole.isFixed) return false
  return (
    first.text.length >= 3 && second.text.length >= 3 && first.text + second.text === whole.text && first.text !== 'not'
  )
}

/** Whether two words are the singular and the plural of one, or two persons of one verb. */
function isInflected(one: BareWord, other: BareWord): boolean {
  if (one.isFixed || other.isFixed) return false
  const [long, short] = one.text.length > other.text.length ? [one, other] : [other, one]
  const isAcronym = /^\p{Lu}{2,}$/u.test(short.token.written)
  if ((short.text.length < 3 && !isAcronym) || plurals.has(`${short.text} ${long.text}`)) return false
  // HTTPS is not the plural of HTTP, but VMs are more than one VM.
  if (/^\p{Lu}+$/u.test(long.token.written)) return false
  return (
    (long.text === `${short.text}s` && !/[siu]$/.test(short.text)) ||
    (long.text === `${short.text}es` && /(?:ch|sh|[sxzo])$/.test(short.text)) ||
    (short.text.endsWith('y') && long.text === `${short.text.slice(0, -1)}ies`)
  )
}

const plurals: ReadonlySet<string> = new Set(realPlurals)

/** Whether one of two words is a mistyped form of the other, beyond doubt if the answers agree. */
function isMistyped(one: BareWord, other: BareWord): boolean {
  if (one.isFixed || other.isFixed || areOpposite(one.text, other.text)) return false
  const [a, b] = [one.token.word, other.token.word]
  if (agreeing.has(`${a} ${b}`)) return true
  if (slipping.has(a) !== slipping.has(b)) {
    const written = slipping.has(a) ? b : a
    if (!emptyWords.has(written) && isSmallSlip(a, b)) return true
  }
  return isCertainTypo(one.token, other.token)
}

const slipping: ReadonlySet<string> = new Set(slippingWords)

const agreeing: ReadonlySet<string> = new Set(
  agreeingForms
    .map((line) => line.split(' '))
    .flatMap((forms) => forms.flatMap((a) => forms.filter((b) => a !== b).map((b) => `${a} ${b}`))),
)
