import type { Milliseconds, OffsetAt } from '../../model/time.ts'
import { dayBegins } from '../history/day.ts'
import { dueQuery, readQueues, type StudyContext } from './queues.ts'

/** How many items can be learned now, and when the next one comes due. */
export interface DueSummary {
  readonly due: number
  readonly learning: number
  readonly new: number
  /** Undefined when nothing comes due later. */
  readonly next: Milliseconds | undefined
}

/** Counts what is due in a scope, within the daily limits. */
export function dueSummary(context: StudyContext, offsetAt: OffsetAt): DueSummary {
  const { store, settings, now } = context
  const choice = { ahead: 0, limit: undefined, new: undefined }
  const queue = readQueues(context, choice, 0)
  const { time } = now()
  const { moment, day } = store.nextDue({ ...dueQuery(context, choice), now: time })
  const begins = day === undefined ? undefined : dayBegins(day, settings.rollover, offsetAt)
  const next = Math.min(moment ?? Infinity, begins ?? Infinity)
  return {
    due: queue.left.review,
    learning: queue.learning.filter(({ at }) => at <= time).length,
    new: queue.left.new,
    next: Number.isFinite(next) ? (next as Milliseconds) : undefined,
  }
}
