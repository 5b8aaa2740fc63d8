import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anyOf, anyWordOf } from '../../../src/extract/words/pattern.ts'
import type { WordsByLanguage } from '../../../src/text/word-list.ts'

test('matches the words of all lists and languages, and nothing else', () => {
  const whole = new RegExp(`^${anyOf({ en: ['answer'], ru: ['ответ'] }, ['reply'])}$`, 'iu')
  for (const word of ['answer', 'Ответ', 'REPLY']) expect(whole.test(word)).toBe(true)
  for (const word of ['answers', 'ответы', 'repl', '']) expect(whole.test(word)).toBe(false)
})

test('what follows a word in the expression decides between "answer" and "answers"', () => {
  const labelled = new RegExp(`^${anyOf(['answer', 'answers'])}:`)
  expect(labelled.exec('answers: all')?.[0]).toBe('answers:')
  expect(labelled.exec('answer: one')?.[0]).toBe('answer:')
})

test('takes the characters of a word literally', () => {
  const whole = new RegExp(
    `^${anyOf(['no.', 'q & a', 'what does it do?', 'question (front)', 'n/a', 'c++', '[x]'])}$`,
    'u',
  )
  for (const word of ['no.', 'q & a', 'what does it do?', 'question (front)', 'n/a', 'c++', '[x]'])
    expect(whole.test(word)).toBe(true)
  for (const word of ['now', 'what does it d', 'question front', 'ccc', 'x']) expect(whole.test(word)).toBe(false)
})

test('takes a typographic apostrophe for a straight one', () => {
  const whole = new RegExp(`^${anyOf(["what's"])}$`)
  expect(whole.test("what's")).toBe(true)
  expect(whole.test('what’s')).toBe(true)
  expect(whole.test('whats')).toBe(false)
})

test('whole words end at a letter of any Latin alphabet, not at a Chinese character', () => {
  const word = new RegExp(anyWordOf(['Übungen', 'questions']), 'iu')
  for (const text of ['Übungen', 'die übungen', '(questions)', 'Docker questions汇总'])
    expect(word.test(text)).toBe(true)
  for (const text of ['Vorübungen', 'questionsä', 'équestions', 'questions2', 'my_questions'])
    expect(word.test(text)).toBe(false)
})

test('no list holds a word twice in one language, or a word that its expression could not match', async () => {
  const folder = new URL('../../../src/extract/words/', import.meta.url)
  for (const file of readdirSync(folder)) {
    const lists = (await import(join(folder.pathname, file))) as Record<string, WordsByLanguage | readonly string[]>
    for (const [name, list] of Object.entries(lists)) {
      if (typeof list === 'function') continue
      const pattern = new RegExp(`^${anyOf(list)}$`, 'u')
      for (const words of Array.isArray(list) ? [list] : Object.values(list)) {
        expect(new Set(words).size, `${file}: ${name}`).toBe(words.length)
        for (const word of words) expect(pattern.test(word), `${file}: ${name}: ${word}`).toBe(true)
      }
    }
  }
})
