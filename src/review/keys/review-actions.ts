/** What a learner can do with a card, and the keys for it: footers, help, configuration and input all go by this table. */

import type { Grade } from '../history/event.ts'

/** One thing to do, as footers and the help present it. */
interface ActionDescription {
  /** The side of a card on which it can be done. */
  readonly side: 'question' | 'answer' | 'both'
  /** Its keys, unless a configuration sets others. */
  readonly keys: readonly string[]
  /** The word for it in a footer. */
  readonly word: string
  /** What it does, as the help says it. */
  readonly help: string
}

const table = {
  show: { side: 'question', keys: ['space', 'enter'], word: 'show the answer', help: 'show the answer' },
  suggested: {
    side: 'answer',
    keys: ['space', 'enter'],
    word: 'grade',
    help: 'then grade it as good, or as marked with *',
  },
  again: { side: 'answer', keys: ['1'], word: 'again', help: 'grade it as again: forgotten' },
  hard: { side: 'answer', keys: ['2'], word: 'hard', help: 'grade it as hard: barely remembered' },
  good: { side: 'answer', keys: ['3'], word: 'good', help: 'grade it as good: remembered' },
  easy: { side: 'answer', keys: ['4'], word: 'easy', help: 'grade it as easy: effortless' },
  undo: { side: 'both', keys: ['u'], word: 'undo', help: 'undo what you did last, even in an earlier session' },
  suspend: { side: 'both', keys: ['s'], word: 'suspend', help: 'suspend: hide this card until you unsuspend it' },
  bury: { side: 'both', keys: ['b'], word: 'bury', help: 'bury: hide this card until tomorrow' },
  flag: { side: 'both', keys: ['f'], word: 'flag', help: 'flag this card; again for the next colour, and for none' },
  due: { side: 'both', keys: ['d'], word: 'due', help: 'set the day on which this card is due' },
  edit: { side: 'both', keys: ['e'], word: 'edit', help: 'edit the source of this card' },
  open: { side: 'both', keys: ['o'], word: 'open', help: 'open the picture or the link of this card' },
  info: {
    side: 'both',
    keys: ['i'],
    word: 'info',
    help: 'show what is known of this card: history, stability, intervals',
  },
  help: { side: 'both', keys: ['?'], word: 'help', help: 'show all keys' },
  quit: { side: 'both', keys: ['q'], word: 'quit', help: 'quit; every grade is already saved' },
} as const satisfies Readonly<Record<string, ActionDescription>>

/** The name of an action, as configurations write it. */
export type ActionName = keyof typeof table

/** The actions, in the order of footers and the help. */
export const reviewActions: Readonly<Record<ActionName, ActionDescription>> = table

/** The names of the actions, in the same order. */
export const actionNames = Object.keys(table) as readonly ActionName[]

/** The actions that grade a card. */
export const gradeActions: Readonly<Record<Grade, ActionName>> = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' }

/** The grade that an action gives; undefined for an action that gives none, or none that is fixed. */
export function gradeOf(action: ActionName): Grade | undefined {
  return ([1, 2, 3, 4] as const).find((grade) => gradeActions[grade] === action)
}

/** Whether two actions can be done on the same side of a card, so that no key may stand for both. */
export function shareASide(one: ActionName, other: ActionName): boolean {
  const [a, b] = [reviewActions[one].side, reviewActions[other].side]
  return a === b || a === 'both' || b === 'both'
}
