import { dayBegins } from '../review/day.ts'
import type { DueQuery } from '../review/due.ts'
import { type DueChoice, readStock, stockQuery } from '../review/stock.ts'
import type { ExitCode, Io } from './io.ts'
import type { StoreChoice } from './learner-store.ts'
import { openLearning, scopeOf } from './learning.ts'
import type { CommonOptions } from './program.ts'

/** What the user can ask of `due`. */
export interface DueOptions extends CommonOptions, StoreChoice {
  /** Names of decks. */
  readonly decks: readonly string[]
}

/** What a session shows that is asked for nothing in particular. */
const everything: DueChoice = { ahead: 0, limit: undefined, new: undefined }

/** `topdeck due`: how much is to be learned now, in one line for a shell prompt or a status bar. */
export async function due(target: string | undefined, options: DueOptions, io: Io): Promise<ExitCode> {
  const learning = await openLearning(target, options, io)
  try {
    const { store, settings } = learning
    const now = learning.now()
    const scope = scopeOf(learning, options)
    const ground = { store, scope, settings, now: () => now }
    const query: DueQuery = { ...stockQuery(ground, everything), now: now.time }
    const { left } = readStock(ground, everything, 0)
    const shown = { due: left.review, learning: store.due(query).counts.learning, new: left.new }
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
