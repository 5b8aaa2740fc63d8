/** Changes to cards outside of a session. Each is an event, which an undo takes back. */

import { Failure } from '../../model/failure.ts'
import type { Day, Milliseconds, Moment } from '../../model/time.ts'
import type { ItemId } from '../history/event.ts'
import { eventIds } from '../history/event-id.ts'
import type { Flag } from '../history/flag.ts'
import type { ItemState } from '../history/item-state.ts'
import { newItem } from '../schedule/scheduler.ts'
import type { ReviewSettings } from '../schedule/settings.ts'
import type { Store } from '../store/store.ts'
import type { Origin, StoredCard } from '../store/stored-card.ts'
import { dueSession } from './due-session.ts'
import { undoneText } from './outcome-text.ts'

/** Whose cards to change. */
export interface CardChangeContext {
  readonly store: Store
  readonly origin: Origin
  readonly settings: ReviewSettings
  now(): Moment
}

/** Gives random bytes, for the ids of events. */
type RandomBytes = (count: number) => Uint8Array

/** `unsuspend` lets a suspended item come up again; `reset` makes an item new; `move` makes it due on another day. */
export type CardChange =
  | { readonly type: 'unsuspend' | 'reset' }
  | { readonly type: 'move'; readonly day: Day }
  | { readonly type: 'flag'; readonly flag: Flag }

/** An item that is suspended, with its card. */
export interface SuspendedItem {
  readonly state: ItemState
  readonly card: StoredCard
}

/** Lists the suspended items in study order. */
export function suspendedItems({ store, origin }: CardChangeContext): readonly SuspendedItem[] {
  return store.itemsOf({ origin, decks: [], tags: [] }).flatMap(({ item }) => {
    const state = store.state(item)
    const card = store.card(origin, item)
    return state === undefined || card === undefined || state.availability === 'active' ? [] : [{ state, card }]
  })
}

/**
 * Changes cards, or parts of a cloze, by their ids. Fails before anything is changed if one of the ids is unknown.
 * @returns how many items the ids name, and how many of them were changed
 */
export function changeItems(
  change: CardChange,
  ids: readonly string[],
  context: CardChangeContext,
  randomBytes: RandomBytes,
): { readonly named: number; readonly changed: number } {
  const { store, now } = context
  const items = new Set(ids.flatMap((id) => itemsNamed(id, context)))
  const states = [...items]
    .map((item) => store.state(item) ?? newItem(item))
    .filter((state) => isConcerned(change, state))
  const nextId = eventIds(randomBytes)
  for (const { item } of states) {
    const moment = now()
    // If the clock has jumped back, the change must still come after everything that is known of the item.
    const time = Math.max(moment.time, (store.historyOf(item).at(-1)?.time ?? 0) + 1) as Milliseconds
    store.record({ id: nextId(time), item, time, offset: moment.offset, device: store.device, ...change })
  }
  return { named: items.size, changed: states.length }
}

/**
 * Undoes what was done last on this machine, in whatever session, also when nothing is due and no session would open.
 * @returns what was undone, in words, and the card, if it still exists
 */
export function undoLastEvent(
  { store, origin, settings, now }: CardChangeContext,
  randomBytes: RandomBytes,
): { readonly text: string; readonly card: StoredCard | undefined } {
  const context = { store, scope: { origin, decks: [], tags: [] }, settings, now, nextId: eventIds(randomBytes) }
  const undone = dueSession(context, { ahead: 0, limit: undefined, new: undefined }).undo()
  const card = undone.type === 'undone' ? store.card(origin, undone.event.item) : undefined
  return { text: undoneText(undone), card }
}

/** Whether a change would do anything to an item. */
function isConcerned(change: CardChange, { phase, availability, flag }: ItemState): boolean {
  switch (change.type) {
    case 'reset':
      return phase !== 'new'
    case 'unsuspend':
      return availability !== 'active'
    case 'move':
      return true
    case 'flag':
      return flag !== change.flag
  }
}

function itemsNamed(id: string, { store, origin }: CardChangeContext): readonly ItemId[] {
  const item = id as ItemId
  const items = store.card(origin, item)?.items ?? []
  const named = id.includes('.') ? items.filter((each) => each === item) : items
  if (named.length === 0) throw new Failure(`${id}: no card has this id; "topdeck list" shows the ids`)
  return named
}
