import { expect, test } from 'vitest'
import { found } from '../found.ts'

const fold = (summary: string, answer: string) => `<details><summary>${summary}</summary>\n\n${answer}\n\n</details>\n`

const pairs = (markdown: string) => found(markdown).map(({ text, answer }) => [text, answer])

test.each(['How to respond', 'What would you say?', 'Mallivastaus', '<b>👉 こちら</b>'])(
  'the summary "%s" on all folds is a label, and what stands above each is the question',
  (label) => {
    const expected = [
      ['Describe a mill.', 'It grinds.'],
      ['What is a kiln?', 'It burns.'],
      ['Explain a loom.', 'It weaves.'],
    ]
    const write = (before: string, between = '\n') =>
      expected.map(([question, answer]) => `${before}${question}${between}\n${fold(label, answer ?? '')}`).join('\n')
    expect(pairs(write('## '))).toEqual(expected)
    expect(pairs(write(''))).toEqual(expected)
    const items = expected.map(([question, answer]) =>
      `- ${question}\n\n${fold(label, answer ?? '')}`.replace(/\n(?=.)/g, '\n  '),
    )
    expect(pairs(items.join('\n'))).toEqual(expected)
  },
)

test('a difference in capitals or signs does not matter', () => {
  const page = `## Describe a mill\n\n${fold('My take', 'It grinds.')}\n## Describe a kiln\n\n${fold('my take:', 'It burns.')}`
  expect(pairs(page)).toEqual([
    ['Describe a mill', 'It grinds.'],
    ['Describe a kiln', 'It burns.'],
  ])
})

test('two folds with the same question below titles are two questions', () => {
  const page = `## Windmill\n\n${fold('What does it drive?', 'Stones.')}\n## Watermill\n\n${fold('What does it drive?', 'Saws.')}`
  expect(pairs(page)).toEqual([
    ['What does it drive?', 'Stones.'],
    ['What does it drive?', 'Saws.'],
  ])
})

test('the same summary below the parts of a README is no label', () => {
  const part = (title: string, order: string) => `## ${title}\n\n${order}\n\n${fold('Windows users', 'Use choco.')}\n`
  expect(
    pairs(`# tool\n\n${part('Install', 'Run it.')}${part('Usage', 'Run that.')}${part('Building', 'Make it.')}`),
  ).toEqual([])
})

test('a fold with further details below an answer does not take the answer into the question', () => {
  const part = (title: string, answer: string) => `## ${title}\n\n${answer}\n\n${fold('In a class', 'class A {}')}\n`
  const page =
    part('What is state?', 'Data.') + part('What is a hook?', 'A function.') + part('What is a ref?', 'A box.')
  expect(found(page).map(({ text, more }) => [text, more])).toEqual([
    ['What is state?', ''],
    ['What is a hook?', ''],
    ['What is a ref?', ''],
  ])
})

test('the same fold in front of each fold with an answer is a hint', () => {
  const fold = (summary: string, text: string) =>
    `<details>\n<summary>${summary}</summary>\n\n${text}\n\n</details>\n\n`
  const riddle = (text: string) =>
    `## What has ${text}?\n\n${fold('Tipp', 'Think.')}${fold('Answer', `A thing with ${text}.`)}`
  const answers = (...texts: string[]) => found(texts.map(riddle).join('')).map(({ answer }) => answer)
  expect(answers('keys')).toEqual(['A thing with keys.'])
  expect(answers('keys', 'hands', 'teeth')).toEqual([
    'A thing with keys.',
    'A thing with hands.',
    'A thing with teeth.',
  ])
})
