import type { Io } from '../../io/io.ts'
import type { Learning } from '../../learning/learning.ts'
import { Failure } from '../../model/failure.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { ItemId } from '../../review/history/event.ts'
import { eventIds } from '../../review/history/event-id.ts'
import type { ItemState } from '../../review/history/item-state.ts'

/** How many of the items that were named have changed. */
export interface Changed {
  readonly changed: number
  readonly named: number
}

/**
 * Records an event of one type for all items that the ids of cards, or of parts of a cloze, name and that it `concerns`.
 * Fails, and records nothing, if an id is unknown.
 */
export function recordForCards(
  type: 'unsuspend' | 'reset',
  ids: readonly string[],
  concerns: (state: ItemState) => boolean,
  { store, origin, now }: Learning,
  io: Io,
): Changed {
  const items = new Set(ids.flatMap((id) => itemsNamed(id, { store, origin })))
  const states = [...items].flatMap((item) => store.state(item) ?? []).filter(concerns)
  const nextId = eventIds(io.learner.randomBytes)
  for (const { item } of states) {
    const moment = now()
    // The clock may have been set back: the event must still come after all that is known of the item.
    const time = Math.max(moment.time, (store.historyOf(item).at(-1)?.time ?? 0) + 1) as Milliseconds
    store.record({ id: nextId(time), item, time, offset: moment.offset, device: store.device, type })
  }
  return { changed: states.length, named: items.size }
}

function itemsNamed(id: string, { store, origin }: Pick<Learning, 'store' | 'origin'>): readonly ItemId[] {
  const item = id as ItemId
  const items = store.card(origin, item)?.items ?? []
  const named = id.includes('.') ? items.filter((each) => each === item) : items
  if (named.length === 0) throw new Failure(`${id}: no card has this id; "topdeck list" shows the ids`)
  return named
}
