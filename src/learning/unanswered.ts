import type { Io } from '../io/io.ts'
import { isDeckWithin } from '../model/deck-name.ts'
import { matchesTags, parseTagExpression } from '../model/tags.ts'
import { findProjectCards } from '../project/found-cards.ts'
import { isWithin, type Project, readSources } from '../project/project.ts'

/** Counts the cards of a project that have no answer yet, so that they cannot be learned. */
export async function countUnanswered(
  project: Project,
  { decks, tag }: { readonly decks: readonly string[]; readonly tag: readonly string[] },
  io: Io,
): Promise<number> {
  const expression = parseTagExpression(tag)
  const { found } = await findProjectCards(project, readSources(project, io).files, io)
  return found.cards.filter(
    ({ answered, deck, tags, sources }) =>
      !answered &&
      sources.some(({ file }) => isWithin(file, project.within)) &&
      (decks.length === 0 || decks.some((name) => isDeckWithin(deck, name))) &&
      matchesTags(expression, tags),
  ).length
}
