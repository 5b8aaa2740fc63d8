import type { Compilation } from '../compile.ts'
import type { Rulings } from './changes.ts'

/**
 * What the author has decided about the cards of a compilation: by comments, and in the configuration.
 * @param different The groups of the configuration.
 */
export function rulingsOf({ found, identified }: Compilation, different: Rulings['different']): Rulings {
  const sources = found.flatMap((card) => card.sources)
  const comments = sources.flatMap(({ id, differentFrom = [] }) => differentFrom.map((other) => [id, other]))
  const pinned = [...identified.matches].flatMap(([id, { type }]) => (type === 'pinned' ? id : []))
  return { different: [...different, ...comments], pinned: new Set(pinned) }
}
