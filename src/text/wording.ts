import { editDistance } from './did-you-mean.ts'
import { emptyWords, silentWords } from './empty-words.ts'
import { mayBeOneWord } from './misspelling.ts'
import { areOpposite } from './opposites.ts'
import { isVague, stemOfWord } from './stem.ts'
import {
  askingNouns,
  foreignArticles,
  foreignNegations,
  numberWords,
  specificQuestionWords,
  supportVerbs,
} from './words/comparing.ts'
import { functionWords } from './words/function-words.ts'
import { directions, negations } from './words/turning.ts'

/**
 * What a word does in a question. A `mark` (a number, a flag, an operator, code, a negation) or a `name` distinguishes one
 * question from another; a `plain` word may have been replaced by another one that means the same.
 */
type WordType = 'mark' | 'name' | 'plain'

/** The words of a question or a short answer, as they are compared. */
export interface Wording {
  /** The stems of all words in order, except for articles, pronouns and auxiliary verbs. */
  readonly frame: readonly string[]
  /** The stems of the words with content, in order of their first occurrence. */
  readonly content: ReadonlyMap<string, WordType>
  /** The words that ask for a reason, a time, a place or a person, sorted. */
  readonly asks: string
  /** Whether the order of the words counts: "from A to B". */
  readonly isDirected: boolean
}

/**
 * What two wordings have in common.
 * - `equal`: the same words in the same order, except for articles and the like
 * - `reordered`: the same words with content
 * - `extended`: one has further words with content
 * - `swapped`: each has words with content that the other lacks
 */
export interface WordingComparison {
  readonly relation: 'equal' | 'reordered' | 'extended' | 'swapped'
  /** From 0 to 1: the share of the words with content that both have (the Dice coefficient); marks and names count twice. */
  readonly similarity: number
  /** Whether they differ in a mark, in opposite words, or each in a name. */
  readonly isMarked: boolean
  /** Whether some words are the same only if one is mistyped, or if they share a root. */
  readonly isVaried: boolean
  /** Whether they have the same words in any order, except for articles and the like. */
  readonly hasSameWords: boolean
  /** How many words with content the one has that has fewer. */
  readonly fewestWords: number
  /** Whether they ask for other things: one for a reason, the other for a time. */
  readonly asksOtherwise: boolean
}

/** Reads the words of a plain text. Letter case, punctuation and inflection are ignored. */
export function wordingOf(text: string): Wording {
  const written = wordsOf(text)
  const silent = foreignWords(written)
  const isTitle = isTitleCase(written)
  const frame: string[] = []
  const content = new Map<string, WordType>()
  const asks = new Set<string>()
  let isDirected = false
  for (const [index, word] of written.entries()) {
    const lower = word.text.toLowerCase()
    if (negating.has(lower)) {
      frame.push('not')
      content.set('not', 'mark')
      continue
    }
    if (directing.has(lower)) isDirected = true
    if (specificSet.has(lower)) asks.add(lower)
    const type = typeOf(word, isTitle, written[index + 1])
    const isArticle = index === 0 && written.length <= MOST_IN_TERM && articleSet.has(lower)
    if (type === 'plain' && (silentWords.has(lower) || silent.has(lower) || isArticle)) continue
    const stem = stemOf(word.text, type)
    frame.push(stem)
    if (type === 'plain' && isEmpty(lower, word.isFirst)) continue
    const known = content.get(stem)
    if (known === undefined || rank[type] > rank[known]) content.set(stem, type)
  }
  return { frame, content, asks: [...asks].sort().join(' '), isDirected }
}

/** A term with its article has at most this many words. */
const MOST_IN_TERM = 3

/** Whether a word has no content: "list" has none where it asks for one, and some in "a linked list". */
function isEmpty(lower: string, isFirst: boolean): boolean {
  if (askingNounSet.has(lower) && !isFirst) return false
  return emptyWords.has(lower) || isVague(lower)
}

function stemOf(text: string, type: WordType): string {
  if (type === 'mark') return text.startsWith('-') ? text : text.toLowerCase()
  return isAcronym(text) ? text.toLowerCase() : stemOfWord(text.toLowerCase())
}

