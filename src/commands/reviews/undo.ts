import type { ExitCode, Io } from '../../io/io.ts'
import type { StoreChoice } from '../../learning/learner-store.ts'
import { openLearning } from '../../learning/learning.ts'
import { eventIds } from '../../review/history/event-id.ts'
import { dueSession } from '../../review/session/due-session.ts'
import { undoneText } from '../../review/session/outcome-text.ts'

/** `topdeck reviews undo`: undoes the last action, even if nothing is due and no session would open. */
export async function undoLast(options: StoreChoice, io: Io): Promise<ExitCode> {
  const learning = await openLearning(undefined, options, io)
  try {
    const { store, origin, settings, now } = learning
    const scope = { origin, decks: [], tags: [] }
    const ground = { store, scope, settings, now, nextId: eventIds(io.learner.randomBytes) }
    const undone = dueSession(ground, { ahead: 0, limit: undefined, new: undefined }).undo()
    const card = undone.type === 'undone' ? store.card(origin, undone.event.item) : undefined
    io.out.write(`${undoneText(undone)}${card === undefined ? '' : ` ${card.text}`}\n`)
    return 0
  } finally {
    learning.close()
  }
}
