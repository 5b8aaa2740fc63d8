import { expect, test } from 'vitest'
import { type FormerlyVisible, fingerprint, formerFingerprint, isFingerprint } from '../../src/identity/fingerprint.ts'
import type { Fields } from '../../src/model/card.ts'

const card: FormerlyVisible & { readonly fields: Fields } = {
  kind: 'open',
  tags: ['docker'],
  fields: { question: 'What?', answer: 'That.', context: 'Basics', notes: '', source: 'x.md#L1', key: 'k' },
}

test.each<[string, FormerlyVisible]>([
  ['question', { ...card, fields: { ...card.fields, question: 'Who?' } }],
  ['answer', { ...card, fields: { ...card.fields, answer: 'This.' } }],
  ['notes', { ...card, fields: { ...card.fields, notes: 'By the way.' } }],
  ['kind', { ...card, kind: 'term' }],
])('changes when the %s changed', (_, changed) => {
  expect(fingerprint(changed)).not.toBe(fingerprint(card))
  expect(formerFingerprint(changed)).not.toBe(formerFingerprint(card))
})

test.each<[string, FormerlyVisible]>([
  ['the headings above the question', { ...card, fields: { ...card.fields, context: 'Images' } }],
  ['the tags', { ...card, tags: ['podman'] }],
])('does not change with %s, as it formerly did', (_, changed) => {
  expect(fingerprint(changed)).toBe(fingerprint(card))
  expect(formerFingerprint(changed)).not.toBe(formerFingerprint(card))
})

test('does not change with the place in the source', () => {
  const moved = { source: 'x.md#L99' }
  const after: FormerlyVisible = { ...card, fields: { ...card.fields, ...moved } }
  expect(fingerprint(after)).toBe(fingerprint(card))
})

test('does not confuse its parts', () => {
  const ab = { ...card, fields: { ...card.fields, question: 'ab', answer: 'c' } }
  const a = { ...card, fields: { ...card.fields, question: 'a', answer: 'bc' } }
  expect(fingerprint(ab)).not.toBe(fingerprint(a))
})

test('has the form that the ledger expects', () => {
  expect(isFingerprint(fingerprint(card))).toBe(true)
})
