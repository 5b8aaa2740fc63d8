import type { NamedQuestion } from '../model/card.ts'
import { byCodePoint } from '../model/problem.ts'

/** The order of two questions in their files, whatever order they were given in. */
export function byPlace(a: NamedQuestion, b: NamedQuestion): number {
  return (
    byCodePoint(a.file, b.file) ||
    a.line - b.line ||
    a.endLine - b.endLine ||
    byCodePoint(a.text, b.text) ||
    byCodePoint(a.id, b.id)
  )
}

/** Which of two questions leads their card: an answered one, then that of the variant named first, then by name and place. */
export function byPrecedence(variants: readonly string[]): (a: NamedQuestion, b: NamedQuestion) => number {
  const rank = new Map(variants.map((variant, index) => [variant, index]))
  const rankOf = ({ variant }: NamedQuestion): number => rank.get(variant) ?? variants.length
  return (a, b) =>
    Number(b.answered) - Number(a.answered) ||
    rankOf(a) - rankOf(b) ||
    byCodePoint(a.variant, b.variant) ||
    byPlace(a, b)
}
