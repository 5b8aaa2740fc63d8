import type { ExitCode, Io } from '../../io/io.ts'
import type { StoreChoice } from '../../learning/learner-store.ts'
import { type Learning, openLearning } from '../../learning/learning.ts'
import { Failure } from '../../model/failure.ts'
import type { Milliseconds } from '../../model/time.ts'
import type { ItemId } from '../../review/history/event.ts'
import { eventIds } from '../../review/history/event-id.ts'
import type { ItemState } from '../../review/history/item-state.ts'
import { countText } from '../../text/count.ts'

/** What can be done to cards outside of a review. */
export type CardChange = 'unsuspend' | 'reset'

/**
 * `topdeck reviews unsuspend` and `reset`: brings suspended cards back, or makes cards new, by the ids of cards or of
 * single gaps of a cloze. Without ids, lists the suspended cards. An undo reverses both.
 */
export async function changeCards(
  change: CardChange,
  ids: readonly string[],
  options: StoreChoice,
  io: Io,
): Promise<ExitCode> {
  const learning = await openLearning(undefined, options, io)
  try {
    if (ids.length === 0) io.out.write(suspendedText(learning))
    else io.out.write(record(change, ids, learning, io))
    return 0
  } finally {
    learning.close()
  }
}

function suspendedText({ store, origin }: Learning): string {
  const lines = store.itemsOf({ origin, decks: [], tags: [] }).flatMap(({ item }) => {
    const { availability, lapses } = store.state(item) ?? {}
    if (availability === undefined || availability === 'active') return []
    const why = availability === 'leech' ? ` (a leech: forgotten ${countText(lapses ?? 0, 'time')})` : ''
    return [`${item}  ${store.card(origin, item)?.text}${why}\n`]
  })
  return lines.length === 0 ? 'No card is suspended.\n' : lines.join('')
}

function record(change: CardChange, ids: readonly string[], { store, origin, now }: Learning, io: Io): string {
  // All ids are looked up before anything is recorded, so that an unknown one stops the whole command.
  const items = new Set(ids.flatMap((id) => itemsNamed(id, { store, origin })))
  const states = [...items].map((item) => store.state(item)).filter((state) => concerns(change, state))
  const nextId = eventIds(io.learner.randomBytes)
  for (const { item } of states) {
    const moment = now()
    // The clock may have been set back; the event must still come after all that is known of the item.
    const time = Math.max(moment.time, (store.historyOf(item).at(-1)?.time ?? 0) + 1) as Milliseconds
    store.record({ id: nextId(time), item, time, offset: moment.offset, device: store.device, type: change })
  }
  const done = change === 'reset' ? 'Reset' : 'Unsuspended'
  return `${done} ${states.length} of ${countText(items.size, 'card')}.\n`
}

/** Whether there is anything to do about an item. */
function concerns(change: CardChange, state: ItemState | undefined): state is ItemState {
  return state !== undefined && (change === 'reset' ? state.reviews > 0 : state.availability !== 'active')
}

function itemsNamed(id: string, { store, origin }: Pick<Learning, 'store' | 'origin'>): readonly ItemId[] {
  const item = id as ItemId
  const items = store.card(origin, item)?.items ?? []
  const named = id.includes('.') ? items.filter((each) => each === item) : items
  if (named.length === 0) throw new Failure(`${id}: no card has this id; "topdeck list" shows the ids`)
  return named
}