const rank: Readonly<Record<WordType, number>> = { plain: 0, name: 1, mark: 2 }

/** The words with content that only one of two wordings has. */
interface WordDifference {
  readonly onlyA: ReadonlySet<string>
  readonly onlyB: ReadonlySet<string>
  /** Words of the first wording with the word of the second that each is taken for, because of a typo or a common root. */
  readonly variants: ReadonlyMap<string, string>
}

/** Compares two wordings; their order makes no difference to the relation. */
export function compareWordings(a: Wording, b: Wording): WordingComparison {
  const difference = differenceOf(a, b)
  const { onlyA, onlyB, variants } = difference
  const found = {
    fewestWords: Math.min(a.content.size, b.content.size),
    asksOtherwise: asksOtherwise(a, b),
    hasSameWords: isSameOrder([...a.frame].sort(), [...b.frame].sort()),
    isVaried: variants.size > 0,
  }
  // "Test utils" and "TestUtils", "e-mail" and "email".
  if (a.frame.join('') === b.frame.join('')) return { ...found, relation: 'equal', similarity: 1, isMarked: false }
  const similarity = similarityOf(a, b, onlyA, onlyB)
  const hasSameContent = onlyA.size === 0 && onlyB.size === 0
  const relation = hasSameContent ? orderRelation(a, b, variants) : contentRelation(a, b, difference)
  return { ...found, ...relation, similarity }
}

/** Compares the words with content; a word that is mistyped, or that shares a root with another one, counts as that one. */
function differenceOf(a: Wording, b: Wording): WordDifference {
  const variants = new Map<string, string>()
  const shortestTypo = Math.min(a.content.size, b.content.size) >= 4 ? 4 : 5
  const onlyB = new Set([...b.content.keys()].filter((word) => !a.content.has(word)))
  const onlyA = new Set([...a.content.keys()].filter((word) => !b.content.has(word)))
  for (const word of onlyA) {
    const isWord = (other: string): boolean => a.content.get(word) !== 'mark' && b.content.get(other) !== 'mark'
    const meant = [...onlyB].find(
      (other) =>
        isMistyped(word, other, shortestTypo) || (isWord(other) && isDerived(word, other) && !areOpposite(word, other)),
    )
    if (meant === undefined) continue
    variants.set(word, meant)
    onlyA.delete(word)
    onlyB.delete(meant)
  }
  return { onlyA, onlyB, variants }
}

type Relation = Pick<WordingComparison, 'relation' | 'isMarked'>

/** Relates two wordings that have the same words with content: "from A to B" and "from B to A" are swapped. */
function orderRelation(a: Wording, b: Wording, variants: WordDifference['variants']): Relation {
  const asInB = (words: Iterable<string>): string[] => [...words].map((word) => variants.get(word) ?? word)
  if (isSameOrder(asInB(a.frame), b.frame)) return { relation: 'equal', isMarked: false }
  const isTurned = a.isDirected && b.isDirected && !isSameOrder(asInB(a.content.keys()), [...b.content.keys()])
  return { relation: isTurned ? 'swapped' : 'reordered', isMarked: isTurned }
}

/** Relates two wordings of which at least one has words with content that the other lacks. */
function contentRelation(a: Wording, b: Wording, { onlyA, onlyB }: WordDifference): Relation {
  const isSwapped =
    (onlyA.size > 0 && (onlyB.size > 0 || hasFurtherSupportVerb(b, a))) ||
    (onlyB.size > 0 && (onlyA.size > 0 || hasFurtherSupportVerb(a, b)))
  const isNegated = onlyA.has('not') || onlyB.has('not')
  if (!isSwapped) return { relation: 'extended', isMarked: isNegated || hasNumber(onlyA) || hasNumber(onlyB) }
  const differsInMarks = hasMarkOrName(onlyA, a) && hasMarkOrName(onlyB, b)
  return { relation: 'swapped', isMarked: isNegated || differsInMarks || haveOpposites(onlyA, onlyB) }
}

