import type { ExitCode, Io } from '../../io/io.ts'
import type { StoreChoice } from '../../learning/learner-store.ts'
import { openLearning, scopeOf } from '../../learning/learning.ts'
import { dayBegins } from '../../review/history/day.ts'
import { queueQuery, readQueue } from '../../review/session/queue.ts'
import type { CommonOptions } from '../options.ts'

/** The options of `due`. */
export interface DueOptions extends CommonOptions, StoreChoice {
  /** Names of decks. */
  readonly decks: readonly string[]
}

/** `topdeck due`: prints how many cards are due, in one line for a shell prompt or a status bar. */
export async function due(target: string | undefined, options: DueOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(target, options, io)
  try {
    const { store, settings, now } = learning
    const scope = scopeOf(learning, options)
    const choice = { ahead: 0, limit: undefined, new: undefined }
    const ground = { store, scope, settings, now }
    const queue = readQueue(ground, choice, 0)
    const { time } = now()
    const shown = {
      due: queue.left.review,
      learning: queue.learning.filter(({ at }) => at <= time).length,
      new: queue.left.new,
    }
    if (options.output === 'json') {
      const { moment, day } = store.nextDue({ ...queueQuery(ground, choice), now: time })
      const begins = day === undefined ? undefined : dayBegins(day, settings.rollover, io.learner.offsetAt)
      const next = Math.min(moment ?? Infinity, begins ?? Infinity)
      const at = Number.isFinite(next) ? new Date(next).toISOString() : null
      io.out.write(`${JSON.stringify({ ...shown, next: at }, null, 2)}\n`)
    } else io.out.write(`${shown.due} due, ${shown.learning} learning, ${shown.new} new\n`)
    return 0
  } finally {
    learning.close()
  }
}
