import { hash } from 'node:crypto'

/**
 * Anki's ids are times in milliseconds; at import, Anki replaces ids in the future. Ours are between December 2009 and
 * August 2022, far below 2^53.
 */
const FIRST = 1_260_000_000_000
const SPAN = 400_000_000_000

/** Something with its numeric id in Anki. */
export interface WithAnkiId<T> {
  readonly thing: T
  readonly id: number
}

/**
 * Gives each thing a numeric id for Anki, from a hash of its name; if the id is taken, the next free one is used. The ids
 * depend only on the set of names and on `before`, and not on the order of the things.
 * @param stride Ids differ by at least this number.
 * @param before Things that already have ids of the same stride; these ids are not used again.
 * @returns The things in the order of their ids.
 * @throws Error if two things have the same name.
 */
export function assignIds<T>(
  things: readonly T[],
  nameOf: (thing: T) => string,
  stride: number,
  before: readonly WithAnkiId<unknown>[] = [],
): WithAnkiId<T>[] {
  const slots = SPAN / stride
  const taken = new Set(before.map(({ id }) => (id - FIRST) / stride))
  const byName = things.map((thing) => ({ thing, name: nameOf(thing) })).sort((a, b) => (a.name < b.name ? -1 : 1))
  let last: string | undefined
  const result: WithAnkiId<T>[] = []
  for (const { thing, name } of byName) {
    if (name === last) throw new Error(`Unexpected second ${name} in one deck, expected each once`)
    last = name
    let slot = Number.parseInt(hash('sha256', name).slice(0, 13), 16) % slots
    while (taken.has(slot)) slot = (slot + 1) % slots
    taken.add(slot)
    result.push({ thing, id: FIRST + slot * stride })
  }
  return result.sort((a, b) => a.id - b.id)
}
