import type { DueSummary } from '../../review/session/due-summary.ts'

/** What is due, for programs. */
export function dueRecord({ next, ...counts }: DueSummary): object {
  return { ...counts, next: next === undefined ? null : new Date(next).toISOString() }
}

/** What is due, in a line. */
export function countsText({ due, learning, new: fresh }: DueSummary): string {
  return `${due} due, ${learning} learning, ${fresh} new`
}
