import type { NamedQuestion } from '../model/card.ts'
import type { Merging } from './merge.ts'
import type { MergeRules } from './rules.ts'
import { suggest } from './suggest.ts'

/** Questions of one card, or of one of the two that may be one; never empty. */
export type Sources = readonly [NamedQuestion, ...NamedQuestion[]]

/** Something about repeated questions that is for the author to settle. */
export type Duplicate =
  /** Two cards that may ask the same in other words; `score` from 0 to 1. */
  | {
      readonly kind: 'suggested'
      readonly score: number
      readonly reasons: readonly string[]
      readonly a: Sources
      readonly b: Sources
    }
  /** Two cards that ask the same, and whose answers differ. */
  | { readonly kind: 'kept-apart'; readonly reasons: readonly string[]; readonly a: Sources; readonly b: Sources }
  /** Two answers of one card that say different things. */
  | { readonly kind: 'conflict'; readonly reasons: readonly string[]; readonly a: Sources; readonly b: Sources }

/** Everything about repeated questions that the author may want to settle: the likeliest suggestions first, then the rest. */
export function findDuplicates(merging: Merging, rules: MergeRules): Duplicate[] {
  return [
    ...suggest(merging, rules).map(({ a, b, score, reasons }): Duplicate => {
      return { kind: 'suggested', score, reasons, a: a.sources, b: b.sources }
    }),
    ...merging.keptApart.map(([a, b]): Duplicate => {
      const reasons = ['the same question, different answers, and nothing says that they are of one subject']
      return { kind: 'kept-apart', reasons, a: a.sources, b: b.sources }
    }),
    ...merging.groups.flatMap(({ answers: [first, ...others] }) =>
      others.flatMap((other): Duplicate[] => {
        const reasons = ['one card, which shows both answers']
        return first === undefined ? [] : [{ kind: 'conflict', reasons, a: [first], b: [other] }]
      }),
    ),
  ]
}
