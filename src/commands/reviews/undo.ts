import type { ExitCode, Io } from '../../io/io.ts'
import { openLearning } from '../../learning/learning.ts'
import { undoLastEvent } from '../../review/session/card-changes.ts'
import type { StoreChoice } from '../../review/store/learner-store.ts'

/** `topdeck reviews undo`: undoes the last action, even if nothing is due and no session would open. */
export async function undoLast(options: StoreChoice, io: Io): Promise<ExitCode> {
  const learning = await openLearning(undefined, options, io)
  try {
    const { text, card } = undoLastEvent(learning, io.system.randomBytes)
    io.out.write(`${text}${card === undefined ? '' : ` ${card.text}`}\n`)
    return 0
  } finally {
    learning.close()
  }
}
