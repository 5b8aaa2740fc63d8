import type { Found } from '../find-cards.ts'
import type { Ledger } from '../identity/ledger.ts'
import type { Io } from '../io/io.ts'
import { showPath } from '../io/path.ts'
import { unknownIdProblems } from '../merge/rulings.ts'
import type { Problem } from '../model/card.ts'
import { namesOf, overrideRemarks } from './name-remarks.ts'
import { type Project, readsOwnTopics } from './project.ts'

/**
 * What in the configuration fits nothing in the topics: ids that neither a question nor the ledger has, and, in the topics
 * of the project, overrides for decks and tags that no card has.
 */
export function configurationProblems(
  { merging }: Pick<Found, 'merging'>,
  ledger: Ledger,
  project: Project,
  io: Io,
): Problem[] {
  const { configuration, configurationFile } = project
  if (configurationFile === undefined) return []
  const ids = unknownIdProblems(merging.unknown, ledger, showPath(configurationFile, io))
  if (!readsOwnTopics(project)) return ids
  return [...ids, ...overrideRemarks(project, () => namesOf(merging, configuration.deck), io)]
}
