import type { NamedQuestion } from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'

/** Compares two questions by file and place. */
export function byPlace(a: NamedQuestion, b: NamedQuestion): number {
  return (
    byCodePoint(a.file, b.file) ||
    a.line - b.line ||
    a.endLine - b.endLine ||
    byCodePoint(a.text, b.text) ||
    byCodePoint(a.id, b.id)
  )
}

/**
 * Compares two questions by which of them leads their card: answered questions first, then in the order of the listed
 * variants, then by the names of other variants, then by place.
 */
export function byPrecedence(variants: readonly string[]): (a: NamedQuestion, b: NamedQuestion) => number {
  const rank = new Map(variants.map((variant, index) => [variant, index]))
  const rankOf = ({ variant }: NamedQuestion): number => rank.get(variant) ?? variants.length
  return (a, b) =>
    Number(b.answered) - Number(a.answered) ||
    rankOf(a) - rankOf(b) ||
    byCodePoint(a.variant, b.variant) ||
    byPlace(a, b)
}
