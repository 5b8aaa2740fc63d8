import { expect, test } from 'vitest'
import { found } from '../found.ts'

const list = (...items: readonly string[]) =>
  items.map((item, index) => `${index + 1}. ${item}\n\n\`\`\`sh\nrun ${index + 1}\n\`\`\`\n\n`).join('')

test('an answer that is not indented interrupts the list of its questions', () => {
  const questions = found(list('**What runs?**', '**How is it stopped?**', '**Cold starts**'))
  expect(questions.map(({ text, answer }) => [text, answer])).toEqual([
    ['What runs?', 'run 1'],
    ['How is it stopped?', 'run 2'],
    ['Cold starts', 'run 3'],
  ])
})

test('numbered tasks are questions where the title says so, and steps elsewhere', () => {
  const tasks = list('List all nodes', 'Delete a pod', 'Count the services')
  expect(found(`# Exercises\n\n${tasks}`).map(({ text }) => text)).toEqual([
    'List all nodes',
    'Delete a pod',
    'Count the services',
  ])
  expect(found(`# Moving the cluster\n\n${tasks}`)).toEqual([])
})
