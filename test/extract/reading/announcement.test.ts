import { expect, test } from 'vitest'
import { announcesQuestions } from '../../../src/extract/reading/announcement.ts'
import { parsePage } from '../../../src/parse/page.ts'
import { loadParsers } from '../../../src/parse/parsers.ts'

const parsers = await loadParsers(['# Title\n'])

function announces(title: string): boolean {
  return announcesQuestions(parsePage('docker/page.md', `# ${title}\n`, parsers))
}

test.each([
  'Interview questions',
  'Docker quiz',
  'Übungen zu Linux',
  'Die Übungsaufgaben',
  'Exercícios',
  'Вопросы для собеседования',
  'Docker 面试题',
  'Docker quiz汇总',
])('"%s" announces questions', (title) => {
  expect(announces(title)).toBe(true)
})

test.each(['Docker', 'How to ask questions', 'Question template', 'Quizzical notes', 'Konsolenübungenplan'])(
  '"%s" does not announce questions',
  (title) => {
    expect(announces(title)).toBe(false)
  },
)
