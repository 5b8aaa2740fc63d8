import { expect, test } from 'vitest'
import type { Fingerprint } from '../../../src/model/card.ts'
import type { Origin } from '../../../src/review/store/stored-card.ts'
import { folderWith } from '../../commands/terminal.ts'
import { card, item, origin, review, storeIn } from '../store-fixture.ts'

const elsewhere = '/home/ada/decks' as Origin
const seen = (text: string) => text as Fingerprint

test('returns a card as it was stored', () => {
  const folder = folderWith({})
  const cards = [
    card(1, { address: 'https://example.org/#L1', fingerprint: seen('abc'), tags: ['a::b', 'c'] }),
    card(2, { items: [item(2, 1), item(2, 2), item(2, 10)], kind: 'cloze' }),
  ]
  const first = storeIn(folder)
  first.replaceCards(origin, 'digest', cards)
  first.close()
  const store = storeIn(folder)
  expect(store.card(origin, item(1))).toEqual(cards[0])
  expect(store.card(origin, item(2, 10))).toEqual(cards[1])
  expect(store.card(origin, item(3))).toBeUndefined()
  expect(store.card(elsewhere, item(1))).toBeUndefined()
})

test('remembers the digest of what the cards of an origin were made of', () => {
  const store = storeIn(folderWith({}))
  expect(store.digestOf(origin)).toBeUndefined()
  store.replaceCards(origin, 'one', [card(1)])
  store.replaceCards(elsewhere, 'two', [card(1)])
  expect([store.digestOf(origin), store.digestOf(elsewhere)]).toEqual(['one', 'two'])
})

test('replaces the cards of an origin, and leaves other origins alone', () => {
  const store = storeIn(folderWith({}))
  store.replaceCards(origin, 'one', [card(1), card(2), card(3)])
  store.replaceCards(elsewhere, 'one', [card(1)])
  const changed = card(2, { text: 'New?', deck: 'Topdeck::other', tags: [] })
  store.replaceCards(origin, 'two', [card(4), changed, card(1)])
  const all = { origin, decks: [], tags: [] }
  expect(store.itemsOf(all)).toEqual([
    { item: item(4), deck: 'Topdeck::containers', tags: ['containers'] },
    { item: item(2), deck: 'Topdeck::other', tags: [] },
    { item: item(1), deck: 'Topdeck::containers', tags: ['containers'] },
  ])
  expect(store.card(origin, item(2))).toEqual(changed)
  expect(store.card(origin, item(3))).toBeUndefined()
  expect(store.itemsOf({ ...all, origin: elsewhere }).map((each) => each.item)).toEqual([item(1)])
})

test('keeps what a learner saw of a card that has changed since', () => {
  const store = storeIn(folderWith({}))
  const before = card(1, { fingerprint: seen('before') })
  store.replaceCards(origin, 'one', [before, card(2, { fingerprint: seen('never') })])
  store.record(review(item(1), 3, { seen: seen('before') }))
  const answer = { ...before.fields, answer: '<p>Another</p>' }
  store.replaceCards(origin, 'two', [card(1, { fingerprint: seen('after'), fields: answer })])
  expect(store.version(seen('before'))).toEqual({ question: '<p>Question 1?</p>', answer: '<p>Answer 1</p>' })
  expect(store.version(seen('never'))).toBeUndefined()
})

test('restores the state of a card that comes back', () => {
  const store = storeIn(folderWith({}))
  store.record(review(item(1), 3))
  store.replaceCards(origin, 'one', [card(1), card(2)])
  expect([...store.reviewsByDay({ origin, decks: [], tags: [] }).values()]).toEqual([1])
})
