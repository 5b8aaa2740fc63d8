import { describe, expect, test } from 'vitest'
import type { CardId, RenderedCard } from '../../../src/model/card.ts'
import type { Seconds } from '../../../src/model/time.ts'
import { joinedItems, storedCard } from '../../../src/review/store/stored-card.ts'

const id = 'vXNRuAcv4yZi' as CardId

function rendered(changes: Partial<RenderedCard>, fields: Partial<RenderedCard['fields']> = {}): RenderedCard {
  return {
    id,
    kind: 'open',
    topic: 'docks',
    deck: 'Topdeck::docks',
    tags: ['docks'],
    text: 'What is a quay?',
    fields: {
      question: '<p>What?</p>',
      answer: '<p>A wall.</p>',
      context: '',
      source: '',
      notes: '',
      key: id,
      ...fields,
    },
    media: [],
    sources: [
      { topic: 'docks', file: 'docks/a.md', line: 7, question: '', answered: true, dialect: 'heading', variant: '' },
    ],
    changed: 1_700_000_000 as Seconds,
    ...changes,
  }
}

describe('a stored card', () => {
  test('is one item, with the position of its first source', () => {
    expect(storedCard(rendered({}))).toMatchObject({ items: [id], file: 'docks/a.md', line: 7, address: undefined })
  })

  test('has one item for each number of a cloze', () => {
    const question = '{{c2::quay}} and {{c10::berth}}, {{c2::quay::hint}} again'
    const card = storedCard(rendered({ kind: 'cloze' }, { question }))
    expect(card.items).toEqual([`${id}.2`, `${id}.10`])
    expect(storedCard(rendered({}, { question })).items).toEqual([id])
    expect(storedCard(rendered({ kind: 'cloze' })).items).toEqual([id])
  })

  test('has the address of its first source', () => {
    const source = '<a href="https://a.example/?f=a&amp;l=1">docks/a.md:7</a><br><a href="https://b.example">b</a>'
    expect(storedCard(rendered({}, { source })).address).toBe('https://a.example/?f=a&l=1')
    expect(storedCard(rendered({}, { source: 'docks/a.md:7' })).address).toBeUndefined()
  })
})

test('the items of a joined card are those of the same number', () => {
  const old = '000000000000' as CardId
  expect(joinedItems(old, storedCard(rendered({})))).toEqual([[old, id]])
  const cloze = storedCard(rendered({ kind: 'cloze' }, { question: '{{c1::a}} {{c3::b}}' }))
  expect(joinedItems(old, cloze)).toEqual([
    [`${old}.1`, `${id}.1`],
    [`${old}.3`, `${id}.3`],
  ])
})
