import { byCodePoint } from '../../model/problem.ts'
import { type ReviewSettings, type Settings, settingsFor } from '../schedule/settings.ts'
import type { History } from '../statistics/statistics.ts'
import type { ReviewScope } from './due.ts'
import type { Store } from './store.ts'

/** The histories of a scope's items, by id; of each, its events are read when it is its turn. */
export function* histories(store: Store, scope: ReviewScope, settings: ReviewSettings): Generator<History> {
  const states = new Map(store.states().map((state) => [state.item, state]))
  const known = new Map<string, Settings>()
  // As the events lie in the index of the store, which is twice as fast as any other order.
  const items = store.itemsOf(scope).toSorted((a, b) => byCodePoint(a.item, b.item))
  for (const { item, deck, tags } of items) {
    const group = [deck, ...tags].join('\n')
    let own = known.get(group)
    if (own === undefined) {
      own = settingsFor({ deck, tags }, settings)
      known.set(group, own)
    }
    const state = states.get(item)
    yield { item, settings: own, state, events: state === undefined ? [] : store.historyOf(item) }
  }
}
