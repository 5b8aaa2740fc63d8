import type { ExitCode, Io } from '../../io/io.ts'
import type { StoreChoice } from '../../learning/learner-store.ts'
import { openLearning } from '../../learning/learning.ts'
import { countText } from '../../text/count.ts'
import { recordForCards } from './card-events.ts'

/** `topdeck reviews reset`: makes cards new again. Their reviews stay in the history, and an undo reverses the reset. */
export async function reset(ids: readonly string[], options: StoreChoice, io: Io): Promise<ExitCode> {
  const learning = await openLearning(undefined, options, io)
  try {
    const { changed, named } = recordForCards('reset', ids, ({ reviews }) => reviews > 0, learning, io)
    io.out.write(`Reset ${changed} of ${countText(named, 'card')}.\n`)
    return 0
  } finally {
    learning.close()
  }
}
