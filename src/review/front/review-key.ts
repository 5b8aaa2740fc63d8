import { type Key, moveOf } from '../../terminal/key.ts'
import type { Grade } from '../history/event.ts'

/** What the learner can do with a key. */
export type ReviewAction =
  | { readonly type: 'go-on' | 'undo' | 'suspend' | 'bury' | 'edit' | 'open' | 'help' | 'quit' | 'scroll' }
  | { readonly type: 'grade'; readonly grade: Grade }

const byText: Readonly<Record<string, ReviewAction>> = {
  '1': { type: 'grade', grade: 1 },
  '2': { type: 'grade', grade: 2 },
  '3': { type: 'grade', grade: 3 },
  '4': { type: 'grade', grade: 4 },
  u: { type: 'undo' },
  s: { type: 'suspend' },
  b: { type: 'bury' },
  e: { type: 'edit' },
  o: { type: 'open' },
  '?': { type: 'help' },
  q: { type: 'quit' },
}

/** The action of a key; undefined if it has none. */
export function reviewAction(key: Key): ReviewAction | undefined {
  const { name, text } = key
  if (name === 'end-of-input' || name === 'ctrl-c' || name === 'ctrl-d') return { type: 'quit' }
  if (name === 'space' || name === 'enter') return { type: 'go-on' }
  if (name === 'text' && Object.hasOwn(byText, text)) return byText[text]
  return moveOf(key) === undefined ? undefined : { type: 'scroll' }
}
