import { dayBegins, dayOf } from '../review/day.ts'
import type { DueQuery } from '../review/due.ts'
import type { ExitCode, Io } from './io.ts'
import { type LearningOptions, openLearning, remainingToday, scopeOf } from './learning.ts'
import type { CommonOptions } from './program.ts'

/** What the user can ask of `due`. */
export interface DueOptions extends CommonOptions, Pick<LearningOptions, 'store'> {
  /** Names of decks. */
  readonly decks: readonly string[]
}

/** `topdeck due`: how much is to be learned now, in one line for a shell prompt or a status bar. */
export async function due(target: string | undefined, options: DueOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(target, options, io)
  try {
    const { store, settings } = learning
    const now = learning.now()
    const today = dayOf(now, settings.rollover)
    const scope = scopeOf(learning, options)
    const query: DueQuery = {
      ...scope,
      now: now.time,
      today,
      until: today,
      siblings: 'apart',
      order: 'due',
      limits: { new: 0, learning: 0, review: 0 },
    }
    const { counts } = store.due(query)
    const left = remainingToday(learning, scope, io)
    const shown = {
      due: Math.min(counts.review, left.review),
      learning: counts.learning,
      new: Math.min(counts.new, left.new),
    }
    if (options.output === 'json') {
      const { moment, day } = store.nextDue(query)
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
