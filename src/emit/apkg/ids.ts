import { hash } from 'node:crypto'

/**
 * Anki's ids are times in milliseconds, and one in the future is given anew at import. These lie between December 2009
 * and August 2022, and far below 2^53.
 */
const FIRST = 1_260_000_000_000
const SPAN = 400_000_000_000

/** Something with an id for Anki. */
export interface WithAnkiId<T> {
  readonly thing: T
  readonly id: number
}

/**
 * Gives each thing an id of Anki's kind, taken from a hash of its name; a taken one moves on to the next free one. The
 * ids are `stride` or a multiple of it apart and depend on the set of names alone, not on the order of the things, and
 * on what has been numbered before with the same stride: `before` keeps its ids.
 * @returns The things in the order of their ids.
 * @throws if two things have one name.
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