/** Whether a wording has a support verb that the other lacks: "make a directory" and "remove a directory". */
function hasFurtherSupportVerb(wording: Wording, other: Wording): boolean {
  return wording.frame.some((word) => supportVerbSet.has(word) && !other.frame.includes(word))
}

function hasMarkOrName(words: ReadonlySet<string>, { content }: Wording): boolean {
  return [...words].some((word) => content.get(word) === 'mark' || content.get(word) === 'name')
}

function similarityOf(a: Wording, b: Wording, onlyA: ReadonlySet<string>, onlyB: ReadonlySet<string>): number {
  const weigh = ({ content }: Wording, words: Iterable<string>): number => {
    let sum = 0
    for (const word of words) sum += content.get(word) === 'plain' || word === 'not' ? 1 : 2
    return sum
  }
  const all = weigh(a, a.content.keys()) + weigh(b, b.content.keys())
  if (all > 0) return 1 - (weigh(a, onlyA) + weigh(b, onlyB)) / all
  // "Why?" and "What is it?" have no content; all their words count.
  const shared = a.frame.filter((word) => b.frame.includes(word)).length
  return a.frame.length + b.frame.length === 0 ? 1 : (2 * shared) / (a.frame.length + b.frame.length)
}

function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index])
}

function isMistyped(a: string, b: string, shortest: number): boolean {
  const length = Math.min(a.length, b.length)
  if (length < shortest || !/^\p{L}+$/u.test(a + b)) return false
  return mayBeOneWord(a, b) || (length >= 8 && a[0] === b[0] && editDistance(a, b) <= length / 4)
}

/** Whether two stems share a root: "collection" and "collector". */
function isDerived(a: string, b: string): boolean {
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared >= 5 && shared >= 0.6 * Math.max(a.length, b.length)
}

/** Whether the words that ask differ; a text with a second question may have more of them. */
function asksOtherwise(a: Wording, b: Wording): boolean {
  const [short, long] = a.frame.length < b.frame.length ? [a, b] : [b, a]
  return short.asks === '' && long.content.size <= short.content.size + 1
    ? long.asks !== ''
    : short.asks !== '' && !short.asks.split(' ').every((word) => long.asks.split(' ').includes(word))
}

function hasNumber(words: ReadonlySet<string>): boolean {
  return [...words].some((word) => /\p{N}/u.test(word))
}

function haveOpposites(onlyA: ReadonlySet<string>, onlyB: ReadonlySet<string>): boolean {
  return [...onlyA].some((a) => [...onlyB].some((b) => areOpposite(a, b)))
}

const negating: ReadonlySet<string> = new Set([...negations, ...foreignNegations])
const directing: ReadonlySet<string> = new Set(directions)
const numberSet: ReadonlySet<string> = new Set(numberWords)
const articleSet: ReadonlySet<string> = new Set(foreignArticles)
const askingNounSet: ReadonlySet<string> = new Set(askingNouns)
const supportVerbSet: ReadonlySet<string> = new Set(supportVerbs)
const specificSet: ReadonlySet<string> = new Set(specificQuestionWords)

/** Scripts without spaces are read by character. */
const pieces =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+/gu

/** A word as written, without the punctuation around it. */
interface WrittenWord {
  readonly text: string
  /** Whether its capital letter may only be that of a beginning sentence. */
  readonly isFirst: boolean
  /** Whether it stands in quotation marks, and so is what the sentence is about. */
  readonly isQuoted: boolean
}

