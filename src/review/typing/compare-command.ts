/** Compares a typed command line with the expected one. */

import { type AlignedPair, align } from './align.ts'
import type { AnswerToken, EqualWords } from './answer-token.ts'
import {
  type CommandFlag,
  type CommandLine,
  type CommandPart,
  type CommandWord,
  readCommandLine,
} from './command-line.ts'
import { standsFor } from './placeholder.ts'
import { isTypo } from './typo.ts'

/** The most unknown flags that are tried both with and without a value. */
const mostOpen = 4

/**
 * The tokens of a command line that were typed, missed or added, in the order of the expected line. Flags may be
 * anywhere among the words of their command, in their short or long form, separate or combined; words must keep their
 * order.
 */
export function compareCommand(typed: string, expected: string, equal: EqualWords): AnswerToken[] {
  const open = [...new Set([...openFlags(expected), ...openFlags(typed)])].slice(0, mostOpen)
  const comparisons = subsets(open).map((withValue) =>
    compareLines(readCommandLine(typed, withValue), readCommandLine(expected, withValue), equal),
  )
  return comparisons.reduce((best, one) => (costOf(one) < costOf(best) ? one : best))
}

/** A value that is taken for a word may hide the flags after it, so the search goes on until it finds no more. */
function openFlags(line: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (let before = -1; before < found.size && found.size < mostOpen; ) {
    before = found.size
    for (const name of readCommandLine(line, found).open) found.add(name)
  }
  return found
}

function subsets(names: readonly string[]): [ReadonlySet<string>, ...ReadonlySet<string>[]] {
  const found: [ReadonlySet<string>, ...ReadonlySet<string>[]] = [new Set()]
  for (const name of names) found.push(...found.map((some) => new Set([...some, name])))
  return found
}

function costOf(tokens: readonly AnswerToken[]): number {
  return tokens.filter(({ type }) => type !== 'same').length
}

function compareLines(typed: CommandLine, expected: CommandLine, equal: EqualWords): AnswerToken[] {
  const first = expected.parts[0]?.[0]
  // Dockerfiles and SQL have keywords in capitals.
  const capitals = first?.type === 'word' && /^[A-Z]+$/.test(first.value) ? 'themselves' : 'names'
  const likeness: Likeness = (mine, wanted) => {
    if (mine === wanted || areEqual(mine, wanted, equal)) return 'same'
    return standsFor(wanted, mine, capitals) ? 'stands for it' : 'other'
  }
  const pairs = align(typed.parts, expected.parts, {
    both: (mine, wanted) => costOf(compareParts(mine, wanted, likeness)),
    alone: (part) => part.length,
  })
  return pairs.flatMap((pair) => {
    if (pair.type === 'both') return compareParts(pair.typed, pair.expected, likeness)
    if (pair.type === 'typed') return pair.typed.map(({ text }): AnswerToken => ({ type: 'extra', text, what: 'word' }))
    return pair.expected.map(({ text }): AnswerToken => ({ type: 'missing', text }))
  })
}

type Likeness = (typed: string, expected: string) => 'same' | 'stands for it' | 'other'

/** Matching a placeholder costs a little, so that equal words are matched first. */
const wordCosts = { same: 0, 'stands for it': 0.1, other: 1 } as const

function areEqual(typed: string, expected: string, equal: EqualWords): boolean {
  const [mine, wanted] = [typed.toLowerCase(), expected.toLowerCase()]
  return equal.some((group) => {
    const words = group.map((one) => one.toLowerCase())
    return words.includes(mine) && words.includes(wanted)
  })
}

function compareParts(typed: CommandPart, expected: CommandPart, likeness: Likeness): AnswerToken[] {
  const flags = matchFlags(flagsOf(typed), flagsOf(expected), likeness)
  const words = align(wordsOf(typed), wordsOf(expected), {
    both: (mine, wanted) => wordCosts[likeness(mine.value, wanted.value)],
    alone: () => 1,
  })
  const tokens: AnswerToken[] = []
  let next = 0
  const addWords = (until: CommandWord | undefined) => {
    for (let pair = words[next]; pair !== undefined; pair = words[next]) {
      next += 1
      tokens.push(wordToken(pair, likeness))
      if (until !== undefined && pair.type !== 'typed' && pair.expected === until) return
    }
  }
  for (const item of expected) {
    if (item.type === 'word') addWords(item)
    else tokens.push(...(flags.byExpected.get(item) ?? []))
  }
  addWords(undefined)
  return [...tokens, ...flags.extra]
}

function wordsOf(part: CommandPart): CommandWord[] {
  return part.filter((item) => item.type === 'word')
}

function flagsOf(part: CommandPart): CommandFlag[] {
  return part.filter((item) => item.type === 'flag')
}

function wordToken(pair: AlignedPair<CommandWord>, likeness: Likeness): AnswerToken {
  if (pair.type === 'typed') return { type: 'extra', text: pair.typed.text, what: 'word' }
  if (pair.type === 'expected') return { type: 'missing', text: pair.expected.text }
  const { typed, expected } = pair
  if (likeness(typed.value, expected.value) !== 'other') return { type: 'same', text: typed.text }
  return { type: 'different', typed: typed.text, expected: expected.text }
}

/** Matches flags by their names, first those with the expected value, then those with another one. */
function matchFlags(typed: readonly CommandFlag[], expected: readonly CommandFlag[], likeness: Likeness) {
  const left = [...typed]
  const byExpected = new Map<CommandFlag, readonly AnswerToken[]>()
  const take = (fits: (mine: CommandFlag, wanted: CommandFlag) => boolean, token: typeof flagToken) => {
    for (const wanted of expected) {
      if (byExpected.has(wanted)) continue
      const at = left.findIndex((mine) => fits(mine, wanted))
      const [mine] = at < 0 ? [] : left.splice(at, 1)
      if (mine !== undefined) byExpected.set(wanted, [token(mine, wanted)])
    }
  }
  const hasName = (mine: CommandFlag, wanted: CommandFlag) => mine.name === wanted.name
  take((mine, wanted) => hasName(mine, wanted) && mine.value === wanted.value, sameFlag)
  take((mine, wanted) => hasName(mine, wanted) && valuesMatch(mine, wanted, likeness), sameFlag)
  take(hasName, flagToken)
  take((mine, wanted) => valuesMatch(mine, wanted, likeness) && isTypo(mine.name, wanted.name), flagToken)
  for (const wanted of expected) {
    if (!byExpected.has(wanted)) byExpected.set(wanted, [{ type: 'missing', text: wanted.text }])
  }
  return { byExpected, extra: left.map(({ text }): AnswerToken => ({ type: 'extra', text, what: 'flag' })) }
}

function sameFlag({ text }: CommandFlag): AnswerToken {
  return { type: 'same', text }
}

function flagToken(typed: CommandFlag, expected: CommandFlag): AnswerToken {
  return { type: 'different', typed: typed.text, expected: expected.text }
}

function valuesMatch(typed: CommandFlag, expected: CommandFlag, likeness: Likeness): boolean {
  if (typed.value === undefined || expected.value === undefined) return typed.value === expected.value
  return likeness(typed.value, expected.value) !== 'other'
}
