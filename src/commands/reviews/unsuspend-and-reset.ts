import type { ExitCode, Io } from '../../io/io.ts'
import { type Learning, openLearning } from '../../learning/learning.ts'
import { type CardChange, changeItems, suspendedItems } from '../../review/session/card-changes.ts'
import type { StoreChoice } from '../../review/store/learner-store.ts'
import { countText } from '../../text/count.ts'

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
    io.out.write(ids.length === 0 ? suspendedText(learning) : changedText(change, ids, learning, io))
    return 0
  } finally {
    learning.close()
  }
}

function suspendedText(learning: Learning): string {
  const lines = suspendedItems(learning).map(({ state, card }) => {
    const why = state.availability === 'leech' ? ` (a leech: forgotten ${countText(state.lapses, 'time')})` : ''
    return `${state.item}  ${card.text}${why}\n`
  })
  return lines.length === 0 ? 'No card is suspended.\n' : lines.join('')
}

function changedText(change: CardChange, ids: readonly string[], learning: Learning, io: Io): string {
  const { named, changed } = changeItems(change, ids, learning, io.system.randomBytes)
  return `${change === 'reset' ? 'Reset' : 'Unsuspended'} ${changed} of ${countText(named, 'card')}.\n`
}
