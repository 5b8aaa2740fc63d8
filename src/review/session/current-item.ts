import type { ItemId } from '../history/event.ts'
import { newItem } from '../schedule/scheduler.ts'
import type { SittingSettings } from '../schedule/sitting.ts'
import type { QueueName } from '../store/due.ts'
import { changesOf, sidesOf } from './card-sides.ts'
import type { CurrentItem, SessionContext } from './session.ts'

/** Reads an item with its card as it is now; undefined when the card no longer exists. */
export function readCurrent(
  { store, scope }: SessionContext,
  item: ItemId,
  queue?: QueueName,
): CurrentItem | undefined {
  const card = store.card(scope.origin, item)
  if (card === undefined || !card.items.includes(item)) return undefined
  // Before the state is read: what happens in between is noticed.
  const marks = { item: store.mark(item, 'item'), card: store.mark(item, 'card') }
  const state = store.state(item) ?? newItem(item)
  const isOther = state.seen !== undefined && card.fingerprint !== undefined && state.seen !== card.fingerprint
  const before = isOther && state.seen !== undefined ? store.version(state.seen) : undefined
  const changes = before === undefined ? [] : changesOf(before, card, item)
  const chosen = queue ?? queueOf(state.phase)
  // A learning step is shown whatever happens to other parts of its card.
  const mark = chosen === 'learning' ? marks.item : marks.card
  return { item, queue: chosen, card, state, sides: sidesOf(card, item), changes, mark }
}

function queueOf(phase: CurrentItem['state']['phase']): QueueName {
  return phase === 'new' || phase === 'review' ? phase : 'learning'
}

/**
 * Chooses the next queue: first learning steps that are due, then reviews with the new cards before them, after them or
 * spread evenly among them, at the end learning steps that are due soon.
 */
export function nextQueue({ left, done, learning }: QueueBalance, mix: SittingSettings['mix']): QueueName | undefined {
  if (learning === 'now') return 'learning'
  if (left.new > 0 && left.review > 0) {
    if (mix !== 'mixed') return mix === 'before' ? 'new' : 'review'
    return done.new * (done.review + left.review) < done.review * (done.new + left.new) ? 'new' : 'review'
  }
  if (left.new > 0) return 'new'
  if (left.review > 0) return 'review'
  return learning === 'soon' ? 'learning' : undefined
}

/** What the queues still hold. */
export interface QueueBalance {
  readonly left: { readonly new: number; readonly review: number }
  /** How many cards of each this session has shown. */
  readonly done: { readonly new: number; readonly review: number }
  /** When the first learning step is due. */
  readonly learning: 'now' | 'soon' | 'none'
}
