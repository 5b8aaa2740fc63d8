import { expect, test } from 'vitest'
import { isOneEdit } from '../../src/text/misspelling.ts'
import { named, page, places } from './named.ts'

const isOne = (a: string, b: string, answers: [string, string], elsewhere = '') =>
  places(
    named({
      'a/a.md': page([[a, answers[0]]]),
      'b/b.md': page([[b, answers[1]]]),
      ...(elsewhere && { 'c/c.md': elsewhere }),
    }),
  ).filter((files) => files.includes('a/a.md') || files.includes('a/a.md (open)'))[0]?.length === 2

const long = 'They share the kernel of the host and hold processes.'
const known = page([
  ['Who starts containers?', 'The containers daemon.'],
  ['Who stops containers?', 'The daemon.'],
])

test('one mistyped letter, and answers that agree', () => {
  expect(isOne('What do containers share?', 'What do contaners share?', [long, long])).toBe(true)
  expect(isOne('What do containers share?', 'What do contianers share?', [long, long])).toBe(true)
})

test('answers that differ', () => {
  expect(
    isOne('What do containers share?', 'What do contianers share?', [long, 'A ship and a harbour, as boxes.']),
  ).toBe(false)
})

test('an unanswered question, when only the correct word occurs elsewhere', () => {
  const [right, wrong] = ['What do containers share with hosts?', 'What do contianers share with hosts?']
  expect(isOne(right, wrong, [long, ''], known)).toBe(true)
  expect(isOne(right, wrong, [long, ''])).toBe(false)
  expect(isOne(right, wrong, [long, ''], `${known}${page([['Who?', 'The contianers.']])}`)).toBe(false)
})

test.each([
  ['Which keys are symmetric here?', 'Which keys are asymmetric here?'],
  ['Is the call synchronous here?', 'Is the call asynchronous here?'],
  ['What does the setuid bit do?', 'What does the setgid bit do?'],
  ['Is the link causal here?', 'Is the link casual here?'],
  ['How does a contract test go here?', 'How does a contact test go here?'],
  ['Who keeps the contracts here?', 'Who keeps the contacts here?'],
  ['What are striped discs here?', 'What are stripped discs here?'],
  ['What is an lvalue here?', 'What is an rvalue here?'],
  ['Which port has `http` here?', 'Which port has `https` here?'],
  ['What is sharding here?', 'What is sharing here?'],
  ['What is userId here?', 'What is userIdd here?'],
])('%s – %s: two different words', (a, b) => {
  expect(isOne(a, b, [long, long])).toBe(false)
})

test('one edit adds, omits or changes a letter, or swaps it with its neighbour', () => {
  expect(isOneEdit('volume', 'volumme')).toBe(true)
  expect(isOneEdit('volume', 'volme')).toBe(true)
  expect(isOneEdit('volume', 'volime')).toBe(true)
  expect(isOneEdit('volume', 'voulme')).toBe(true)
  expect(isOneEdit('volume', 'vloeme')).toBe(false)
  expect(isOneEdit('volume', 'volume')).toBe(false)
  expect(isOneEdit('volume', 'volumes')).toBe(false)
})
