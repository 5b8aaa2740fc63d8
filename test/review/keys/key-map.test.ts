import { expect, test } from 'vitest'
import { actionOf, keyMapOf, scrollLetters, usualKeys } from '../../../src/review/keys/key-map.ts'
import { actionNames, reviewActions } from '../../../src/review/keys/review-actions.ts'
import type { Key } from '../../../src/terminal/key.ts'

const typed = (text: string): Key => ({ name: 'text', text })
const space: Key = { name: 'space', text: ' ' }

test.each(actionNames)('by default, each key of %s does that', (action) => {
  const { side, keys } = reviewActions[action]
  expect(keys.length).toBeGreaterThan(0)
  for (const key of keys) {
    const pressed: Key = key === 'space' || key === 'enter' ? { name: key, text: '' } : typed(key)
    expect(actionOf(pressed, side === 'answer' ? 'answer' : 'question', usualKeys)).toBe(action)
  }
})

test('an action with keys of its own loses its usual ones', () => {
  const keys = keyMapOf({ undo: ['z'] })
  expect(actionOf(typed('z'), 'question', keys)).toBe('undo')
  expect(actionOf(typed('u'), 'question', keys)).toBeUndefined()
})

test('a key that is given to an action is taken from the one that usually has it', () => {
  const keys = keyMapOf({ good: ['g', 'space'] })
  expect(actionOf(space, 'answer', keys)).toBe('good')
  expect(actionOf({ name: 'enter', text: '' }, 'answer', keys)).toBe('suggested')
  expect(actionOf(space, 'question', keys)).toBe('show')
  expect(actionOf(typed('g'), 'answer', keys)).toBe('good')
})

test('letters scroll where they have no other use', () => {
  expect(actionOf(typed('g'), 'question', usualKeys)).toBe('scroll')
  expect(scrollLetters(keyMapOf({ good: ['g'] }))).toEqual(['j', 'k', 'G'])
})

test('capitals are other keys than small letters, and marks may be written in two ways', () => {
  const keys = keyMapOf({ undo: ['é'], bury: ['U'] })
  expect(actionOf(typed('U'), 'answer', keys)).toBe('bury')
  expect(actionOf(typed('e\u0301'), 'answer', keys)).toBe('undo')
})

test('Ctrl-C quits whatever is set', () => {
  expect(actionOf({ name: 'ctrl-c', text: '' }, 'answer', keyMapOf({ quit: ['x'] }))).toBe('quit')
})
