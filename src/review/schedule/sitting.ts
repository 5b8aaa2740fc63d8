/** What may be set for a session: which card comes next and how it is graded, but not when a card is due. */

import type { Grade } from '../history/event.ts'

/** The orders of new cards. */
export const newOrders = ['file', 'random', 'topic'] as const

/** When new cards come, as to reviews. */
export const mixes = ['mixed', 'before', 'after'] as const

/** How many grades a learner chooses among. */
export const answerButtons = ['four', 'two'] as const

export interface SittingSettings {
  readonly newOrder: (typeof newOrders)[number]
  readonly mix: (typeof mixes)[number]
  /** A session ends after so many minutes; 0 sets no limit. */
  readonly minutes: number
  readonly answers: (typeof answerButtons)[number]
}

/** The grades that a learner chooses among. */
export function gradesFor(answers: SittingSettings['answers']): readonly Grade[] {
  return answers === 'two' ? [1, 3] : [1, 2, 3, 4]
}

/** The grade to suggest where not all are offered: whoever has remembered a card, with whatever effort, was good. */
export function offeredGrade(grade: Grade, grades: readonly Grade[]): Grade {
  return grades.includes(grade) ? grade : 3
}
