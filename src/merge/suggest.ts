import type { NamedQuestion } from '../model/card.ts'
import { emptyWords } from '../text/empty-words.ts'
import { memoiseByObject } from '../text/memoise.ts'
import { mayBeOneWord } from '../text/misspelling.ts'
import { areOpposite } from '../text/opposites.ts'
import { allWords } from '../text/word-list.ts'
import { functionWords } from '../text/words/function-words.ts'
import { directions, negations } from '../text/words/turning.ts'
import { form } from './folded-question.ts'
import type { Group, Merging } from './merge.ts'
import { byPlace } from './precedence.ts'
import type { MergeRules } from './rules.ts'
import { areKeptApart, readRulings } from './rulings.ts'
import { stemOf } from './stem.ts'
import { type Token, tokensOf } from './token.ts'
import { correctTerms, foldWords, readVocabulary, type Vocabulary } from './vocabulary.ts'
import { askingWords, judgements } from './words/asking.ts'

/** Two groups that may ask the same question in other words; they are never merged without the author's decision. */
export interface Suggestion {
  readonly a: Group
  readonly b: Group
  /** From 0 to 1, in steps of 0.01. */
  readonly score: number
  /** The reasons for the score, as phrases to show the author. */
  readonly reasons: readonly string[]
}

/**
 * Finds pairs of groups that may ask the same question in other words, the likeliest first. Pairs that differ in a
 * number, a flag, a negation, a name or an opposite are left out, and so are those that the rules decide. Only groups that
 * share rare words are compared.
 */
export function suggest(merging: Pick<Merging, 'groups'>, rules: MergeRules): Suggestion[] {
  const vocabulary = readVocabulary(rules.vocabulary)
  const texts = merging.groups.map((group): SuggestedText => {
    const [lead] = group.sources
    return readText(group, foldWords(correctTerms(tokensOf(lead.prompt), vocabulary), vocabulary))
  })
  const counts = new Map<string, number>()
  for (const { words } of texts) for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weightOf = (word: string): number => Math.log(1 + texts.length / (counts.get(word) ?? 1))
  const rulings = readRulings(
    merging.groups.flatMap(({ sources }) => sources),
    rules,
  )
  const answerOf = memoiseByObject((text: SuggestedText) => readShownAnswer(text, vocabulary))

  const found: Suggestion[] = []
  for (const [a, asWritten] of candidates(texts, counts, weightOf)) {
    if (a.form !== asWritten.form || a.key === asWritten.key) continue
    if (areOtherThings(a, asWritten)) continue
    const answer = agreement(answerOf(a), answerOf(asWritten))
    const isSameAnswer = (answer ?? 0) >= sameAnswer
    if (!isSameAnswer && hasOtherCode(a, asWritten)) continue
    const typos = typosBetween(a, asWritten)
    const derived = isSameAnswer ? derivedBetween(a, asWritten, typos) : []
    const b = withoutTypos(asWritten, [...typos, ...derived])
    const question = Math.max(similarity(a, b, weightOf), isSameAnswer ? sharedWords(a, b, weightOf) : 0)
    if (question < (isSameAnswer ? leastWithAnswer : leastSimilarity)) continue
    if (isThin(a, b) && !isSameAnswer) continue
    const score = scoreOf(question, answer, a, b)
    if (score < leastScore || isSettled(a.group, b.group)) continue
    found.push({
      a: a.group,
      b: b.group,
      score: Math.round(score * 100) / 100,
      reasons: reasonsFor(a, b, typos, answer),
    })
  }
  return found.sort(
    (one, other) =>
      other.score - one.score ||
      byPlace(one.a.sources[0], other.a.sources[0]) ||
      byPlace(one.b.sources[0], other.b.sources[0]),
  )

  function isSettled(a: Group, b: Group): boolean {
    return a.sources.some((one) => b.sources.some((other) => areKeptApart(rulings, one, other)))
  }
}

const leastSimilarity = 0.5
const leastScore = 0.6
/** Questions whose answers share this part of their words may be further apart from each other. */
const sameAnswer = 0.6
const leastWithAnswer = 0.3

