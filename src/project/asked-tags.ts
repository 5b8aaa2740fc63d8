/** Whether any card has the tags that a user asks for with `--tag`. */

import { nearestOf } from '../model/deck-name.ts'
import { Failure } from '../model/failure.ts'
import { matchesTags, type TagExpression, unknownTags } from '../model/tags.ts'

/**
 * Fails if no card has a tag of `--tag`, which is most likely mistyped, and names the nearest one.
 * @param known the tags of all cards, whichever of them are asked for; read only if there is a `--tag`
 */
export function requireKnownTags(expression: TagExpression, known: () => readonly string[]): void {
  if (expression.length === 0) return
  const tags = [...new Set(known())].sort()
  const unknown = unknownTags(expression, tags)
  if (unknown.length === 0) return
  throw new Failure(unknown.map((tag) => `--tag: no card has the tag "${tag}"${nearestOf(tag, tags)}`).join('\n'))
}

/** Fails as {@link requireKnownTags} does, and also if every tag is known but no card satisfies all of `--tag`. */
export function requireTaggedCards(
  expression: TagExpression,
  cards: readonly { readonly tags: readonly string[] }[],
): void {
  requireKnownTags(expression, () => cards.flatMap(({ tags }) => tags))
  if (expression.length === 0 || cards.some(({ tags }) => matchesTags(expression, tags))) return
  throw new Failure('--tag: no card matches, although each of these tags exists')
}