function wordsOf(text: string): WrittenWord[] {
  const words: WrittenWord[] = []
  let isFirst = true
  for (const piece of text.normalize('NFKC').replace(/[’‘]/g, "'").match(pieces) ?? []) {
    const isQuoted = /^[("'“«„「]*["“«„「][\p{L}'-]+["”»“」]/u.test(piece)
    for (const word of wordsIn(piece)) {
      words.push({ text: word, isFirst, isQuoted })
      isFirst = false
    }
    if (/[.?!:…]["'”»)]*$/.test(piece)) isFirst = true
  }
  return words
}

/** The words of a piece of text without white space; none if it has only punctuation. */
function wordsIn(piece: string): string[] {
  const bare = piece
    .replace(/^["'“”«»„([{¿¡,;:*_`、。「『（]+(?=.)/u, '')
    .replace(/^<([\p{L}\p{N}-]+)\/?>$/u, '$1')
    .replace(/\.js(?=\P{L}*$)/iu, 'js')
    .replace(/(?:["'”«»)\]},;:.?!…*_`、。」』）？！]|\(\))+$/u, '')
  if (bare === '' || /^[-–—/&|•·]$/.test(bare)) return []
  const contracted = /^(.+)n't$/i.exec(bare)
  if (contracted !== null) return [contracted[1] ?? '', 'not']
  const parts = /^[\p{L}']+(?:[-/][\p{L}']+)+$/u.test(bare) ? bare.split(/[-/]/) : [bare]
  return parts
    .flatMap((part) => withoutElision(part.replace(/'(?:s|re|ve|ll|d|m)?$/i, '')))
    .flatMap((word) => nameAndVersion(word))
}

/** The name and the number of "React16" and "Python3.12", and the number of "v4". */
function nameAndVersion(word: string): string[] {
  const [, name = '', version] = /^(\p{L}{2,}?)?v?(\d+(?:\.\d+)*)$/iu.exec(word) ?? []
  if (version === undefined) return [word]
  return name === '' ? [version] : [name, version]
}

/** The words of `l'oxymore` and `dell'arte`, which stand together because of a vowel. */
function withoutElision(word: string): string[] {
  const [, article, rest] = /^(\p{L}|qu|un|dell|all|nell|sull)'(\p{L}{2,})$/iu.exec(word) ?? []
  return rest === undefined || article === undefined ? (word === '' ? [] : [word]) : [rest]
}

/** The type of a word as it is written; `next` tells the pronoun "I" from the Roman number. */
function typeOf({ text, isFirst, isQuoted }: WrittenWord, isTitle: boolean, next: WrittenWord | undefined): WordType {
  const isCapitalAnyway = isFirst || isTitle
  if (numberSet.has(text.toLowerCase()) || (isFirst && /^one$/i.test(text))) return 'mark'
  if (text === 'I' && /^\p{Ll}/u.test(next?.text ?? '')) return 'plain'
  if (/[^\p{L}\p{M}']/u.test(text) || /^\p{Lu}$/u.test(text)) return isCapitalAnyway && text === 'A' ? 'plain' : 'mark'
  // A single letter is a variable, unless it is the article "a" or the pronoun "I".
  if (/^[B-HJ-Z]$/i.test(text)) return 'mark'
  if (isQuoted || isAcronym(text) || /\p{Ll}\p{Lu}/u.test(text)) return 'name'
  return /^\p{Lu}/u.test(text) && !isCapitalAnyway ? 'name' : 'plain'
}

function isAcronym(written: string): boolean {
  return /^\p{Lu}{2,}s?$/u.test(written)
}

/** Whether a text begins nearly every word with a capital letter, as some headings do. */
function isTitleCase(written: readonly WrittenWord[]): boolean {
  const words = written.filter(({ text, isFirst }) => !isFirst && /^\p{L}{3,}/u.test(text))
  return words.length >= 2 && words.filter(({ text }) => /^\p{Lu}/u.test(text)).length > words.length * 0.7
}

const languages = Object.values(functionWords).map((words): ReadonlySet<string> => new Set(words))
const none: ReadonlySet<string> = new Set()

/** The function words of the language of a text, if it is another one than English. */
function foreignWords(written: readonly WrittenWord[]): ReadonlySet<string> {
  const words = written.map(({ text }) => text.toLowerCase())
  const count = (known: ReadonlySet<string>): number => words.filter((word) => known.has(word)).length
  const english = count(emptyWords)
  const [best, most] = languages.reduce<readonly [ReadonlySet<string>, number]>(
    (found, language) => (count(language) > found[1] ? [language, count(language)] : found),
    [none, Math.max(1, english)],
  )
  return most >= 2 ? best : none
}