/** The parts of a group's question that are compared. */
interface SuggestedText {
  readonly group: Group
  readonly language: QuestionLanguage
  readonly form: ReturnType<typeof form>
  /** Equal for equal questions: these were kept apart because of their answers, and are not reworded. */
  readonly key: string
  readonly aim: Aim
  /** The stems of its content words, each with the stem that ends its phrase: `image` with `layer` in "image layers". */
  readonly words: ReadonlyMap<string, string>
  /** The word that each stem was made of. */
  readonly spelling: ReadonlyMap<string, string>
  /** Words that both questions must have: numbers, flags, code, signs, negations. */
  readonly fixed: ReadonlySet<string>
  /** The stems of words that look like names: `CMD`, `ConfigMap`. */
  readonly names: ReadonlySet<string>
  /** All stems in order where the question has a direction ("from A to B"); otherwise empty. */
  readonly direction: string
  /** Whether something goes only in ("into a container") or only out ("out of a container"). */
  readonly way: 'in' | 'out' | undefined
}

/** What kind of answer a question wants: what something is, how it is done, why, … */
type Aim = 'what' | 'how' | 'why' | 'when' | 'where' | 'who' | 'enumeration' | 'use' | 'event' | 'judgement'

function aimOf({ kind }: NamedQuestion, tokens: readonly Token[]): Aim {
  if (kind === 'true-false') return 'judgement'
  const words = tokens.slice(0, 12).map(({ word }) => word)
  const has = (...wanted: string[]): boolean => wanted.some((word) => words.includes(word))
  if (has('list', 'name', 'types', 'kinds', 'examples', 'example', 'cite')) return 'enumeration'
  if (has('happens', 'happen')) return 'event'
  if (has('why', 'reason', 'reasons')) return 'why'
  if (has('how')) return 'how'
  if (has('when')) return 'when'
  if (has('where')) return 'where'
  if (has('who', 'whom')) return 'who'
  return has('used', 'use', 'purpose') ? 'use' : 'what'
}

function readText(group: Group, tokens: readonly Token[]): SuggestedText {
  const words = new Map<string, string>()
  const spelling = new Map<string, string>()
  let phrase: string[] = []
  const fixed = new Set<string>()
  const names = new Set<string>()
  const order: string[] = []
  let isDirected = false
  const language = languageOf(tokens)
  for (const [index, token] of tokens.entries()) {
    const { word, written, type } = token
    const stem = stemIn(language, token)
    if (/\d/.test(word) || /^-/.test(word) || !/[\p{L}\p{N}]/u.test(word) || type !== 'prose') fixed.add(word)
    if (negating.has(word)) fixed.add('not')
    if (directing.has(word)) isDirected = true
    if (stem === undefined) continue
    const next = tokens[index + 1]
    phrase.push(stem)
    if (!spelling.has(stem)) spelling.set(stem, word)
    if (token.endsSentence || next === undefined || next.type !== type || stemIn(language, next) === undefined) {
      // If a word occurs twice, the phrase that it ends counts.
      for (const word of phrase) if (words.get(word) !== word) words.set(word, stem)
      phrase = []
    }
    if (isName(written, index, language)) names.add(stem)
    order.push(stem)
  }
  const direction = isDirected ? order.join(' ') : ''
  const isIn = tokens.some(({ word }) => word === 'into' || word === 'onto')
  const isOut = tokens.some(({ word }) => word === 'from' || word === 'out')
  const way = isIn === isOut ? undefined : isIn ? 'in' : 'out'
  const [lead] = group.sources
  const key = tokens.map(({ word }) => word).join(' ')
  return {
    group,
    language,
    form: form(lead.kind),
    key,
    aim: aimOf(lead, tokens),
    words,
    spelling,
    fixed,
    names,
    direction,
    way,
  }
}

/** Whether a text is in English; of other languages, the words without content are left out together. */
type QuestionLanguage = 'english' | 'other'

