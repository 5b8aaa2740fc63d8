import type { Found } from '../find-cards.ts'
import type { Ledger } from '../identity/ledger.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import { unknownIdProblems } from '../merge/rulings.ts'
import type { Problem } from '../model/card.ts'
import { deckFault } from '../model/deck-name.ts'
import { problemAt } from '../model/problem.ts'
import { namesOf, overrideRemarks } from './name-remarks.ts'
import { type Project, readsOwnTopics } from './project.ts'

/**
 * What is wrong with the deck in the configuration, and what fits nothing in the topics: ids that neither a question nor the
 * ledger has, and, in the topics of the project, overrides for decks and tags that no card has.
 */
export function configurationProblems(
  { merging }: Pick<Found, 'merging'>,
  ledger: Ledger,
  project: Project,
  io: Io,
): Problem[] {
  const { configuration, configurationFile, placeOf } = project
  if (configurationFile === undefined) return []
  const file = showPath(configurationFile, io)
  const fault = deckFault(configuration.deck)
  const deck = fault === undefined ? [] : [problemAt({ file, ...placeOf(['deck']) }, 'deck', fault)]
  const ids = unknownIdProblems(merging.unknown, ledger, file)
  if (!readsOwnTopics(project)) return [...deck, ...ids]
  return [...deck, ...ids, ...overrideRemarks(project, () => namesOf(merging, configuration.deck), io)]
}
