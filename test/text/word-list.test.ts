import { expect, test } from 'vitest'
import { allWords, wordList } from '../../src/text/word-list.ts'

test('reads one word or phrase a line, without indentation and blank lines', () => {
  expect(
    wordList(`
    answer

    to be done
  `),
  ).toEqual(['answer', 'to be done'])
})

test('gives the words of all languages', () => {
  expect(allWords({ en: ['answer'], de: ['Antwort', 'Lösung'] })).toEqual(['answer', 'Antwort', 'Lösung'])
})