function languageOf(tokens: readonly Token[]): QuestionLanguage {
  let english = 0
  let other = 0
  for (const { word, type } of tokens) {
    if (type !== 'prose') continue
    if (emptyWords.has(word)) english++
    if (foreign.has(word)) other++
  }
  return other > english ? 'other' : 'english'
}

/** The stem of a token; undefined if it says nothing about the subject of a question. */
function stemIn(language: QuestionLanguage, token: Token): string | undefined {
  const { word, type } = token
  if (type === 'prose' && (asking.has(word) || (language === 'other' && foreign.has(word)))) return undefined
  return stemOf(token)
}

/** Whether a word is written like a name; in German every noun begins with a capital. */
function isName(written: string, index: number, language: QuestionLanguage): boolean {
  const rest = index === 0 || language === 'other' ? written.slice(1) : written
  return /\p{Lu}/u.test(rest)
}

const foreign: ReadonlySet<string> = new Set(allWords(functionWords))
const asking: ReadonlySet<string> = new Set(allWords(askingWords))

const negating: ReadonlySet<string> = new Set([
  ...negations,
  'non',
  'nicht',
  'kein',
  'keine',
  'ohne',
  'sin',
  'pas',
  'sans',
])
const directing: ReadonlySet<string> = new Set(directions)

/** Yields every pair of texts that share rare words, once. */
function* candidates(
  texts: readonly SuggestedText[],
  counts: ReadonlyMap<string, number>,
  weightOf: (word: string) => number,
): Generator<[SuggestedText, SuggestedText]> {
  const index = new Map<string, number[]>()
  const shared = new Float64Array(texts.length)
  const totals = new Float64Array(texts.length)
  for (const [number, text] of texts.entries()) {
    const rarest = [...text.words.keys()]
      .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, mostWords)
    const total = rarest.reduce((sum, word) => sum + weightOf(word), 0)
    totals[number] = total
    const touched = new Set<number>()
    const keys: [string, number][] = rarest.map((word) => [beginningOf(word), weightOf(word)])
    // Common words are evidence only in pairs.
    for (const [place, one] of rarest.entries()) {
      if ((counts.get(one) ?? 0) <= mostTexts) continue
      for (const other of rarest.slice(place + 1, place + 4))
        keys.push([`${one} ${other}`, weightOf(one) + weightOf(other)])
    }
    for (const [key, weight] of keys) {
      const known = index.get(key)
      if (known === undefined) {
        index.set(key, [number])
        continue
      }
      if (known.length >= mostTexts) continue
      for (const other of known) {
        shared[other] = (shared[other] ?? 0) + weight
        touched.add(other)
      }
      known.push(number)
    }
    for (const other of touched) {
      const before = texts[other]
      if (before !== undefined && (shared[other] ?? 0) >= (total + (totals[other] ?? 0)) * leastShared)
        yield [before, text]
      shared[other] = 0
    }
  }
}

/** What a long word has in common with words derived from it. */
function beginningOf(word: string): string {
  return word.length >= 8 ? word.slice(0, 7) : word
}

/** The share of the weight of two texts' rare words by which a pair is compared. */
const leastShared = 0.15

/** A word or pair of words that is in more texts than this is no reason to compare them. */
const mostTexts = 60
const mostWords = 10

/**
 * Whether two texts must ask about different things: they differ in a number, a flag, a negation, a direction, an
 * opposite, or each has a name or code that the other lacks.
 */
function areOtherThings(a: SuggestedText, b: SuggestedText): boolean {
  if ((a.way === 'in' && b.way === 'out') || (a.way === 'out' && b.way === 'in')) return true
  const [one, other] = [a.direction.split(' '), b.direction.split(' ')]
  if (a.direction !== b.direction && one.toSorted().join(' ') === other.toSorted().join(' ')) return true
  const [lackedByA, lackedByB] = [fixedOnlyIn(b, a), fixedOnlyIn(a, b)]
  if (lackedByA.length > 0 && lackedByB.length > 0) return true
  if ([...lackedByA, ...lackedByB].some(isDecisive)) return true
  const onlyA = [...a.words.keys()].filter((word) => !b.words.has(word))
  const onlyB = [...b.words.keys()].filter((word) => !a.words.has(word))
  if (onlyA.some((word) => a.names.has(word)) && onlyB.some((word) => b.names.has(word))) return true
  return onlyA.some((one) => onlyB.some((other) => areOpposite(one, other)))
}

