import type { ItemId } from '../history/event.ts'
import { newItem } from '../schedule/scheduler.ts'
import type { Lane } from '../store/due.ts'
import { changesOf, sidesOf } from './card-sides.ts'
import type { SessionGround, Turn } from './session.ts'

/** The turn of an item, as its card is at hand now; undefined when the card is no more. */
export function turnOf({ store, scope }: SessionGround, item: ItemId, lane?: Lane): Turn | undefined {
  const card = store.card(scope.origin, item)
  if (card === undefined || !card.items.includes(item)) return undefined
  const state = store.state(item) ?? newItem(item)
  const isOther = state.seen !== undefined && card.fingerprint !== undefined && state.seen !== card.fingerprint
  const before = isOther && state.seen !== undefined ? store.version(state.seen) : undefined
  const changes = before === undefined ? [] : changesOf(before, card, item)
  return { item, lane: lane ?? laneOf(state.phase), card, state, sides: sidesOf(card, item), changes }
}

function laneOf(phase: Turn['state']['phase']): Lane {
  return phase === 'new' || phase === 'review' ? phase : 'learning'
}

/**
 * Which lane comes next: a learning step whose time has come; then reviews with the new cards evenly among them; at the
 * end learning steps that come soon.
 */
export function nextLane({ left, done, learning }: Mixture): Lane | undefined {
  if (learning === 'now') return 'learning'
  if (left.new > 0 && left.review > 0) {
    return done.new * (done.review + left.review) < done.review * (done.new + left.new) ? 'new' : 'review'
  }
  if (left.new > 0) return 'new'
  if (left.review > 0) return 'review'
  return learning === 'soon' ? 'learning' : undefined
}

/** What there is to choose from. */
export interface Mixture {
  readonly left: { readonly new: number; readonly review: number }
  /** What this session has shown. */
  readonly done: { readonly new: number; readonly review: number }
  /** When the first learning step is due. */
  readonly learning: 'now' | 'soon' | 'none'
}
