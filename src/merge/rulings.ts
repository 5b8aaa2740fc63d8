import { isCardId } from '../identity/card-id.ts'
import type { CardId, NamedQuestion, Problem } from '../model/card.ts'
import { problemAt } from '../model/problem.ts'
import { groupBy } from '../text/group-by.ts'
import { partitionOf } from './partition.ts'
import type { MergeRules } from './rules.ts'

/** An id in a rule or comment that no question has. */
export interface UnknownId {
  readonly id: CardId
  /** The question whose comment contains the id; undefined for the configuration. */
  readonly place: { readonly file: string; readonly line: number } | undefined
}

/** What the author has decided in the configuration and in comments. */
export interface Rulings {
  /** Questions that are one card. */
  readonly same: readonly (readonly [NamedQuestion, NamedQuestion])[]
  /** For each id, the ids of questions that are never one card with it. */
  readonly different: ReadonlyMap<CardId, ReadonlySet<CardId>>
  readonly unknown: readonly UnknownId[]
  readonly problems: readonly Problem[]
}

/** Reads the rules about single questions; malformed ids are problems. */
export function readRulings(questions: readonly NamedQuestion[], rules: MergeRules): Rulings {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const same: [NamedQuestion, NamedQuestion][] = []
  const different = new Map<CardId, Set<CardId>>()
  const unknown = new Map<string, UnknownId>()
  const problems: Problem[] = []

  const known = (id: CardId, place: UnknownId['place']): NamedQuestion[] => {
    const question = byId.get(id)
    if (question === undefined) unknown.set(JSON.stringify([id, place]), { id, place })
    return question === undefined ? [] : [question]
  }
  const keepApart = (a: CardId, b: CardId): void => {
    different.set(a, (different.get(a) ?? new Set()).add(b))
    different.set(b, (different.get(b) ?? new Set()).add(a))
  }
  for (const ids of rules.same) {
    const [first, ...others] = ids.flatMap((id) => known(id, undefined))
    if (first !== undefined) for (const other of others) same.push([first, other])
  }
  for (const ids of rules.different) {
    const own = ids.flatMap((id) => known(id, undefined))
    for (const [index, a] of own.entries()) for (const b of own.slice(index + 1)) if (a !== b) keepApart(a.id, b.id)
  }
  for (const question of questions) {
    const place = { file: question.file, line: question.line }
    const named = (texts: readonly string[] | undefined): NamedQuestion[] =>
      (texts ?? []).flatMap((text) => {
        if (isCardId(text)) return known(text, place)
        const reason = `Unexpected id ${JSON.stringify(text)}, expected 12 letters (a-z, A-Z) and digits`
        problems.push(problemAt(place, 'card-id', reason))
        return []
      })
    for (const other of named(question.sameAs)) same.push([question, other])
    for (const other of named(question.differentFrom)) if (other !== question) keepApart(question.id, other.id)
  }
  return { same, different, unknown: [...unknown.values()], problems }
}

/** Divides questions into sets that the author marks as the same, in the order of their first members. */
export function boundTogether(questions: readonly NamedQuestion[], { same }: Rulings): NamedQuestion[][] {
  const number = new Map(questions.map((question, index) => [question, index]))
  const sets = partitionOf(questions.length)
  for (const [a, b] of same) {
    const [first, second] = [number.get(a), number.get(b)]
    if (first !== undefined && second !== undefined) sets.join(first, second)
  }
  return [...groupBy(questions.entries(), ([index]) => sets.find(index)).values()].map((own) =>
    own.map(([, question]) => question),
  )
}

/** Whether the author keeps two questions apart. */
export function areKeptApart({ different }: Rulings, a: NamedQuestion, b: NamedQuestion): boolean {
  return different.get(a.id)?.has(b.id) === true
}

/**
 * Reports unknown ids: those in comments, at their places, or, if the path of its file is given, those in the
 * configuration. An id in the ledger belongs to a question that is gone, which is fine.
 */
export function unknownIdProblems(
  unknown: readonly UnknownId[],
  ledger: { readonly entries: ReadonlyMap<CardId, unknown> },
  configuration?: string,
): Problem[] {
  return unknown.flatMap(({ id, place }) => {
    const file = configuration === undefined ? undefined : { file: configuration }
    const where = place === undefined ? file : configuration === undefined ? place : undefined
    if (where === undefined || ledger.entries.has(id)) return []
    return problemAt(where, 'merge-rules', `Unknown id ${id}: no question has or had this id`)
  })
}