/** Whether one text has code or a sign that the other lacks; if their answers agree, it may be a detail. */
function hasOtherCode(a: SuggestedText, b: SuggestedText): boolean {
  return a.fixed.size !== b.fixed.size || fixedOnlyIn(a, b).length > 0
}

/** The words that must not change of one text which the other lacks, as code and as a word. */
function fixedOnlyIn(a: SuggestedText, b: SuggestedText): string[] {
  return [...a.fixed].filter((word) => !b.fixed.has(word) && !b.words.has(word.toLowerCase()))
}

/** Whether no question with this word asks the same as one without it: a number, a flag or a negation. */
function isDecisive(word: string): boolean {
  return word === 'not' || /\d|^-/.test(word)
}

/** A stem of the first text and a stem of the second that may be the same word, mistyped. */
type Typo = readonly [own: string, other: string]

function typosBetween(a: SuggestedText, b: SuggestedText): Typo[] {
  const onlyB = [...b.words.keys()].filter((word) => word.length >= 5 && !a.words.has(word))
  if (onlyB.length === 0) return []
  return [...a.words.keys()].flatMap((own): Typo[] => {
    const other = own.length >= 5 && !b.words.has(own) ? onlyB.find((word) => mayBeOneWord(own, word)) : undefined
    return other === undefined ? [] : [[own, other]]
  })
}

/** Stems of the first text and of the second with a common root: `idempotent` and `idempotency`. */
function derivedBetween(a: SuggestedText, b: SuggestedText, typos: readonly Typo[]): Typo[] {
  const known = new Set(typos.flat())
  const onlyB = [...b.words.keys()].filter((word) => !a.words.has(word) && !known.has(word))
  return [...a.words.keys()].flatMap((own): Typo[] => {
    if (b.words.has(own) || known.has(own)) return []
    const other = onlyB.find((word) => haveOneRoot(own, word))
    return other === undefined ? [] : [[own, other]]
  })
}

function haveOneRoot(a: string, b: string): boolean {
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared >= 4 && shared >= 0.6 * Math.max(a.length, b.length) && /^\p{L}+$/u.test(a + b)
}

function withoutTypos(text: SuggestedText, typos: readonly Typo[]): SuggestedText {
  if (typos.length === 0) return text
  const right = new Map(typos.map(([own, other]) => [other, own]))
  const set = (word: string): string => right.get(word) ?? word
  return {
    ...text,
    words: new Map([...text.words].map(([word, end]) => [set(word), set(end)])),
    spelling: new Map([...text.spelling].map(([stem, word]) => [set(stem), word])),
  }
}

/** The similarity of two texts, from 0 to 1: the share of their words that both have, by weight; a modifier counts half. */
function similarity(a: SuggestedText, b: SuggestedText, weightOf: (word: string) => number): number {
  // Asking in the same way is something in common, unless it is the usual way.
  let common = a.aim === b.aim && a.aim !== 'what' ? 1 : 0
  let apart = 0
  let lacking = 0
  let shared = 0
  let moreThings = 0
  for (const [own, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const before = apart
    for (const [word, end] of own.words) {
      const weight = weightOf(word)
      const otherEnd = other.words.get(word)
      // "Containers" are not "container images".
      const isOtherThing =
        otherEnd !== undefined &&
        (end === word) !== (otherEnd === word) &&
        !(own.words.has(otherEnd) && other.words.has(end))
      if (otherEnd !== undefined && !isOtherThing) {
        common += weight / 2
        shared++
      } else {
        apart += end === word ? weight : weight / 2
        if (end === word) moreThings++
      }
    }
    if (apart > before) lacking++
  }
  if (common === 0) return 0
  // One text has a word in place of another's; or, in a short text, one word more ("in the background").
  const doubt = lacking === 2 ? 0.75 : moreThings > 0 && shared < 8 ? 0.85 : 1
  return (common / (common + apart)) * doubt
}

/** The share of the words of two texts that both have, by weight, whatever phrases they are in. */
function sharedWords(a: SuggestedText, b: SuggestedText, weightOf: (word: string) => number): number {
  let common = 0
  let all = 0
  for (const [own, other] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const word of own.words.keys()) {
      all += weightOf(word)
      if (other.words.has(word)) common += weightOf(word)
    }
  }
  return all === 0 ? 0 : common / all
}

