import { type Key, moveOf } from '../../terminal/key.ts'
import type { Grade } from '../history/event.ts'
import { type ActionName, actionNames, gradeActions, reviewActions, shareASide } from './review-actions.ts'

/** The keys that a configuration sets: those of an action that it leaves out are the usual ones. */
export type KeySettings = { readonly [Action in ActionName]?: readonly string[] }

/** The keys of each action: characters, and names such as `space`. */
export type KeyMap = Readonly<Record<ActionName, readonly string[]>>

/** The keys by settings. A key that they give to an action is taken from those that usually have it. */
export function keyMapOf(settings: KeySettings): KeyMap {
  const keysOf = (action: ActionName): readonly string[] => {
    const own = settings[action]
    if (own !== undefined) return own
    return reviewActions[action].keys.filter(
      (key) => !actionNames.some((other) => shareASide(action, other) && settings[other]?.includes(key)),
    )
  }
  return Object.fromEntries(actionNames.map((action) => [action, keysOf(action)])) as KeyMap
}

/** The keys where no configuration sets any. */
export const usualKeys: KeyMap = keyMapOf({})

/** The keys where only some grades are offered: the others have none. */
export function keysOffering(grades: readonly Grade[], keys: KeyMap): KeyMap {
  const others = allGrades.filter((grade) => !grades.includes(grade)).map((grade) => [gradeActions[grade], []])
  return { ...keys, ...Object.fromEntries(others) }
}

/** The grades that keys offer. */
export function offeredGrades(keys: KeyMap): readonly Grade[] {
  return allGrades.filter((grade) => keys[gradeActions[grade]].length > 0)
}

const allGrades = [1, 2, 3, 4] as const

/** The name of a key, as key maps have it. */
function keyName({ name, text }: Key): string {
  return name === 'text' ? text.normalize('NFC') : name
}

/**
 * What a key does on a side of a card; undefined if it does nothing. Ctrl-C and Ctrl-D always quit, and what has no other
 * use may scroll.
 */
export function actionOf(key: Key, side: 'question' | 'answer', keys: KeyMap): ActionName | 'scroll' | undefined {
  if (isQuitting(key)) return 'quit'
  const name = keyName(key)
  const action = actionNames.find(
    (each) => [side, 'both'].includes(reviewActions[each].side) && keys[each].includes(name),
  )
  return action ?? (moveOf(key) === undefined ? undefined : 'scroll')
}

/** Whether a key ends every session, whatever is shown and configured. */
export function isQuitting({ name }: Key): boolean {
  return name === 'end-of-input' || name === 'ctrl-c' || name === 'ctrl-d'
}

/** The keys that scroll by letters and have no other use. */
export function scrollLetters(keys: KeyMap): readonly string[] {
  const used = new Set(Object.values(keys).flat())
  return ['j', 'k', 'g', 'G'].filter((letter) => !used.has(letter))
}
