import { describe, expect, test } from 'vitest'
import { type Change, countChanges } from '../../src/changes/changes.ts'
import type { SnapshotCard } from '../../src/changes/snapshot.ts'
import { ambiguityText, changeText, countsText } from '../../src/commands/diff/changes-text.ts'
import { coloursFor } from '../../src/io/colour.ts'
import type { CardId } from '../../src/model/card.ts'

const plain = coloursFor({ isTerminal: false }, 'never', {})
const show = (file: string) => `topics/${file}`

function card(id: string, question: string, known: Partial<SnapshotCard> = {}): SnapshotCard {
  const passage = { beginning: undefined, hash: undefined }
  return {
    id: id as CardId,
    state: { type: 'card' },
    fingerprint: undefined,
    form: 'basic',
    question: { ...passage, text: question },
    answer: { ...passage, text: undefined },
    file: 'a.md',
    line: 3,
    section: undefined,
    ...known,
  }
}

function text(change: Change): string {
  return changeText(change, show, plain)
}

describe('a change', () => {
  test('that is merged names the card that asks the question now', () => {
    const [before, after, into] = [card('a', 'What is it?'), card('a', 'What is it?'), card('b', 'What is that?')]
    expect(text({ type: 'merged', before, after, into })).toBe(
      'topics/a.md:3  merged  a  What is it?  (now part of b: What is that?)\n',
    )
  })

  test('that is retired says why', () => {
    const before = card('a', 'What is it?')
    expect(text({ type: 'retired', before, after: undefined })).toBe(
      'topics/a.md  retired  a  What is it?  (its question is gone)\n',
    )
    expect(text({ type: 'retired', before, after: { ...before, state: { type: 'open' } } })).toBe(
      'topics/a.md:3  retired  a  What is it?  (it no longer has an answer)\n',
    )
  })

  test('of a note into another type asks for no pin, which would not help', () => {
    const after = card('a', 'It is {{c1::that}}.', { form: 'cloze' })
    expect(text({ type: 'reset', before: card('a', 'It is that.'), after })).toMatch(
      /\n {4}It was a question and is now a cloze, and Anki cannot carry history over; change it back/,
    )
  })

  test('in a long question shows what is near it', () => {
    const words = (word: string) => `${'one '.repeat(40)}${word}${' two'.repeat(40)}`
    const change = { type: 'reworded', before: card('a', words('old')), after: card('a', words('new')) } as const
    expect(text({ ...change, moved: false })).toMatch(
      /^topics\/a\.md:3 {2}reworded {2}a {2}….{20,40}\[-old-\]\{\+new\+\}.{20,40}…\n$/,
    )
  })

  test('of a question whose words are the same says so', () => {
    const change = { type: 'reworded', before: card('a', 'What is it?'), after: card('a', 'What is it?') } as const
    expect(text({ ...change, moved: false })).toBe(
      'topics/a.md:3  reworded  a  What is it?  (same words, but a different image or formatting)\n',
    )
  })

  test('of a place that is not known has none', () => {
    const before = card('a', 'What is it?', { file: undefined, line: undefined })
    expect(text({ type: 'retired', before, after: undefined })).toMatch(/^retired {2}a/)
  })
})

describe('an ambiguity', () => {
  const ambiguity = { id: 'a' as CardId, file: 'a.md', line: 3, question: 'What is it?' }

  test('with an id that nothing has now offers both', () => {
    expect(ambiguityText({ ...ambiguity, rivals: [{ id: 'b' as CardId }] }, show, plain)).toBe(
      'topics/a.md:3  ambiguous  a  What is it?\n' +
        '    It could also be card b. To decide, write <!-- topdeck: id a --> next to the question, with the id that it should have\n',
    )
  })

  test('with another question says where that stands', () => {
    const rivals = [{ id: 'b' as CardId, place: { file: 'b.md', line: 9 } }]
    expect(ambiguityText({ ...ambiguity, rivals }, show, plain)).toContain(
      '\n    The question at topics/b.md:9 could also be this card. To decide, write <!-- topdeck: id a --> next to the right question\n',
    )
  })
})

test('counts include zeros or leave them out', () => {
  const kept = { type: 'kept', before: card('a', ''), after: card('a', ''), moved: true } as const
  const counts = countChanges([...Array(1200).fill(kept), { type: 'added', after: card('b', '') }])
  expect(countsText(counts, 'all')).toBe(
    'kept 1,200 (1,200 moved), reworded 0, answer changed 0, merged 0, retired 0, added 1, reset 0',
  )
  expect(countsText(counts, 'some')).toBe('kept 1,200 (1,200 moved), added 1')
})
