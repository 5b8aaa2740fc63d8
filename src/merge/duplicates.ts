import type { NamedQuestion } from '../model/card.ts'
import type { Group, Merging } from './merge.ts'
import type { MergeRules } from './rules.ts'
import { boundTogether, type Rulings, readRulings } from './rulings.ts'
import { suggest } from './suggest.ts'

/** The questions of one card; never empty. */
export type CardSources = readonly [NamedQuestion, ...NamedQuestion[]]

/** A case of repeated questions that the author can decide. */
export type Duplicate =
  /** Two cards that may ask the same question in other words; `score` is from 0 to 1. */
  | {
      readonly kind: 'suggested'
      readonly score: number
      readonly reasons: readonly string[]
      readonly a: CardSources
      readonly b: CardSources
    }
  /** Two cards that ask the same question with different answers. */
  | {
      readonly kind: 'kept-apart'
      readonly reasons: readonly string[]
      readonly a: CardSources
      readonly b: CardSources
    }
  /** Two different answers of one card, of which the author has not said that both are right. */
  | { readonly kind: 'conflict'; readonly reasons: readonly string[]; readonly a: CardSources; readonly b: CardSources }

/** Finds all cases of repeated questions that the author may want to decide: suggestions first, sorted by score. */
export function findDuplicates(merging: Merging, rules: MergeRules): Duplicate[] {
  const rulings = readRulings(
    merging.groups.flatMap(({ sources }) => sources),
    rules,
  )
  return [
    ...suggest(merging, rules).map(({ a, b, score, reasons }): Duplicate => {
      return { kind: 'suggested', score, reasons, a: a.sources, b: b.sources }
    }),
    ...merging.keptApart.map(([a, b]): Duplicate => {
      const reasons = ['the same question with different answers, and no evidence that they are about the same subject']
      return { kind: 'kept-apart', reasons, a: a.sources, b: b.sources }
    }),
    ...merging.groups.flatMap((group) =>
      openConflicts(group, rulings).map(([one, other]): Duplicate => {
        return { kind: 'conflict', reasons: ['the card shows both answers'], a: [one], b: [other] }
      }),
    ),
  ]
}

/** The first answer of a card with each other one, unless the author has marked the two questions as the same. */
function openConflicts(
  { answers: [first, ...others], sources }: Group,
  rulings: Rulings,
): [NamedQuestion, NamedQuestion][] {
  if (first === undefined || others.length === 0) return []
  const settled = boundTogether(sources, rulings).find((own) => own.includes(first)) ?? []
  return others.filter((other) => !settled.includes(other)).map((other) => [first, other])
}
