import { expect, test } from 'vitest'
import { snapshotOf, snapshotOfDecks } from '../../src/changes/snapshot.ts'
import { fingerprint } from '../../src/identity/fingerprint.ts'
import type { CardId, Fingerprint, LedgerEntry, RenderedCard, Traits } from '../../src/model/card.ts'
import type { Seconds } from '../../src/model/time.ts'

const id = 'LayerLayer01' as CardId

const card: RenderedCard = {
  id,
  kind: 'open',
  topic: 'docker',
  deck: 'Topdeck::docker',
  tags: ['docker'],
  text: 'What is a layer?',
  fields: {
    question: '<p>What is a layer?</p><pre><code>FROM a &amp; b</code></pre>',
    answer: '<p>One <code>diff</code>.</p><ul><li>a</li><li>b</li></ul>',
    context: 'Images › Layers',
    source: '',
    notes: '',
    key: id,
  },
  media: [],
  sources: [
    {
      file: 'docker/a.md',
      line: 7,
      question: 'What is a layer?',
      answered: true,
      dialect: 'heading',
      topic: 'docker',
      variant: 'docker',
    },
  ],
  changed: 0 as Seconds,
}

const traits: Traits = {
  file: 'docker/a.md',
  section: ['Images', 'Layers'],
  question: 'What is a layer? FROM a',
  questionHash: 'q',
  answer: { hash: 'a', sketch: '', text: undefined },
  clozes: undefined,
  after: undefined,
  found: undefined,
}

const entry: LedgerEntry = {
  id,
  state: { type: 'card' },
  born: 0 as Seconds,
  changed: 0 as Seconds,
  fingerprint: 'print' as Fingerprint,
  traits,
}

function only(snapshot: ReturnType<typeof snapshotOf>) {
  expect(snapshot.size).toBe(1)
  return snapshot.get(id)
}

test('a ledger alone provides the beginning of a question and the hash of an answer', () => {
  expect(only(snapshotOf({ entries: new Map([[id, entry]]) }))).toEqual({
    id,
    state: { type: 'card' },
    fingerprint: 'print',
    form: 'basic',
    question: { text: undefined, beginning: 'What is a layer? FROM a', hash: 'q' },
    answer: { text: undefined, beginning: undefined, hash: 'a', sketch: '' },
    file: 'docker/a.md',
    line: undefined,
    section: 'Images › Layers',
  })
})

test('an entry without an answer has the hash of an empty text', () => {
  const open = { ...entry, traits: { ...traits, answer: undefined } }
  expect(only(snapshotOf({ entries: new Map([[id, open]]) }))?.answer.hash).toBe('')
})

test('an entry without traits provides only its id and state', () => {
  const bare = only(snapshotOf({ entries: new Map([[id, { ...entry, traits: undefined }]]) }))
  expect(bare).toMatchObject({ id, state: { type: 'card' }, form: undefined, file: undefined, section: undefined })
})

test('cards that were compiled with a ledger add their texts and places', () => {
  expect(only(snapshotOf({ entries: new Map([[id, entry]]) }, { found: [], cards: [card] }))).toMatchObject({
    question: { text: 'What is a layer? FROM a & b', beginning: 'What is a layer? FROM a', hash: 'q' },
    answer: { text: 'One diff. a b', hash: 'a' },
  })
})

test('decks provide whole texts and no hashes', () => {
  expect(only(snapshotOfDecks([{ cards: [card], retired: [] }]))).toEqual({
    id,
    state: { type: 'card' },
    fingerprint: fingerprint(card),
    form: 'basic',
    question: { text: 'What is a layer? FROM a & b', beginning: undefined, hash: undefined },
    answer: { text: 'One diff. a b', beginning: undefined, hash: undefined },
    file: 'docker/a.md',
    asks: ['What is a layer?'],
    media: [],
    parts: undefined,
    line: 7,
    section: 'Images › Layers',
  })
})

test('a card that is in two decks occurs once', () => {
  const deck = { cards: [card], retired: [] }
  expect(snapshotOfDecks([deck, deck]).size).toBe(1)
})

test('decks provide retired cards and the cards that they were merged into', () => {
  const other = 'OtherOther01' as CardId
  const retired = [card, { ...card, id: other, successor: id }]
  const states = [...snapshotOfDecks([{ cards: [], retired }]).values()].map(({ state }) => state)
  expect(states).toEqual([{ type: 'retired' }, { type: 'joined', card: id }])
})