/** Whether two texts share only one word and ask different things about it: "What is a secret?" and "List secrets". */
function isThin(a: SuggestedText, b: SuggestedText): boolean {
  const shared = [...a.words.keys()].filter((word) => b.words.has(word)).length
  return shared < 2 && (a.aim !== b.aim || a.words.size > shared || b.words.size > shared)
}

/** The stems of the answer that a card shows first; undefined without an answer, or if it only judges: "True", "Yes". */
function readShownAnswer({ group, language }: SuggestedText, vocabulary: Vocabulary): ReadonlySet<string> | undefined {
  const [shown] = group.answers
  if (shown === undefined || shown.kind === 'true-false') return undefined
  const tokens = foldWords(tokensOf(shown.answer), vocabulary)
  const stems = new Set(tokens.flatMap((token) => stemIn(language, token) ?? []).slice(0, 200))
  return stems.size === 0 || [...stems].every((stem) => judging.has(stem)) ? undefined : stems
}

const judging: ReadonlySet<string> = new Set(judgements)

/**
 * How far two answers agree, from 0 to 1: the share of the shorter one's words that the longer one has too (the overlap
 * coefficient). A word or two are evidence only if they are the whole of both answers, or nearly.
 */
function agreement(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined
  const [short, long] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  // Long answers have enough words in common without their derived forms.
  const derived = long.size <= 20 ? [...long] : []
  for (const word of short) if (long.has(word) || derived.some((other) => haveOneRoot(word, other))) common++
  if (short.size >= 4 || common === 0) return common / short.size
  return long.size <= 2 * short.size + 1 ? common / ((short.size + long.size) / 2) : undefined
}

/** The score of two texts, from their similarity and the agreement of their answers. */
function scoreOf(question: number, answer: number | undefined, a: SuggestedText, b: SuggestedText): number {
  const isSameAnswer = (answer ?? 0) >= 0.7
  const score =
    answer === undefined
      ? question * 0.95
      : Math.max(question * 0.7 + answer * 0.3, answer >= sameAnswer ? question * 0.4 + answer * 0.6 : 0)
  return score * (a.aim === b.aim || isSameAnswer ? 1 : 0.8) * (areBeside(a.group, b.group) && !isSameAnswer ? 0.9 : 1)
}

/** Whether both have a question in the same file: their author probably knew that they differ. */
function areBeside(a: Group, b: Group): boolean {
  const files = new Set(a.sources.map(({ file }) => file))
  return b.sources.some(({ file }) => files.has(file))
}

function reasonsFor(a: SuggestedText, b: SuggestedText, typos: readonly Typo[], answer: number | undefined): string[] {
  const spell = (text: SuggestedText, isWanted: (stem: string) => boolean): string =>
    [...text.spelling].flatMap(([stem, word]) => (isWanted(stem) ? [word] : [])).join(', ')
  const common = spell(a, (stem) => b.words.has(stem))
  const onlyA = spell(a, (stem) => !b.words.has(stem))
  const onlyB = spell(b, (stem) => !a.words.has(stem))
  return [
    `both ask about ${common}`,
    ...(onlyA !== '' ? [`only the first mentions ${onlyA}`] : []),
    ...(onlyB !== '' ? [`only the second mentions ${onlyB}`] : []),
    ...typos.map(([own, other]) => `${a.spelling.get(own)} and ${b.spelling.get(own) ?? other} may be the same word`),
    ...(answer === undefined ? [] : [`the answers share ${Math.round(answer * 100)} % of their words`]),
  ]
}
