/** Names in a configuration that no card has. */

import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import type { Merging } from '../merge/merge.ts'
import type { Problem } from '../model/card.ts'
import { deckBelow } from '../model/deck-name.ts'
import { remarkAt } from '../model/problem.ts'
import { cardTags } from '../model/tags.ts'
import { idleOverrides } from '../review/schedule/settings.ts'
import type { Project } from './project.ts'

/** Full names of the decks and tags that cards have. */
export interface KnownNames {
  readonly decks: readonly string[]
  readonly tags: readonly string[]
}

/** The names that the cards of a project have, whichever of them are asked for. */
export function namesOf({ groups }: Pick<Merging, 'groups'>, rootDeck: string): KnownNames {
  const decks = groups.map(({ sources: [leading] }) => deckBelow(rootDeck, leading.deck))
  const tags = groups.flatMap(({ sources }) => sources.flatMap(cardTags))
  return { decks: [...new Set(decks)].sort(), tags: [...new Set(tags)].sort() }
}

/** Remarks on the overrides in a configuration that change nothing. */
export function overrideRemarks(
  { configuration, configurationFile, placeOf }: Pick<Project, 'configuration' | 'configurationFile' | 'placeOf'>,
  known: () => KnownNames,
  io: Io,
): Problem[] {
  if (configurationFile === undefined || configuration.review.overrides.length === 0) return []
  const file = showPath(configurationFile, io)
  return idleOverrides(configuration.review, known()).map(({ index, group, reason }) =>
    remarkAt({ file, ...placeOf(['review', 'overrides', index, group.type]) }, 'override', reason),
  )
}
