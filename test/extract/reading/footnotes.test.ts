import { expect, test } from 'vitest'
import { found } from '../found.ts'

const others = '\n\n## What is jet?\n\nCoal.\n\n## What is coral?\n\nA house.\n'

function answers(markdown: string): string[] {
  return found(markdown).map(({ text, answer }) => `${text} ${answer.replaceAll('\n', ' ')}`)
}

test('a footnote stands below every answer that refers to it, and is no question', () => {
  const page = `## What is amber?\n\nResin.[^a]${others.replace('Coal.', 'Coal.[^a] Old.[^b]')}\n[^b]: Very.\n[^a]: Of *pines*.`
  expect(answers(page)).toEqual([
    'What is amber? Resin.1 Of pines.',
    'What is jet? Coal.1 Old.2 Of pines. Very.',
    'What is coral? A house.',
  ])
})

test('a reference in a question is left out of its text, and the note stands below the answer', () => {
  const page = `## What is amber[^a]?\n\nResin.${others}\n[^a]: From the Baltic.`
  expect(answers(page)[0]).toBe('What is amber? Resin. From the Baltic.')
})

test('a note between brackets is a footnote, as in Pandoc', () => {
  const [first] = answers(`## What is amber?\n\nResin.^[Of *old* pines.] Hard.${others}`)
  expect(first).toBe('What is amber? Resin.1 Hard. Of old pines.')
})

test('a note that a footnote refers to follows it', () => {
  const [first] = answers(`## What is amber?\n\nResin.[^a]${others}\n[^a]: Of pines.[^b]\n[^b]: Old ones.`)
  expect(first).toBe('What is amber? Resin.1 Of pines.2 Old ones.')
})

test('a footnote alone is no answer, and a class of characters is no footnote', () => {
  const [first, second] = found(
    `## What is amber[^a]?${others.replace('Coal.', 'It matches ^[A-Z]+ at x^[2].')}\n[^a]: Hm.`,
  )
  expect(first).toMatchObject({ text: 'What is amber?', answered: false, answer: '' })
  expect(second).toMatchObject({ answer: 'It matches ^[A-Z]+ at x^[2].' })
})
