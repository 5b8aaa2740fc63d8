import type { ExitCode, Io } from '../../io/io.ts'
import { type Learning, openLearning } from '../../learning/learning.ts'
import { isoDate } from '../../model/calendar.ts'
import { Failure } from '../../model/failure.ts'
import type { Day } from '../../model/time.ts'
import { dayOf } from '../../review/history/day.ts'
import { flagName, flagNamed, flagNames } from '../../review/history/flag.ts'
import { type CardChange, changeItems, suspendedItems } from '../../review/session/card-changes.ts'
import { dueDayNamed } from '../../review/session/due-day.ts'
import type { StoreChoice } from '../../review/store/learner-store.ts'
import { countText } from '../../text/count.ts'
import { alternatives, didYouMean } from '../../text/did-you-mean.ts'

/**
 * `topdeck reviews unsuspend`, `reset`, `due` and `flag`: brings suspended cards back, makes cards new, or due on another day,
 * or flags them, by the ids of cards or of single gaps of a cloze. Without ids, lists the suspended cards. An undo reverses
 * each of them.
 */
export async function changeCards(
  change: CardChange | ((today: Day) => CardChange),
  ids: readonly string[],
  options: StoreChoice,
  io: Io,
): Promise<ExitCode> {
  const learning = await openLearning(undefined, options, io)
  try {
    io.out.write(
      ids.length === 0 ? suspendedText(learning) : changedText(changeOn(change, learning), ids, learning, io),
    )
    return 0
  } finally {
    learning.close()
  }
}

function changeOn(change: CardChange | ((today: Day) => CardChange), { settings, now }: Learning): CardChange {
  return typeof change === 'function' ? change(dayOf(now(), settings.rollover)) : change
}

function pastTense(change: CardChange): string {
  switch (change.type) {
    case 'unsuspend':
      return 'Unsuspended'
    case 'reset':
      return 'Reset'
    case 'move':
      return `Due on ${isoDate(change.day)}:`
    case 'flag':
      return change.flag === 0 ? 'Removed the flag of' : `Flagged ${flagName(change.flag)}:`
  }
}

function suspendedText(learning: Learning): string {
  const lines = suspendedItems(learning).map(({ state, card }) => {
    const why = state.availability === 'leech' ? ` (a leech: forgotten ${countText(state.lapses, 'time')})` : ''
    return `${state.item}  ${card.text}${why}\n`
  })
  return lines.length === 0 ? 'No card is suspended.\n' : lines.join('')
}

function changedText(change: CardChange, ids: readonly string[], learning: Learning, io: Io): string {
  const { named, changed } = changeItems(change, ids, learning, io.system.randomBytes)
  return `${pastTense(change)} ${changed} of ${countText(named, 'card')}.\n`
}

/** `topdeck reviews due`: makes a card due on another day. */
export async function moveCard(id: string, day: string, options: StoreChoice, io: Io): Promise<ExitCode> {
  return await changeCards((today) => ({ type: 'move', day: dueDayNamed(day, today) }), [id], options, io)
}

/** `topdeck reviews flag`: flags a card. */
export async function flagCard(id: string, name: string, options: StoreChoice, io: Io): Promise<ExitCode> {
  const flag = flagNamed(name)
  if (flag === undefined)
    throw new Failure(`"${name}": expected ${alternatives(flagNames)}${didYouMean(name, flagNames)}`)
  return await changeCards({ type: 'flag', flag }, [id], options, io)
}
