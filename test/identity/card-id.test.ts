import { expect, test } from 'vitest'
import { cardId, isCardId } from '../../src/identity/card-id.ts'

test('the ids of past releases never change, because learners would lose their history', () => {
  expect(cardId('docker', 'what is an image')).toBe('Km9AaKtGqPay')
  expect(cardId('docker', 'what is an image', 1)).toBe('iEJYjsXrHvUH')
})

test('topic and question are not interchangeable', () => {
  expect(cardId('ab', 'c')).not.toBe(cardId('a', 'bc'))
  expect(cardId('a', 'b', 1)).not.toBe(cardId('a', 'b1'))
})

test('an id has 12 characters of base62', () => {
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
