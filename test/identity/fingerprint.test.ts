import { expect, test } from 'vitest'
import { fingerprint, isFingerprint, type Visible } from '../../src/identity/fingerprint.ts'
import type { Fields } from '../../src/model/card.ts'

const card: Visible & { readonly fields: Fields } = {
  kind: 'open',
  tags: ['docker'],
  fields: { question: 'What?', answer: 'That.', context: 'Basics', notes: '', source: 'x.md#L1', key: 'k' },
}

test.each<[string, Visible]>([
  ['question', { ...card, fields: { ...card.fields, question: 'Who?' } }],
  ['answer', { ...card, fields: { ...card.fields, answer: 'This.' } }],
  ['context', { ...card, fields: { ...card.fields, context: 'Images' } }],
  ['notes', { ...card, fields: { ...card.fields, notes: 'By the way.' } }],
  ['tags', { ...card, tags: ['podman'] }],
  ['kind', { ...card, kind: 'term' }],
])('changes when the %s changed', (_, changed) => {
  expect(fingerprint(changed)).not.toBe(fingerprint(card))
})

test('does not change with the place in the source', () => {
  const moved = { source: 'x.md#L99' }
  const after: Visible = { ...card, fields: { ...card.fields, ...moved } }
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
