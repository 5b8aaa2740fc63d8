/** Messages about what the learner did. */

import { isoDate } from '../../model/calendar.ts'
import type { Day } from '../../model/time.ts'
import { countText } from '../../text/count.ts'
import type { Event, Grade } from '../history/event.ts'
import { type Flag, flagName } from '../history/flag.ts'
import type { GradeResult, UndoResult } from './session.ts'

/** The message for a grade that made its card a leech, which names the key that takes the grade back. */
export function leechText(graded: GradeResult): ((undo: string) => string) | undefined {
  if (graded.type !== 'recorded' || graded.state.availability !== 'leech') return undefined
  const times = countText(graded.state.lapses, 'time')
  return (undo) => `Forgotten ${times}, so suspended as a leech. Consider rewording it (${undo}: undo).`
}

const pastTense: Readonly<Record<Exclude<Event['type'], 'review'>, string>> = {
  undo: 'undo',
  suspend: 'suspended',
  unsuspend: 'no longer suspended',
  bury: 'buried',
  reset: 'reset',
  move: 'moved to another day',
  flag: 'flagged',
}

/** The message for what was not recorded, because another terminal had recorded something of the card first. */
export const outdatedText =
  'This card was reviewed in another terminal in the meantime, so your action was not recorded.'

/** The message about a flag. */
export function flagText(flag: Flag): string {
  return flag === 0 ? 'The flag is removed.' : `Flagged ${flagName(flag)}.`
}

/** The message about a card that is due on another day. */
export function movedText(day: Day): string {
  return `Due on ${isoDate(day)}.`
}

/** The message about what an undo did. */
export function undoneText(undone: UndoResult): string {
  switch (undone.type) {
    case 'nothing':
      return 'There is nothing to undo.'
    case 'ungraded':
      return 'Undone.'
    case 'outdated':
      return 'This card was reviewed in another terminal in the meantime, so nothing was undone.'
    case 'undone': {
      const { event } = undone
      const what = eventName(event)
      return undone.card === 'back' ? `Undone: ${what}.` : `Undone: ${what}, on a card that isn't here.`
    }
  }
}

/** What an event was: the name of a grade, or what was done to the card. */
export function eventName(event: Event): string {
  return event.type === 'review' ? gradeNames[event.grade] : pastTense[event.type]
}

/** What the grades mean for a learner. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  1: 'forgotten',
  2: 'barely remembered',
  3: 'remembered',
  4: 'effortless',
}

/** Grades as learners call them. */
export const gradeNames: Readonly<Record<Grade, string>> = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' }

/** The name of a grade at the beginning of a sentence. */
export function gradeTitle(grade: Grade): string {
  const name = gradeNames[grade]
  return name.charAt(0).toUpperCase() + name.slice(1)
}
