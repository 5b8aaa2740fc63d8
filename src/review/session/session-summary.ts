import type { Milliseconds } from '../../model/time.ts'
import { countText } from '../../text/count.ts'
import { durationText } from '../../text/duration.ts'
import type { Grade } from '../history/event.ts'
import { countedTime } from './answer-times.ts'
import { gradeNames } from './outcome-text.ts'
import type { GradedAnswer, Session, Upcoming } from './session.ts'

/** What was done in a session. */
export interface SessionSummary {
  readonly kind: Session['kind']
  readonly reviews: number
  readonly grades: Readonly<Record<Grade, number>>
  /** How many answers were for cards in review. */
  readonly due: number
  /** How many of them were not forgotten. */
  readonly remembered: number
  readonly taken: Milliseconds
  readonly next: Upcoming
  /** Whether the time limit ended the session. */
  readonly timeUp: boolean
}

/** Sums up a session so far. */
export function summaryOf(session: Session): SessionSummary {
  const answers = session.answers()
  const count = (grade: Grade) => answers.filter((answer) => answer.grade === grade).length
  const due = answers.filter(({ phase }) => phase === 'review')
  return {
    kind: session.kind,
    reviews: answers.length,
    grades: { 1: count(1), 2: count(2), 3: count(3), 4: count(4) },
    due: due.length,
    remembered: due.filter(({ grade }) => grade > 1).length,
    taken: answers.reduce((sum, { taken }: GradedAnswer) => sum + countedTime(taken), 0) as Milliseconds,
    next: nextOf(session),
    timeUp: session.isCutShort(),
  }
}

function nextOf(session: Session): Upcoming {
  if (session.current() === undefined && !session.isCutShort()) return session.upcoming()
  const { left } = session.progress()
  return { type: 'now', cards: left.new + left.learning + left.review }
}

/** A summary in sentences, one per line. */
export function summaryLines(summary: SessionSummary): string[] {
  const { kind, reviews, grades, due, remembered, taken, next, timeUp } = summary
  const end = timeUp ? ['The time is up.'] : []
  const later = kind === 'cram' && next.type === 'now' ? [leftLine(next.cards)] : upcomingLines(next)
  if (reviews === 0) return [...end, 'Nothing was reviewed.', ...later]
  const given = ([1, 2, 3, 4] as const).filter((grade) => grades[grade] > 0)
  const each = given.map((grade) => `${grades[grade]} ${gradeNames[grade]}`).join(', ')
  return [
    ...end,
    `${countText(reviews, kind === 'cram' ? 'answer' : 'review')} in ${durationText(taken)}: ${each}.`,
    ...(kind === 'due' && due > 0
      ? [`Remembered: ${Math.round((remembered / due) * 100)}% (${remembered} of ${due} that were due).`]
      : []),
    ...(kind === 'cram' ? ['These grades were not recorded, so the schedule is unchanged.'] : []),
    ...later,
  ]
}

/** While cramming, cards come whether they are due or not. */
function leftLine(cards: number): string {
  return `Left: ${countText(cards, 'card')}.`
}

/** The message for a learner who has nothing to review; `suspended`: how many cards are hidden for good. */
export function nothingDueLine(session: Session, suspended: number): string {
  if (session.kind === 'cram') return 'No cards match.'
  const { new: fresh, review } = session.heldBack()
  const waiting = [
    ...(fresh > 0 ? [countText(fresh, 'new card')] : []),
    ...(review > 0 ? [countText(review, 'review')] : []),
  ].join(' and ')
  const state = waiting === '' ? 'Nothing is due.' : `Nothing more is due today; the daily limits hold back ${waiting}.`
  const next = session.upcoming()
  if (next.type !== 'never' || suspended === 0) return [state, ...upcomingLines(next)].join(' ')
  const [are, them] = suspended === 1 ? ['is', 'it'] : ['are', 'them']
  return `${state} ${countText(suspended, 'card')} ${are} suspended; "topdeck reviews unsuspend" lists ${them}.`
}

function upcomingLines(next: Upcoming): string[] {
  switch (next.type) {
    case 'now':
      return [`Still due: ${countText(next.cards, 'card')}.`]
    case 'moment':
      return [`Next: in ${durationText(next.delay)}.`]
    case 'day': {
      const day = next.days === 1 ? 'tomorrow' : `in ${next.days} days`
      return [`Next: ${day}, ${countText(next.cards, 'card')}.`]
    }
    case 'never':
      return []
  }
}
