/** The `keys` of a configuration. */

import * as v from 'valibot'
import { exactObject, valueOrList } from '../../model/outside-data.ts'
import { type KeySettings, keyMapOf } from './key-map.ts'
import { type ActionName, actionNames, reviewActions, shareASide } from './review-actions.ts'

/** Keys without a character of their own that can be set. The others move, quit, suspend the program or lead to a prompt. */
const namedKeys = ['space', 'enter', 'backspace', 'delete', 'left', 'right'] as const

const expectedKey = `one character, or one of ${namedKeys.join(', ')}`

const key = v.pipe(
  v.union([v.string(), v.number()], expectedKey),
  v.transform((written) => canonical(String(written))),
  v.check((name) => isNamed(name) || isCharacter(name), expectedKey),
)

/** A space bar may be written as the space that it types, and a digit as a number. */
function canonical(written: string): string {
  return written === ' ' ? 'space' : written.normalize('NFC')
}

function isNamed(name: string): boolean {
  return namedKeys.some((each) => each === name)
}

/** A terminal reports one character at a time; combining and invisible ones can't be told on the screen. */
function isCharacter(name: string): boolean {
  return /^[^\p{C}\p{Z}\p{M}]$/u.test(name)
}

const keysOfAction = v.pipe(
  valueOrList(key, v.pipe(v.array(key, 'a list of keys'), v.minLength(1, 'at least one key'))),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
)

function describedKeys(action: ActionName) {
  return v.exactOptional(v.pipe(keysOfAction, v.description(`The keys for this: ${reviewActions[action].help}.`)))
}

const entries = Object.fromEntries(actionNames.map((action) => [action, describedKeys(action)])) as Readonly<
  Record<ActionName, ReturnType<typeof describedKeys>>
>

/** The keys of a review; what is left out keeps its usual keys. */
export const keysSchema = v.pipe(
  exactObject(entries, 'actions with their keys, such as "good: [g, space]"'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const [action, message] of conflictsIn(dataset.value)) {
      const { value } = dataset
      addIssue({
        message,
        path: [{ type: 'object', origin: 'value', input: value, key: action, value: value[action] }],
      })
    }
  }),
)

function conflictsIn(settings: KeySettings): readonly (readonly [ActionName, string])[] {
  const set = actionNames.filter((action) => settings[action] !== undefined)
  const keys = keyMapOf(settings)
  const conflicts: [ActionName, string][] = []
  for (const action of set) {
    const own = settings[action] ?? []
    const twice = own.find((name, index) => own.indexOf(name) !== index)
    if (twice !== undefined)
      conflicts.push([action, `Unexpected "${twice}" for "${action}", expected each key only once`])
    for (const other of set.slice(0, set.indexOf(action))) {
      const shared = shareASide(action, other) ? own.find((name) => settings[other]?.includes(name)) : undefined
      if (shared !== undefined) {
        const expected = `expected another key, because it stands for "${other}" too`
        conflicts.push([action, `Unexpected "${shared}" for "${action}", ${expected}`])
      }
    }
    const robbed = actionNames.find(
      (other) =>
        settings[other] === undefined &&
        keys[other].length === 0 &&
        reviewActions[other].keys.some((name) => own.includes(name)),
    )
    if (robbed !== undefined) {
      const message = `Unexpected key for "${action}": "${robbed}" would have no key left; set a key for "${robbed}" too`
      conflicts.push([action, message])
    }
  }
  return conflicts
}
