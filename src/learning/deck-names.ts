import { isDeckWithin, nearestOf, withUpperLevels } from '../model/deck-name.ts'
import { Failure } from '../model/failure.ts'

/**
 * The full names of the decks that a user named, by their full names or by the last levels of these (`docker` for
 * `Topdeck::docker`), in upper or lower case. Fails where there is no such deck.
 * @param known full names of the decks that have cards
 */
export function decksNamed(names: readonly string[], known: readonly string[]): readonly string[] {
  const all = [...new Set(known.flatMap(withUpperLevels))]
  const found = names.flatMap((name) => {
    if (all.includes(name)) return [name]
    // The uppermost ones: those below them are included anyhow.
    const within = all.filter((deck) => isDeckWithin(deck, name))
    const meant = within.filter((deck) => !within.some((other) => deck.startsWith(`${other}::`)))
    if (meant.length === 0) throw new Failure(`--deck "${name}": no such deck${nearestOf(name, known)}`)
    return meant
  })
  return [...new Set(found)]
}
