import type { ExitCode, Io } from '../../io/io.ts'
import { openLearning, scopeOf } from '../../learning/learning.ts'
import { dueSummary } from '../../review/session/due-summary.ts'
import type { StoreChoice } from '../../review/store/learner-store.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `due`. */
export interface DueOptions extends CommonOptions, StoreChoice {
  /** Names of decks. */
  readonly decks: readonly string[]
}

/** `topdeck due`: prints how many cards are due, in one line for a shell prompt or a status bar. */
export async function due(target: string | undefined, options: DueOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(target, { ...options, remarks: 'hidden' }, io)
  try {
    const { store, settings, now } = learning
    const context = { store, scope: scopeOf(learning, options), settings, now }
    const { next, ...counts } = dueSummary(context, io.system.offsetAt)
    if (options.output === 'json') {
      const at = next === undefined ? null : new Date(next).toISOString()
      io.out.write(`${JSON.stringify({ ...counts, next: at }, null, 2)}\n`)
    } else io.out.write(`${counts.due} due, ${counts.learning} learning, ${counts.new} new\n`)
    return 0
  } finally {
    learning.close()
  }
}
