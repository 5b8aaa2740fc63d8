import type { ExitCode, Io } from '../../io/io.ts'
import type { StoreChoice } from '../../learning/learner-store.ts'
import { type Learning, openLearning } from '../../learning/learning.ts'
import type { ItemState } from '../../review/history/item-state.ts'
import { countText } from '../../text/count.ts'
import { recordForCards } from './card-events.ts'

/** `topdeck reviews unsuspend`: brings suspended cards back; without ids, lists the suspended ones. */
export async function unsuspend(ids: readonly string[], options: StoreChoice, io: Io): Promise<ExitCode> {
  const learning = await openLearning(undefined, options, io)
  try {
    if (ids.length === 0) io.out.write(suspendedText(learning))
    else {
      const { changed, named } = recordForCards('unsuspend', ids, isSuspended, learning, io)
      io.out.write(`Unsuspended ${changed} of ${countText(named, 'card')}.\n`)
    }
    return 0
  } finally {
    learning.close()
  }
}

function isSuspended({ availability }: ItemState): boolean {
  return availability !== 'active'
}

function suspendedText({ store, origin }: Learning): string {
  const lines = store.itemsOf({ origin, decks: [], tags: [] }).flatMap(({ item }) => {
    const state = store.state(item)
    if (state === undefined || !isSuspended(state)) return []
    const why = state.availability === 'leech' ? ` (a leech: forgotten ${countText(state.lapses, 'time')})` : ''
    return [`${item}  ${store.card(origin, item)?.text}${why}\n`]
  })
  return lines.length === 0 ? 'No card is suspended.\n' : lines.join('')
}
