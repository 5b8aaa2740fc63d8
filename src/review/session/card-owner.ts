import type { Store } from '../store/store.ts'
import type { Origin, StoredCard } from '../store/stored-card.ts'

/** The cards of a project as a store has them. */
interface CardSource {
  readonly store: Store
  readonly origin: Origin
}

/**
 * The one of several projects that a card is from: the first that has it at the same place. Two projects can have a card with
 * one id. The first project if none has the card.
 */
export function ownerOf<Project>(
  { items, file, line }: StoredCard,
  projects: readonly [Project, ...Project[]],
  cardsOf: (project: Project) => CardSource,
): Project {
  const isOwner = (project: Project) => {
    const { store, origin } = cardsOf(project)
    const card = store.card(origin, items[0])
    return card?.file === file && card.line === line
  }
  return projects.find(isOwner) ?? projects[0]
}
