import { Failure } from '../model/failure.ts'

/**
 * The full names of decks that a user named, by their full names or by the last levels of these (`docker` for
 * `Topdeck::docker`), in capitals or not. Fails where there is no such deck.
 * @param known full names of decks that have cards
 */
export function decksNamed(names: readonly string[], known: readonly string[]): readonly string[] {
  const all = new Set(known.flatMap(withParents))
  const found = names.flatMap((name) => {
    if (all.has(name)) return [name]
    const wanted = `::${name.toLowerCase()}`
    const likely = [...all].filter((deck) => `::${deck.toLowerCase()}`.endsWith(wanted))
    if (likely.length === 0) {
      throw new Failure(`--deck "${name}": no such deck${known.length === 0 ? '' : `; there are ${known.join(', ')}`}`)
    }
    return likely
  })
  return [...new Set(found)]
}

function withParents(deck: string): string[] {
  const levels = deck.split('::')
  return levels.map((_, index) => levels.slice(0, index + 1).join('::'))
}
