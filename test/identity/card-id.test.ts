import { expect, test } from 'vitest'
import { cardId, isCardId } from '../../src/identity/card-id.ts'

test('gives the id that was given before, for good: another one would lose every learner their history', () => {
  expect(cardId('docker', 'what is an image')).toBe('Km9AaKtGqPay')
  expect(cardId('docker', 'what is an image', 1)).toBe('iEJYjsXrHvUH')
})

test('keeps its parts apart', () => {
  expect(cardId('ab', 'c')).not.toBe(cardId('a', 'bc'))
  expect(cardId('a', 'b', 1)).not.toBe(cardId('a', 'b1'))
})

test('gives 12 characters of base62', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => cardId('topic', `question ${index}`))
  expect(ids.every(isCardId)).toBe(true)
  expect(new Set(ids).size).toBe(1000)
})

test.each(['', 'short', 'thirteenchars', 'with-a-dash1', 'with space12', 'ümläute12345'])(
  'refuses %j as an id',
  (text) => {
    expect(isCardId(text)).toBe(false)
  },
)
