import { expect, test } from 'vitest'
import { announcesQuestions, announcesSection, presentsProject } from '../../../src/extract/reading/announcement.ts'
import { parsePage } from '../../../src/parse/page.ts'
import { loadParsers } from '../../../src/parse/parsers.ts'

const parsers = await loadParsers(['# Title\n'])

const page = (markdown: string, file = 'docker/page.md') => parsePage(file, markdown, parsers)

function announces(title: string): boolean {
  return announcesQuestions(page(`# ${title}\n`))
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
  'FAQ',
  '❓ F.A.Q.',
  'Preguntas frecuentes',
  'Häufige Fragen',
  'Foire aux questions',
  'Veelgestelde vragen',
  'よくある質問',
  'Питання на співбесіду',
])('"%s" announces questions', (title) => {
  expect(announces(title)).toBe(true)
})

test.each([
  'Docker',
  'How to ask questions',
  'Question template',
  'Quizzical notes',
  'Konsolenübungenplan',
  'Build a quiz with React',
  'Questions API',
])('"%s" does not announce questions', (title) => {
  expect(announces(title)).toBe(false)
})

test.each(['faq.md', 'go/interview-questions.md', 'docs/java_questions.markdown'])(
  'the name of the file %s announces questions',
  (file) => {
    expect(announcesQuestions(page('# Help\n', file))).toBe(true)
  },
)

test.each([
  ['a list', '- [What is a pod](#a)\n- [Explain taints](#b)\n- [How does a probe work](#c)\n'],
  ['paragraphs', '[What is a pod](#a)\n\n[Explain taints](#b)\n\n[How does a probe work](#c)\n'],
  ['a table', '| |\n|-|\n| [1. What is a pod](#a) |\n| [Explain taints](#b) |\n| [How does a probe work?](#c) |\n'],
])('contents that name questions announce them, as %s', (_, contents) => {
  const headings = '## 1. What is a pod\n\n## Explain taints\n\n## How does a probe work?\n'
  expect(announcesQuestions(page(`# Pods\n\n${contents}\n${headings}`))).toBe(true)
  expect(announcesQuestions(page(`# Pods\n\n${contents}\n## Another heading\n`))).toBe(false)
  expect(announcesQuestions(page(`# A tutorial on pods\n\n${contents}\n${headings}`))).toBe(false)
})

test('the README of a program announces no questions, but it may have community sections', () => {
  expect(announcesQuestions(page('# Quiz\n\n## Features\n\n## Usage\n\n## License\n'))).toBe(false)
  expect(announcesQuestions(page('# Quiz\n\n## Contributing\n\n## License\n'))).toBe(true)
})

test.each(['FAQ', 'Interview questions', 'Часто задаваемые вопросы', '面试题'])(
  '"%s" announces the questions of its section',
  (title) => {
    expect(announcesSection(title)).toBe(true)
  },
)

test.each(['Open questions', 'Question 3: Ports', 'Question', 'Any questions?', 'Exercises', '面试题剖析'])(
  '"%s" announces no questions of a section',
  (title) => {
    expect(announcesSection(title)).toBe(false)
  },
)

test('two usual sections present a project, and one in a README', () => {
  expect(presentsProject(page('# Tool\n\n## Install\n\n## License\n'))).toBe(true)
  expect(presentsProject(page('# Notes\n\n## Install\n\n## Sockets\n'))).toBe(false)
  expect(presentsProject(page('# Tool\n\n## Install\n', 'README.md'))).toBe(true)
  expect(presentsProject(page('# Notes\n\n## Sockets\n\n### Usage\n\n### Install\n'))).toBe(false)
})
